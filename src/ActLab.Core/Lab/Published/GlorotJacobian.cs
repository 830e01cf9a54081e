using System.Numerics.Tensors;

namespace ActLab.Core.Lab.Published;

/// <summary>The mean singular value of the Jacobian from one layer's pre-activations to the next one's, in tanh networks at their start.</summary>
/// <remarks>
/// With small inputs the Jacobian is the matrix of weights, whose singular values follow the quarter circle law with mean
/// 8 / (3 pi) sqrt(n var).
/// </remarks>
sealed class GlorotJacobian : PublishedResult
{
    const int Width = 120, Networks = 5;
    const double Input = 0.01, QuarterCircle = 8 / (3 * Math.PI);
    const int Sweeps = 30;

    /// <inheritdoc/>
    public override string Title => "singular values of Jacobians";

    /// <inheritdoc/>
    public override IEnumerable<LabClaim> Measure(LabParts parts)
    {
        foreach (var (name, weightVariance, said) in ((string, double, string)[])[("glorot", 1, "around 0.8"), ("standard", 1.0 / 3, "down to 0.5")])
        {
            var network = parts.Layers(Width, Width, 2, "tanh");
            var pass = new Pass(network, 1);
            var values = Trials.Of(Networks, random =>
            {
                Trials.Initialize(network, parts.Initializer(name), random);
                foreach (ref var x in pass.Input(1))
                {
                    x = Input * random.Normal();
                }

                pass.Forward(1);
                return SingularValues(Jacobian(parts, network, pass)).Average();
            });
            var published = QuarterCircle * Math.Sqrt(weightVariance);
            yield return new(
                $"jacobian-{name}", "Glorot & Bengio 2010, section 4.2.2", $"{name}: mean singular value {said}; 8 sqrt(n var) / (3 pi) for small inputs", Relation.Equal,
                published, values.Mean, values.Tolerance + (published / Width), $"5 sigma of the run, and 1/{Width} of the value for the finite width");
        }
    }

    /// <summary>Rows of the second layer's Jacobian by the first one's pre-activations: f'(x_i) w_ij for each i.</summary>
    static double[][] Jacobian(LabParts parts, Network network, Pass pass)
    {
        var (ones, slopes) = (new double[Width], new double[Width]);
        Array.Fill(ones, 1);
        parts.Function("tanh").Backward(pass.PreActivations(0), 0, ones, slopes);
        var weights = network.Layers[1].Weights(network.Parameters).ToArray();
        return [.. slopes.Select((slope, i) => weights[(i * Width)..((i + 1) * Width)].Select(w => slope * w).ToArray())];
    }

    /// <summary>Rotates pairs of rows until all are orthogonal; their lengths are then the singular values (Hestenes 1958).</summary>
    static double[] SingularValues(double[][] rows)
    {
        var changed = true;
        for (var sweep = 0; sweep < Sweeps && changed; sweep++)
        {
            changed = false;
            for (var i = 0; i < rows.Length; i++)
            {
                for (var j = i + 1; j < rows.Length; j++)
                {
                    var (a, b) = (TensorPrimitives.SumOfSquares<double>(rows[i]), TensorPrimitives.SumOfSquares<double>(rows[j]));
                    var product = TensorPrimitives.Dot<double>(rows[i], rows[j]);
                    if (Math.Abs(product) <= 1e-10 * Math.Sqrt(a * b))
                    {
                        continue;
                    }

                    changed = true;
                    var zeta = (b - a) / (2 * product);
                    var tangent = Math.CopySign(1, zeta) / (Math.Abs(zeta) + Math.Sqrt(1 + (zeta * zeta)));
                    var cosine = 1 / Math.Sqrt(1 + (tangent * tangent));
                    Rotate(rows[i], rows[j], cosine, cosine * tangent);
                }
            }
        }

        return [.. rows.Select(row => TensorPrimitives.Norm<double>(row))];
    }

    static void Rotate(double[] a, double[] b, double cosine, double sine)
    {
        for (var k = 0; k < a.Length; k++)
        {
            (a[k], b[k]) = ((cosine * a[k]) - (sine * b[k]), (sine * a[k]) + (cosine * b[k]));
        }
    }
}
