using ActLab.Commands;
using ActLab.Core;

namespace ActLab;

/// <summary>What is known of an activation, in words: for the list, the report and the app.</summary>
public static class ActivationFacts
{
    /// <summary>Property and value, in the order they are shown.</summary>
    public static IReadOnlyList<(string Property, string Value)> Of(Activation activation) =>
    [
        ("Identifier", string.Join(", ", activation.Info.Aliases.Prepend(activation.Id))),
        ("f(x)", activation.Formula),
        ("f'(x)", activation.DerivativeFormula),
        ("Parameters", activation.Parameters.Values.Count == 0 ? "none" : activation.Parameters.ToString()),
        ("Kinks", All(activation.Kinks.Where(k => k.Jump is null), Kink)),
        ("Jumps", All(activation.Kinks.Where(k => k.Jump is not null), Jump)),
        ("Range", activation.Info.Range),
        ("Shape", Shape(activation)),
        ("Elsewhere", All(Elsewhere(activation.Info), text => text)),
        ("Source", activation.Info.Source),
    ];

    /// <summary>Monotone or not, and how it lies about 0, where that is known.</summary>
    public static string Shape(Activation activation)
    {
        var (monotone, centre) = (activation.Info.IsMonotone, activation.Info.Centre);
        string?[] words =
        [
            monotone switch { true => "monotone", false => "not monotone", null => null },
            centre switch { Centre.Odd => "odd", Centre.Crosses => "crosses 0 at 0", null => null, _ => "not zero-centred" },
        ];
        return All(words.OfType<string>(), word => word, "not known", ", ");
    }

    static string Kink(Kink kink) =>
        $"x={NumberText.Of(kink.X)}: f' {NumberText.Of(kink.Left)} | {NumberText.Of(kink.Right)}, takes {NumberText.Of(kink.Value)}";

    static string Jump(Kink kink) =>
        $"x={NumberText.Of(kink.X)}: f {NumberText.Of(kink.Jump!.Value.Left)} | {NumberText.Of(kink.Jump.Value.Right)}, f' takes {NumberText.Of(kink.Value)}";

    static IEnumerable<string> Elsewhere(ActivationInfo info) => info.Defaults.Select(d => $"{d.Framework}: {d.Default}")
        .Concat(info.Conventions.Select(c => $"{c.Framework}: f'({NumberText.Of(c.X)}) = {NumberText.Of(c.Derivative)}"));

    static string All<T>(IEnumerable<T> items, Func<T, string> text, string none = "none", string between = "; ") =>
        items.Any() ? string.Join(between, items.Select(text)) : none;
}
