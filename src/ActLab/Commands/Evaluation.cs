using ActLab.Core;
using ActLab.Core.Kernels;
using ActLab.Core.Numbers;

namespace ActLab.Commands;

/// <summary>How `eval` evaluates: one activation in one number system by one kernel family.</summary>
sealed record Evaluation
{
    public Evaluation(Activation activation, string number, KernelFamily kernel)
    {
        if (number == "dd" && kernel != KernelFamily.Scalar)
        {
            throw new BadInputException($"--number dd is evaluated by the formula alone; leave out --kernel {kernel.Word()}");
        }

        (Activation, Number, Kernel) = (activation, number, kernel);
    }

    public Activation Activation { get; }

    public string Number { get; }

    public KernelFamily Kernel { get; }

    /// <summary>The three functions at one point, written as text.</summary>
    public EvaluatedPoint At(string text) => Number switch
    {
        "f32" => Single(NumberText.ParseSingle(text)),
        "dd" => Wide(NumberText.ParseDouble(text)),
        _ => Double(NumberText.ParseDouble(text)),
    };

    EvaluatedPoint Single(float x)
    {
        float f = 0, df = 0;
        Core.Kernels.Kernel.Forward(Activation, Kernel, new ReadOnlySpan<float>(in x), new Span<float>(ref f));
        Core.Kernels.Kernel.Derivative(Activation, Kernel, new ReadOnlySpan<float>(in x), new Span<float>(ref df));
        float? d2f = Kernel == KernelFamily.Scalar ? (float)Scalar.SecondDerivative(Activation, x) : null;
        return new EvaluatedPoint(x, f, df, d2f, IsSingle: true);
    }

    EvaluatedPoint Double(double x)
    {
        double f = 0, df = 0;
        Core.Kernels.Kernel.Forward(Activation, Kernel, new ReadOnlySpan<double>(in x), new Span<double>(ref f));
        Core.Kernels.Kernel.Derivative(Activation, Kernel, new ReadOnlySpan<double>(in x), new Span<double>(ref df));
        return new EvaluatedPoint(x, f, df, Kernel == KernelFamily.Scalar ? Scalar.SecondDerivative(Activation, x) : null, IsSingle: false);
    }

    EvaluatedPoint Wide(double x)
    {
        var (point, second) = (DoubleDouble.Of(x), Scalar.SecondDerivative<DoubleDouble>(Activation, x));
        return new EvaluatedPoint(
            x, Activation.Forward(point).ToDouble(), Activation.Derivative(point).ToDouble(), second.ToDouble(), IsSingle: false);
    }
}

/// <summary>One row of `eval`; float32 values are held exactly in doubles and written as float32.</summary>
readonly record struct EvaluatedPoint(double X, double F, double Df, double? D2f, bool IsSingle)
{
    public void Write(Json json)
    {
        Write(json, "x", X);
        Write(json, "f", F);
        Write(json, "df", Df);
        Write(json, "d2f", D2f);
    }

    public IReadOnlyList<string> Cells() => [Text(X), Text(F), Text(Df), D2f is { } second ? Text(second) : "-"];

    void Write(Json json, string name, double? value)
    {
        if (IsSingle && value is { } single)
        {
            json.Number(name, (float)single);
        }
        else
        {
            json.Number(name, value);
        }
    }

    string Text(double value) => IsSingle ? NumberText.Of((float)value) : NumberText.Of(value);
}
