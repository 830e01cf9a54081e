using ActLab.Core;
using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>What all screens share: the activation selected on any of them, which ones are looked for, and how things are drawn.</summary>
/// <param name="Selected">Index into the catalogue.</param>
/// <param name="Marks">What curves are drawn with.</param>
sealed record Shared(int Selected, Marks Marks)
{
    /// <summary>The colours.</summary>
    public Theme Theme { get; init; } = Theme.Dark;

    /// <summary>Which activations lists show.</summary>
    public TextFilter Filter { get; init; } = TextFilter.None;

    /// <summary>The part of the terminal that screens draw in.</summary>
    public Area Area { get; init; }

    /// <summary>With the marks that come after these.</summary>
    public Shared NextMarks() => this with { Marks = (Marks)(((int)Marks + 1) % 3) };

    /// <summary>The activations that lists show, as indices into the catalogue.</summary>
    public List<int> Shown(IReadOnlyList<Activation> all)
    {
        var shown = new List<int>();
        for (var i = 0; i < all.Count; i++)
        {
            if (Found(all[i]) is not null)
            {
                shown.Add(i);
            }
        }

        return shown;
    }

    /// <summary>How a list names an activation, with the other name by which it was found, and the places of the letters that were looked for.</summary>
    public ListItem Item(Activation activation) => Found(activation) ?? new(activation.Id, []);

    /// <summary>Places in a cell of a table of activations of the letters that are looked for: they are in the first column.</summary>
    public IReadOnlyList<int> Hits(Activation activation, int column) => column == 0 ? Item(activation).Hits : [];

    /// <summary>How much of a list of activations is shown.</summary>
    public Narrowing Narrowing(IReadOnlyList<Activation> all) => new(Filter, Shown(all).Count, all.Count);

    /// <summary>With the selection moved by so many of the activations shown.</summary>
    public Shared Moved(IReadOnlyList<Activation> all, int by) => this with { Selected = ListKeys.Moved(Shown(all), Selected, by) };

    /// <summary>With another filter; the selection goes to the activation of that very name, else to the first one shown where it was not.</summary>
    public Shared Filtered(IReadOnlyList<Activation> all, TextFilter filter)
    {
        var next = this with { Filter = filter };
        var shown = next.Shown(all);
        var exact = shown.FindIndex(i => all[i].Info.Aliases.Prepend(all[i].Id).Contains(filter.Text));
        return shown.Count == 0 ? next
            : exact >= 0 ? next with { Selected = shown[exact] }
            : shown.Contains(Selected) ? next
            : next with { Selected = shown[0] };
    }

    ListItem? Found(Activation activation)
    {
        if (Filter.Hits(activation.Id) is { } hits)
        {
            return new(activation.Id, hits);
        }

        var alias = Filter.Text.StartsWith('!') ? null : activation.Info.Aliases.FirstOrDefault(name => Filter.Hits(name) is not null);
        return alias is null ? null : new($"{activation.Id} {alias}", [.. Filter.Hits(alias)!.Select(hit => activation.Id.Length + 1 + hit)]);
    }
}

/// <summary>An entry of a list.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Hits">Places in it of the letters that are looked for.</param>
sealed record ListItem(string Text, IReadOnlyList<int> Hits);

/// <summary>A list that a filter narrows.</summary>
/// <param name="Filter">The filter.</param>
/// <param name="Shown">How many items it lets through.</param>
/// <param name="All">How many there are.</param>
readonly record struct Narrowing(TextFilter Filter, int Shown, int All);

/// <summary>One step of a screen: its next model, the shared part, and work to start.</summary>
readonly record struct Step(IScreen Screen, Shared Shared, params Command<Message>[] Commands)
{
    /// <summary>What all screens are told at once, before anything else happens; commands have no order.</summary>
    public Message? Announced { get; init; }
}

/// <summary>
/// One screen: an immutable model together with its pure update and its pure view. Commands are the only I/O.
/// </summary>
interface IScreen
{
    /// <summary>Title in the row of tabs.</summary>
    string Title { get; }

    /// <summary>Whether keys are text being typed, so that the app's own keys must not take them.</summary>
    bool IsTyping { get; }

    /// <summary>Whether Tab walks parts of the screen, so that the app must not take it for the next screen.</summary>
    bool TakesTab => false;

    /// <summary>Where in the screen the person is, from the outside in; empty at its top. Esc leads back out.</summary>
    IReadOnlyList<string> Path(Shared shared) => [];

    /// <summary>How a filter narrows the list shown; null where there is none to narrow.</summary>
    Narrowing? List(Shared shared) => null;

    /// <summary>Keys and what they do, the most useful first: what the line of hints, clicks on it and the palette of actions offer.</summary>
    IReadOnlyList<Hint> Hints { get; }

    /// <summary>The commands that print the numbers shown; none where the screen shows none, or tells them itself.</summary>
    IReadOnlyList<string> Commands(Shared shared) => [];

    /// <summary>The numbers shown, as text parted by tabs; null where there are none to copy.</summary>
    string? Values(Shared shared) => null;

    /// <summary>The screen after a message.</summary>
    Step Update(Shared shared, Message message);

    /// <summary>Draws the screen.</summary>
    void View(Shared shared, Frame frame, Area area);
}
