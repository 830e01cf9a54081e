namespace ActLab.Core.Lab;

/// <summary>Rows of inputs and their targets.</summary>
/// <param name="Inputs">Numbers in a row.</param>
/// <param name="Classes">Number of classes; 0 where targets are numbers.</param>
/// <param name="X">The inputs, rows x inputs.</param>
/// <param name="Targets">
/// The targets, rows x outputs: of two classes a 0 or 1, of more a 1 in the place of the class and 0 elsewhere, or one number.
/// </param>
public sealed record DataSet(int Inputs, int Classes, double[] X, double[] Targets)
{
    /// <summary>Number of rows.</summary>
    public int Rows => X.Length / Inputs;

    /// <summary>Outputs that a network needs for the targets.</summary>
    public int Outputs => Classes > 2 ? Classes : 1;

    /// <summary>The targets of classes.</summary>
    public static DataSet OfClasses(int inputs, int classes, double[] x, ReadOnlySpan<int> labels)
    {
        if (classes == 2)
        {
            return new(inputs, classes, x, [.. labels.ToArray().Select(label => (double)label)]);
        }

        var targets = new double[labels.Length * classes];
        for (var row = 0; row < labels.Length; row++)
        {
            targets[(row * classes) + labels[row]] = 1;
        }

        return new(inputs, classes, x, targets);
    }

    /// <summary>Inputs of a row.</summary>
    public ReadOnlySpan<double> Row(int row) => X.AsSpan(row * Inputs, Inputs);

    /// <summary>Targets of a row.</summary>
    public ReadOnlySpan<double> Target(int row) => Targets.AsSpan(row * Outputs, Outputs);

    /// <summary>The loss of the best prediction that is the same for every row: the entropy of the classes, or half the variance.</summary>
    public double LossOfConstant(Loss loss)
    {
        var (best, y, dy) = (new double[Outputs], new double[Targets.Length], new double[Targets.Length]);
        for (var i = 0; i < Targets.Length; i++)
        {
            best[i % Outputs] += Targets[i] / Rows;
        }

        for (var i = 0; i < y.Length; i++)
        {
            var mean = best[i % Outputs];
            y[i] = loss is not CrossEntropy ? mean : Math.Log(Outputs == 1 ? mean / (1 - mean) : mean);
        }

        return loss.Evaluate(y, Targets, Outputs, dy);
    }
}

/// <summary>The rows to train on and those held out, of one source.</summary>
/// <param name="Name">What they are: a name or a file.</param>
/// <param name="Training">The rows to train on.</param>
/// <param name="HeldOut">The rows never trained on.</param>
public sealed record LabData(string Name, DataSet Training, DataSet HeldOut);
