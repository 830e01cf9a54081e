using System.Text;

namespace ActLab.Terminal;

/// <summary>
/// Turns the bytes of a terminal into input events. A pure state machine: input may be split at any byte, unknown
/// sequences and replies are swallowed whole, and no input makes it throw. It has no clock: when
/// <see cref="Pending"/> stays true for <see cref="EscapeDelay"/>, the caller decides by <see cref="Flush"/>.
/// </summary>
public sealed class InputParser
{
    /// <summary>How long, in milliseconds, an Escape may wait for the rest of a sequence.</summary>
    public const int EscapeDelay = 50;

    /// <summary>Ctrl+C.</summary>
    const byte Interrupt = 3;

    const int LongestReply = 4096;
    const int LongestPaste = 1 << 20;

    enum State { Ground, Utf8, Escape, Csi, LinuxFunction, Ss3, String, StringEscape, Paste }

    readonly Queue<InputEvent> _events = new();
    readonly List<byte> _bytes = [];
    State _state;
    char _introducer;
    Modifiers _modifiers;
    int _rune, _smallest, _missing;

    /// <summary>True while a lone Escape, or Escape and one character, may be a key or the start of a sequence.</summary>
    public bool Pending => _state == State.Escape
        || _state is State.Csi or State.Ss3 or State.String && _bytes.Count == 0;

    /// <summary>Consumes bytes; the events they complete are taken by <see cref="TryTake"/>.</summary>
    public void Feed(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
            Step(b);
    }

    /// <summary>Takes the next event, in the order of the input.</summary>
    public bool TryTake([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out InputEvent? input) => _events.TryDequeue(out input);

    /// <summary>No more bytes came in time: what is pending was a key, and what is half a sequence is dropped.</summary>
    public void Flush()
    {
        if (_state == State.Escape)
            Emit(Key.Escape, Modifiers.None);
        else if (Pending)
            Emit(_introducer, Modifiers.Alt);
        if (_state != State.Paste)
            _state = State.Ground;
    }

    void Step(byte b)
    {
        switch (_state)
        {
            case State.Ground: Ground(b, Modifiers.None); break;
            case State.Utf8: Continue(b); break;
            case State.Escape: Escape(b); break;
            case State.Csi: Csi(b); break;
            case State.LinuxFunction: LinuxFunction(b); break;
            case State.Ss3: Ss3(b); break;
            case State.String: String(b); break;
            case State.StringEscape: StringEscape(b); break;
            case State.Paste: Paste(b); break;
        }
    }

    void Ground(byte b, Modifiers modifiers)
    {
        _state = State.Ground;
        _modifiers = modifiers;
        switch (b)
        {
            case 0x1b: _state = State.Escape; break;
            case (byte)'\r' or (byte)'\n': Emit(Key.Enter, modifiers); break;
            case (byte)'\t': Emit(Key.Tab, modifiers); break;
            case 0x08 or 0x7f: Emit(Key.Backspace, modifiers); break;
            case 0: Emit(' ', modifiers | Modifiers.Control); break;
            case < 0x1b: Emit((char)(b + 'a' - 1), modifiers | Modifiers.Control); break;
            case < 0x20: Emit((char)(b + '@'), modifiers | Modifiers.Control); break;
            case < 0x80: Emit((char)b, modifiers); break;
            case >= 0xc2 and < 0xe0: Await(b & 0x1f, 1, 0x80); break;
            case >= 0xe0 and < 0xf0: Await(b & 0x0f, 2, 0x800); break;
            case >= 0xf0 and < 0xf5: Await(b & 0x07, 3, 0x10000); break;
            default: Emit('\ufffd', modifiers); break;
        }
    }

    void Await(int bits, int missing, int smallest)
    {
        _state = State.Utf8;
        (_rune, _missing, _smallest) = (bits, missing, smallest);
    }

    void Continue(byte b)
    {
        if ((b & 0xc0) != 0x80)
        {
            Emit('\ufffd', _modifiers);
            Ground(b, Modifiers.None);
            return;
        }
        _rune = _rune << 6 | b & 0x3f;
        if (--_missing > 0)
            return;
        _state = State.Ground;
        // Overlong forms, surrogates and what does not fit one cell's character all become the replacement.
        var valid = _rune >= _smallest && _rune <= 0xffff && !char.IsSurrogate((char)_rune);
        Emit(valid ? (char)_rune : '\ufffd', _modifiers);
    }

    void Escape(byte b)
    {
        _introducer = (char)b;
        _bytes.Clear();
        switch (b)
        {
            case 0x1b: Emit(Key.Escape, Modifiers.None); break;
            case (byte)'[': _state = State.Csi; break;
            case (byte)'O': _state = State.Ss3; break;
            case (byte)']' or (byte)'P' or (byte)'X' or (byte)'^' or (byte)'_': _state = State.String; break;
            // Nobody types Alt with these: a slow line has brought two keys together.
            case < 0x20: Emit(Key.Escape, Modifiers.None); Ground(b, Modifiers.None); break;
            default: Ground(b, Modifiers.Alt); break;
        }
    }

    void Csi(byte b)
    {
        if (b is < 0x20 or > 0x7e)
            Ground(b, Modifiers.None);
        else if (b < 0x40)
        {
            // Longer than any known sequence: remember only that it is unknown.
            if (_bytes.Count < 64)
                _bytes.Add(b);
        }
        else if (b == '[' && _bytes.Count == 0)
        {
            _bytes.Add(b);
            _state = State.LinuxFunction;
        }
        else
        {
            _state = State.Ground;
            if (!Sequences.TryParseCsi(_bytes, b, out var input))
                return;
            if (input is PasteInput)
            {
                _bytes.Clear();
                _state = State.Paste;
            }
            else
                _events.Enqueue(input);
        }
    }

    void LinuxFunction(byte b)
    {
        _state = State.Ground;
        if (b is >= (byte)'A' and <= (byte)'E')
            Emit(Key.F1 + (b - 'A'), Modifiers.None);
        else if (b is < 0x20 or > 0x7e)
            Ground(b, Modifiers.None);
    }

    void Ss3(byte b)
    {
        _state = State.Ground;
        if (Sequences.TryFindKey((char)b, out var key))
            Emit(key, Modifiers.None);
        else if (b == 'M')
            Emit(Key.Enter, Modifiers.None);
        else if (b is < 0x20 or > 0x7e)
            Ground(b, Modifiers.None);
    }

    void String(byte b)
    {
        _bytes.Add(b);
        if (b == 0x1b)
            _state = State.StringEscape;
        else if (b == 0x07 || _bytes.Count > LongestReply)
            _state = State.Ground;
        else if (b < 0x20)
            Ground(b, Modifiers.None);
    }

    void StringEscape(byte b)
    {
        if (b == '\\')
            _state = State.Ground;
        else
            Escape(b);
    }

    void Paste(byte b)
    {
        // Terminals paste no such character; it is typed to get out where the end of a paste was lost.
        if (b == Interrupt)
        {
            Ground(b, Modifiers.None);
            return;
        }
        _bytes.Add(b);
        var bytes = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_bytes);
        var end = "\e[201~"u8;
        var ended = bytes.EndsWith(end);
        if (!ended && bytes.Length < LongestPaste)
            return;
        var text = Encoding.UTF8.GetString(ended ? bytes[..^end.Length] : bytes);
        _events.Enqueue(new PasteInput(text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')));
        _bytes.Clear();
        if (ended)
            _state = State.Ground;
    }

    void Emit(Key key, Modifiers modifiers) => _events.Enqueue(new KeyInput(key, '\0', modifiers));

    void Emit(char character, Modifiers modifiers) => _events.Enqueue(new KeyInput(Key.Character, character, modifiers));
}
