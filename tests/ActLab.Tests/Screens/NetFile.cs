using System.Runtime.InteropServices;
using ActLab.Core.Statistics;
using ActLab.Tests.Data;

namespace ActLab.Tests.Screens;

/// <summary>Four layers of made-up pre-activations with units that are dead, saturated and dormant, the same bits on every machine.</summary>
static class NetFile
{
    /// <summary>Units of each layer.</summary>
    public static readonly int[] Units = [8, 100, 500, 3];

    /// <summary>Each layer is read at once, so that its progress is told once.</summary>
    const int Rows = 130;

    static readonly Lazy<string> Written = new(() =>
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("actlab-net-").FullName, "net.npz");
        File.WriteAllBytes(path, ZipBuilder.Of([.. Units.Select((units, i) => new ZipPart($"layer{i}.npy",
            [.. NpyTests.File($"{{'descr': '<f8', 'fortran_order': False, 'shape': ({Rows}, {units})}}"), .. MemoryMarshal.AsBytes<double>(Values(i))]))]));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        return path;
    });

    /// <summary>The file; it is removed when the tests end.</summary>
    public static string FullPath => Written.Value;

    /// <summary>
    /// N(0, 1), but that in each layer of more than three units unit 1 is never above 0, unit 3 always above 8, unit 5 barely ever above 0, unit 6
    /// silent in the second half, and unit 7 NaN.
    /// </summary>
    public static double[] Values(int layer)
    {
        var units = Units[layer];
        var values = new double[Rows * units];
        new NormalSource(0, 1, Rows, units, (ulong)layer).Read(values);
        for (var row = 0; row < Rows && units > 3; row++)
        {
            var x = values.AsSpan(row * units, units);
            (x[1], x[3]) = (-0.1 - Math.Abs(x[1]), 8 + Math.Abs(x[3]));
            x[5] = row == 77 ? 0.01 : -Math.Abs(x[5]);
            x[6] = row < Rows / 2 ? x[6] : -1 - Math.Abs(x[6]);
            x[7] = double.NaN;
        }

        return values;
    }
}
