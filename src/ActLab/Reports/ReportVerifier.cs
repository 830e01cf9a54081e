using System.Text;
using ActLab.Core;
using ActLab.Data;

namespace ActLab.Reports;

/// <summary>
/// Derives a report again from the data embedded in its file and compares line by line. What in the data follows from other data is
/// computed from those.
/// </summary>
public static class ReportVerifier
{
    const int MostBytes = 1 << 28;

    /// <summary>What the file shows and its data do not say; nothing if all is right.</summary>
    /// <param name="file">The report's path.</param>
    /// <param name="catalog">The activations known.</param>
    /// <exception cref="BadInputException">The file is no whole report of this program.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<ReportDifference> Verify(string file, Catalog catalog) => [.. Differences(Read(file), file, catalog, ChartLibrary.Read())];

    /// <summary>
    /// The same for a page that was read from <paramref name="file"/>, whose charts are drawn by that library. The hash of the data comes first,
    /// as it costs least: nothing is composed until more is asked for.
    /// </summary>
    /// <exception cref="BadInputException">The page is no whole report of this program.</exception>
    public static IEnumerable<ReportDifference> Differences(string page, string file, Catalog catalog, ChartLibrary? library)
    {
        var json = HtmlWriter.DataOf(page)
            ?? throw new BadInputException($"{file} does not end with the data of a report: it is no report of this program, or is not whole; write it again by actlab report");
        return Hash(page, json).Concat(Derived(page, json, file, catalog, library)).Distinct();
    }

    static IEnumerable<ReportDifference> Hash(string page, string json)
    {
        var (shown, derived) = (HtmlWriter.HashLineOf(page), HtmlWriter.HashLine(Report.Sha256(json)));
        return shown == derived ? [] : [ReportDifference.Of(Place.Page, shown, derived)];
    }

    static IEnumerable<ReportDifference> Derived(string page, string json, string file, Catalog catalog, ChartLibrary? library)
    {
        foreach (var difference in DerivedPage.Of(json, file, catalog, library).Differences(page))
        {
            yield return difference;
        }
    }

    static string Read(string file) =>
        Directory.Exists(file) ? throw new BadInputException($"{file} is a directory; name a report in it")
        : !File.Exists(file) ? throw new BadInputException($"{file} does not exist; name a report that actlab report wrote")
        : UnixFile.IsSpecial(file) ? throw new BadInputException($"{file} is a device or a pipe; name a report that actlab report wrote")
        : new FileInfo(file).Length > MostBytes ? throw new BadInputException($"{file} has more than {MostBytes >> 20} MiB, which no report has")
        : Encoding.UTF8.GetString(File.ReadAllBytes(file));
}
