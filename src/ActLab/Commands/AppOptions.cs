using System.CommandLine;
using ActLab.Terminal;

namespace ActLab.Commands;

/// <summary>The command line that opens the app: nothing, or how to colour it.</summary>
static class AppOptions
{
    const string Name = "--color";

    /// <summary>The option, for the usage; where there is no terminal it changes nothing.</summary>
    public static Option<string> Color() => new Option<string>(Name) { Description = "Colours of the app: auto, always or never.", DefaultValueFactory = _ => ColorProfiles.Words[0] }
        .OneOf([.. ColorProfiles.Words]);

    /// <summary>The colours that the app is to show; null where the words ask for something else than the app. Read by hand: the parser takes longer than the first frame.</summary>
    public static ColorProfile? Colors(IReadOnlyList<string> words)
    {
        var word = words switch
        {
            [] => ColorProfiles.Words[0],
            [Name, var value] => value,
            [var one] when one.StartsWith(Name + "=", StringComparison.Ordinal) => one[(Name.Length + 1)..],
            _ => null,
        };
        return word is not null && ColorProfiles.Words.Contains(word) ? ColorProfiles.Of(word) : null;
    }
}
