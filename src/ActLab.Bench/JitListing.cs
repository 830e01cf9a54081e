using System.Diagnostics;
using System.Runtime.InteropServices;
using ActLab.Core;
using ActLab.Core.Numbers;
using ActLab.Jobs;

namespace ActLab.Bench;

/// <summary>
/// What the JIT says it compiled, as evidence that a measurement is one of final code: the kernels ran until the JIT was calm,
/// what it compiled last of them is fully optimized, and it compiled nothing they consist of until after the last sample,
/// as it would have after a few dozen calls of anything less.
/// </summary>
sealed partial class JitListing(string file)
{
    /// <summary>Methods whose machine code it has the JIT list: ActLab's loops.</summary>
    public const string Listed = "ActLab.Core.Kernels.*:*";

    /// <summary>Longer than the runtime waits before it compiles again what was called often (0.1 s).</summary>
    static readonly TimeSpan Calm = TimeSpan.FromSeconds(0.4);

    const int MostTries = 40;

    static readonly string[] Ours = ["ActLab.Core.Kernels.", "ActLab.Core.Numbers.", "System.Numerics.Tensors."];

    /// <summary>Used by others too, but then not for floating-point numbers.</summary>
    static readonly string[] Shared = ["System.Runtime.Intrinsics.", "System.Math"];

    readonly ListingText _text = new(file);

    string _activation = "";
    List<ListedMethod> _settled = [];

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
    public string? ProvedTier() => LastKernel is { IsFinal: true } kernel && IsStill ? kernel.Tier.Split(' ')[0] : null;

    /// <summary>Whether nothing was compiled since the kernels settled, and those that are ActLab's had been to the end.</summary>
    public bool IsSettled => LastKernel is not { IsFinal: false } && IsStill;

    ListedMethod? LastKernel => _settled.FindLast(c => c.IsOf("ActLab.Core.Kernels.") && c.IsAbout(_activation));

    bool IsStill => Read().Count == _settled.Count;

    /// <summary>What became of the loops of a case of the activation just measured; null where they are not ActLab's or not listed.</summary>
    public CodeEvidence? CodeOf(JobCase of) => _text.CodeOf(method => (method.IsAbout(_activation + ",") || method.IsAbout(_activation + "]")) && IsLoopOf(method, of));

    static bool IsLoopOf(ListedMethod method, JobCase of) => method.IsAbout(of.Number == NumberType.F32 ? "float" : "double")
        && (of.Pass == Pass.Fused || method.IsAbout(of.Pass == Pass.Forward ? "ForwardFunction" : "DerivativeFunction"))
        && of.Kernel switch
        {
            JobKernel.Scalar => method.IsAbout("ActLab.Core.Numbers.Real"),
            JobKernel.Math => method.IsAbout("ActLab.Core.Numbers.MathReal"),
            JobKernel.Simd => method.IsAbout("ActLab.Core.Numbers.Lanes"),
            _ => false,
        };

    /// <summary>The lines about mathematics: what is of the activation, ActLab's kernels, and the libraries beneath.</summary>
    List<ListedMethod> Read()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = FlushAll(0);
        }

        _text.ReadOn();
        return
        [
            .. _text.Compiled.Where(c =>
                c.IsAbout(_activation) || Ours.Any(c.IsOf) || (Shared.Any(c.IsOf) && (c.IsAbout("float") || c.IsAbout("double")))),
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
}
