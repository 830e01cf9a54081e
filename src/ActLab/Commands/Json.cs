using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ActLab.Commands;

/// <summary>The JSON of the command contract: one document, shortest numbers that parse back, schema in every top object.</summary>
public sealed class Json : IDisposable
{
    const int Schema = 1;

    /// <summary>So much of a document is kept before any of it is written: all of most, so that what fails in between leaves nothing.</summary>
    const int KeptBytes = 1 << 24;

    const int CharactersAtOnce = 1 << 15;

    readonly TextWriter _output;
    readonly ArrayBufferWriter<byte> _bytes = new();
    readonly Utf8JsonWriter _writer;

    // Formulas stay readable: this text goes to a terminal or a script, never into a page.
    Json(TextWriter output) =>
        (_output, _writer) = (output, new(_bytes, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));

    /// <summary>Writes one document and a line end.</summary>
    public static void Write(TextWriter output, Action<Json> document)
    {
        using var json = new Json(output);
        document(json);
        json.PassOn();
        output.Write('\n');
        output.Flush();
    }

    /// <summary>An object at the top of the document or in the array that is the document.</summary>
    public void TopObject(Action members) => Object(() =>
    {
        _writer.WriteNumber("schema", Schema);
        members();
    });

    /// <summary>An object.</summary>
    public void Object(Action members)
    {
        _writer.WriteStartObject();
        members();
        _writer.WriteEndObject();
    }

    /// <summary>An array with one call per item.</summary>
    public void Array<TItem>(IEnumerable<TItem> items, Action<TItem> item)
    {
        _writer.WriteStartArray();
        foreach (var each in items)
        {
            item(each);
            if (_writer.BytesPending + _bytes.WrittenCount > KeptBytes)
            {
                PassOn();
            }
        }

        _writer.WriteEndArray();
    }

    /// <summary>The name of the value that follows.</summary>
    public Json Name(string name)
    {
        _writer.WritePropertyName(name);
        return this;
    }

    /// <summary>A named text, or null.</summary>
    public void Text(string name, string? value) => Name(name).Text(value);

    /// <summary>A text, or null.</summary>
    public void Text(string? value) => _writer.WriteStringValue(value);

    /// <summary>A named double, or null.</summary>
    public void Number(string name, double? value) => Name(name).Number(value);

    /// <summary>A named float32 in its own shortest text.</summary>
    public void Number(string name, float value) => Name(name).Number(value);

    /// <summary>A named whole number.</summary>
    public void Integer(string name, long value) => _writer.WriteNumber(name, value);

    /// <summary>A named truth value, or null.</summary>
    public void Flag(string name, bool? value)
    {
        if (value is { } known)
            _writer.WriteBoolean(name, known);
        else
            _writer.WriteNull(name);
    }

    /// <summary>A double, or null.</summary>
    public void Number(double? value)
    {
        if (value is { } number)
        {
            WriteNumber(number, number.ToString("R", CultureInfo.InvariantCulture));
        }
        else
        {
            _writer.WriteNullValue();
        }
    }

    /// <summary>A float32 in its own shortest text.</summary>
    public void Number(float value) => WriteNumber(value, value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>A whole number.</summary>
    public void Integer(long value) => _writer.WriteNumberValue(value);

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    void PassOn()
    {
        _writer.Flush();
        var (decoder, some) = (Encoding.UTF8.GetDecoder(), new char[CharactersAtOnce]);
        for (var bytes = _bytes.WrittenSpan; bytes.Length > 0;)
        {
            decoder.Convert(bytes, some, flush: false, out var used, out var made, out _);
            _output.Write(some.AsSpan(0, made));
            bytes = bytes[used..];
        }

        _bytes.ResetWrittenCount();
    }

    void WriteNumber(double value, string text)
    {
        if (!double.IsFinite(value))
        {
            _writer.WriteStringValue(text);
        }
        else
        {
            _writer.WriteRawValue(value == 0 && double.IsNegative(value) ? "-0.0" : text, skipInputValidation: true);
        }
    }
}
