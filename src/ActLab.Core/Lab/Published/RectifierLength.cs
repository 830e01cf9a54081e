using System.Numerics.Tensors;

namespace ActLab.Core.Lab.Published;

/// <summary>He's initialisation keeps the expected squared length of a ReLU network's signal; its scatter grows with depth over width.</summary>
/// <remarks>
/// With normal weights of variance 2/n both hold at every width: a layer multiplies the squared length by a mean of n terms, each relu(u)^2
/// with u of variance 2/n, whose mean is 1/n and whose second moment is 6/n^2.
/// </remarks>
sealed class RectifierLength : PublishedResult
{
    const int Width = 10, Depth = 3, Networks = 40_000;

    /// <inheritdoc/>
    public override string Title => "length of a signal in ReLU networks";

    /// <inheritdoc/>
    public override IEnumerable<LabClaim> Measure(LabParts parts)
    {
        var network = parts.Layers(Width, Width, Depth, "relu");
        var pass = new Pass(network, 1);
        pass.Input(1).Fill(1);
        var squares = new List<double>();
        var lengths = Trials.Of(Networks, random =>
        {
            Trials.Initialize(network, parts.Initializer("he"), random);
            pass.Forward(1);
            var square = TensorPrimitives.SumOfSquares<double>(pass.Output) / Width;
            squares.Add(square * square);
            return square;
        });
        var second = Trials.Of(squares);
        yield return new(
            "relu-length-mean", "He, Zhang, Ren & Sun 2015, equation 9", $"E |h|^2 / |x|^2 is 1 after {Depth} layers of {Width}", Relation.Equal,
            1, lengths.Mean, lengths.Tolerance, "5 sigma of the run; holds at every width");
        yield return new(
            "relu-length-second", "Hanin & Rolnick 2018: scatter grows with the sum of 1/n; exact value derived here", $"E (|h|^2 / |x|^2)^2 is (1 + 5/n)^{Depth} at n = {Width}",
            Relation.Equal, Math.Pow(1 + (5.0 / Width), Depth), second.Mean, second.Tolerance, "5 sigma of the run; holds at every width");
    }
}
