using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace ActLab.Jobs;

/// <summary>What of SIMD this processor has and the runtime uses.</summary>
public static class InstructionSets
{
    /// <summary>Every one asked for, by the name that the runtime gives it.</summary>
    public static IReadOnlyList<(string Name, bool InUse)> All { get; } =
    [
        ("Vector128", Vector128.IsHardwareAccelerated),
        ("Vector256", Vector256.IsHardwareAccelerated),
        ("Vector512", Vector512.IsHardwareAccelerated),
        ("AVX2", Avx2.IsSupported),
        ("FMA", Fma.IsSupported),
        ("AVX-512F", Avx512F.IsSupported),
        ("AdvSimd", AdvSimd.IsSupported),
    ];
}
