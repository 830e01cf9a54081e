using ActLab.Core.Numbers;

namespace ActLab.Core.Lab;

/// <summary>What a network answers over the rectangle in which its data lie, row by row from the top; for data of two inputs.</summary>
/// <param name="X">The rectangle along the first input: its ends.</param>
/// <param name="Y">The rectangle along the second input: its ends.</param>
/// <param name="Values">
/// Rows x columns: the probability of class 1 of two (with another loss than cross-entropy the output, cut to 0 and 1), the likeliest of
/// several classes, or the number that is predicted.
/// </param>
public sealed record DecisionSurface((double Low, double High) X, (double Low, double High) Y, double[] Values)
{
    /// <summary>Size of the grid of values.</summary>
    public const int Columns = 64, Rows = 32;

    const double Margin = 0.05;

    /// <summary>The surface of a run as it is now; null where rows have not two inputs.</summary>
    public static DecisionSurface? Of(TrainingRun run)
    {
        var data = run.Data.Training;
        if (data.Inputs != 2)
        {
            return null;
        }

        var (x, y) = (Ends(data, 0), Ends(data, 1));
        var pass = new Pass(run.Network, Columns);
        var values = new double[Rows * Columns];
        for (var row = 0; row < Rows; row++)
        {
            var input = pass.Input(Columns);
            for (var column = 0; column < Columns; column++)
            {
                input[2 * column] = x.Low + ((column + 0.5) / Columns * (x.High - x.Low));
                input[(2 * column) + 1] = y.High - ((row + 0.5) / Rows * (y.High - y.Low));
            }

            pass.Forward(Columns);
            for (var column = 0; column < Columns; column++)
            {
                values[(row * Columns) + column] = Answer(run, data, pass.Output.Slice(column * data.Outputs, data.Outputs));
            }
        }

        return new(x, y, values);
    }

    static double Answer(TrainingRun run, DataSet data, ReadOnlySpan<double> output) =>
        data.Classes == 0 ? output[0]
        : data.Classes > 2 ? System.Numerics.Tensors.TensorPrimitives.IndexOfMax(output)
        : run.Loss is CrossEntropy ? Real64.Logistic(new(output[0])).Value
        : Math.Clamp(output[0], 0, 1);

    static (double Low, double High) Ends(DataSet data, int input)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var row = 0; row < data.Rows; row++)
        {
            var value = data.Row(row)[input];
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        var margin = high > low ? Margin * (high - low) : 1;
        return (low - margin, high + margin);
    }
}
