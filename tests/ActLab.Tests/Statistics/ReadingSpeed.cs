using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using ActLab.Core.Statistics;
using Xunit;

namespace ActLab.Tests.Statistics;

/// <summary>
/// How fast a cached float32 file is measured beside a plain read of it, and in how much memory. A measurement, not a
/// test, so it runs only when asked for: src/ARCHITECTURE.md says how.
/// </summary>
public class ReadingSpeed(ITestOutputHelper output)
{
    const int Units = 256, Rounds = 9, Buffer = 1 << 20, CallsPerLook = 1024;

    [Fact(Explicit = true)]
    public void Of_relu_on_a_large_file()
    {
        var gib = double.Parse(Environment.GetEnvironmentVariable("ACTLAB_GIB") ?? "1", CultureInfo.InvariantCulture);
        var path = Path.Combine(Path.GetTempPath(), $"actlab-reading-speed-{Environment.ProcessId}.npy");
        try
        {
            Write(path, (long)(gib * (1L << 30) / sizeof(float) / Units));
            var baseline = Environment.WorkingSet;
            var plan = new StatisticsPlan([Layer.Find("relu")], new());
            var (reads, measures, peak, calls) = (new List<double>(), new List<double>(), baseline, 0);
            for (var round = 0; round < Rounds; round++)
            {
                reads.Add(Seconds(() => Read(path)));
                measures.Add(Seconds(() => new FileInput(path).Measure(plan,
                    _ => peak = calls++ % CallsPerLook == 0 ? Math.Max(peak, Environment.WorkingSet) : peak, TestContext.Current.CancellationToken)));
            }

            var bytes = new FileInfo(path).Length;
            var ratio = PairedRatio.Of([.. reads], [.. measures]);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{bytes / 1e9:F2} GB: read {bytes / 1e9 / PairedRatio.MedianOf([.. reads]):F2} GB/s, measured {bytes / 1e9 / PairedRatio.MedianOf([.. measures]):F2} GB/s, ratio {ratio.Median:F2} ({ratio.Low:F2} to {ratio.High:F2}); best {bytes / 1e9 / reads.Min():F2} and {bytes / 1e9 / measures.Min():F2} GB/s; {(peak - baseline) / 1e6:F0} MB above the {baseline / 1e6:F0} MB before"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    static double Seconds(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    static void Read(string path)
    {
        using var file = File.OpenHandle(path);
        var buffer = new byte[Buffer];
        for (long at = 0, read; (read = RandomAccess.Read(file, buffer, at)) > 0;)
        {
            at += read;
        }
    }

    static void Write(string path, long rows)
    {
        using var stream = File.Create(path);
        stream.Write([0x93, .. "NUMPY"u8, 1, 0, 118, 0]);
        stream.Write(Encoding.ASCII.GetBytes($"{{'descr': '<f4', 'fortran_order': False, 'shape': ({rows}, {Units}), }}".PadRight(117) + "\n"));
        var block = Array.ConvertAll(Layer.Normal(0, 1, 1024, Units, 3), x => (float)x);
        for (var row = 0L; row < rows; row += 1024)
        {
            stream.Write(MemoryMarshal.AsBytes(block.AsSpan(0, (int)Math.Min(1024, rows - row) * Units)));
        }
    }
}
