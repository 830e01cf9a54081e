using System.Globalization;

namespace ActLab.Tests.Expressions;

/// <summary>Formulas of every kind of node, in x and alpha, from a seeded source.</summary>
static class RandomFormula
{
    static readonly string[] Functions =
    [
        "abs", "sign", "exp", "log", "log1p", "expm1", "sqrt", "tanh", "sigmoid", "softplus", "erf", "erfc", "sin", "cos", "gelu", "leaky_relu",
    ];

    /// <summary>The values of the parameters.</summary>
    public static Dictionary<string, double> Parameters { get; } = new() { ["alpha"] = 0.25 };

    public static string Next(Random random, int depth)
    {
        string Inner() => Next(random, depth - 1);
        return (depth == 0 ? random.Next(3) : random.Next(3, 12)) switch
        {
            0 or 3 => "x",
            1 => "alpha",
            2 => random.Next(1, 5).ToString(CultureInfo.InvariantCulture),
            4 => $"({Inner()} + {Inner()})",
            5 => $"({Inner()} - {Inner()})",
            6 => $"({Inner()} * {Inner()})",
            7 => $"({Inner()} / {Inner()})",
            8 => $"({Inner()})^{random.Next(-3, 4)}",
            9 => $"max({Inner()}, {Inner()})",
            10 => $"if({Inner()} <= {Inner()}, {Inner()}, {Inner()})",
            _ => $"{Functions[random.Next(Functions.Length)]}({Inner()})",
        };
    }
}
