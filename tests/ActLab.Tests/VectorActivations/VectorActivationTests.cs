using System.Globalization;
using System.Reflection;
using ActLab.Core;
using ActLab.Core.Audit;
using ActLab.Core.Kernels;
using ActLab.Core.Numbers;
using ActLab.Tests.Golden;
using Xunit;

namespace ActLab.Tests.VectorActivations;

/// <summary>Vector activations against values from outside, against the fast kernels, and through the audit.</summary>
public class VectorActivationTests
{
    static Catalog Catalog { get; } = new();

    public static TheoryData<string> Ids => [.. Catalog.Vectors.Select(a => a.Id)];

    [Fact]
    public void The_catalogue_has_them() => Assert.Equal(
        ["geglu", "glu", "log-softmax", "maxout-group", "reglu", "softmax", "softmin", "swiglu"], Catalog.Vectors.Select(a => a.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Outputs_and_Jacobians_are_those_of_mpmath(string id)
    {
        var rows = Rows.Where(row => row[0] == id).ToList();
        Assert.True(rows.Count > 20);
        foreach (var row in rows)
        {
            DoubleDouble[] x = [.. row[1].Split(' ').Select(text => DoubleDouble.Of(double.Parse(text, CultureInfo.InvariantCulture)))];
            var activation = Catalog.FindVector(id)!;
            var (output, input) = (int.Parse(row[2], CultureInfo.InvariantCulture) - 1, int.Parse(row[3], CultureInfo.InvariantCulture) - 1);
            var y = new DoubleDouble[activation.Outputs(x.Length)];
            activation.Forward<DoubleDouble>(x, y);
            var got = input < 0 ? y[output] : activation.Jacobian<DoubleDouble>(x)[output][input];
            Assert.True(Near(got.ToDouble(), row[4]), $"{string.Join(' ', row)}: {got.ToDouble():R}");
        }
    }

    /// <summary>Both products are linear and belong to one matrix: u (J v) = (J^T u) v, and J's columns are those products.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void Both_products_are_of_one_Jacobian(string id)
    {
        var activation = Catalog.FindVector(id)!;
        var random = new Random(4);
        DoubleDouble[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => DoubleDouble.Of((random.NextDouble() - 0.5) * 6))];
        for (var trial = 0; trial < 50; trial++)
        {
            var x = Draw(6);
            var (u, v) = (Draw(activation.Outputs(x.Length)), Draw(x.Length));
            var (dx, dy) = (new DoubleDouble[x.Length], new DoubleDouble[u.Length]);
            activation.Backward<DoubleDouble>(x, u, dx);
            activation.Tangent<DoubleDouble>(x, v, dy);
            var (left, right) = (Dot(u, dy), Dot(dx, v));
            Assert.True(Math.Abs((left - right).ToDouble()) < 1e-28, $"{id}: {left} and {right}");
            Assert.True(Math.Abs((Dot(activation.Jacobian<DoubleDouble>(x)[0], v) - dy[0]).ToDouble()) < 1e-28);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_audit_passes(string id)
    {
        foreach (var subject in VectorSubject.Of(Catalog.FindVector(id)!))
        {
            var result = GradientAudit.Run(subject, new AuditOptions(), cancellation: TestContext.Current.CancellationToken);
            Assert.True(result.Verdict == Verdict.Pass, $"{result.Activation}, {result.Subject}: {string.Join("; ", result.Findings.Select(f => f.Message))}");
        }
    }

    [Fact]
    public void A_tie_goes_to_the_first()
    {
        var jacobian = Catalog.FindVector("maxout-group")!.Jacobian<Real64>([new(2), new(2)]);
        Assert.Equal([1, 0], jacobian[0].Select(entry => entry.Value));
    }

    [Fact]
    public void The_fast_kernels_agree()
    {
        double[] x = [1, -2, 0.5, 3, 40, -3], y = new double[6], dy = [1, 0.5, -2, 0, 3, 1], dx = new double[6];
        Real64[] wide = [.. x.Select(value => new Real64(value))], product = new Real64[6];
        VectorKernel.Softmax(x, y);
        VectorKernel.SoftmaxBackward(y, dy, dx);
        Catalog.FindVector("softmax")!.Backward<Real64>(wide, [.. dy.Select(value => new Real64(value))], product);
        Assert.All(dx.Zip(product), pair => Assert.Equal(pair.First, pair.Second.Value, 1e-14));
        double[] largest = new double[3], routed = new double[6];
        VectorKernel.Maxout(x, largest);
        VectorKernel.MaxoutBackward(x, dy.AsSpan(0, 3), routed);
        Catalog.FindVector("maxout-group")!.Backward<Real64>(wide, [.. dy.Take(3).Select(value => new Real64(value))], product);
        Assert.Equal(routed, product.Select(value => value.Value));
    }

    [Theory]
    [InlineData("glu", 3, "glu takes an even number of inputs, two for each output, not 3")]
    [InlineData("softmax", 0, "softmax takes one input or more")]
    public void A_number_of_inputs_that_does_not_fit_is_refused(string id, int inputs, string message) =>
        Assert.Equal(message, Assert.Throws<BadInputException>(() => Catalog.FindVector(id)!.Outputs(inputs)).Message);

    /// <summary>Within an ulp of the double; what is written as 0 vanishes.</summary>
    static bool Near(double value, string reference) => reference == "0"
        ? Math.Abs(value) < 1e-139
        : Exact.Ulps(value, reference) <= 1;

    static DoubleDouble Dot(DoubleDouble[] a, DoubleDouble[] b) => a.Zip(b, (p, q) => p * q).Aggregate((p, q) => p + q);

    static List<string[]> Rows { get; } = Read();

    static List<string[]> Read()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("vectors.csv")!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))];
    }
}
