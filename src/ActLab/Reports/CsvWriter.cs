using System.Globalization;
using System.Text;

namespace ActLab.Reports;

/// <summary>
/// Writes every table of a report as one file of comma-separated values (RFC 4180), a line for each cell: tables of any shape in one
/// file, from which a filter and a pivot by row and column give each back.
/// </summary>
public static class CsvWriter
{
    /// <summary>The file; rows of a table are counted from 1.</summary>
    public static string Write(Report report)
    {
        var text = new StringBuilder("section,figure,table,row,column,value\n");
        foreach (var (section, figure, table) in Tables(report))
        {
            foreach (var (number, row) in table.Rows.Index())
            {
                foreach (var (column, cell) in table.Columns.Zip(row))
                {
                    string[] line = [section, figure, table.Caption, (number + 1).ToString(CultureInfo.InvariantCulture), column.Name, cell];
                    text.AppendJoin(',', line.Select(Quoted)).Append('\n');
                }
            }
        }

        return text.ToString();
    }

    static IEnumerable<(string Section, string Figure, Table Table)> Tables(Report report) =>
    [
        .. report.Verdict.Answers.Select(answers => ("verdict", "", answers)),
        .. from section in report.Sections
           from figure in section.Figures
           from table in figure.Tables
           select (section.Id, figure.Title, table),
        ("environment", "", report.Environment),
    ];

    static string Quoted(string text)
    {
        var visible = Characters.Visible(text);
        return visible.AsSpan().ContainsAny(",\"") ? $"\"{visible.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : visible;
    }
}
