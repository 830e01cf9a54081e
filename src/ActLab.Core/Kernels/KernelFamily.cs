namespace ActLab.Core.Kernels;

/// <summary>The four ways to evaluate an activation over a span that a person can compare.</summary>
public enum KernelFamily
{
    /// <summary>The formula, element by element, in ActLab's own elementary functions.</summary>
    Scalar,

    /// <summary>The formula, element by element, over System.Math as a user would compose it.</summary>
    Math,

    /// <summary>The formula over whole blocks with System.Numerics.Tensors.TensorPrimitives, as a user would compose it.</summary>
    Tensor,

    /// <summary>The formula over SIMD lanes.</summary>
    Simd,
}
