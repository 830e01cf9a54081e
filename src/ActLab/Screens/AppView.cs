using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>The frame around the screens drawn: tabs above, with the way into the screen shown; what was told, or the filter and hints, below.</summary>
static class AppView
{
    const int SmallestWidth = 60, SmallestHeight = 15, LongestFailure = 4;

    const string Welcome = "↑↓ choose, 1-6 change the screen, ? lists what you can do.";

    /// <summary>Letters of the titles of other screens: all, so many, or none, as there is room.</summary>
    static readonly int[] TitleLengths = [int.MaxValue, 5, 3, 0];

    /// <summary>Draws the app.</summary>
    public static void Draw(AppModel model, Frame frame)
    {
        var area = frame.Area;
        (frame.Theme, frame.Mouse, frame.Clip) = (model.Shared.Theme, model.Mouse, model.Clip);
        if (area.Width < SmallestWidth || area.Height < SmallestHeight)
        {
            Label.Draw(frame, area, $"ActLab needs {SmallestWidth} x {SmallestHeight} cells; here are {area.Width} x {area.Height}. q quits.", frame.Theme.Text);
            return;
        }

        var (tabs, middle, bottom) = Places(model);
        DrawTabs(model, frame, tabs);
        model.Screen.View(model.Shared with { Area = middle }, frame, middle);
        if (model.Told is { } text)
        {
            Label.Draw(frame, bottom, text, model.Failure is null ? frame.Theme.Pass : frame.Theme.Fail);
        }
        else
        {
            Label.Draw(frame, bottom, model.IsFirst ? Welcome : "", frame.Theme.Accent);
            DrawHints(model, frame, bottom.SplitBottom(1).Bottom);
        }

        model.Overlay?.Draw(model, frame, middle);
    }

    /// <summary>The row of tabs, the screen, and what stands below it.</summary>
    public static (Area Tabs, Area Middle, Area Bottom) Places(AppModel model)
    {
        var (tabs, rest) = new Area(0, 0, model.Width, model.Height).SplitTop(1);
        var (bottom, middle) = rest.SplitBottom(model.Told is { } text ? Math.Min(Label.Wrap(text, model.Width).Count, LongestFailure) : model.IsFirst ? 2 : 1);
        return (tabs, middle, bottom);
    }

    /// <summary>The key that a click on a hint stands for; null where there is none.</summary>
    public static KeyInput? HintAt(AppModel model, MouseInput click) => model.Told is null
        ? StatusBar.KeyAt(Places(model).Bottom.SplitBottom(1).Bottom.SplitLeft(FilterWidth(model)).Right, model.Hints, click.X, click.Y)
        : null;

    /// <summary>The screen whose tab is at a column; negative if there is none.</summary>
    public static int TabAt(AppModel model, int x)
    {
        var column = 0;
        foreach (var (i, text) in Tabs(model).Index())
        {
            if (x >= column && x < column + text.Length)
            {
                return i;
            }

            column += text.Length + 1;
        }

        return -1;
    }

    static void DrawTabs(AppModel model, Frame frame, Area area)
    {
        var column = 0;
        foreach (var (i, text) in Tabs(model).Index())
        {
            column = frame.Write(area, column, 0, text, i == model.Current ? frame.Theme.Selection : frame.Theme.Dim) + 1;
        }
    }

    /// <summary>Number and title of each screen; of the one shown also where in it the person is, for which the titles of the others give way.</summary>
    static string[] Tabs(AppModel model)
    {
        var here = $"[{string.Join(" › ", model.Screen.Path(model.Shared).Prepend($"{model.Current + 1} {model.Screen.Title}"))}]";
        string[] tabs = [];
        foreach (var length in TitleLengths)
        {
            tabs = [.. model.Screens.Select((screen, i) => i == model.Current ? here : $"{i + 1} {screen.Title[..Math.Min(length, screen.Title.Length)]}".TrimEnd())];
            if (string.Join(' ', tabs).Length <= model.Width)
            {
                break;
            }
        }

        return tabs;
    }

    /// <summary>The filter, if one is typed or in force, then hints.</summary>
    static void DrawHints(AppModel model, Frame frame, Area area)
    {
        var (filter, hints) = area.SplitLeft(FilterWidth(model));
        if (filter.Width > 0 && model.List is { } list)
        {
            frame.Write(filter, 0, 0, "/", frame.Theme.Accent);
            var text = filter.SplitLeft(1).Right;
            if (model.Filter is { } typed)
            {
                typed.Draw(frame, text);
            }
            else
            {
                frame.Write(text, 0, 0, list.Filter.Text, frame.Theme.Accent);
            }

            var count = Count(list);
            frame.Write(filter, filter.Width - count.Length - 2, 0, count, frame.Theme.Dim);
        }

        StatusBar.Draw(frame, hints, model.Hints);
    }

    /// <summary>Columns of the last row that the filter takes: its text and how many it lets through.</summary>
    static int FilterWidth(AppModel model) => model.List is not { } list || (model.Filter is null && list.Filter.IsEmpty) ? 0
        : "/    ".Length + Count(list with { Shown = list.All }).Length + Math.Max(8, (model.Filter?.Text ?? list.Filter.Text).Length + 1);

    static string Count(Narrowing list) => $"{list.Shown} of {list.All}";
}
