namespace ActLab.Terminal;

/// <summary>How many colours the terminal shows.</summary>
public enum ColorProfile
{
    /// <summary>No colour at all; bold, dim, underline and reverse remain.</summary>
    None,

    /// <summary>The 16 basic colours.</summary>
    Basic16,

    /// <summary>The 256-colour palette.</summary>
    Palette256,

    /// <summary>24-bit colour.</summary>
    TrueColor,
}

/// <summary>Detection of the colour profile, and down-sampling to it.</summary>
public static class ColorProfiles
{
    /// <summary>The values of an option that says whether there shall be colour.</summary>
    public static IReadOnlyList<string> Words { get; } = ["auto", "always", "never"];

    /// <summary>The profile that the process environment asks for.</summary>
    public static ColorProfile Detect() => Detect(Environment.GetEnvironmentVariable);

    /// <summary>The profile for a value of such an option; always has the 256 colours of most terminals where the environment asks for none.</summary>
    public static ColorProfile Of(string word) => (word, Detect()) switch
    {
        ("never", _) => ColorProfile.None,
        ("always", ColorProfile.None) => ColorProfile.Palette256,
        (_, var detected) => detected,
    };

    /// <summary>
    /// The profile for an environment. A non-empty NO_COLOR wins; COLORTERM is believed next, because TERM is
    /// often the same for terminals that differ; a TERM of unknown kind gets the 16 colours that nearly all have.
    /// </summary>
    public static ColorProfile Detect(Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var term = environment("TERM") ?? "";
        if (!string.IsNullOrEmpty(environment("NO_COLOR")) || term == "dumb")
            return ColorProfile.None;
        if (environment("COLORTERM") is "truecolor" or "24bit")
            return ColorProfile.TrueColor;
        // Windows sets no TERM, and its console has had 24-bit colour for as long as it has had escape sequences.
        if (term.Length == 0)
            return OperatingSystem.IsWindows() ? ColorProfile.TrueColor : ColorProfile.Basic16;
        if (term.EndsWith("-direct", StringComparison.Ordinal))
            return ColorProfile.TrueColor;
        return term.Contains("256color", StringComparison.Ordinal) ? ColorProfile.Palette256 : ColorProfile.Basic16;
    }

    /// <summary>The style with its colours brought down to what the profile shows.</summary>
    internal static Style Reduce(this ColorProfile profile, Style style) => style with
    {
        Foreground = profile.Reduce(style.Foreground),
        Background = profile.Reduce(style.Background),
    };

    static Color Reduce(this ColorProfile profile, Color color) => profile switch
    {
        _ when color.IsDefault => color,
        ColorProfile.None => default,
        ColorProfile.Basic16 => Palette.To16(color),
        ColorProfile.Palette256 => Palette.To256(color),
        _ => color,
    };
}
