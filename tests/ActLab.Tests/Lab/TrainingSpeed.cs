using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ActLab.Core.Lab;
using ActLab.Core.Statistics;
using Xunit;

namespace ActLab.Tests.Lab;

/// <summary>
/// How fast the lab trains beside PyTorch: the same rows, batches, initial weights and arithmetic, each on one thread, in turn. It needs
/// PyTorch and takes half a minute, so it runs only when asked for, by tests/training-speed.sh.
/// </summary>
public class TrainingSpeed(ITestOutputHelper output)
{
    const int Steps = 2000, Rounds = 15, WarmUps = 60;
    const double Wanted = 20, Closeness = 1e-9;

    /// <summary>What <see cref="TrainingRun"/> calls the order of the rows among the uses of its seed.</summary>
    const ulong OrderPurpose = 2;

    static readonly TrainingPlan Plan = Plans.Of("relu", "32,32") with { Seed = 0 };

    static readonly LabData Moons = Toys.Generate("moons", 0);

    [Fact(Explicit = true)]
    public void Beside_PyTorch_on_moons()
    {
        using var python = Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("PYTHON") ?? "python3", [Beside("pytorch.py")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        python.StandardInput.WriteLine(Told());
        for (var i = 0; i < WarmUps; i++)
        {
            Train();
        }

        Ask(python);
        var (ours, theirs) = (new List<Trained>(), new List<Trained>());
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(Train());
            theirs.Add(Ask(python));
        }

        python.StandardInput.Close();
        var ratio = PairedRatio.Of([.. theirs.Select(t => t.Seconds)], [.. ours.Select(t => t.Seconds)]);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            moons, 2-32-32-1 relu, {Steps} steps of {Plan.Batch} rows in double on one thread, {Rounds} rounds in turn after warming up, medians:
            ActLab {Microseconds(ours):F2} us a step (gathering the rows included), PyTorch {theirs[0].Version} {Microseconds(theirs):F1} us a step
            PyTorch takes {ratio.Median:F1} times as long (quartiles {ratio.Low:F1} to {ratio.High:F1}); wanted: {Wanted} times
            final loss {ours[0].Loss:R} and {theirs[0].Loss:R}, from the same weights and batches
            """));
        Assert.All(theirs, t => Assert.Equal(ours[0].Loss, t.Loss, Closeness * ours[0].Loss));
        Assert.True(ratio.Median >= Wanted, $"PyTorch takes only {ratio.Median:F1} times as long as the lab");
    }

    /// <summary>One training: seconds of its steps, the loss on all rows after them, and what trained.</summary>
    sealed record Trained(double Seconds, double Loss, string Version);

    static Trained Train()
    {
        var run = new TrainingRun(Plan, Moons);
        var begin = Stopwatch.GetTimestamp();
        for (var i = 0; i < Steps; i++)
        {
            run.Step();
        }

        return new(Stopwatch.GetElapsedTime(begin).TotalSeconds, run.Measure().Training.Loss, "ActLab");
    }

    static Trained Ask(Process python)
    {
        python.StandardInput.WriteLine();
        python.StandardInput.Flush();
        var answer = python.StandardOutput.ReadLine()?.Split(' ') ?? throw new InvalidOperationException("PyTorch's side ended; what it said is above");
        return new(double.Parse(answer[0], CultureInfo.InvariantCulture), double.Parse(answer[1], CultureInfo.InvariantCulture), answer[2]);
    }

    static double Microseconds(List<Trained> trained) => PairedRatio.MedianOf([.. trained.Select(t => t.Seconds)]) / Steps * 1e6;

    /// <summary>The run as a line of JSON: rows, batches in their order, and the initial weights.</summary>
    static string Told()
    {
        var network = new TrainingRun(Plan, Moons).Network;
        var rows = Moons.Training;
        return JsonSerializer.Serialize(new
        {
            inputs = rows.Inputs,
            x = rows.X,
            targets = rows.Targets,
            rate = Plan.Rate,
            batches = Enumerable.Range(0, Steps * Plan.Batch / rows.Rows).SelectMany(epoch => Order(epoch).Chunk(Plan.Batch)),
            layers = network.Layers.Select(l => new
            {
                inputs = l.Inputs,
                units = l.Units,
                weights = l.Weights(network.Parameters).ToArray(),
                biases = l.Biases(network.Parameters).ToArray(),
            }),
        });
    }

    static int[] Order(int epoch)
    {
        int[] order = [.. Enumerable.Range(0, Moons.Training.Rows)];
        RandomSource.For(Plan.Seed, OrderPurpose, epoch).Shuffle(order);
        return order;
    }

    static string Beside(string file, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, file);
}
