using System.Text;
using ActLab.Reports;
using Xunit;

namespace ActLab.Tests.Reports;

/// <summary>The tables of a report as Markdown and as CSV.</summary>
public sealed class TableFilesTests
{
    [Fact]
    public void Csv_has_every_cell_of_every_table_once()
    {
        var report = ReportComposer.Compose(SampleData.All, SampleData.Catalog);
        var lines = Parse(CsvWriter.Write(report));
        Assert.Equal(["section", "figure", "table", "row", "column", "value"], lines[0]);
        var tables = report.Verdict.Answers.Select(table => ("verdict", "", table)).Concat(
            from section in report.Sections
            from figure in section.Figures
            from table in figure.Tables
            select (section.Id, figure.Title, table));
        var expected =
            from table in tables
            from row in table.Item3.Rows.Index()
            from cell in row.Item.Zip(table.Item3.Columns)
            select (string[])[table.Item1, table.Item2, table.Item3.Caption, $"{row.Index + 1}", cell.Second.Name, cell.First];
        Assert.Equal(expected, lines.Skip(1).SkipLast(report.Environment.Rows.Count * 2).Select(l => l.ToArray()));
        Assert.Equal(["environment", "", "Where this report was written", "5", "Value", "256 bits"], lines[^1]);
    }

    [Fact]
    public void Csv_quotes_commas_and_quotes_and_shows_line_ends()
    {
        var lines = CsvWriter.Write(SampleReport.With("a,\"b\"\nc")).Split('\n');
        Assert.Equal("""environment,,Environment,1,Value,"a,""b""[U+000A]c" """.TrimEnd(), lines[^2]);
    }

    [Fact]
    public void Markdown_has_a_pipe_table_for_every_table()
    {
        var report = ReportComposer.Compose(SampleData.All, SampleData.Catalog);
        var text = MarkdownWriter.Write(report);
        var lines = text.Split('\n');
        Assert.Equal("# ActLab report", lines[0]);
        var tables = report.Sections.SelectMany(s => s.Figures).SelectMany(f => f.Tables).Concat(report.Verdict.Answers).Append(report.Environment).ToList();
        Assert.Equal(tables.Count, lines.Count(l => l.StartsWith("| --", StringComparison.Ordinal)));
        Assert.Equal(tables.Sum(t => t.Rows.Count + 2), lines.Count(l => l.StartsWith("| ", StringComparison.Ordinal)));
        Assert.Contains("| Activation | Subject | Verdict | Points | In double (ulp) | Error (ulp) | x | Claimed | Reference |\n| --- | --- | --- | ---: |", text, StringComparison.Ordinal);
        Assert.Contains("\n| f(x) | `x * sigmoid(beta * x)` |\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_means_nothing_that_a_name_says()
    {
        var text = MarkdownWriter.Write(SampleReport.With("<b>|*a*|\n`[x](y)`"));
        Assert.Contains("| Processor | \\<b\\>\\|\\*a\\*\\|\\[U+000A\\]\\`\\[x\\](y)\\` |", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", text, StringComparison.Ordinal);
    }

    /// <summary>RFC 4180, apart from the writer.</summary>
    static List<List<string>> Parse(string text)
    {
        var (lines, line, cell, quoted) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"' && quoted && i + 1 < text.Length && text[i + 1] == '"')
            {
                cell.Append(text[++i]);
            }
            else if (text[i] == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && text[i] is ',' or '\n')
            {
                line.Add(cell.ToString());
                cell.Clear();
                if (text[i] == '\n')
                {
                    lines.Add(line);
                    line = [];
                }
            }
            else
            {
                cell.Append(text[i]);
            }
        }

        return lines;
    }
}
