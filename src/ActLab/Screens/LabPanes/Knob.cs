using System.Globalization;
using ActLab.Commands;
using ActLab.Core;
using ActLab.Core.Formulas;
using ActLab.Core.Lab;

namespace ActLab.Screens.LabPanes;

/// <summary>One thing about a run that a person may change; a run then begins anew.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Text">How it stands, as it may be typed.</param>
/// <param name="Turn">The setup with the value so many places further on.</param>
/// <param name="Set">The setup with the value typed; refuses bad input.</param>
sealed record Knob(string Name, Func<LabSetup, string> Text, Func<LabSetup, int, Catalog, LabSetup> Turn, Func<LabSetup, string, Catalog, LabSetup> Set)
{
    const int MostUnits = 4096;

    const string Usual = "usual";

    static readonly int[] Batches = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

    static readonly string[] Losses = [Usual, .. Loss.All.Select(l => l.Name)];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Knob> All { get; } =
    [
        new("data", s => s.Data, (s, by, _) => s with { Data = Next(Toys.Names, s.Data, by) }, (s, text, _) => s with { Data = FileText.HomePath(text) }),
        new("layers", s => NumberText.Of(s.Hidden.Count), (s, by, _) => Deep(s, s.Hidden.Count + by), (s, text, _) => Deep(s, Whole(text, "layers", LabOptions.MostLayers))),
        new("units", Units, (s, by, _) => s with { Hidden = [.. s.Hidden.Select(units => Math.Clamp(by > 0 ? 2 * units : units / 2, 1, MostUnits))] }, Wide),
        new("activation", s => string.Join(',', s.Functions.Select(f => f.Name)), (s, by, catalog) => Named(s, Next(Names(catalog), s.Functions[0].Name, by), catalog), Named),
        new("init", s => s.Initializer.Name, (s, by, _) => s with { Initializer = Initializer.Find(Next([.. Initializer.All.Select(i => i.Name)], s.Initializer.Name, by)) }, (s, text, _) => s with { Initializer = Initializer.Find(text) }),
        new("loss", s => s.Loss ?? Usual, (s, by, _) => WithLoss(s, Next(Losses, s.Loss ?? Usual, by)), (s, text, _) => WithLoss(s, Known(text, "loss", Losses))),
        new("optimizer", s => s.Optimizer, (s, by, _) => s with { Optimizer = Next(Optimizer.Names, s.Optimizer, by) }, (s, text, _) => s with { Optimizer = Known(text, "optimizer", Optimizer.Names) }),
        new("rate", s => s.RateText, (s, by, _) => s with { Rate = LabTrainer.NextRate(s.Rate, by), RateChanges = [] }, WithRates),
        new("batch", s => NumberText.Of(s.Batch), (s, by, _) => s with { Batch = by > 0 ? Batches.FirstOrDefault(b => b > s.Batch, s.Batch) : Batches.LastOrDefault(b => b < s.Batch, s.Batch) }, (s, text, _) => s with { Batch = Whole(text, "batch", int.MaxValue) }),
        new("seed", s => s.Seed.ToString(CultureInfo.InvariantCulture), (s, by, _) => s with { Seed = by > 0 ? s.Seed + 1 : Math.Max(s.Seed, 1) - 1 }, (s, text, _) => s with { Seed = ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : throw new BadInputException($"a seed is a whole number from 0 up, not {text}") }),
    ];

    static string Next(IReadOnlyList<string> all, string now, int by)
    {
        var at = all.ToList().IndexOf(now);
        return all[(Math.Max(at, 0) + by + all.Count) % all.Count];
    }

    static string[] Names(Catalog catalog) => [.. catalog.All.Select(a => a.Id)];

    static string Units(LabSetup setup) => string.Join(',', setup.Hidden.Distinct().Count() == 1 ? setup.Hidden.Take(1) : setup.Hidden);

    /// <summary>One number for all layers, or one for each, which then are as many.</summary>
    static LabSetup Wide(LabSetup setup, string text, Catalog catalog) => LabOptions.Widths(text) is var widths && widths.Length == 1
        ? setup with { Hidden = [.. setup.Hidden.Select(_ => widths[0])] }
        : Deep(setup, widths.Length) with { Hidden = widths };

    /// <summary>With so many layers: the last one again, or the first ones.</summary>
    static LabSetup Deep(LabSetup setup, int layers)
    {
        layers = Math.Clamp(layers, 1, LabOptions.MostLayers);
        var next = setup with { Hidden = Stretched(setup.Hidden, layers) };
        return setup.Functions.Count == 1 ? next : next with { Functions = Stretched(setup.Functions, layers), FunctionOptions = Options(Stretched(setup.Functions, layers)) };
    }

    static T[] Stretched<T>(IReadOnlyList<T> values, int count) => [.. Enumerable.Range(0, count).Select(i => values[Math.Min(i, values.Count - 1)])];

    static LabSetup Named(LabSetup setup, string names, Catalog catalog)
    {
        LayerFunction[] functions = [.. names.Split(',').Select(name => name == MaxoutFunction.Id ? (LayerFunction)new MaxoutFunction() : new ElementwiseFunction(catalog.Find(name)))];
        return setup with { Functions = functions, FunctionOptions = Options(functions) };
    }

    /// <summary>What a command is told of functions; a formula typed in this session stands for all layers.</summary>
    static string[] Options(IReadOnlyList<LayerFunction> functions) =>
        functions.OfType<ElementwiseFunction>().Select(f => f.Activation).OfType<UserActivation>().FirstOrDefault() is not { } own ? ["--activation", string.Join(',', functions.Select(f => f.Name))]
        : functions.Count > 1 ? throw new BadInputException($"{own.Id} is a formula of this session, which only stands for all layers")
        : ["--f", own.Definition.Formula.Text.Trim(), .. own.Parameters.Values.SelectMany(p => (string[])["--set", $"{p.Key}={p.Value}"])];

    static LabSetup WithLoss(LabSetup setup, string name) => setup with { Loss = name == Usual ? null : name };

    static LabSetup WithRates(LabSetup setup, string text, Catalog catalog)
    {
        var (first, changes) = LabOptions.Rates(text);
        return setup with { Rate = first, RateChanges = changes };
    }

    static string Known(string text, string knob, IReadOnlyList<string> all) =>
        all.Contains(text) ? text : throw new BadInputException($"there is no {knob} '{text}'; there are {string.Join(", ", all)}");

    static int Whole(string text, string knob, int most) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        ? LabOptions.Within(value, knob, most)
        : throw new BadInputException($"{knob} is a whole number, not {text}");
}
