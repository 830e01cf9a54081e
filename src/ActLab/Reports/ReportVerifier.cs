using System.Text;
using ActLab.Core;
using ActLab.Data;

namespace ActLab.Reports;

/// <summary>
/// Composes a report again from the data embedded in its file and compares line by line; the hash of the data is one of the things
/// shown. What in the data follows from other data is computed from those.
/// </summary>
public static class ReportVerifier
{
    const int MostBytes = 1 << 28;

    /// <summary>What the file shows and its data do not say, in the order of the file; nothing if all is right.</summary>
    /// <param name="file">The report's path.</param>
    /// <param name="catalog">The activations known.</param>
    /// <exception cref="BadInputException">The file is no whole report of this program.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<ReportDifference> Verify(string file, Catalog catalog) => VerifyPage(Read(file), file, catalog, ChartLibrary.Embedded);

    /// <summary>The same for a page that was read from <paramref name="file"/>, whose charts are drawn by that library.</summary>
    /// <exception cref="BadInputException">The page is no whole report of this program.</exception>
    public static IReadOnlyList<ReportDifference> VerifyPage(string page, string file, Catalog catalog, ChartLibrary? library)
    {
        var json = HtmlWriter.DataOf(page)
            ?? throw new BadInputException($"{file} does not end with the data of a report: it is no report of this program, or is not whole; write it again by actlab report");
        var data = FromOutside(file, () => ReportData.Parse(json));
        return data.Charts == Charts.Drawn && library is null
            ? throw new BadInputException($"{file} draws charts by plotly.js, which this program was built without; verify it by one that has it")
            : FromOutside(file, () => (IReadOnlyList<ReportDifference>)
                [.. DataCheck.Of(data), .. Compare(page.Split('\n'), HtmlWriter.Write(ReportComposer.Compose(data, catalog), library).Lines())]);
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

    static string Read(string file) =>
        Directory.Exists(file) ? throw new BadInputException($"{file} is a directory; name a report in it")
        : !File.Exists(file) ? throw new BadInputException($"{file} does not exist; name a report that actlab report wrote")
        : UnixFile.IsSpecial(file) ? throw new BadInputException($"{file} is a device or a pipe; name a report that actlab report wrote")
        : new FileInfo(file).Length > MostBytes ? throw new BadInputException($"{file} has more than {MostBytes >> 20} MiB, which no report has")
        : Encoding.UTF8.GetString(File.ReadAllBytes(file));

    static IEnumerable<ReportDifference> Compare(IReadOnlyList<string> shown, IReadOnlyList<(string Text, Place Place)> derived)
    {
        if (shown.Count == derived.Count)
        {
            return shown.Zip(derived).Where(line => line.First != line.Second.Text)
                .Select(line => ReportDifference.Of(line.Second.Place, line.First, line.Second.Text));
        }

        // Lines were added or removed: what lies between the first difference and the last is one.
        var (least, before, after) = (Math.Min(shown.Count, derived.Count), 0, 0);
        while (before < least && shown[before] == derived[before].Text)
        {
            before++;
        }

        while (before + after < least && shown[^(after + 1)] == derived[^(after + 1)].Text)
        {
            after++;
        }

        return
        [
            ReportDifference.Of(derived[Math.Min(before, derived.Count - 1)].Place,
                string.Join(' ', shown.Skip(before).SkipLast(after)), string.Join(' ', derived.Skip(before).SkipLast(after).Select(line => line.Text))),
        ];
    }
}
