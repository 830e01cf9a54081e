using System.Runtime.InteropServices;
using ActLab.Core;

namespace ActLab.Bench;

/// <summary>
/// What the JIT says it compiled, as evidence that a measurement is one of final code: the kernel was compiled before
/// the first sample, nothing it consists of is less than fully optimized, and nothing was compiled again until after
/// the last sample.
/// </summary>
sealed partial class JitListing(string file)
{
    static readonly string[] Libraries = ["ActLab.Core.", "System.Numerics.", "System.Runtime.Intrinsics.", "System.Math"];

    string _activation = "";
    List<Compiled> _before = [];

    /// <summary>Runs the kernel for the first time, so that it is compiled, and remembers the listing.</summary>
    public void Begin(Activation activation, Action run)
    {
        _activation = activation.GetType().GenericTypeArguments[0].FullName!;
        run();
        _before = Read();
    }

    /// <summary>How the code of the kernel just measured was optimized; null if that is not proved.</summary>
    public string? ProvedTier()
    {
        var kernel = _before.FindLast(c => c.IsAbout("ActLab.Core.Kernels.") && c.IsAbout(_activation));
        return kernel is not null && _before.TrueForAll(c => c.IsFinal) && Read().Count == _before.Count ? kernel.Tier : null;
    }

    /// <summary>The lines about mathematics: ActLab's, the activation's own, and the libraries beneath.</summary>
    List<Compiled> Read()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists(file))
        {
            return [];
        }

        _ = FlushAll(0);
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return
        [
            .. new StreamReader(stream).ReadToEnd().Split('\n').Select(Compiled.Parse).OfType<Compiled>()
                .Where(c => Libraries.Append(_activation).Any(c.IsAbout)),
        ];
    }

    /// <summary>The JIT writes through the C library, which keeps what it is given until its buffer is full.</summary>
    [LibraryImport("libc", EntryPoint = "fflush"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int FlushAll(nint all);

    /// <summary>One line: "  12: JIT compiled Type:Method[...](...) [FullOpts, IL size=1, code size=2]".</summary>
    sealed record Compiled(string Method, string Tier)
    {
        public bool IsFinal => Tier.StartsWith("FullOpts", StringComparison.Ordinal) || Tier.StartsWith("Tier1", StringComparison.Ordinal);

        public bool IsAbout(string name) => Method.Contains(name, StringComparison.Ordinal);

        public static Compiled? Parse(string line) =>
            line.LastIndexOf(" [", StringComparison.Ordinal) is > 0 and var at && line.IndexOf(',', at) is > 0 and var end
                ? new(line[..at], line[(at + 2)..end])
                : null;
    }
}
