using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ActLab.Core;
using ActLab.Reports;
using Xunit;

namespace ActLab.Tests.Reports;

/// <summary>`report verify` finds every changed number and survives every changed file.</summary>
public sealed partial class ReportVerifierTests
{
    static readonly string Page = SampleData.Page(SampleData.All);

    [Fact]
    public void A_report_as_written_is_verified_with_charts_and_without()
    {
        Assert.Empty(SampleData.Verify(Page));
        Assert.Empty(SampleData.Verify(SampleData.Page(SampleData.All with { Charts = Charts.LeftOut })));
        Assert.Empty(SampleData.Verify(SampleData.Page(SampleData.All with { Layer = null, Jobs = [] })));
    }

    /// <summary>
    /// Every number of the page, in the data, the tables, the charts and the text plots. What stands outside of the data changes nothing that follows
    /// from them, so the page is derived once for all of that; what stands in them no longer has the hash that the page shows.
    /// </summary>
    [Fact]
    public void Any_number_that_is_changed_is_found()
    {
        var numbers = Digits.Matches(Page).ToList();
        Assert.True(numbers.Count > 10_000, $"the page has {numbers.Count} numbers");
        var json = HtmlWriter.DataOf(Page)!;
        var data = Page.Length - HtmlWriter.DataEnd.Length - json.Length;
        var derived = DerivedPage.Of(json, "a.html", SampleData.Catalog, SampleReport.Tiny);
        foreach (var number in numbers)
        {
            var changed = Other(number, new Random(number.Index));
            var isFound = number.Index >= data ? SampleData.Differences(changed).Any() : HtmlWriter.DataOf(changed) == json && derived.Differences(changed).Any();
            Assert.True(isFound, $"{number.Value} at character {number.Index} of the page was changed, and that is not found");
        }
    }

    /// <summary>Numbers stand in all the forms that a page shows them in.</summary>
    [Theory]
    [InlineData("<td class=\"number\">[^<]*[0-9]")]
    [InlineData("\"x\":\\[[^\\]]*[0-9]")]
    [InlineData("\"arrayminus\":\\[[^\\]]*[0-9]")]
    [InlineData("\n[^<>]*\\|[^<>]*[0-9]")]
    [InlineData("<li><strong>[0-9]")]
    [InlineData("times as fast as[^<]*[0-9]")]
    [InlineData("\"ratiosToEarlier\":\\[[^\\]]*[0-9]")]
    [InlineData("\"accuracies\":\\[[^\\]]*[0-9]")]
    [InlineData("\"roofs\":\\[[^\\]]*[0-9]")]
    [InlineData("\"epochs\":\\[[^\\]]*[0-9]")]
    public void A_number_in_each_form_is_found(string form)
    {
        foreach (var place in Regex.Matches(Page, form).Take(3))
        {
            var at = place.Index + place.Length - 1;
            Detected($"{Page.AsSpan(0, at)}{(char)('0' + ((Page[at] - '0' + 3) % 10))}{Page.AsSpan(at + 1)}");
        }

        Assert.Matches(form, Page);
    }

    [Fact]
    public void A_changed_cell_is_named_with_both_values()
    {
        var table = SampleData.All.Layer!.Values.Moments.Count;
        var difference = Assert.Single(SampleData.Verify(Page.Replace($"Finite</th>\n<td class=\"number\">{table}<", "Finite</th>\n<td class=\"number\">7<", StringComparison.Ordinal)));
        Assert.Equal(new Place("statistics", "Values", "Counts and moments", "Finite (row 1)", "Value"), difference.Place);
        Assert.Equal(("7", "5"), (difference.Shown, difference.Derived));
    }

    [Theory]
    [InlineData("23 of 24 cases", "24 of 24 cases", "verdict", null)]
    [InlineData("\"title\":{\"text\":\"x\"}", "\"title\":{\"text\":\"y\"}", "catalogue", "chart")]
    [InlineData("<code>", "<code>0", "page", null)]
    [InlineData("2024-10-04", "2024-10-05", "page", null)]
    [InlineData("256 bits", "512 bits", "environment", "Where this report was written")]
    public void A_change_is_named_by_its_section(string from, string to, string section, string? table)
    {
        var first = SampleData.Verify(Page.Replace(from, to, StringComparison.Ordinal))[0].Place;
        Assert.Equal((section, table), (first.Section, first.Table));
    }

    [Fact]
    public void A_changed_datum_is_named_where_it_is_shown_and_by_the_hash_of_the_data()
    {
        var start = Page.LastIndexOf(HtmlWriter.DataStart, StringComparison.Ordinal);
        var differences = SampleData.Verify(Page[..start] + Page[start..].Replace("\"units\":2,", "\"units\":3,", StringComparison.Ordinal));
        Assert.Contains(differences, d => d.Place == new Place("data", "statistics", "values"));
        Assert.Contains(differences, d => d.Place == new Place("statistics"));
        Assert.Contains(differences, d => d.Place == Place.Page && d.Derived.Contains("SHA-256", StringComparison.Ordinal));
        Assert.DoesNotContain(differences, d => d.Place.Section == "catalogue");
    }

    [Fact]
    public void Data_that_contradict_themselves_are_found_in_a_page_made_of_them()
    {
        var job = SampleData.All.Jobs[0];
        var first = job.Cases[0];
        Found(first with { NsPerElement = first.NsPerElement! with { High = 1.75 } });
        Found(first with { NsPerElement = first.NsPerElement! with { Low = 1.5, High = 1 } });
        Found(first with { NsPerElement = first.NsPerElement! with { Mean = 1.375, Low = first.NsPerElement.Low + 0.125, High = first.NsPerElement.High + 0.125 } });
        Found(first with { NsPerElement = first.NsPerElement! with { Low = 1, High = 1.5 } });
        Found(first with { NsPerElement = first.NsPerElement! with { Median = 1.5 } });
        Found(first with { Times = [.. first.Times.Skip(1).Prepend(1.0625)] });
        Found(first with { Samples = 17, Times = [.. first.Times.Append(1.25)] });
        Found(first with { Comparison = first.Comparison! with { CopyToCopy = first.Comparison.CopyToCopy with { Median = 2 } } });

        Found(first with { Comparison = first.Comparison! with { RatioToCopy = first.Comparison.RatioToCopy with { High = 1 } } });
        Found(job.Cases[1] with { Code = job.Cases[1].Code! with { Bytes = 40 } }, 1);
        Forged(SampleData.All with { Jobs = [job with { Accuracies = [job.Accuracies[0] with { MeanUlp = 2 }] }] });
        Forged(SampleData.All with { Jobs = [job with { Accuracies = [job.Accuracies[0] with { CorrectlyRounded = 1 }] }] });
        Forged(SampleData.All with { Jobs = [job with { Accuracies = [job.Accuracies[0] with { Exhaustive = true }] }] });
        Forged(SampleData.All with { Jobs = [job with { Roofs = [job.Roofs[0] with { CopyGBps = 0 }, job.Roofs[1]] }] });
        Forged(SampleData.All with { Runs = [SampleData.All.Runs[0] with { Final = new([new([])]) }] }, 4);

        void Found(Jobs.JobCase wrong, int place = 0) => Forged(SampleData.All with { Jobs = [job with { Cases = [.. job.Cases.Select((c, i) => i == place ? wrong : c)] }] });

        static void Forged(ReportData forged, int times = 1) => Assert.Equal(Enumerable.Repeat("data", times), SampleData.Verify(SampleData.Page(forged)).Select(d => d.Place.Section));
    }

    [Fact]
    public void Lines_that_were_added_or_removed_are_one_difference_at_their_place()
    {
        var line = Page.Split('\n').First(l => l.StartsWith("<td class=\"number\">", StringComparison.Ordinal));
        var at = Page.IndexOf(line, StringComparison.Ordinal);
        Assert.Equal("verdict", Assert.Single(SampleData.Verify(Page.Remove(at, line.Length + 1))).Place.Section);
        Assert.Equal("verdict", Assert.Single(SampleData.Verify(Page.Insert(at, line + "\n"))).Place.Section);
        Assert.Equal(Place.Page, Assert.Single(SampleData.Verify("\n" + Page)).Place);
    }

    [Fact]
    public void A_page_that_is_cut_short_anywhere_is_refused()
    {
        var random = new Random(7);
        foreach (var length in Enumerable.Range(0, 200).Select(_ => random.Next(Page.Length)).Concat([0, Page.Length - 1]))
        {
            Assert.Contains("is not whole", Assert.Throws<BadInputException>(() => SampleData.Verify(Page[..length])).Message, StringComparison.Ordinal);
        }
    }

    /// <summary>One place of each kind with ACTLAB_FULL=1, as the times of cases are one kind; forty of all places without.</summary>
    [Fact]
    public void Data_of_another_shape_are_refused_or_named_and_never_a_crash()
    {
        var (json, before) = (SampleData.All.ToJson(), Page[..Page.LastIndexOf(HtmlWriter.DataStart, StringComparison.Ordinal)]);
        var places = Places(JsonNode.Parse(json)!, "").Index().ToList();
        Assert.True(places.Count > 3_000, $"the data have {places.Count} places");
        var some = Environment.GetEnvironmentVariable("ACTLAB_FULL") == "1" ? [.. places.DistinctBy(p => p.Item.Kind)] : new Random(7).GetItems([.. places], 40);
        foreach (var (index, (kind, _)) in some)
        {
            foreach (var other in (JsonNode?[])[null, "text", -1, 1e300, JsonNode.Parse("[null]"), new JsonObject { ["a"] = null }])
            {
                var root = JsonNode.Parse(json)!;
                Places(root, "").ElementAt(index).Set(other);
                Detected(before + HtmlWriter.DataStart + root.ToJsonString() + HtmlWriter.DataEnd, kind);
            }
        }
    }

    /// <summary>A setter for every value inside a node; the kind is its path without the numbers of items.</summary>
    static IEnumerable<(string Kind, Action<JsonNode?> Set)> Places(JsonNode node, string kind) => node switch
    {
        JsonObject members => members.ToList().SelectMany(m => Inside(m.Value, $"{kind}/{m.Key}").Prepend(($"{kind}/{m.Key}", other => members[m.Key] = other))),
        JsonArray items => items.ToList().SelectMany((item, i) => Inside(item, $"{kind}/*").Prepend(($"{kind}/*", other => items[i] = other))),
        _ => [],
    };

    static IEnumerable<(string Kind, Action<JsonNode?> Set)> Inside(JsonNode? node, string kind) => node is null ? [] : Places(node, kind);

    /// <summary>The page with one digit of a number changed.</summary>
    static string Other(Match number, Random random)
    {
        var at = number.Index + random.Next(number.Length);
        var digit = (char)('0' + ((Page[at] - '0' + random.Next(1, 10)) % 10));
        return $"{Page.AsSpan(0, at)}{digit}{Page.AsSpan(at + 1)}";
    }

    /// <summary>Something is named, or the file refused.</summary>
    static void Detected(string page, string what = "a changed page")
    {
        try
        {
            Assert.True(SampleData.Verify(page).Count > 0, $"{what} is verified: {page}");
        }
        catch (BadInputException refused)
        {
            Assert.Contains("a.html", refused.Message, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex("[0-9]+")]
    static partial Regex Digits { get; }
}
