using ActLab.Core;
using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>Everything the app shows.</summary>
sealed record AppModel(IReadOnlyList<IScreen> Screens, int Current, Shared Shared, Catalog Catalog)
{
    /// <summary>Columns of the terminal.</summary>
    public int Width { get; init; }

    /// <summary>Rows of the terminal.</summary>
    public int Height { get; init; }

    /// <summary>What covers the screen and takes all input, if anything does.</summary>
    public Overlay? Overlay { get; init; }

    /// <summary>The filter while it is being typed.</summary>
    public TextField? Filter { get; init; }

    /// <summary>The last thing that went wrong, until a key is pressed.</summary>
    public string? Failure { get; init; }

    /// <summary>The last thing that went well and cannot be seen, until a key is pressed.</summary>
    public string? Note { get; init; }

    /// <summary>Whether nothing was ever remembered and no key pressed: then a line says what to press.</summary>
    public bool IsFirst { get; init; }

    /// <summary>What was copied last.</summary>
    public Clip? Clip { get; init; }

    /// <summary>Whether the app takes the mouse.</summary>
    public bool Mouse { get; init; } = true;

    /// <summary>Set once the person has left.</summary>
    public int? ExitCode { get; init; }

    /// <summary>The screens to go back to, the last one first, each once.</summary>
    public IReadOnlyList<int> Visited { get; init; } = [];

    public IScreen Screen => Screens[Current];

    /// <summary>The list that the screen shows, if it can be narrowed.</summary>
    public Narrowing? List => Screen.List(Shared);

    /// <summary>Whether a filter is in force on it; then Esc clears that before it does anything else.</summary>
    public bool IsNarrowed => List is { Filter.IsEmpty: false };

    /// <summary>What went wrong or well, until a key is pressed.</summary>
    public string? Told => Failure ?? Note;

    /// <summary>Everything that keys do now: the app's own actions of most use, the screen's, the rest of the app's.</summary>
    public IReadOnlyList<Hint> Actions =>
    [
        new("?", "help"), new("q", "quit"),
        .. List is null ? Array.Empty<Hint>() : [new Hint("/", "filter")], .. IsNarrowed ? [new Hint("Esc", "clear filter")] : Array.Empty<Hint>(),
        .. Screen.Hints.Except(ListKeys.Hints).Where(h => !IsNarrowed || h.Key != "Esc"),
        .. Visited.Count > 0 && !IsNarrowed && !Screen.Hints.Any(h => h.Key == "Esc") ? [new Hint("Esc", "back")] : Array.Empty<Hint>(),
        .. Screen.Commands(Shared).Count > 0 ? [new Hint("y", "command, copy")] : Array.Empty<Hint>(),
        new(":", "commands"), new(Screen.TakesTab ? $"1-{Screens.Count}" : $"1-{Screens.Count} Tab", "screens"), new("T", "theme"), new("m", Mouse ? "mouse off, to select text" : "mouse on"),
        new("Ctrl+Z", "suspend"), new("Ctrl+L", "redraw"), .. Screen.Hints.Intersect(ListKeys.Hints),
    ];

    /// <summary>What the last row offers.</summary>
    public IReadOnlyList<Hint> Hints => Filter is not null ? [new("Enter", "keep filter"), new("Esc", "clear")]
        : Screen.IsTyping ? Screen.Hints
        : Actions;
}
