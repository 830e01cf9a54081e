namespace ActLab.Tests.Expressions;

/// <summary>Formulas of every kind of node, in x and alpha, from a seeded source.</summary>
static class RandomFormula
{
    public static string Next(Random random, int depth)
    {
        string Inner() => Next(random, depth - 1);
        string[] functions = ["abs", "exp", "log", "log1p", "expm1", "sqrt", "tanh", "sigmoid", "softplus", "erf"];
        return (depth == 0 ? random.Next(3) : random.Next(3, 12)) switch
        {
            0 or 3 => "x",
            1 => "alpha",
            2 => random.Next(1, 5).ToString(System.Globalization.CultureInfo.InvariantCulture),
            4 => $"({Inner()} + {Inner()})",
            5 => $"({Inner()} - {Inner()})",
            6 => $"({Inner()} * {Inner()})",
            7 => $"({Inner()} / {Inner()})",
            8 => $"({Inner()})^{random.Next(-3, 4)}",
            9 => $"max({Inner()}, {Inner()})",
            10 => $"if({Inner()} <= {Inner()}, {Inner()}, {Inner()})",
            _ => $"{functions[random.Next(functions.Length)]}({Inner()})",
        };
    }
}
