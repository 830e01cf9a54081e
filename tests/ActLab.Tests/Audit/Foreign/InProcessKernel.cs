using ActLab.Core.Audit.Foreign;
using ActLab.Core.Numbers;

namespace ActLab.Tests.Audit.Foreign;

/// <summary>A kernel written in the tests, called like one of a shared library.</summary>
sealed class InProcessKernel(NumberType number, InProcessKernel.Body body, bool hasGuards = true) : ForeignKernel
{
    public delegate CallReport Body(ReadOnlySpan<byte> x, Span<byte> y, CallPlace place);

    public override NumberType Number => number;

    public override bool HasGuards => hasGuards;

    public override CallReport Call(ReadOnlySpan<byte> x, Span<byte> y, CallPlace place) => body(x, y, place);
}
