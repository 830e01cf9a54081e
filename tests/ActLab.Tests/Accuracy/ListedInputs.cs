using System.Numerics;
using ActLab.Core.Accuracy;

namespace ActLab.Tests.Accuracy;

/// <summary>Inputs written down.</summary>
sealed class ListedInputs<T>(params T[] inputs) : Inputs<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override long Count => inputs.Length;

    public override void Fill(long start, Span<T> x) => inputs.AsSpan((int)start, x.Length).CopyTo(x);
}
