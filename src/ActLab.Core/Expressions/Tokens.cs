using System.Text.RegularExpressions;

namespace ActLab.Core.Expressions;

/// <summary>A piece of a formula; the last one is empty.</summary>
readonly record struct Token(string Text, int Column)
{
    /// <summary>As much of a token as a message quotes.</summary>
    const int Shown = 24;

    public bool IsEnd => Text.Length == 0;

    public bool IsNumber => !IsEnd && (char.IsAsciiDigit(Text[0]) || Text[0] == '.');

    public bool IsName => !IsEnd && (char.IsAsciiLetter(Text[0]) || Text[0] == '_');

    public override string ToString() => IsEnd ? "the end" : Text.Length <= Shown ? $"'{Text}'" : $"'{Text[..Shown]}...'";
}

/// <summary>A formula cut into tokens, and a position in it.</summary>
sealed partial class Tokens
{
    readonly string _text;

    public Tokens(string text)
    {
        _text = text;
        Current = At(0);
    }

    /// <summary>The token to be read next.</summary>
    public Token Current { get; private set; }

    /// <summary>Goes past the current token.</summary>
    public void Advance() => Current = At(Current.Column - 1 + Current.Text.Length);

    /// <summary>Goes past the current token and returns it, if it is one of these.</summary>
    public Token? Take(params ReadOnlySpan<string> texts)
    {
        var token = Current;
        if (token.IsEnd || !texts.Contains(token.Text))
        {
            return null;
        }

        Advance();
        return token;
    }

    /// <summary>Goes past this token.</summary>
    /// <exception cref="SyntaxException">It is another.</exception>
    public void Expect(string text)
    {
        if (Take(text) is null)
        {
            throw Unexpected($"'{text}'");
        }
    }

    /// <summary>The current token is not what the grammar asks for.</summary>
    public SyntaxException Unexpected(string expected) => new(Current.Column, $"expected {expected}, found {Current}");

    Token At(int start)
    {
        while (start < _text.Length && char.IsWhiteSpace(_text[start]))
        {
            start++;
        }

        if (start == _text.Length)
        {
            return new("", start + 1);
        }

        if (_text.AsSpan(start).StartsWith("**", StringComparison.Ordinal))
        {
            throw new SyntaxException(start + 1, "'**' has no meaning in a formula; a power is written with ^");
        }

        var match = Shape.Match(_text, start);
        return match.Success
            ? new(match.Value, start + 1)
            : throw new SyntaxException(start + 1, $"'{Printable(_text[start])}' has no meaning in a formula{(_text[start] == '.' ? "; functions have no module before their name" : "")}");
    }

    static string Printable(char c) => char.IsControl(c) || char.IsSurrogate(c) ? $"\\u{(int)c:x4}" : c.ToString();

    [GeneratedRegex(@"\G(?:[0-9]+\.?[0-9]*(?:[eE][+-]?[0-9]{1,5}(?![0-9]))?|\.[0-9]+(?:[eE][+-]?[0-9]{1,5}(?![0-9]))?|[A-Za-z_][A-Za-z_0-9]*'?|<=|>=|==|[-+*/^(),<>=])")]
    static partial Regex Shape { get; }
}

/// <summary>The text is no formula from this column on.</summary>
sealed class SyntaxException(int column, string message) : Exception(message)
{
    public int Column { get; } = column;
}
