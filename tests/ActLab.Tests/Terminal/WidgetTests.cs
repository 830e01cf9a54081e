using ActLab.Terminal;
using Xunit;

namespace ActLab.Tests.Terminal;

public class WidgetTests
{
    static readonly string[] Items = ["one", "two", "three", "four", "five", "six", "seven"];

    static readonly IReadOnlyList<string>[] Rows = [["sigmoid", "0.25", "pass"], ["relu", "1", "fail"], ["tanh", "-10.5", "pass"]];

    static readonly Column[] Columns = [new("Name"), new("Value", Align.Right), new("Verdict")];

    static readonly Hint[] Hints = [new("q", "Quit"), new("?", "Help"), new("/", "Filter")];

    static readonly IntervalBar[] Bars = [new("heading") { IsHeading = true }, new("a", "1 ns") { Interval = (0.5, 1, 2) }, new("b", "none yet"), new("c", "0") { Interval = (-1, 0, double.PositiveInfinity) }];

    public static TheoryData<string, Action<Frame, Area>> All => new()
    {
        { "list", (frame, area) => ListView.Draw(frame, area, Items, 3) },
        { "empty list", (frame, area) => ListView.Draw(frame, area, [], 0) },
        { "table", (frame, area) => TableView.Draw(frame, area, Columns, Rows, 1) },
        { "empty table", (frame, area) => TableView.Draw(frame, area, [], [], 0) },
        { "progress", (frame, area) => ProgressBar.Draw(frame, area, 0.4, "left") },
        { "status", (frame, area) => StatusBar.Draw(frame, area, Hints) },
        { "dialog", (frame, area) => Dialog.Draw(frame, area, "Title", Items, Hints) },
        { "field", (frame, area) => new TextField("text").Draw(frame, area) },
        { "label", (frame, area) => Label.Draw(frame, area, "some text to wrap", default) },
        { "box", (frame, area) => Box.Draw(frame, area, "title") },
        { "graph", (frame, area) => GraphView.Draw(frame, area, new Plot(new(-1, 1), new(-1, 1), Series.Sample("x", x => x, new(-1, 1), 9)) { Cursor = 0.5 }) },
        { "interval bars", (frame, area) => IntervalBars.Draw(frame, area, Bars, 1) },
        { "empty interval bars", (frame, area) => IntervalBars.Draw(frame, area, []) },
        { "empty graph", (frame, area) => GraphView.Draw(frame, area, new Plot(new(-1, 1), new(-1, 1))) },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void No_size_and_no_place_makes_a_widget_throw_or_draw_outside_its_area(string name, Action<Frame, Area> draw)
    {
        var frame = new Frame(40, 12);
        for (var width = 0; width < 30; width++)
        {
            for (var height = 0; height < 10; height++)
            {
                var area = new Area(3, 1, width, height);
                frame.Clear();
                draw(frame, area);
                for (var y = 0; y < 12; y++)
                {
                    for (var x = 0; x < 40; x++)
                        Assert.True(area.Contains(x, y) || frame[x, y] == Cell.Blank, $"{name} at {x},{y} for {width}x{height}");
                }
            }
        }
        draw(new Frame(0, 0), new(-5, -5, 10, 10));
        draw(new Frame(1, 1), new(0, 0, 200, 100));
    }

    [Fact]
    public void A_list_marks_the_selection_and_shows_its_page()
    {
        Assert.Equal(["▸ one", "  two", "  three    ↓"], Draw(12, 3, f => ListView.Draw(f, f.Area, Items, 0)));
        Assert.Equal(["  four     ↑", "▸ five", "  six      ↓"], Draw(12, 3, f => ListView.Draw(f, f.Area, Items, 4)));
        Assert.Equal(["  five     ↑", "  six", "▸ seven"], Draw(12, 3, f => ListView.Draw(f, f.Area, Items, 6)));
    }

    [Fact]
    public void A_click_finds_what_was_drawn_there()
    {
        var area = new Area(5, 2, 20, 3);
        Assert.Equal(4, ListView.IndexAt(area, Items.Length, 4, 6, 3));
        Assert.Equal(-1, ListView.IndexAt(area, 1, 0, 6, 3));
        Assert.Equal(-1, ListView.IndexAt(area, Items.Length, 4, 4, 3));
        Assert.Equal(0, TableView.IndexAt(area, 3, 0, 6, 3));
        Assert.Equal(-1, TableView.IndexAt(area, 3, 0, 6, 2));
        Assert.Equal(Hints[1].Keys[0].Key, StatusBar.KeyAt(area, Hints, 5 + 8, 2));
        Assert.Null(StatusBar.KeyAt(area, Hints, 5 + 7, 2));
        Assert.Null(StatusBar.KeyAt(area, Hints, 5 + 16, 2));
    }

    [Fact]
    public void A_table_aligns_its_columns() => Assert.Equal(
        ["  Name     Value  Verdict", "  sigmoid   0.25  pass", "▸ relu         1  fail", "  tanh     -10.5  pass"],
        Draw(30, 4, f => TableView.Draw(f, f.Area, Columns, Rows, 1)));

    /// <summary>A column whose last digits a mark would hide is left to the keys that scroll; a text that goes on says so.</summary>
    [Fact]
    public void Marks_of_a_table_hide_nothing()
    {
        Column[] columns = [Columns[0], Columns[2], Columns[1]];
        IReadOnlyList<string>[] rows = [.. Rows.Select(row => (string[])[row[0], row[2], row[1]])];
        Assert.Equal(["  Name     Verdict  Value", "▸ sigmoid  pass      0.25"], Draw(25, 4, f => WideTable.Draw(f, f.Area, columns, rows, 0, 0))[..2]);
        Assert.Equal(["  Name     Verdict      →", "▸ sigmoid  pass", "  relu     fail         ↓"], Draw(25, 3, f => WideTable.Draw(f, f.Area, columns, rows, 0, 0)));
        Assert.Equal(["  Name     Ver…→", "  sigmoid  pass", "  relu     fail", "  tanh     pass"], Draw(16, 4, f => WideTable.Draw(f, f.Area, columns, rows, 0)));
        Assert.Equal(["  Name     Value", "  sigmoid   0.25", "  relu         1", "  tanh     -10.5"], Draw(16, 4, f => TableView.Draw(f, f.Area, Columns, Rows)));
        Assert.Equal(["  Name     Va…", "  sigmoid   0…", "  relu        ↓"], Draw(15, 3, f => TableView.Draw(f, f.Area, Columns, Rows)));
    }

    /// <summary>Letters that were looked for are marked wherever they stand: in a column of numbers, in a column that has scrolled, in a line that was broken.</summary>
    [Fact]
    public void Hits_are_marked_where_they_stand()
    {
        IReadOnlyList<int> Hits(int row, int column) => (row, column) switch { (0, 0) => [0], (2, 1) => [1, 2], (1, 2) => [3], _ => [] };
        Assert.Equal(["", "s", "l", "10"], Marks(30, 4, f => TableView.Draw(f, f.Area, Columns, Rows, 1, hits: Hits)));
        Assert.Equal(["", "s", "l", ""], Marks(18, 4, f => WideTable.Draw(f, f.Area, Columns, Rows, 1, 1, hits: Hits)));
        Assert.Equal(["o", "te"], Marks(8, 2, f => Label.Draw(f, f.Area, "one two three", default, [0, 8, 12])));
        Assert.Equal(["", "h", ""], Marks(30, 3, f => IntervalBars.Draw(f, f.Area, [new("a"), new("the") { Hits = [1] }])));
    }

    [Fact]
    public void Text_that_does_not_fit_ends_in_a_sign()
    {
        Assert.Equal(["one two", "three…"], Draw(8, 2, f => Label.Draw(f, f.Area, "one two three four five", default)));
        Assert.Equal(["one two", "three"], Draw(8, 2, f => Label.Draw(f, f.Area, "one two three", default)));
        Assert.Equal(["abcdefg…"], Draw(8, 1, f => Label.Draw(f, f.Area, "abcdefgh ij", default)));
    }

    [Fact]
    public void A_progress_bar_counts_in_eighths()
    {
        Assert.Equal(["█████░░░░░  50%"], Draw(15, 1, f => ProgressBar.Draw(f, f.Area, 0.5)));
        Assert.Equal(["██████▎░░░  63%"], Draw(15, 1, f => ProgressBar.Draw(f, f.Area, 0.631)));
        Assert.Equal(["░░░░░░░░░░  ..."], Draw(15, 1, f => ProgressBar.Draw(f, f.Area, double.NaN)));
        Assert.Equal(["██████████ 100%"], Draw(15, 1, f => ProgressBar.Draw(f, f.Area, 7)));
    }

    [Fact]
    public void A_narrow_status_bar_leaves_out_whole_hints()
    {
        Assert.Equal(["q Quit  ? Help  / Filter"], Draw(24, 1, f => StatusBar.Draw(f, f.Area, Hints)));
        Assert.Equal(["q Quit  ? Help"], Draw(23, 1, f => StatusBar.Draw(f, f.Area, Hints)));
    }

    [Fact]
    public void A_dialog_stands_in_the_middle() => Assert.Equal(
        ["┌─ Quit? ─────┐", "│ A job runs. │", "│             │", "│ y Yes  n No │", "└─────────────┘"],
        Draw(21, 7, f => Dialog.Draw(f, f.Area, "Quit?", ["A job runs."], new Hint("y", "Yes"), new Hint("n", "No")))
            .Where(line => line.Length > 0).Select(line => line.Trim()));

    [Fact]
    public void Text_is_wrapped_at_spaces_and_long_words_are_cut()
    {
        Assert.Equal(["one two", "three", "", "abcdefgh", "ij"], Label.Wrap("one two three\n\nabcdefghij", 8));
        Assert.Empty(Label.Wrap("text", 0));
        Assert.Equal(["text", "te…", "…", ""], ((int[])[4, 3, 1, 0]).Select(width => Label.Cut("text", width)));
    }

    [Fact]
    public void A_text_field_edits_at_its_cursor()
    {
        var field = Type(TextField.Empty, "sigmoid", Key.Home, Key.Delete, "S", Key.End, Key.Backspace, Key.Left, "!");
        Assert.Equal(new TextField("Sigmo!i", 6), field);
        Assert.Equal("Sigmoa bi", field.Apply(new KeyInput(Key.Backspace)).Apply(new PasteInput("a\nb")).Text);
        Assert.Equal(field, Type(field, Key.Enter, Key.Up, Key.F1));
        Assert.Equal(TextField.Empty, Type(TextField.Empty, Key.Backspace, Key.Delete, Key.Left, Key.Right));
    }

    [Fact]
    public void A_text_field_scrolls_to_its_cursor() =>
        Assert.Equal(["efgh"], Draw(5, 1, f => new TextField("abcdefgh").Draw(f, f.Area)));

    static TextField Type(TextField field, params object[] inputs)
    {
        foreach (var input in inputs)
        {
            if (input is Key key)
                field = field.Apply(new KeyInput(key));
            else
            {
                foreach (var c in (string)input)
                    field = field.Apply(new KeyInput(Key.Character, c));
            }
        }
        return field;
    }

    /// <summary>The characters of each row that are underlined.</summary>
    static string[] Marks(int width, int height, Action<Frame> draw)
    {
        var frame = new Frame(width, height);
        draw(frame);
        return [.. Enumerable.Range(0, height).Select(y => string.Concat(Enumerable.Range(0, width).Select(x => frame[x, y]).Where(c => c.Style.Emphasis.HasFlag(Emphasis.Underline)).Select(c => c.Rune)))];
    }

    static string[] Draw(int width, int height, Action<Frame> draw)
    {
        var frame = new Frame(width, height);
        draw(frame);
        return frame.ToText(ColorProfile.None).Split('\n')[..^1];
    }
}
