namespace ActLab.Terminal;

/// <summary>Styles by role. Screens name roles and never colours.</summary>
public sealed record Theme
{
    const byte SkyBlue = 74, Orange = 214, BluishGreen = 36, Yellow = 227, Vermilion = 166, ReddishPurple = 175;

    /// <summary>The name by which a user chooses the theme.</summary>
    public required string Name { get; init; }

    /// <summary>Ordinary text.</summary>
    public Style Text { get; init; }

    /// <summary>Text of lesser weight: hints, labels of axes, units.</summary>
    public Style Dim { get; init; } = new(default, default, Emphasis.Dim);

    /// <summary>What should catch the eye first: titles, keys, the cross-hair.</summary>
    public Style Accent { get; init; } = new(default, default, Emphasis.Bold);

    /// <summary>The selected item. A marker stands beside it, so the style alone never tells.</summary>
    public Style Selection { get; init; } = new(default, default, Emphasis.Reverse);

    /// <summary>Lines of boxes and of the plot's frame.</summary>
    public Style Border { get; init; } = new(default, default, Emphasis.Dim);

    /// <summary>A verdict of success.</summary>
    public Style Pass { get; init; } = new(default, default, Emphasis.Bold);

    /// <summary>Something to look at, not yet an error.</summary>
    public Style Warn { get; init; } = new(default, default, Emphasis.Underline);

    /// <summary>A verdict of failure, an error.</summary>
    public Style Fail { get; init; } = new(default, default, Emphasis.Reverse);

    /// <summary>The first curve of a plot.</summary>
    public Style Series1 { get; init; }

    /// <summary>The second curve of a plot.</summary>
    public Style Series2 { get; init; }

    /// <summary>The third curve of a plot.</summary>
    public Style Series3 { get; init; }

    /// <summary>The fourth curve of a plot.</summary>
    public Style Series4 { get; init; }

    /// <summary>The style of curve number <paramref name="index"/> (from 0); they repeat after four.</summary>
    public Style Series(int index) => (index % 4) switch { 0 => Series1, 1 => Series2, 2 => Series3, _ => Series4 };

    /// <summary>
    /// For dark backgrounds. All colours are of the basic 16: these follow the user's own scheme, and naming one
    /// takes half the bytes of another, which is most of what a change of the plot costs.
    /// </summary>
    public static Theme Dark { get; } = new()
    {
        Name = "dark",
        Accent = Style.Of(6, Emphasis.Bold),
        Pass = Style.Of(2),
        Warn = Style.Of(3),
        Fail = Style.Of(1, Emphasis.Bold),
        Series1 = Style.Of(14),
        Series2 = Style.Of(11),
        Series3 = Style.Of(13),
        Series4 = Style.Of(10),
    };

    /// <summary>For light backgrounds.</summary>
    public static Theme Light { get; } = Dark with
    {
        Name = "light",
        Accent = Style.Of(4, Emphasis.Bold),
        Series1 = Style.Of(4),
        Series2 = Style.Of(1),
        Series3 = Style.Of(5),
        Series4 = Style.Of(2),
    };

    /// <summary>Without any colour: emphasis, markers and line patterns carry everything.</summary>
    public static Theme Mono { get; } = new() { Name = "mono" };

    /// <summary>Bright on the terminal's background, nothing faint.</summary>
    public static Theme HighContrast { get; } = new()
    {
        Name = "high-contrast",
        Dim = default,
        Accent = Style.Of(14, Emphasis.Bold),
        Border = default,
        Pass = Style.Of(10, Emphasis.Bold),
        Warn = Style.Of(11, Emphasis.Bold),
        Fail = Style.Of(9, Emphasis.Bold | Emphasis.Reverse),
        Series1 = Style.Of(15, Emphasis.Bold),
        Series2 = Style.Of(11, Emphasis.Bold),
        Series3 = Style.Of(14, Emphasis.Bold),
        Series4 = Style.Of(13, Emphasis.Bold),
    };

    /// <summary>
    /// Colours that also people who are blind to red or green, or to blue, tell apart: of the palette of Okabe and Ito (2008), as near as
    /// the 256 entries come. A verdict of success is blue, one of failure vermilion.
    /// </summary>
    public static Theme ColorBlind { get; } = Dark with
    {
        Name = "color-blind",
        Accent = Style.Of(SkyBlue, Emphasis.Bold),
        Pass = Style.Of(SkyBlue),
        Warn = Style.Of(Yellow),
        Fail = Style.Of(Vermilion, Emphasis.Bold),
        Series1 = Style.Of(SkyBlue),
        Series2 = Style.Of(Orange),
        Series3 = Style.Of(BluishGreen),
        Series4 = Style.Of(ReddishPurple),
    };

    /// <summary>All themes, in the order in which a key press walks them.</summary>
    public static IReadOnlyList<Theme> All { get; } = [Dark, Light, Mono, HighContrast, ColorBlind];
}
