using ActLab.Core;
using ActLab.Core.Lab;
using ActLab.Core.Numbers;

namespace ActLab.Tests.Lab;

/// <summary>
/// The same network written a second time, one number after the other, as a textbook has it: its loss in any number system, and its
/// backward pass with the rounding errors of double.
/// </summary>
sealed class TextbookNetwork(Network network, Loss loss, DataSet data)
{
    /// <summary>The mean loss with the parameters given by index.</summary>
    public T Loss<T>(Func<int, T> parameter) where T : struct, IReal<T>
    {
        var sum = T.Of(0);
        for (var row = 0; row < data.Rows; row++)
        {
            T[] y = [.. data.Row(row).ToArray().Select(T.Of)];
            foreach (var layer in network.Layers)
            {
                y = [.. Enumerable.Range(0, layer.Units).Select(unit => Unit(layer, unit, y, parameter))];
            }

            sum += OfRow(y, data.Target(row).ToArray());
        }

        return sum / T.Of(data.Rows);
    }

    /// <summary>The gradient with a bound of the rounding errors of computing it in double.</summary>
    public Rounded[] Gradient()
    {
        var gradient = new Rounded[network.Parameters.Length];
        var parameters = network.Parameters.ToArray();
        for (var row = 0; row < data.Rows; row++)
        {
            var inputs = new List<Rounded[]> { ([.. data.Row(row).ToArray().Select(x => (Rounded)x)]) };
            var preActivations = new List<Rounded[][]>();
            foreach (var layer in network.Layers)
            {
                Rounded[][] x = [.. Enumerable.Range(0, layer.Function.Maps).Select(map => Enumerable.Range(0, layer.Units).Select(
                    unit => PreActivation(layer, map, unit, inputs[^1], i => (Rounded)parameters[i], (a, b) => a + b, (a, b) => a * b)).ToArray())];
                preActivations.Add(x);
                inputs.Add([.. Enumerable.Range(0, layer.Units).Select(unit => Output(layer, [.. x.Select(map => map[unit])], parameters))]);
            }

            var dy = OfRow(inputs[^1], data.Target(row).ToArray());
            for (var l = network.Layers.Count - 1; l >= 0; l--)
            {
                dy = Backward(network.Layers[l], preActivations[l], inputs[l], dy, parameters, gradient);
            }
        }

        return gradient;
    }

    static T PreActivation<T>(Layer layer, int map, int unit, T[] inputs, Func<int, T> parameter, Func<T, T, T> add, Func<T, T, T> multiply)
    {
        var x = parameter(Bias(layer, map, unit));
        for (var i = 0; i < inputs.Length; i++)
        {
            x = add(x, multiply(inputs[i], parameter(Weight(layer, map, i, unit))));
        }

        return x;
    }

    static int Weight(Layer layer, int map, int input, int unit) => layer.Offset + (map * layer.Inputs + input) * layer.Units + unit;

    static int Bias(Layer layer, int map, int unit) => layer.Offset + (layer.Function.Maps * layer.Inputs + map) * layer.Units + unit;

    static int Learned(Layer layer) => layer.Offset + layer.Count - 1;

    static T Unit<T>(Layer layer, int unit, T[] inputs, Func<int, T> parameter) where T : struct, IReal<T>
    {
        var x = Enumerable.Range(0, layer.Function.Maps)
            .Select(map => PreActivation(layer, map, unit, inputs, parameter, (a, b) => a + b, (a, b) => a * b));
        return layer.Function switch
        {
            ElementwiseFunction { LearnedStart: not null } f => f.Activation.Learnable!.ForwardAt(x.Single(), parameter(Learned(layer))),
            ElementwiseFunction f => f.Activation.Forward(x.Single()),
            _ => x.Aggregate(T.Max),
        };
    }

    static Activation At(Layer layer, double[] parameters) => layer.Function is ElementwiseFunction f
        ? f.LearnedStart is null ? f.Activation : f.Activation.With(f.Activation.Parameters.With("alpha", Text(parameters[Learned(layer)])))
        : new Catalog().Find("linear");

    static string Text(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    static Rounded Output(Layer layer, Rounded[] x, double[] parameters)
    {
        var f = At(layer, parameters);
        return x.Length > 1 ? x.MaxBy(z => z.Value) : Rounded.Function(z => f.Forward(z), z => f.Derivative(z), x[0]);
    }

    static Rounded[] Backward(Layer layer, Rounded[][] x, Rounded[] inputs, Rounded[] dy, double[] parameters, Rounded[] gradient)
    {
        var below = new Rounded[layer.Inputs];
        var f = At(layer, parameters);
        for (var unit = 0; unit < layer.Units; unit++)
        {
            var winner = Enumerable.Range(0, x.Length).MaxBy(m => x[m][unit].Value);
            var dx = x.Length > 1 ? dy[unit] : dy[unit] * Rounded.Slope(f, x[0][unit]);
            gradient[Bias(layer, winner, unit)] += dx;
            for (var i = 0; i < inputs.Length; i++)
            {
                gradient[Weight(layer, winner, i, unit)] += dx * inputs[i];
                below[i] += dx * parameters[Weight(layer, winner, i, unit)];
            }

            if (layer.Function.LearnedStart is not null)
            {
                gradient[Learned(layer)] += dy[unit] * Rounded.Function(z => f.Learnable!.DerivativeByParameter(z), _ => new(1), x[0][unit]);
            }
        }

        return below;
    }

    T OfRow<T>(T[] y, double[] target) where T : struct, IReal<T>
    {
        var sum = T.Of(0);
        for (var i = 0; i < y.Length; i++)
        {
            var difference = y[i] - T.Of(target[i]);
            sum += loss.Name switch
            {
                "cross-entropy" => y.Length == 1 ? T.Softplus(target[0] == 0 ? y[0] : -y[0]) : T.Of(target[i]) * (LogSumExp(y) - y[i]),
                "squared" => difference * difference / T.Of(2),
                _ => T.Abs(difference),
            };
        }

        return sum;
    }

    static T LogSumExp<T>(T[] y) where T : struct, IReal<T> => T.Log(y.Aggregate(T.Of(0), (sum, z) => sum + T.Exp(z)));

    Rounded[] OfRow(Rounded[] y, double[] target) => loss.Name switch
    {
        "cross-entropy" when y.Length == 1 =>
            [(Rounded.Function(Real64.Logistic, z => Real64.Logistic(z) * Real64.Logistic(-z), y[0]) - target[0]) / data.Rows],
        "cross-entropy" => [.. Rounded.Softmax(y).Select((p, i) => (p - target[i]) / data.Rows)],
        "squared" => [.. y.Select((z, i) => (z - target[i]) / data.Rows)],
        _ => [.. y.Select((z, i) => (Rounded)Math.Sign(z.Value - target[i]) / data.Rows)],
    };
}
