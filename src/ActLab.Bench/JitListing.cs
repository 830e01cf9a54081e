using System.Diagnostics;
using System.Runtime.InteropServices;
using ActLab.Core;

namespace ActLab.Bench;

/// <summary>
/// What the JIT says it compiled, as evidence that a measurement is one of final code: the kernels ran until the JIT was calm,
/// what it compiled last of them is fully optimized, and it compiled nothing they consist of until after the last sample,
/// as it would have after a few dozen calls of anything less.
/// </summary>
sealed partial class JitListing(string file)
{
    /// <summary>Longer than the runtime waits before it compiles again what was called often (0.1 s).</summary>
    static readonly TimeSpan Calm = TimeSpan.FromSeconds(0.4);

    const int MostTries = 40;

    static readonly string[] Ours = ["ActLab.Core.Kernels.", "ActLab.Core.Numbers.", "System.Numerics.Tensors."];

    /// <summary>Used by others too, but then not for floating-point numbers.</summary>
    static readonly string[] Shared = ["System.Runtime.Intrinsics.", "System.Math"];

    string _activation = "";
    List<Compiled> _settled = [];

    /// <summary>Runs kernels until the JIT has been calm for a while.</summary>
    public void Settle(Activation activation, IReadOnlyList<Action> kernels)
    {
        var named = default(TypeName);
        activation.Accept(ref named);
        _activation = named.Name;
        _settled = Read();
        for (var (tries, before) = (0, -1); tries < MostTries && before != _settled.Count; tries++)
        {
            before = _settled.Count;
            for (var since = Stopwatch.StartNew(); since.Elapsed < Calm;)
            {
                foreach (var kernel in kernels)
                {
                    kernel();
                }
            }

            _settled = Read();
        }
    }

    /// <summary>How the code of the kernels just measured was optimized; null if that is not proved.</summary>
    public string? ProvedTier()
    {
        var kernel = _settled.FindLast(c => c.IsOf("ActLab.Core.Kernels.") && c.IsAbout(_activation));
        return kernel is { IsFinal: true } && Read().Count == _settled.Count ? kernel.Tier.Split(' ')[0] : null;
    }

    /// <summary>The lines about mathematics: what is of the activation, ActLab's kernels, and the libraries beneath.</summary>
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
                .Where(c => c.IsAbout(_activation) || Ours.Any(c.IsOf) || (Shared.Any(c.IsOf) && (c.IsAbout("float") || c.IsAbout("double")))),
        ];
    }

    /// <summary>The JIT writes through the C library, which keeps what it is given until its buffer is full.</summary>
    [LibraryImport("libc", EntryPoint = "fflush"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int FlushAll(nint all);

    /// <summary>The type that kernels are compiled for.</summary>
    struct TypeName : IActivationVisitor
    {
        public string Name { get; private set; }

        public void Visit<TAct>(TAct activation) where TAct : struct, IActivation<TAct> => Name = typeof(TAct).FullName!;
    }

    /// <summary>One line: "  12: JIT compiled Type:Method[...](...) [FullOpts, IL size=1, code size=2]".</summary>
    sealed record Compiled(string Method, string Tier)
    {
        const string Says = ": JIT compiled ";

        /// <summary>Code made for a loop that was running (OSR) serves that one call alone.</summary>
        public bool IsFinal => Tier.StartsWith("FullOpts", StringComparison.Ordinal)
            || (Tier.StartsWith("Tier1", StringComparison.Ordinal) && !Tier.StartsWith("Tier1-OSR", StringComparison.Ordinal));

        public bool IsOf(string library) => Method.StartsWith(library, StringComparison.Ordinal);

        public bool IsAbout(string name) => Method.Contains(name, StringComparison.Ordinal);

        public static Compiled? Parse(string line) =>
            line.IndexOf(Says, StringComparison.Ordinal) is > 0 and var says
            && line.LastIndexOf(" [", StringComparison.Ordinal) is var at && at > says
            && line.IndexOf(',', at) is > 0 and var end
                ? new(line[(says + Says.Length)..at], line[(at + 2)..end])
                : null;
    }
}
