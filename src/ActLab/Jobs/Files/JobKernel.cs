using ActLab.Core.Kernels;

namespace ActLab.Jobs;

/// <summary>What a case runs.</summary>
public enum JobKernel
{
    /// <summary><see cref="KernelFamily.Scalar"/>.</summary>
    Scalar,

    /// <summary><see cref="KernelFamily.Math"/>.</summary>
    Math,

    /// <summary><see cref="KernelFamily.Tensor"/>.</summary>
    Tensor,

    /// <summary><see cref="KernelFamily.Simd"/>.</summary>
    Simd,

    /// <summary>A function in a shared library.</summary>
    Library,
}

/// <summary>Kernels of jobs by the families of ActLab.</summary>
public static class JobKernels
{
    /// <summary>All families, in their order.</summary>
    public static IReadOnlyList<JobKernel> Families { get; } = [.. Enum.GetValues<KernelFamily>().Select(Kernel)];

    /// <summary>The kernel of a family.</summary>
    public static JobKernel Kernel(this KernelFamily family) => (JobKernel)family;

    /// <summary>The family of a kernel; null for one in a library.</summary>
    public static KernelFamily? Family(this JobKernel kernel) => kernel == JobKernel.Library ? null : (KernelFamily)kernel;
}
