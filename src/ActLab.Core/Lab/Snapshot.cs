namespace ActLab.Core.Lab;

/// <summary>A network measured at one moment of its training.</summary>
/// <param name="Epoch">Epochs completed.</param>
/// <param name="Steps">Steps made.</param>
/// <param name="Training">On the rows to train on.</param>
/// <param name="HeldOut">On the rows held out.</param>
/// <param name="Layers">The hidden layers, on the rows to train on.</param>
public sealed record Snapshot(int Epoch, int Steps, Score Training, Score HeldOut, IReadOnlyList<LayerSnapshot> Layers);

/// <summary>How good a network is on some rows.</summary>
/// <param name="Loss">Mean loss.</param>
/// <param name="Right">Share of rows whose class is right; null where targets are numbers.</param>
public readonly record struct Score(double Loss, double? Right);

/// <summary>One hidden layer at one moment.</summary>
/// <param name="Mean">Mean of the outputs.</param>
/// <param name="Deviation">Their standard deviation, ddof = 0.</param>
/// <param name="Saturated">Share of pre-activations with abs(f') at most 0.01 of its supremum (or of 1); null for maxout.</param>
/// <param name="MeanSquareSlope">E f'^2, by which a layer multiplies a squared gradient beside its weights; null for maxout.</param>
/// <param name="GradientNorm">Norm of the gradient of the loss by the layer's parameters.</param>
/// <param name="BackNorm">Norm of the gradient of the loss by the layer's pre-activations, over all rows.</param>
/// <param name="Learned">The parameter of the activation that training moves; null if there is none.</param>
/// <param name="Magnitudes">E abs(h) of each unit.</param>
public sealed record LayerSnapshot(
    double Mean, double Deviation, double? Saturated, double? MeanSquareSlope, double GradientNorm, double BackNorm, double? Learned,
    IReadOnlyList<double> Magnitudes)
{
    /// <summary>abs(f') at most this share of its supremum is saturated.</summary>
    public const double Epsilon = 0.01;

    /// <summary>The threshold of dormant units.</summary>
    public const double Tau = 0.1;

    /// <summary>Units whose output is 0 on every row.</summary>
    public int Dead => Magnitudes.Count(m => m == 0);

    /// <summary>Units with E abs(h) at most 0.1 of the layer's mean of that (Sokar, Agarwal, Castro and Evci 2023); dead ones are among them.</summary>
    public int Dormant => Magnitudes.Count(m => m <= Tau * Magnitudes.Average());
}
