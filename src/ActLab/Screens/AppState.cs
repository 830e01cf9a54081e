using System.Text;
using ActLab.Commands;
using ActLab.Core;
using ActLab.Data;
using ActLab.Jobs;
using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>One thing remembered.</summary>
sealed record Remembered(string Name, string Value);

/// <summary>What the app remembers from one start to the next, as lines name=value in the user's state directory.</summary>
/// <param name="Values">The values by name; a name that is missing leaves things as they are.</param>
sealed record AppState(IReadOnlyList<Remembered> Values)
{
    const int LongestFile = 1 << 16;

    /// <summary>The file of this user.</summary>
    public static string FileOfUser() => Path.Combine(StateFolder.Path, "app-state");

    /// <summary>What an app shows that is worth remembering.</summary>
    public static AppState Of(AppModel model)
    {
        var graph = ((ActivationsScreen)model.Screens[0]).Graph;
        return new(
        [
            new("screen", model.Screen.Title), new("activation", model.Catalog.All[model.Shared.Selected].Id), new("theme", model.Shared.Theme.Name),
            new("marks", model.Shared.Marks.Word()), new("mouse", model.Mouse ? "on" : "off"),
            new("range", $"{NumberText.Of(graph.X.Low)}:{NumberText.Of(graph.X.High)}"), new("x-axis", graph.XScale.Name), new("y-axis", graph.YScale.Name),
            .. model.Screens.OfType<StatisticsScreen>().SelectMany(s => s.Recent).Select(file => new Remembered("file", file)),
        ]);
    }

    /// <summary>What the file says. One that is damaged or cannot be read is ignored, with a note.</summary>
    public static (AppState State, string? Note) Read(string? file)
    {
        var nothing = new AppState([]);
        if (file is null || !File.Exists(file))
        {
            return (nothing, null);
        }

        try
        {
            var info = new FileInfo(file);
            var lines = info.Length <= LongestFile && !UnixFile.IsSpecial(file) ? File.ReadAllLines(file) : [];
            var pairs = lines.Select(line => line.Split('=', 2)).ToList();
            return lines.Length > 0 && pairs.TrueForAll(pair => pair.Length == 2 && pair[0].Length > 0 && !pair[1].Any(char.IsControl))
                ? (new([.. pairs.Select(pair => new Remembered(pair[0], pair[1]))]), null)
                : (nothing, $"What the app remembered is damaged and was ignored: {file}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (nothing, $"What the app remembered cannot be read: {error.Message}");
        }
    }

    /// <summary>Writes the file whole or not at all; without a place for it nothing is remembered.</summary>
    public void Write(string file)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            WholeFile.Write(file, Encoding.UTF8.GetBytes(string.Concat(Values.Where(v => !v.Value.Any(char.IsControl)).Select(v => $"{v.Name}={v.Value}\n"))));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The terminal is given back and the work is done; that a preference is forgotten is no failure of it.
        }
    }

    /// <summary>The model as it was left; what is not known any more is left as it is, and so are marks that the terminal cannot show.</summary>
    public AppModel Restore(AppModel model)
    {
        var shared = model.Shared;
        var selected = model.Catalog.All.Select(a => a.Id).ToList().IndexOf(Value("activation") ?? "");
        var theme = Theme.All.FirstOrDefault(t => t.Name == Value("theme"), shared.Theme);
        var marks = shared.Marks == Marks.Ascii ? shared.Marks : Enum.TryParse<Marks>(Value("marks"), ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : shared.Marks;
        var current = Math.Max(0, model.Screens.Select(s => s.Title).ToList().IndexOf(Value("screen") ?? ""));
        return model with
        {
            Shared = shared with { Selected = selected < 0 ? shared.Selected : selected, Theme = theme, Marks = marks },
            Current = current,
            Mouse = Value("mouse") != "off",
            Screens = [.. model.Screens.Select(Restored)],
        };
    }

    IScreen Restored(IScreen screen) => screen switch
    {
        ActivationsScreen activations => activations with { Graph = Graph(activations.Graph) },
        StatisticsScreen statistics => statistics with { Recent = [.. Values.Where(v => v.Name == "file").Select(v => v.Value)] },
        _ => screen,
    };

    GraphPane Graph(GraphPane graph)
    {
        try
        {
            var range = Value("range") is { } text && NumberText.ParseRange(text) is var (low, high) ? new Extent(low, high) : graph.X;
            var xScale = Scale.All.FirstOrDefault(s => s.Name == Value("x-axis"), graph.XScale);
            return graph with { X = range, XScale = xScale == Scale.Log && range.Low <= 0 ? Scale.Linear : xScale, YScale = Scale.All.FirstOrDefault(s => s.Name == Value("y-axis"), graph.YScale) };
        }
        catch (BadInputException)
        {
            return graph;
        }
    }

    string? Value(string name) => Values.LastOrDefault(v => v.Name == name)?.Value;
}
