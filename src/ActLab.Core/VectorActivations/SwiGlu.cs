using ActLab.Core.Activations;
using ActLab.Core.VectorActivations.Parts;

namespace ActLab.Core.VectorActivations;

/// <summary>y_i = a_i silu(b_i)</summary>
public sealed class SwiGlu : Gated<Silu>
{
    /// <inheritdoc/>
    public override VectorActivationInfo Info { get; } = Unit("swiglu", "SwiGLU", "silu", "Shazeer 2020");
}
