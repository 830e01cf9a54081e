using ActLab.Core;

namespace ActLab.Reports;

/// <summary>What a page has to be, as it follows from its data, and what they contradict themselves in.</summary>
public sealed class DerivedPage
{
    readonly IReadOnlyList<ReportDifference> _contradictions;
    readonly IReadOnlyList<(string Text, Place Place)> _lines;

    DerivedPage(ReportData data, Catalog catalog, ChartLibrary? library)
    {
        _contradictions = [.. DataCheck.Of(data)];
        _lines = HtmlWriter.Write(ReportComposer.Compose(data, catalog), library).Lines();
    }

    /// <summary>Composes the page of data that were read from <paramref name="file"/>, whose charts are drawn by that library.</summary>
    /// <exception cref="BadInputException">The data are not those of a report of this program.</exception>
    public static DerivedPage Of(string json, string file, Catalog catalog, ChartLibrary? library)
    {
        var data = FromOutside(file, () => ReportData.Parse(json));
        return data.Charts == Charts.Drawn && library is null
            ? throw new BadInputException($"{file} draws charts by plotly.js, which this program was built without; verify it by one that has it")
            : FromOutside(file, () => new DerivedPage(data, catalog, library));
    }

    /// <summary>What a page shows otherwise, in its order, after what its data contradict themselves in.</summary>
    public IEnumerable<ReportDifference> Differences(string page) =>
        _contradictions.Concat(page.AsSpan().Count('\n') + 1 == _lines.Count ? LineByLine(page) : Whole(page.Split('\n')));

    IEnumerable<ReportDifference> LineByLine(string page)
    {
        var start = 0;
        foreach (var (derived, place) in _lines)
        {
            var end = page.IndexOf('\n', start) is > -1 and var found ? found : page.Length;
            if (!page.AsSpan(start, end - start).SequenceEqual(derived))
            {
                yield return ReportDifference.Of(place, page[start..end], derived);
            }

            start = end + 1;
        }
    }

    /// <summary>Lines were added or removed: what lies between the first difference and the last is one.</summary>
    IEnumerable<ReportDifference> Whole(string[] shown)
    {
        var (least, before, after) = (Math.Min(shown.Length, _lines.Count), 0, 0);
        while (before < least && shown[before] == _lines[before].Text)
        {
            before++;
        }

        while (before + after < least && shown[^(after + 1)] == _lines[^(after + 1)].Text)
        {
            after++;
        }

        yield return ReportDifference.Of(_lines[Math.Min(before, _lines.Count - 1)].Place,
            string.Join(' ', shown.Skip(before).SkipLast(after)), string.Join(' ', _lines.Skip(before).SkipLast(after).Select(line => line.Text)));
    }

    /// <summary>Data from outside can be wrong in ways that JSON cannot tell, such as a case that was measured and has no time.</summary>
    static T FromOutside<T>(string file, Func<T> derive)
    {
        try
        {
            return derive();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw new BadInputException($"the data in {file} are not those of a report; write it again by actlab report: {error.Message}");
        }
    }
}
