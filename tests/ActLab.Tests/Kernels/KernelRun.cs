using System.Runtime.InteropServices;
using ActLab.Core;
using ActLab.Core.Kernels;
using Xunit;

namespace ActLab.Tests.Kernels;

/// <summary>What a kernel computes.</summary>
public enum Operation
{
    Forward,
    Derivative,
    Backward,
    BackwardFromOutput,
}

/// <summary>Every kernel through one door, for both element types.</summary>
static class KernelRun
{
    public static IReadOnlyList<Activation> Catalogue { get; } = new Catalog().All;

    /// <summary>The catalogue, and parameters away from the defaults; named as on the command line.</summary>
    static readonly Dictionary<string, Activation> All = Catalogue.Select(a => (Name: a.Id, Activation: a))
        .Concat(
        [
            Other("elu", "alpha", "-0.5"), Other("elu", "alpha", "0"), Other("elu", "alpha", "1.7"), Other("leaky-relu", "alpha", "-0.3"),
            Other("prelu", "alpha", "1.1"), Other("softplus", "beta", "8"), Other("softplus", "beta", "2.3"), Other("softplus", "beta", "0.01"),
            Other("celu", "alpha", "0.375"), Other("hard-sigmoid", "width", "5"), Other("hard-shrink", "lambda", "0.375"), Other("soft-shrink", "lambda", "0"),
            Other("shrink", "bias", "0.375"), Other("squareplus", "b", "0.375"), Other("smelu", "beta", "2.375"), Other("isru", "alpha", "0.375"),
            Other("maxout", "pieces", "-1,0;1,0"), Other("maxout", "pieces", "0.5,1;2,-2;-1,0.25;0,0.5"),
        ])
        .ToDictionary(a => a.Name, a => a.Activation);

    /// <summary>Each activation with each family.</summary>
    public static TheoryData<string, KernelFamily> Families(params KernelFamily[] families)
    {
        var data = new TheoryData<string, KernelFamily>();
        foreach (var name in All.Keys)
        {
            foreach (var family in families)
            {
                data.Add(name, family);
            }
        }

        return data;
    }

    public static IEnumerable<string> Names => All.Keys;

    public static Activation Find(string name) => All[name];

    /// <summary>The operations that the activation has.</summary>
    public static IEnumerable<Operation> Operations(Activation activation) =>
        Enum.GetValues<Operation>().Where(o => o != Operation.BackwardFromOutput || activation.HasDerivativeFromOutput);

    static (string Name, Activation Activation) Other(string id, string parameter, string value)
    {
        var activation = Catalogue.Single(a => a.Id == id);
        return ($"{id} {parameter}={value}", activation.With(activation.Parameters.With(parameter, value)));
    }

    /// <summary>Runs the operation; only the backward passes look at <paramref name="dy"/>.</summary>
    public static void Run<T>(
        Activation activation, KernelFamily family, Operation operation, ReadOnlySpan<T> x, ReadOnlySpan<T> dy, Span<T> y)
        where T : struct
    {
        if (typeof(T) == typeof(float))
        {
            Run(activation, family, operation, Cast<T, float>(x), Cast<T, float>(dy), MemoryMarshal.Cast<T, float>(y));
        }
        else
        {
            Run(activation, family, operation, Cast<T, double>(x), Cast<T, double>(dy), MemoryMarshal.Cast<T, double>(y));
        }
    }

    public static T[] Run<T>(Activation activation, KernelFamily family, Operation operation, T[] x, T[] dy) where T : struct
    {
        var y = new T[x.Length];
        Run<T>(activation, family, operation, x, dy, y);
        return y;
    }

    static ReadOnlySpan<TTo> Cast<TFrom, TTo>(ReadOnlySpan<TFrom> span) where TFrom : struct where TTo : struct =>
        MemoryMarshal.Cast<TFrom, TTo>(span);

    static void Run(
        Activation activation, KernelFamily family, Operation operation, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> y)
    {
        switch (operation)
        {
            case Operation.Forward: Kernel.Forward(activation, family, x, y); break;
            case Operation.Derivative: Kernel.Derivative(activation, family, x, y); break;
            case Operation.Backward: Kernel.Backward(activation, family, x, dy, y); break;
            default: Kernel.BackwardFromOutput(activation, family, x, dy, y); break;
        }
    }

    static void Run(
        Activation activation, KernelFamily family, Operation operation, ReadOnlySpan<double> x, ReadOnlySpan<double> dy, Span<double> y)
    {
        switch (operation)
        {
            case Operation.Forward: Kernel.Forward(activation, family, x, y); break;
            case Operation.Derivative: Kernel.Derivative(activation, family, x, y); break;
            case Operation.Backward: Kernel.Backward(activation, family, x, dy, y); break;
            default: Kernel.BackwardFromOutput(activation, family, x, dy, y); break;
        }
    }
}
