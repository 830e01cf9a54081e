using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace ActLab.Reports;

/// <summary>
/// HTML under construction. The literal parts of an interpolated string are markup; whatever fills a hole is text and
/// is encoded, so nothing from outside can become markup.
/// </summary>
sealed class Markup
{
    readonly StringBuilder _html = new();

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
        public void AppendFormatted(string text) => _html.Append(WebUtility.HtmlEncode(Characters.Visible(text)));
    }
}
