using ActLab.Core.Activations;
using ActLab.Core.VectorActivations.Parts;

namespace ActLab.Core.VectorActivations;

/// <summary>y_i = a_i gelu(b_i)</summary>
public sealed class GeGlu : Gated<Gelu>
{
    /// <inheritdoc/>
    public override VectorActivationInfo Info { get; } = Unit("geglu", "GEGLU", "gelu", "Shazeer 2020");
}
