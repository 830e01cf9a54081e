using System.Text.Json.Serialization;
using ActLab.Core;
using ActLab.Core.Accuracy;
using ActLab.Core.Numbers;

namespace ActLab.Jobs;

/// <summary>The errors of a kernel that a job measured, in ulp of its type against the exact value.</summary>
/// <param name="Title">The activation and its parameters, as in <see cref="JobCase.Title"/>.</param>
/// <param name="Kernel">What was measured.</param>
/// <param name="Symbol">The function's name in its library; null for a kernel of ActLab.</param>
/// <param name="Number">Element type.</param>
/// <param name="Quantity">f or f'.</param>
/// <param name="Checked">Inputs evaluated.</param>
/// <param name="Exhaustive">Whether they were all values of the type; otherwise the largest error is a lower bound.</param>
/// <param name="MaxUlp">Largest error.</param>
/// <param name="AtX">An input with that error; null where nothing was measured.</param>
/// <param name="MeanUlp">Mean over the finite errors.</param>
/// <param name="CorrectlyRounded">Share of the inputs other than NaN whose result is the exact value rounded.</param>
/// <param name="WrongSpecials">Special values, in or out, that are wrong.</param>
public sealed record KernelAccuracy(
    string Title, JobKernel Kernel, string? Symbol, NumberType Number, Quantity Quantity,
    long Checked, bool Exhaustive, double MaxUlp, double? AtX, double MeanUlp, double CorrectlyRounded, long WrongSpecials)
{
    /// <summary>Where results are not in the order of the exact values; null in a result of an older version.</summary>
    public OrderBreaks? Order { get; init; }

    /// <summary>Why it could not be measured.</summary>
    public string? Error { get; init; }

    /// <summary>The kernel as tables name it.</summary>
    [JsonIgnore]
    public string KernelName => JobCase.NameOf(Kernel, Symbol);

    /// <summary>What the errors are of.</summary>
    [JsonIgnore]
    public (string Title, JobKernel Kernel, string? Symbol, NumberType Number, Quantity Quantity) Subject => (Title, Kernel, Symbol, Number, Quantity);

    /// <summary>What is to be measured of the cases of a request, each once, nothing of it known yet.</summary>
    public static IReadOnlyList<KernelAccuracy> Wanted(JobRequest request) =>
    [
        .. (from c in request.Cases
            from quantity in QuantitiesOf(c.Pass)
            select new KernelAccuracy(c.Title, c.Kernel, c.Symbol, c.Number, quantity, 0, false, double.NaN, null, double.NaN, double.NaN, 0)).Distinct(),
    ];

    /// <summary>Whether both are about the same kernel and quantity.</summary>
    public bool IsOf(KernelAccuracy other) => Subject == other.Subject;

    /// <inheritdoc/>
    public override string ToString() => string.Join(' ', Title, KernelName, Number.Word(), Quantity.Word());

    static Quantity[] QuantitiesOf(Pass pass) => pass switch
    {
        Pass.Forward => [Quantity.Forward],
        Pass.Backward => [Quantity.Derivative],
        _ => [Quantity.Forward, Quantity.Derivative],
    };
}
