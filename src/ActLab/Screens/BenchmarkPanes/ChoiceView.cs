using ActLab.Core;
using ActLab.Jobs;
using ActLab.Terminal;

namespace ActLab.Screens.BenchmarkPanes;

/// <summary>The choice drawn: what will run and about how long, the switches, and a matrix of activations and kernels.</summary>
static class ChoiceView
{
    const int FirstSwitch = 11, BoxWidth = 4;

    /// <summary>Draws it.</summary>
    public static void Draw(Frame frame, Area area, JobChoice choice, IReadOnlyList<Activation> all, Shared shared)
    {
        var chosen = choice.Of(all, shared.Selected);
        var summary = Summary(choice, chosen);
        var (heading, switches, matrix) = Parts(area, choice, summary);
        Label.Draw(frame, heading, summary, frame.Theme.Text);
        var first = 0;
        foreach (var (number, row) in choice.Rows.Index())
        {
            DrawSwitches(frame, switches.SplitTop(number).Below, row, choice.Cursor - first);
            first += row.Words.Length;
        }

        string[] kernels = [.. choice.Rows[0].Words];
        var shown = shared.Shown(all);
        TableView.Draw(
            frame, matrix, [new("activation"), new("marked"), .. kernels.Select(kernel => new Column(kernel))],
            [.. shown.Select(i => Row(choice, shared.Item(all[i]).Text, all[i].Id, chosen.Contains(all[i]), kernels.Length))], shown.IndexOf(shared.Selected),
            hits: (row, column) => shared.Hits(all[shown[row]], column));
    }

    /// <summary>The switch or the activation at an absolute position, for clicks.</summary>
    public static (int? Switch, int? Activation) At(Shared shared, JobChoice choice, IReadOnlyList<Activation> all, int x, int y)
    {
        var (_, switches, matrix) = Parts(shared.Area, choice, Summary(choice, choice.Of(all, shared.Selected)));
        var shown = shared.Shown(all);
        if (TableView.IndexAt(matrix, shown.Count, shown.IndexOf(shared.Selected), x, y) is >= 0 and var row)
        {
            return (null, shown[row]);
        }

        var first = choice.Rows.Take(y - switches.Y).Sum(r => r.Words.Length);
        return switches.Contains(x, y) && Starts(choice.Rows[y - switches.Y]).ToList().FindLastIndex(start => start <= x - switches.X) is >= 0 and var word
            ? (first + word, null)
            : (null, null);
    }

    static (Area Heading, Area Switches, Area Matrix) Parts(Area area, JobChoice choice, string summary)
    {
        var (heading, rest) = area.SplitTop(Label.Wrap(summary, area.Width).Count + 1);
        var (switches, matrix) = rest.SplitTop(choice.Rows.Length);
        return (heading, switches, matrix);
    }

    /// <summary>The column at which each switch begins: its place for the cursor, a box and the word, and one column between two.</summary>
    static IEnumerable<int> Starts(Switches row) => row.Words.Select((_, i) => FirstSwitch + row.Words.Take(i).Sum(word => word.Length + BoxWidth + 2));

    /// <summary>What would run; its names come last, so that a move in the list changes little.</summary>
    static string Summary(JobChoice choice, IReadOnlyList<Activation> chosen)
    {
        var request = choice.Request(chosen, []);
        var what = chosen.Count <= 3 ? string.Join(", ", chosen.Select(a => a.Id)) : $"{chosen.Count} activations";
        return request.Cases.Count == 0
            ? $"No job: of each row below at least one must be on, for {what}."
            : $"s starts a job of {request.Cases.Count} cases, {JobDuration.About(JobDuration.Of(request))}: {what}";
    }

    static void DrawSwitches(Frame frame, Area area, Switches row, int? cursor)
    {
        frame.Write(area, 2, 0, row.Name, frame.Theme.Dim);
        foreach (var (i, column) in Starts(row).Index())
        {
            var isOn = row.On.Contains(i);
            frame.Set(area, column, 0, i == cursor ? '▸' : ' ', frame.Theme.Accent);
            frame.Write(area, column + 1, 0, $"{(row.IsSingle ? '(' : '[')}{(isOn ? 'x' : ' ')}{(row.IsSingle ? ')' : ']')} {row.Words[i]}", isOn ? frame.Theme.Text : frame.Theme.Dim);
        }
    }

    static IReadOnlyList<string> Row(JobChoice choice, string name, string id, bool isMeasured, int kernels) =>
    [
        name, choice.Marked.Contains(id) ? "[x]" : "[ ]",
        .. Enumerable.Range(0, kernels).Select(i => isMeasured && choice.Rows[0].On.Contains(i) ? "x" : "·"),
    ];
}
