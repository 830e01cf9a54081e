using ActLab.Core;
using ActLab.Core.Numbers;

namespace ActLab.Commands;

/// <summary>`eval` of a vector activation: the points are the inputs of one vector; its outputs, and the Jacobian row by row.</summary>
static class VectorEvaluation
{
    /// <summary>Inputs that one call takes: their Jacobian has the square of that.</summary>
    const int Most = 512;

    /// <summary>Evaluates and writes.</summary>
    /// <exception cref="BadInputException">The inputs are none that the activation takes.</exception>
    public static int Run(Workbench workbench, VectorActivation activation, string number, IEnumerable<string> texts, bool json)
    {
        double[] x = [.. texts.Take(Most + 1).Select(text => number == "f32" ? NumberText.ParseSingle(text) : NumberText.ParseDouble(text))];
        if (x.Length > Most)
        {
            throw new BadInputException($"eval takes at most {Most} inputs of a vector activation");
        }

        var outputs = activation.Outputs(x.Length);
        var (y, jacobian) = number switch
        {
            "f32" => Evaluate<Real32>(activation, x, outputs, value => value.Value),
            "dd" => Evaluate<DoubleDouble>(activation, x, outputs, value => value.ToDouble()),
            _ => Evaluate<Real64>(activation, x, outputs, value => value.Value),
        };
        if (json)
        {
            void Numbers(Json document, string name, double[] values) => document.Name(name).Array(values, value => Number(document, value, number));
            Json.Write(workbench.Out, document => document.TopObject(() =>
            {
                document.Text("activation", activation.Id);
                document.Text("number", number);
                Numbers(document, "x", x);
                Numbers(document, "y", y);
                document.Name("jacobian").Array(jacobian, row => document.Array(row, value => Number(document, value, number)));
            }));
        }
        else
        {
            TextTable.Write(
                workbench,
                ["output", "y#", .. Enumerable.Range(1, x.Length).Select(j => $"by x{j}#")],
                y.Select((value, i) => (IReadOnlyList<string>)[$"{i + 1}", Text(value, number), .. jacobian[i].Select(entry => Text(entry, number))]));
        }

        return ExitCode.Done;
    }

    static (double[] Y, double[][] Jacobian) Evaluate<T>(VectorActivation activation, double[] x, int outputs, Func<T, double> round) where T : struct, IReal<T>
    {
        T[] inputs = [.. x.Select(T.Of)];
        var y = new T[outputs];
        activation.Forward<T>(inputs, y);
        return ([.. y.Select(round)], [.. activation.Jacobian<T>(inputs).Select(row => row.Select(round).ToArray())]);
    }

    static void Number(Json json, double value, string number)
    {
        if (number == "f32")
            json.Number((float)value);
        else
            json.Number(value);
    }

    static string Text(double value, string number) => number == "f32" ? NumberText.Of((float)value) : NumberText.Of(value);
}
