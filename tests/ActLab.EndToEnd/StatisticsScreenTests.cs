using System.Globalization;
using System.Text.Json;
using Xunit;

namespace ActLab.EndToEnd;

/// <summary>Statistics of a file on the screen, against the command's and against a count by hand.</summary>
public sealed class StatisticsScreenTests : IDisposable
{
    const int Rows = 50, Units = 4, DeadUnit = 2;

    readonly Tmux _tmux = AppPane.OpenApp();

    public void Dispose() => _tmux.Dispose();

    [Fact]
    public void A_file_shows_the_numbers_of_the_command_and_its_dead_unit()
    {
        var layer = Layer();
        Npy.Write(Path.Combine(_tmux.Folder, "layer.npy"), layer);
        _tmux.Select("relu");
        Measure("layer.npy");
        var screen = _tmux.WaitFor($"{Rows} rows, {Units} units, {Rows * Units} finite values");
        Assert.True(screen.Shows($"relu: dead units {DeadUnit}"));

        using var document = JsonDocument.Parse(Shell.Run(Checkout.Run, ["stats", "relu", "--input", "layer.npy", "--json"], _tmux.Folder).Out);
        var relu = document.RootElement[0];
        var zero = relu.GetProperty("counts").GetProperty("zeroOutput").GetInt64();
        Assert.Equal(layer.Cast<float>().Count(x => x <= 0), zero);
        Assert.Equal([DeadUnit], relu.GetProperty("dead").GetProperty("units").EnumerateArray().Select(u => u.GetInt32()));
        var saturation = relu.GetProperty("saturation");
        var row = screen.Row("relu");
        Assert.Equal(
            [
                "relu", Share((double)zero / (Rows * Units)), "1", relu.GetProperty("dormant").GetProperty("count").ToString(),
                Share(saturation.GetProperty("left").GetDouble()), Share(saturation.GetProperty("right").GetDouble()),
                Share(saturation.GetProperty("exactZeroDerivative").GetDouble()),
            ],
            row[..7]);
        var gain = relu.GetProperty("meanSquareGain").GetDouble();
        Assert.Equal(gain, double.Parse(row[7], CultureInfo.InvariantCulture), Math.Abs(gain) * 1e-3);
    }

    [Fact]
    public void A_file_that_does_not_exist_is_told_once_and_the_app_goes_on()
    {
        Measure("nowhere.npy");
        var screen = _tmux.WaitFor("nowhere.npy: ");
        Assert.Single(screen, line => line.StartsWith("nowhere.npy: ", StringComparison.Ordinal));
        Assert.True(screen.Shows("[3 Statistics") && screen.Shows("csv): nowhere.npy"), "the prompt is gone");
        Assert.False(screen.Shows("   at "), "a stack trace is shown");
        _tmux.Press("Escape");
        _tmux.WaitUntil(s => !s.Shows("csv): "), "screen without the prompt");
        _tmux.Press("n", "Enter");
        _tmux.WaitFor("10000 rows, 64 units");
    }

    [Fact]
    public void Escape_stops_a_measurement_that_runs()
    {
        _tmux.GoTo(3, "Statistics");
        _tmux.PressFor("n", "mean,sd rows units:");
        _tmux.Press("C-u");
        _tmux.Type("0,1 1000000000 4");
        _tmux.PressFor("Enter", "Esc stop measuring");
        _tmux.Press("Escape");
        _tmux.WaitUntil(s => !s.Shows("stop measuring"), "screen at rest");
        _tmux.Press("n", "Enter");
        Assert.False(_tmux.WaitFor("10000 rows, 64 units").Shows("measuring"));
    }

    void Measure(string file)
    {
        _tmux.GoTo(3, "Statistics");
        _tmux.PressFor("o", "File (.npy .npz .safetensors .csv):");
        _tmux.Type(file);
        _tmux.Press("Enter");
    }

    static string Share(double share) => (share * 100).ToString("F2", CultureInfo.InvariantCulture) + "%";

    /// <summary>Values of both signs, and a unit that is never above zero.</summary>
    static float[,] Layer()
    {
        var layer = new float[Rows, Units];
        for (var row = 0; row < Rows; row++)
        {
            for (var unit = 0; unit < Units; unit++)
            {
                var value = MathF.Sin((7 * row) + (3 * unit)) * (unit + 1);
                layer[row, unit] = unit == DeadUnit ? -MathF.Abs(value) : value;
            }
        }

        return layer;
    }
}
