using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace ActLab.Reports;

/// <summary>
/// HTML under construction. The literal parts of an interpolated string are markup; whatever fills a hole is text and
/// is encoded, so nothing from outside can become markup.
/// </summary>
public sealed class Markup
{
    readonly StringBuilder _html = new();
    readonly List<(int Start, Place Place)> _places = [(0, Place.Page)];

    /// <summary>Says where in the report the lines that follow stand.</summary>
    public void At(Place place) => _places.Add((_html.Length, place));

    /// <summary>Adds a line.</summary>
    public void Line([InterpolatedStringHandlerArgument("")] Encoder line)
    {
        _ = line;
        _html.Append('\n');
    }

    /// <summary>Adds text that is markup already.</summary>
    public void Raw(string markup) => _html.Append(markup);

    /// <inheritdoc/>
    public override string ToString() => _html.ToString();

    /// <summary>The lines, each with its place.</summary>
    public IReadOnlyList<(string Text, Place Place)> Lines()
    {
        var lines = new List<(string, Place)>();
        var (start, place) = (0, 0);
        foreach (var line in ToString().Split('\n'))
        {
            while (place + 1 < _places.Count && _places[place + 1].Start <= start)
            {
                place++;
            }

            lines.Add((line, _places[place].Place));
            start += line.Length + 1;
        }

        return lines;
    }

    /// <summary>Writes an interpolated string's parts as the compiler hands them over.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Encoder
    {
        readonly StringBuilder _html;

        /// <summary>Begins a line of <paramref name="markup"/>; the lengths are the compiler's and not needed.</summary>
        public Encoder(int literalLength, int holes, Markup markup)
        {
            _ = (literalLength, holes);
            _html = markup._html;
        }

        /// <summary>Adds markup.</summary>
        public void AppendLiteral(string markup) => _html.Append(markup);

        /// <summary>Adds text.</summary>
        public void AppendFormatted(string text) => _html.Append(WebUtility.HtmlEncode(Characters.Isolated(text)));
    }
}
