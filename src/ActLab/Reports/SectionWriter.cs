using ActLab.Commands;
using ActLab.Core;

namespace ActLab.Reports;

/// <summary>Writes the chapters of a report: figures with their charts, text plots and tables.</summary>
static class SectionWriter
{
    /// <summary>A table of more rows is folded, unless it is a list of properties.</summary>
    const int MostRows = 12;

    /// <summary>A table of more columns has none beside it.</summary>
    const int MostColumns = 4;

    /// <summary>Adds a section; its charts only if they are drawn.</summary>
    public static void Write(Markup page, Section section, bool charts)
    {
        page.At(new(section.Id));
        page.Line($"<section id=\"{section.Id}\">\n<h2>{section.Title}</h2>");
        foreach (var paragraph in section.Paragraphs)
        {
            page.Line($"<p>{paragraph}</p>");
        }

        foreach (var figure in section.Figures)
        {
            var place = new Place(section.Id, figure.Title);
            page.At(place);
            if (figure.Id is { } id)
            {
                page.Line($"<figure id=\"{id}\">");
            }
            else
            {
                page.Raw("<figure>\n");
            }

            page.Line($"<figcaption><h3>{figure.Title}</h3><p>{figure.Finding}</p></figcaption>");
            if (charts && figure.Chart is { } chart)
            {
                // Hidden until the script has drawn it, so that without scripts no hole is left.
                page.Line($"<div class=\"chart\" data-name=\"{figure.Finding}\" hidden></div>");
                page.At(place with { Table = "chart" });
                page.Raw($"<script type=\"application/json\">{chart.ToJson()}</script>\n");
            }

            page.At(place with { Table = "text plot" });
            TextPlot(page, figure);
            page.At(place);
            page.Raw("<div class=\"tables\">\n");
            foreach (var table in figure.Tables)
            {
                Write(page, table, place, mayFold: true);
            }

            page.Raw("</div>\n</figure>\n");
        }

        page.Raw("</section>\n");
    }

    /// <summary>Adds a table in a container that scrolls when the table is wider than the page.</summary>
    /// <param name="page">Where to.</param>
    /// <param name="table">The table.</param>
    /// <param name="figure">Where it stands.</param>
    /// <param name="mayFold">Whether a long one is folded.</param>
    public static void Write(Markup page, Table table, Place figure, bool mayFold)
    {
        var place = figure with { Table = table.Caption };
        page.At(place);
        var isFolded = mayFold && table.Rows.Count > MostRows && table.Columns.Count > 2;
        var width = table.Columns.Count > MostColumns ? "table wide" : "table";
        if (isFolded)
        {
            page.Line($"<details class=\"{width}\"><summary>{table.Caption}: {NumberText.Of(table.Rows.Count)} rows</summary>");
        }
        else
        {
            page.Line($"<div class=\"{width}\">");
        }

        page.Line($"<div class=\"scroll\" role=\"group\" aria-label=\"{table.Caption}\" tabindex=\"0\">\n<table>\n<caption>{table.Caption}</caption>");
        page.Raw("<thead><tr>");
        foreach (var column in table.Columns)
        {
            page.At(place with { Column = column.Name });
            page.Line($"<th scope=\"col\" class=\"{Class(column)}\">{column.Name}</th>");
        }

        page.Raw("</tr></thead>\n<tbody>\n");
        foreach (var (number, row) in table.Rows.Index())
        {
            place = place with { Row = $"{row[0]} (row {number + 1})" };
            page.At(place with { Column = table.Columns[0].Name });
            page.Line($"<tr><th scope=\"row\" class=\"{Class(table.Columns[0])}\">{row[0]}</th>");
            foreach (var (column, cell) in table.Columns.Zip(row).Skip(1))
            {
                page.At(place with { Column = column.Name });
                Write(page, column, cell);
            }

            page.Raw("</tr>\n");
        }

        page.At(figure);
        page.Raw(isFolded ? "</tbody>\n</table>\n</div>\n</details>\n" : "</tbody>\n</table>\n</div>\n</div>\n");
    }

    static void Write(Markup page, Column column, string cell)
    {
        if (column.Cells == Cells.Verdict)
        {
            page.Line($"<td><span class=\"mark {cell}\">{cell}</span></td>");
        }
        else
        {
            page.Line($"<td class=\"{Class(column)}\">{cell}</td>");
        }
    }

    static void TextPlot(Markup page, Figure figure)
    {
        if (figure.TextPlot.Count == 0)
        {
            return;
        }

        // Open until the script has drawn the chart.
        page.Line($"<details class=\"plot\" open><summary>As text</summary>\n<pre role=\"img\" aria-label=\"{figure.Finding}\">");
        foreach (var line in figure.TextPlot)
        {
            page.Line($"{line}");
        }

        page.Raw("</pre></details>\n");
    }

    static string Class(Column column) => column.Cells.Word();
}
