using Xunit;

namespace ActLab.EndToEnd;

/// <summary>What a key costs on the wire at 80x24 and 256 colours, measured at the terminal's end.</summary>
public sealed class BytesPerKeyTests : IDisposable
{
    const long ListMove = 120, PageTurn = 400, MedianWithGraph = 900, WorstWithGraph = 1400;

    /// <summary>The table of audits has 17 rows at this size: three pages, each left once going down and once going up.</summary>
    const int PageTurns = 4;

    readonly Tmux _tmux = AppPane.OpenApp();
    readonly int _moves = new Core.Catalog().All.Count - 1;

    public void Dispose() => _tmux.Dispose();

    [Fact]
    public void A_move_in_the_list_with_the_graph_of_f_and_its_derivative()
    {
        var bytes = Moves();
        Told("list with graph", bytes);
        Assert.True(bytes[bytes.Count / 2] <= MedianWithGraph, $"the median is {bytes[bytes.Count / 2]} of {string.Join(' ', bytes)}");
        Assert.True(bytes[^1] <= WorstWithGraph, $"the worst is {bytes[^1]}");
    }

    [Fact]
    public void A_move_in_the_table_of_audits()
    {
        _tmux.GoTo(2, "Audit");
        var bytes = Moves();
        Told("audits", bytes);
        Assert.All(bytes.SkipLast(PageTurns), move => Assert.InRange(move, 1, ListMove));
        Assert.True(bytes[^1] <= PageTurn, $"the worst of {string.Join(' ', bytes)}");
    }

    static void Told(string what, IReadOnlyList<long> bytes) =>
        TestContext.Current.SendDiagnosticMessage($"{what}: median {bytes[bytes.Count / 2]}, worst {bytes[^1]} of {string.Join(' ', bytes)} bytes");

    /// <summary>Bytes of every move down the catalogue and up again, in order of size.</summary>
    List<long> Moves()
    {
        var (bytes, before) = (new List<long>(), _tmux.Settled());
        foreach (var key in Enumerable.Repeat("Down", _moves).Concat(Enumerable.Repeat("Up", _moves)))
        {
            _tmux.Press(key);
            _tmux.WaitUntil(_ => _tmux.Bytes > before, $"answer to {key}");
            var after = _tmux.Settled(glances: 4);
            bytes.Add(after - before);
            before = after;
        }

        return [.. bytes.Order()];
    }
}
