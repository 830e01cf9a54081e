using System.Globalization;
using ActLab.Core;
using ActLab.Core.Accuracy;
using ActLab.Core.Numbers;

namespace ActLab.Commands;

/// <summary>The plain text of `ulp`: a table with one row for each kernel, then histogram and findings of each.</summary>
static class UlpText
{
    /// <summary>What an error in ulp is.</summary>
    public const string Rule =
        "An error is |y - exact| over the spacing of the type at the exact value, at least its smallest subnormal; " +
        "within 1/64 of a root of f' that is no kink, the ulp of f' is that of max(|f'|, 2^-10).";

    const int BarColumns = 30;

    /// <summary>Where the bins of the bars end; the histogram in JSON is finer.</summary>
    static readonly double[] BarEnds = [0.5, 0.75, 1, 1.5, 2, 4, 16, 256, 65536, 16777216, double.MaxValue, double.PositiveInfinity];

    public static void Write(Workbench workbench, IReadOnlyList<TimedReport> reports)
    {
        var output = workbench.Out;
        if (reports is [{ Report.Subject: var subject }, ..])
        {
            output.WriteLine($"{(subject.Quantity == Quantity.Forward ? "f" : "f'")} in {subject.Number.Word()}");
            TextTable.Write(workbench, ["activation", "kernel", "max ulp#", "at x#", "rounded#", "wrong#"], reports.Select(timed => Row(timed.Report)));
            output.WriteLine("rounded: share of results that are the exact value rounded; wrong: specials");
            output.WriteLine(string.Join('\n', Paragraph.Lines(Rule)));
            output.WriteLine("Below: how many results have which error in ulp; bars show its logarithm.");
        }

        foreach (var line in reports.SelectMany(Details))
        {
            output.WriteLine(line);
        }

        output.Flush();
    }

    /// <summary>A kind of wrong special in kebab-case.</summary>
    public static string Kind(SpecialKind kind) => kind switch
    {
        SpecialKind.NaNInput => "nan-input",
        SpecialKind.InfiniteInput => "infinite-input",
        SpecialKind.ZeroInput => "zero-input",
        SpecialKind.NaNResult => "nan-result",
        _ => "infinite-result",
    };

    static IReadOnlyList<string> Row(UlpReport report)
    {
        var (subject, errors) = (report.Subject, report.Errors);
        return
        [
            subject.Activation.Id, KernelNames.Of(subject), errors.Max.ToString("G6", CultureInfo.InvariantCulture),
            errors.At is { } at ? Text(subject, at.X) : "-", Share(errors.CorrectlyRounded), Count(errors.WrongSpecialCount),
        ];
    }

    static IEnumerable<string> Details(TimedReport timed)
    {
        var (subject, errors, lengths) = timed.Report;
        var inputs = errors.Exhaustive ? "all 2^32 inputs" : Count(errors.Checked) + " inputs";
        yield return "";
        yield return $"{subject.Activation.Id} {subject.Activation.Parameters}".TrimEnd() +
            string.Create(CultureInfo.InvariantCulture, $", {KernelNames.Of(subject)}: {inputs}, mean {NumberText.Short(errors.Mean)} ulp, {timed.Elapsed.TotalSeconds:F1} s");
        foreach (var line in Bars(errors.Histogram))
        {
            yield return line;
        }

        foreach (var wrong in errors.WrongSpecials)
        {
            yield return $"  wrong special ({Kind(wrong.Kind)}): {Text(subject, wrong.Got)} at x = {Text(subject, wrong.At.X)}, where it is {Text(subject, wrong.Want)}";
        }

        if (errors.WrongSpecialCount > errors.WrongSpecials.Count)
        {
            yield return $"  {Count(errors.WrongSpecialCount)} wrong specials in all";
        }

        if (lengths.First is { } x)
        {
            yield return $"  length-dependent: at {Count(lengths.Count)} of {Count(lengths.Checked)} inputs, first x = {Text(subject, x.X)}, a span of 1 or 3";
            yield return "  gives other bits than a long one";
        }
    }

    static IEnumerable<string> Bars(IReadOnlyList<UlpBin> histogram)
    {
        var bins = BarEnds.Select((end, i) => (
            Above: i == 0 ? 0 : BarEnds[i - 1], End: end,
            Count: histogram.Where(bin => bin.UpTo <= end && (i == 0 || bin.UpTo > BarEnds[i - 1])).Sum(bin => bin.Count)));
        var most = Math.Log10(1 + histogram.Sum(bin => bin.Count));
        foreach (var (above, end, count) in bins.Where(bin => bin.Count > 0))
        {
            var name = double.IsPositiveInfinity(end) ? "infinite"
                : end == double.MaxValue ? $"> {NumberText.Of(above)}"
                : $"{(above == 0 ? "[" : "(")}{NumberText.Of(above)}, {NumberText.Of(end)}]";
            var bar = new string('#', (int)Math.Round(BarColumns * Math.Log10(1 + count) / most));
            yield return $"  {name,-18} {Count(count),14} |{bar}";
        }
    }

    static string Text(UlpSubject subject, double value) => subject.Number == NumberType.F32 ? NumberText.Of((float)value) : NumberText.Of(value);

    static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Rounded down, so that 100 % means all.</summary>
    static string Share(double share) => (Math.Floor(share * 1e5) / 1e3).ToString("F3", CultureInfo.InvariantCulture) + "%";
}
