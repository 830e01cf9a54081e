using System.Globalization;
using ActLab.Core.Expressions;
using ActLab.Core.Numbers;

namespace ActLab.Core.Audit;

/// <summary>
/// One of the two products with the Jacobian that a vector activation claims, as one input runs over the range and the others stay:
/// the vector-Jacobian product is the derivative of the weighted outputs by that input, the Jacobian-vector product, for the unit
/// vector of the input, that of one output.
/// </summary>
public sealed class VectorSubject : AuditSubject
{
    /// <summary>Inputs that the audits use: four numbers, so that halves and groups of two have two outputs.</summary>
    static readonly double[] Inputs = [0.5, -1.25, 2, 0.75];

    /// <summary>Weights of the outputs, short in binary.</summary>
    static readonly double[] Weights = [1, -0.375, 2.5, 0.8125];

    readonly VectorActivation _activation;
    readonly int _input;
    readonly int? _output;
    readonly Expression _textbook;

    /// <param name="activation">The activation.</param>
    /// <param name="input">The input that runs.</param>
    /// <param name="output">The output whose Jacobian-vector product is audited; null for the vector-Jacobian product.</param>
    VectorSubject(VectorActivation activation, int input, int? output)
    {
        (_activation, _input, _output) = (activation, input, output);
        string[] names = [.. Inputs.Select((_, k) => k == input ? "x" : string.Create(CultureInfo.InvariantCulture, $"x{k}"))];
        var values = Enumerable.Range(0, names.Length).Where(k => k != input).ToDictionary(k => names[k], k => Inputs[k]);
        _textbook = Expression.Parse(output is { } one ? activation.Textbook(names, one) : string.Join(" + ", Enumerable.Range(0, Outputs).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"({Weights[i]})*({activation.Textbook(names, i)})"))), values);
    }

    /// <inheritdoc/>
    public override string Activation => _activation.Id;

    /// <inheritdoc/>
    public override string Name => _output is { } output
        ? $"Jacobian-vector product, output {output + 1}, by input {_input + 1}"
        : $"vector-Jacobian product by input {_input + 1}";

    /// <inheritdoc/>
    public override string Command => $"actlab audit {_activation.Id}";

    internal override IEnumerable<Expression> Switches => _textbook.Switches;

    internal override bool AnswersSpecialValues => false;

    int Outputs => _activation.Outputs(Inputs.Length);

    /// <summary>Both products of an activation, for two inputs and two outputs.</summary>
    public static IEnumerable<VectorSubject> Of(VectorActivation activation) =>
    [
        new(activation, 0, null),
        new(activation, Inputs.Length - 1, null),
        new(activation, 0, 0),
        new(activation, Inputs.Length - 1, activation.Outputs(Inputs.Length) - 1),
    ];

    internal override Bounded Claim(double x) => Product(Point(Bounded.Of(x)));

    internal override double PlainClaim(double x) => Product(Point(new Real64(x))).Value;

    internal override Bounded Function(double x, double t) => Value(Point(Moved(x, t)));

    internal override double PlainFunction(double x, double t) => Value(Point(new Real64(x + t))).Value;

    internal override IEnumerable<(string Witness, Bounded Value)> Automatic(double x)
    {
        var variable = Dual<Bounded>.Variable(Bounded.Of(x));
        return [(Witness.Textbook, _textbook.Evaluate(variable).Tangent), (Witness.Formula, Value(Point(variable)).Tangent)];
    }

    /// <summary>The inputs, the one that runs being x.</summary>
    T[] Point<T>(T x) where T : struct, IReal<T> => [.. Inputs.Select((value, k) => k == _input ? x : T.Of(value))];

    T Value<T>(T[] x) where T : struct, IReal<T>
    {
        var y = new T[Outputs];
        _activation.Forward<T>(x, y);
        return _output is { } output ? y[output] : y.Select((value, i) => value * T.Of(Weights[i])).Aggregate((a, b) => a + b);
    }

    T Product<T>(T[] x) where T : struct, IReal<T>
    {
        if (_output is { } output)
        {
            var dy = new T[Outputs];
            _activation.Tangent<T>(x, [.. Inputs.Select((_, k) => T.Of(k == _input ? 1 : 0))], dy);
            return dy[output];
        }

        var dx = new T[x.Length];
        _activation.Backward<T>(x, [.. Weights.Take(Outputs).Select(w => T.Of(w))], dx);
        return dx[_input];
    }
}
