using ActLab.Core;
using ActLab.Core.Lab;

namespace ActLab.Tests.Lab;

/// <summary>Plans and data for tests.</summary>
static class Plans
{
    static readonly Catalog Catalog = new();

    public static TrainingPlan Of(string activation = "tanh", string hidden = "8,8") => new()
    {
        Hidden = [.. hidden.Split(',').Select(units => new LayerSpec(int.Parse(units, System.Globalization.CultureInfo.InvariantCulture), Function(activation)))],
        Initializer = Initializer.Find("he"),
        Loss = Core.Lab.Loss.All[0],
        Optimizer = "sgd",
        Rate = 0.1,
        Batch = 10,
        Seed = 1,
    };

    public static LayerFunction Function(string name) => name.StartsWith("maxout:", StringComparison.Ordinal)
        ? new MaxoutFunction(name[^1] - '0')
        : new ElementwiseFunction(Catalog.Find(name));

    public static Loss Loss(string name) => Core.Lab.Loss.All.Single(l => l.Name == name);
}
