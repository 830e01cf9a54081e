using System.Globalization;
using ActLab.Core.Lab;
using ActLab.Core.Lab.Comparison;
using ActLab.Terminal;

namespace ActLab.Commands;

/// <summary>The plain text of `lab compare`: a table, a picture of the intervals on a log scale, and what the evidence supports.</summary>
static class LabCompareText
{
    const int PictureColumns = 56;

    public static void Write(Workbench workbench, LabSetup setup, LabData data, ComparisonPlan plan, LabComparison comparison)
    {
        var output = workbench.Out;
        output.WriteLine($"{data.Name}, hidden layers {string.Join('-', setup.Hidden)}, {setup.Initializer.Name}, {setup.Optimizer}, batch {setup.Batch}, {plan.Epochs} epochs, {plan.Seeds} seeds");
        TextTable.Write(workbench, ["activation", "rate#", "held out#", "interval#", "trained#", "epochs#", "dead#", "sat#"], comparison.Contenders.Select(Row));
        foreach (var line in Definitions(plan, comparison).SelectMany(Paragraph.Lines).Concat(Picture(comparison.Contenders)).Concat(Sentences(data.Name, plan, comparison).SelectMany(Paragraph.Lines)))
        {
            output.WriteLine(line);
        }
    }

    static IReadOnlyList<string> Row(Contender contender)
    {
        var heldOut = contender.HeldOut;
        return
        [
            contender.Name, NumberText.Of(contender.Rate) + (contender.IsAtEdge ? "*" : ""), Loss(heldOut.Median), $"{Loss(heldOut.Low)}-{Loss(heldOut.High)}", Loss(contender.Training.Median),
            contender.EpochsToTarget is { } epochs ? NumberText.Of(epochs) : "never", Percent(contender.Dead), Percent(contender.Saturated),
        ];
    }

    static IEnumerable<string> Definitions(ComparisonPlan plan, LabComparison comparison)
    {
        var confidence = comparison.Contenders[0].HeldOut.Confidence;
        yield return $"held out: median final loss on rows held out, with a {LabText.Share(confidence)} interval; trained: on the rows trained on";
        yield return $"epochs: median number until the loss on rows held out is {LabText.Share(ComparisonPlan.TargetShare)} of that of the best constant";
        yield return $"dead: units, sat: pre-activations with |f'| <= {NumberText.Of(LayerSnapshot.Epsilon)} max|f'|, means over seeds; parameters: {Parameters(comparison.Contenders)}";
        yield return $"rate: the best of {string.Join(", ", plan.Rates.Select(NumberText.Of))} on {ComparisonPlan.TuningSeeds} other seeds; * at the end of that grid";
    }

    /// <summary>How many parameters the networks have; a name goes with a number that is not everybody's.</summary>
    static string Parameters(IReadOnlyList<Contender> contenders) => string.Join(", ", contenders.GroupBy(c => c.Parameters).OrderByDescending(g => g.Count())
        .Select((group, i) => i == 0 ? $"{group.Key}" : $"{string.Join(", ", group.Select(c => c.Name))} {group.Key}"));

    /// <summary>One line for each contender: its interval, and its median as a dot.</summary>
    static IEnumerable<string> Picture(IReadOnlyList<Contender> contenders)
    {
        double[] ends = [.. contenders.SelectMany(c => (double[])[c.HeldOut.Low, c.HeldOut.High]).Where(v => v > 0 && double.IsFinite(v)).Select(Math.Log10)];
        if (ends.Length == 0)
        {
            yield break;
        }

        var (line, end, dot) = Tty.IsUnicode ? ('─', '│', '●') : ('-', '|', 'o');
        var scale = new Extent(ends.Min(), ends.Max());
        var width = contenders.Max(c => c.Name.Length);
        foreach (var contender in contenders)
        {
            var heldOut = contender.HeldOut;
            var (low, middle, high) = (Column(heldOut.Low), Column(heldOut.Median), Column(heldOut.High));
            var cells = new string(' ', PictureColumns).ToCharArray();
            cells.AsSpan(low, high - low + 1).Fill(line);
            (cells[low], cells[high]) = (end, end);
            cells[middle] = dot;
            yield return $"{contender.Name.PadRight(width)} {new string(cells).TrimEnd()}";
        }

        var left = Loss(Math.Pow(10, scale.Low));
        yield return $"{new string(' ', width)} {left}{Loss(Math.Pow(10, scale.High)).PadLeft(PictureColumns - left.Length)}";
        yield return $"{new string(' ', width)} final loss on rows held out, log scale";

        int Column(double loss) => (int)Math.Round(Math.Clamp(scale.Fraction(Math.Log10(loss)), 0, 1) * (PictureColumns - 1));
    }

    /// <summary>What the evidence supports, and what it does not.</summary>
    static IEnumerable<string> Sentences(string data, ComparisonPlan plan, LabComparison comparison)
    {
        var best = comparison.Contenders[0];
        var against = comparison.Pairs.Where(p => p.Lower == best).ToList();
        string[] beaten = [.. against.Where(p => p.IsSupported).Select(p => p.Higher.Name)], open = [.. against.Where(p => !p.IsSupported).Select(p => p.Higher.Name)];
        yield return "";
        yield return $"On {data} with this network and budget {best.Name} has the lowest median loss."
            + (beaten.Length > 0 ? $" The evidence supports that it ends below {And(beaten)}." : "")
            + (open.Length > 0 ? $" The evidence does not support that it ends below {And(open)}: {plan.Seeds} seeds cannot tell them apart." : "");
        foreach (var loser in comparison.Contenders.Reverse())
        {
            string[] winners = [.. comparison.Pairs.Where(p => p.Higher == loser && p.Lower != best && p.IsSupported).Select(p => p.Lower.Name)];
            if (winners.Length > 0)
            {
                yield return $"The evidence also supports that {loser.Name} ends above {And(winners)}.";
            }
        }

        foreach (var contender in comparison.Contenders.Where(c => c.IsAtEdge))
        {
            yield return $"{contender.Name} is best at the end of the grid of rates; a wider grid may change its place.";
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"By \"supports\" is meant: signed-rank test over the same seeds, Holm over {comparison.Pairs.Count} pair{(comparison.Pairs.Count == 1 ? "" : "s")}, level {Pair.Level}.");
        yield return "Other data, depths, budgets and optimizers are not covered.";
    }

    static string Percent(double? share) => share is { } known ? known.ToString("P0", CultureInfo.InvariantCulture).Replace(" %", "%", StringComparison.Ordinal) : "-";

    static string And(string[] names) => names.Length == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";

    static string Loss(double loss) => double.IsFinite(loss) ? loss.ToString("G2", CultureInfo.InvariantCulture) : "diverged";
}
