using ActLab.Core.Statistics;

namespace ActLab.Core.Lab;

/// <summary>A network measured at one moment of its training.</summary>
/// <param name="Epoch">Epochs completed.</param>
/// <param name="Steps">Steps made.</param>
/// <param name="Training">On the rows to train on.</param>
/// <param name="HeldOut">On the rows held out.</param>
/// <param name="Layers">The hidden layers, on the rows to train on.</param>
/// <param name="BackNorm">Norm of the gradient of the loss by the network's outputs, over all rows.</param>
public sealed record Snapshot(int Epoch, int Steps, Score Training, Score HeldOut, IReadOnlyList<LayerSnapshot> Layers, double BackNorm);

/// <summary>How good a network is on some rows.</summary>
/// <param name="Loss">Mean loss.</param>
/// <param name="Right">Share of rows whose class is right; null where targets are numbers.</param>
public readonly record struct Score(double Loss, double? Right);

/// <summary>One hidden layer at one moment.</summary>
/// <param name="Mean">Mean of the outputs.</param>
/// <param name="Deviation">Their standard deviation, ddof = 0.</param>
/// <param name="Saturated">Share of pre-activations with abs(f') at most 0.01 of its supremum (or of 1); null for maxout.</param>
/// <param name="MeanSquareSlope">E f'^2, by which a layer multiplies a squared gradient beside its weights; null for maxout.</param>
/// <param name="Chi">
/// Units times E w^2 of the layer above times E f'^2: by which weights without a pattern would multiply the squared norm of the gradient on its
/// way from the pre-activations above to this layer's (Schoenholz, Gilmer, Ganguli and Sohl-Dickstein 2017); null for maxout.
/// </param>
/// <param name="GradientNorm">Norm of the gradient of the loss by the layer's parameters.</param>
/// <param name="BackNorm">Norm of the gradient of the loss by the layer's pre-activations, over all rows.</param>
/// <param name="Learned">The parameter of the activation that training moves; null if there is none.</param>
/// <param name="Magnitudes">E abs(h) of each unit.</param>
/// <param name="SaturatedShares">The saturated share of each unit's pre-activations; 0 for maxout.</param>
public sealed record LayerSnapshot(
    double Mean, double Deviation, double? Saturated, double? MeanSquareSlope, double? Chi, double GradientNorm, double BackNorm, double? Learned,
    IReadOnlyList<double> Magnitudes, IReadOnlyList<double> SaturatedShares)
{
    /// <summary>abs(f') at most this share of its supremum is saturated.</summary>
    public const double Epsilon = 0.01;

    /// <summary>The threshold of dormant units.</summary>
    public const double Tau = 0.1;

    /// <summary>Units whose output is 0 on every row.</summary>
    public int Dead => Magnitudes.Count(m => m == 0);

    /// <summary>Units with E abs(h) at most 0.1 of the layer's mean of that (Sokar, Agarwal, Castro and Evci 2023); dead ones are among them.</summary>
    public int Dormant => Magnitudes.Count(m => m <= Tau * Magnitudes.Average());

    /// <summary>The state of each unit; found anew at every call.</summary>
    public UnitStates States
    {
        get
        {
            var few = Tau * Magnitudes.Average();
            return new(Magnitudes.Zip(SaturatedShares, (size, saturated) =>
                size == 0 ? UnitState.Dead
                : !double.IsFinite(size) ? UnitState.Unknown
                : saturated == 1 ? UnitState.Saturated
                : size <= few ? UnitState.Dormant
                : UnitState.Alive), SaturatedShares);
        }
    }
}
