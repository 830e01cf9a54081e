using System.Globalization;
using System.Text;
using ActLab.Jobs;

namespace ActLab.Bench;

/// <summary>
/// The file that the JIT writes, read as it grows: a line for each method compiled, and for some methods, before that, the machine code.
/// </summary>
sealed class ListingText(string file)
{
    const string Begins = "; Assembly listing for method ", Ends = "; Total bytes of code ";

    readonly List<ListedMethod> _compiled = [];
    readonly Dictionary<string, CodeEvidence> _code = [];
    long _read;
    ListedMethod? _method;
    int _zmm, _ymm, _xmm, _spills;

    /// <summary>What was compiled, in order.</summary>
    public IReadOnlyList<ListedMethod> Compiled => _compiled;

    /// <summary>Reads what was written since, but for a line that has no end yet.</summary>
    public void ReadOn()
    {
        if (!File.Exists(file))
        {
            return;
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        stream.Position = _read;
        var bytes = new byte[stream.Length - _read];
        stream.ReadExactly(bytes);
        var whole = bytes.AsSpan()[..(bytes.AsSpan().LastIndexOf((byte)'\n') + 1)];
        _read += whole.Length;
        foreach (var line in Encoding.UTF8.GetString(whole).Split('\n'))
        {
            Take(line);
        }
    }

    /// <summary>The machine code of the methods chosen, each as it was compiled last; null if there is none.</summary>
    public CodeEvidence? CodeOf(Predicate<ListedMethod> isChosen)
    {
        var chosen = _code.Where(c => isChosen(new(c.Key, c.Value.Tier))).Select(c => c.Value).ToList();
        return chosen.Count == 0 ? null : new(
            chosen.Count, chosen.Sum(c => c.Bytes), chosen.Sum(c => c.Zmm), chosen.Sum(c => c.Ymm), chosen.Sum(c => c.Xmm), chosen.MaxBy(c => c.Bytes)!.Tier)
        {
            Spills = chosen.Sum(c => c.Spills),
        };
    }

    void Take(string line)
    {
        if (line.StartsWith(Begins, StringComparison.Ordinal) && line.LastIndexOf(" (", StringComparison.Ordinal) is var tier && tier > Begins.Length)
        {
            _method = new(line[Begins.Length..tier], line[(tier + 2)..].TrimEnd(')', '\r'));
            (_zmm, _ymm, _xmm, _spills) = (0, 0, 0, 0);
        }
        else if (_method is not null && line.StartsWith(Ends, StringComparison.Ordinal))
        {
            _ = int.TryParse(line[Ends.Length..].Split([' ', ','])[0], NumberStyles.None, CultureInfo.InvariantCulture, out var bytes);
            _code[_method.Method] = new(1, bytes, _zmm, _ymm, _xmm, _method.Tier) { Spills = _spills };
            _method = null;
        }
        else if (_method is not null && line.StartsWith(' '))
        {
            Count(line);
        }
        else if (ListedMethod.Parse(line) is { } compiled)
        {
            _compiled.Add(compiled);
        }
    }

    void Count(string instruction)
    {
        if (instruction.Contains("zmm", StringComparison.Ordinal))
        {
            _zmm++;
        }
        else if (instruction.Contains("ymm", StringComparison.Ordinal))
        {
            _ymm++;
        }
        else if (instruction.Contains("xmm", StringComparison.Ordinal))
        {
            _xmm++;
        }
        else
        {
            return;
        }

        if (instruction.Contains("[rsp", StringComparison.Ordinal) || instruction.Contains("[rbp", StringComparison.Ordinal))
        {
            _spills++;
        }
    }
}

/// <summary>One line: "  12: JIT compiled Type:Method[...](...) [FullOpts, IL size=1, code size=2]".</summary>
/// <param name="Method">Its name with those of its types.</param>
/// <param name="Tier">How it is optimized.</param>
sealed record ListedMethod(string Method, string Tier)
{
    const string Says = ": JIT compiled ";

    /// <summary>Code made for a loop that was running (OSR) serves that one call alone.</summary>
    public bool IsFinal => Tier.StartsWith("FullOpts", StringComparison.Ordinal)
        || (Tier.StartsWith("Tier1", StringComparison.Ordinal) && !Tier.StartsWith("Tier1-OSR", StringComparison.Ordinal));

    /// <summary>Whether it is of a library.</summary>
    public bool IsOf(string library) => Method.StartsWith(library, StringComparison.Ordinal);

    /// <summary>Whether a name, or the beginning of one, is in that of the method.</summary>
    public bool IsAbout(string name) => Method.Contains(name, StringComparison.Ordinal);

    /// <summary>The method of a line; null for any other line.</summary>
    public static ListedMethod? Parse(string line) =>
        line.IndexOf(Says, StringComparison.Ordinal) is > 0 and var says
        && line.LastIndexOf(" [", StringComparison.Ordinal) is var at && at > says
        && line.IndexOf(',', at) is > 0 and var end
            ? new(line[(says + Says.Length)..at], line[(at + 2)..end])
            : null;
}
