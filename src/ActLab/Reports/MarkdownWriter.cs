using System.Text;
using ActLab.Core;

namespace ActLab.Reports;

/// <summary>Writes the words and tables of a report as Markdown with pipe tables; text from outside stays text.</summary>
public static class MarkdownWriter
{
    const string Meaningful = "\\`*_[]<>&|#~";

    /// <summary>The document.</summary>
    public static string Write(Report report)
    {
        var text = new StringBuilder();
        Line(text, $"# {Text(report.Title)}");
        Line(text, Text(report.Written));
        Card(text, report.Verdict);
        foreach (var section in report.Sections)
        {
            Line(text, $"## {Text(section.Title)}");
            foreach (var paragraph in section.Paragraphs)
            {
                Line(text, Text(paragraph));
            }

            foreach (var figure in section.Figures)
            {
                Line(text, $"### {Text(figure.Title)}");
                Line(text, Text(figure.Finding));
                foreach (var table in figure.Tables)
                {
                    Write(text, table);
                }
            }
        }

        Line(text, "## Environment");
        Write(text, report.Environment);
        return text.ToString().TrimEnd('\n') + "\n";
    }

    static void Card(StringBuilder text, VerdictCard card)
    {
        List(text, card.Badges.Select(b => $"**{Text(b.Value)}** {Text(b.Name)}"));
        List(text, card.Statements.Select(s => s.Mark == Mark.None ? Text(s.Text) : $"**{s.Mark.Word()}** {Text(s.Text)}"));
        foreach (var answers in card.Answers)
        {
            Write(text, answers);
        }

        Line(text, "What this report cannot tell you:");
        List(text, card.Limits.Select(Text));
    }

    static void List(StringBuilder text, IEnumerable<string> items)
    {
        if (items.Any())
        {
            Line(text, string.Join('\n', items.Select(item => $"* {item}")));
        }
    }

    static void Write(StringBuilder text, Table table)
    {
        Line(text, $"**{Text(table.Caption)}**");
        Row(text, table.Columns.Select(c => Text(c.Name)));
        Row(text, table.Columns.Select(c => c.Cells == Cells.Number ? "---:" : "---"));
        foreach (var row in table.Rows)
        {
            Row(text, row.Zip(table.Columns, (cell, column) => column.Cells == Cells.Code ? Code(cell) : Text(cell)));
        }

        text.Append('\n');
    }

    static void Line(StringBuilder text, string line) => text.Append(line).Append("\n\n");

    static void Row(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    /// <summary>Text in which no character means anything to Markdown.</summary>
    static string Text(string text) => string.Concat(Characters.Isolated(text).Select(c => Meaningful.Contains(c) ? $"\\{c}" : $"{c}"));

    /// <summary>A formula or identifier, in which only a bar must still be told from the end of a cell.</summary>
    static string Code(string text) => text.Length == 0 || text.Contains('`') || text.Contains('\\')
        ? Text(text)
        : $"`{Characters.Isolated(text).Replace("|", "\\|", StringComparison.Ordinal)}`";
}
