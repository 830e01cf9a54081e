using System.Collections.Immutable;
using ActLab.Commands;
using ActLab.Core;
using ActLab.Core.Formulas;
using ActLab.Core.Statistics;
using ActLab.Screens.StatisticsPanes;
using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>Saturation and dead units of a file or of synthetic input, for every activation side by side.</summary>
sealed record StatisticsScreen(IReadOnlyList<Activation> All) : IScreen
{
    const int MostRecent = 10;

    const string StandardNormal = "0,1 10000 64";

    /// <summary>What is measured of all layers, of whatever input.</summary>
    StatisticsPlan Plan { get => field ??= Planned(All); init; }

    /// <summary>The last measurement.</summary>
    public MeasuredMessage? Measured { get; init; }

    /// <summary>Which of its layers is shown.</summary>
    public int Layer { get; init; }

    /// <summary>The measurement that runs; null if none does.</summary>
    public LayersReading? Reading { get; init; }

    /// <summary>Whether no key was pressed since that was asked for: if it fails, what was typed is there again to be mended.</summary>
    public bool IsUntouched { get; init; }

    /// <summary>The share done of it.</summary>
    public double? Share { get; init; }

    /// <summary>What is being typed.</summary>
    public Prompt Prompt { get; init; }

    /// <summary>The text being typed.</summary>
    public TextField Field { get; init; } = TextField.Empty;

    /// <summary>The close look; null while the table is shown.</summary>
    public StatisticsView? Look { get; init; }

    /// <summary>Whether tables make room for what their columns mean.</summary>
    public bool ShowsMeaning { get; init; }

    public string Title => "Statistics";

    public bool IsTyping => Prompt != Prompt.None;

    public bool TakesTab => Look is not null;

    public IReadOnlyList<string> Path(Shared shared) => IsTyping ? [Prompt == Prompt.File ? "open" : "normal"]
        : [.. Reading is null ? Array.Empty<string>() : ["measuring"], .. Look is null ? Array.Empty<string>() : [All[shared.Selected].Id], .. HasMeaning && ShowsMeaning ? (string[])["explained"] : []];

    public Narrowing? List(Shared shared) => HasMeaning && !ShowsMeaning && !IsTyping ? shared.Narrowing(All) : null;

    /// <summary>Paths opened before, the last one first.</summary>
    public ImmutableArray<string> Recent { get; init; } = [];

    public IReadOnlyList<string> Commands(Shared shared) => Measured is not { } measured || IsTyping ? []
        : Look is { } look ? [Line(look.Words(measured.Layers, All[shared.Selected]))]
        : [Line([]), .. All.OfType<UserActivation>().Select(own => Line([own.Words()]))];

    string Line(IEnumerable<string> words) => string.Join(' ', ["./run.sh", "stats", .. words, .. Measured!.Inputs[Look?.Layer ?? Layer].Words.Select(Shell.Quote)]);

    public string? Values(Shared shared) => Measured is not { } measured ? null
        : string.Join('\n', measured.Layers[Look?.Layer ?? Layer].Statistics is var result
            ? result.Activations.Select(a => StatsText.Row(result, a)).Prepend([.. StatsText.Headers.Select(h => h.TrimEnd('#'))]).Select(row => string.Join('\t', row)) : []) + "\n";

    public IReadOnlyList<Hint> Hints => IsTyping ? [new("Enter", "measure"), new("Esc", "back"), .. Prompt == Prompt.File && Recent.Length > 0 ? [new Hint("↑↓", "files opened before")] : Array.Empty<Hint>()]
        : Reading is not null ? [new("Esc", "stop measuring"), .. Resting]
        : Resting;

    IReadOnlyList<Hint> Resting => HasMeaning && ShowsMeaning ? [new("e", "table"), new("Esc", "back"), .. OpenHints]
        : Look is { } look ? [.. look.Hints, .. OpenHints]
        : [.. OpenHints, .. Measured is null ? Array.Empty<Hint>() : [new("Enter", "look closer"), new("↑↓", "select"),
            .. Measured.Layers.Count > 1 ? [new Hint("←→", "layer")] : Array.Empty<Hint>(), new("e", "explain"), .. ListKeys.Hints]];

    static Hint[] OpenHints => [new("o", "open a file"), new("n", "normal input")];

    public Step Update(Shared shared, Message message) => message switch
    {
        AddedMessage added => new(With([.. All, added.Activation]), shared),
        FilterMessage narrow => new(this, shared.Filtered(All, narrow.Filter)),
        MeasuringMessage measuring when measuring.Reading == Reading => new(this with { Share = measuring.Share }, shared),
        MeasuredMessage measured when measured.Reading == Reading => new(Closed() with { Measured = measured, Layer = 0, Reading = null, Share = null, Recent = With(measured.Reading) }, shared),
        FailedMessage { Reading: LayersReading failed } when failed == Reading => new(Refused(failed), shared),
        FailedMessage { Reading: UnitReading failed } when failed == Look?.Reading => new(this with { Look = Look with { Share = null } }, shared),
        LeftMessage or InputMessage { Input: KeyInput } when IsUntouched => (this with { IsUntouched = false }).Update(shared, message),
        ReadingMessage reading when Look is { } look && look.Reading == reading.Reading => new(this with { Look = look with { Share = reading.Share } }, shared),
        ProfiledMessage done when Look is { } look && look.Reading == done.Reading => new(this with { Look = look with { Share = null, Profile = done.Profile } }, shared),
        InputMessage { Input: var input } when IsTyping => Type(shared, input),
        InputMessage { Input: KeyInput { Key: Key.Escape } } when Reading is not null => Stop(shared),
        InputMessage { Input: KeyInput { Typed: 'o' } } => new(this with { Prompt = Prompt.File, Field = new(Recent.FirstOrDefault("")) }, shared),
        InputMessage { Input: KeyInput { Typed: 'n' } } => new(this with { Prompt = Prompt.Normal, Field = new(StandardNormal) }, shared),
        InputMessage { Input: KeyInput { Typed: 'e' } } when HasMeaning => new(this with { ShowsMeaning = !ShowsMeaning }, shared),
        InputMessage { Input: KeyInput { Key: Key.Escape } } when HasMeaning && ShowsMeaning => new(this with { ShowsMeaning = false }, shared),
        InputMessage { Input: KeyInput key } when Look is { } look && Measured is { } measured => OnLookKey(shared, look, measured, key),
        InputMessage { Input: KeyInput { Key: Key.Enter } } when Measured is not null => new(this with { Look = new(Layer) }, shared),
        InputMessage { Input: KeyInput { Key: Key.Left } } => new(this with { Layer = Math.Max(0, Layer - 1) }, shared),
        InputMessage { Input: KeyInput { Key: Key.Right } } => new(this with { Layer = Math.Min((Measured?.Layers.Count ?? 1) - 1, Layer + 1) }, shared),
        InputMessage { Input: KeyInput key } when ListKeys.Steps(key) is { } by => new(this, shared.Moved(All, by)),
        InputMessage { Input: MouseInput mouse } when Look is null or { Pane: StatisticsPane.WhatIf } && Measured is { } measured => OnMouse(shared, measured, mouse),
        _ => new(this, shared),
    };

    public void View(Shared shared, Frame frame, Area area)
    {
        var (line, body) = area.SplitTop(1);
        if (IsTyping)
        {
            var label = Prompt == Prompt.File ? "File (.npy .npz .safetensors .csv): " : "mean,sd rows units: ";
            frame.Write(line, 0, 0, label, frame.Theme.Accent);
            Field.Draw(frame, line.SplitLeft(label.Length).Right);
        }
        else if (Share is { } share)
        {
            ProgressBar.Draw(frame, line, share, "measuring");
        }
        else if (Look is null && Measured is { Layers.Count: > 1 } or { LeftOut.Length: > 0 })
        {
            Label.Draw(frame, line, $"Layer {Layer + 1} of {Measured.Layers.Count}. {Measured.LeftOut}", frame.Theme.Dim);
        }

        if (Measured is { } meant && ShowsMeaning && HasMeaning)
        {
            var layer = meant.Layers[Look?.Layer ?? Layer].Statistics;
            MeasurementView.DrawLines(frame, body, Look is null ? StatsText.Definitions(layer) : WhatIfText.Definitions(layer), frame.Theme.Text);
        }
        else if (Measured is { } looked && Look is { } look)
        {
            look.Draw(frame, IsTyping || Share is not null ? body : area, looked.Layers, shared);
        }
        else if (Measured is { } measured)
        {
            MeasurementView.Draw(shared, All, measured.Layers[Layer], frame, body);
        }
        else if (Reading is null)
        {
            Label.Draw(frame, body.Inset(1, 1), "Nothing measured yet. Press o and give the path of a tensor of pre-activations (rows x units), or n for synthetic normal input.", frame.Theme.Dim);
        }
    }

    /// <summary>Whether a table with columns that need one is shown.</summary>
    bool HasMeaning => Measured is not null && Look is null or { Pane: StatisticsPane.WhatIf };

    /// <summary>A click selects the row under it, and on the one selected looks closer; the wheel moves the selection.</summary>
    Step OnMouse(Shared shared, MeasuredMessage measured, MouseInput mouse)
    {
        var clicked = mouse.Action != MouseAction.Press || ShowsMeaning ? null
            : Look is { } look ? WhatIfPane.At(shared, measured.Layers[look.Layer].Statistics, (Share is null ? shared.Area : shared.Area.SplitTop(1).Below).SplitTop(1).Below, mouse.X, mouse.Y)
            : MeasurementView.At(shared, measured.Layers[Layer], shared.Area.SplitTop(1).Below, mouse.X, mouse.Y);
        return ListKeys.Steps(mouse) is { } by ? new(this, shared.Moved(All, by))
            : clicked is null ? new(this, shared)
            : clicked == shared.Selected && Look is null ? new(this with { Look = new(Layer) }, shared)
            : new(this, shared with { Selected = clicked.Value });
    }

    Step OnLookKey(Shared shared, StatisticsView look, MeasuredMessage measured, KeyInput key)
    {
        var isTable = look.Pane == StatisticsPane.WhatIf;
        return key switch
        {
            { Key: Key.Escape } => new(Closed(), shared),
            { Typed: 'b' } => new(this, shared.NextMarks()),
            { Typed: 'a' } => Read(shared.Moved(All, 1), look, measured),
            { Typed: 'A' } => Read(shared.Moved(All, -1), look, measured),
            { Key: Key.Down } when isTable => Read(shared.Moved(All, 1), look, measured),
            { Key: Key.Up } when isTable => Read(shared.Moved(All, -1), look, measured),
            _ => Read(shared, look.OnKey(measured.Layers, shared.Selected, key), measured),
        };
    }

    /// <summary>Shows the look; where it is at a unit whose rows were not read for it, reads them, and no longer those of another.</summary>
    Step Read(Shared shared, StatisticsView look, MeasuredMessage measured)
    {
        var (layer, unit) = (measured.Layers[look.Layer].Statistics, look.UnitOf(measured.Layers));
        if (look.Pane != StatisticsPane.Unit || layer.Units == 0 || shared.Selected >= layer.Activations.Count
            || look.Reading?.IsOf(layer, All[shared.Selected], unit) == true)
        {
            return new(this with { Look = look }, shared);
        }

        look.Reading?.Stop();
        var reading = new UnitReading(measured.Inputs[look.Layer], layer, All[shared.Selected], unit);
        return new(this with { Look = look with { Reading = reading, Share = 0, Profile = null } }, shared, reading.Run(Title));
    }

    Step Stop(Shared shared)
    {
        Reading?.Stop();
        return new(this with { Reading = null, Share = null }, shared);
    }

    /// <summary>Without the look, at its layer.</summary>
    StatisticsScreen Closed()
    {
        Look?.Reading?.Stop();
        return this with { Look = null, Layer = Look?.Layer ?? Layer };
    }

    Step Type(Shared shared, InputEvent input) => input switch
    {
        KeyInput { Key: Key.Escape } => new(this with { Prompt = Prompt.None }, shared),
        KeyInput { Key: Key.Down } when Prompt == Prompt.File && Recent.Length > 0 => Recall(shared, 1),
        KeyInput { Key: Key.Up } when Prompt == Prompt.File && Recent.Length > 0 => Recall(shared, -1),
        KeyInput { Key: Key.Enter } when Field.Text.Trim().Length > 0 => Measure(shared),
        _ => new(this with { Field = Field.Apply(input) }, shared),
    };

    /// <summary>The path opened before the one shown, or after it.</summary>
    Step Recall(Shared shared, int by) =>
        new(this with { Field = new(Recent[Math.Clamp(Recent.IndexOf(Field.Text) + by, 0, Recent.Length - 1)]) }, shared);

    Step Measure(Shared shared)
    {
        var reading = new LayersReading(Prompt, Field.Text.Trim(), Plan);
        Reading?.Stop();
        return new(this with { Prompt = Prompt.None, Reading = reading, Share = 0, IsUntouched = true }, shared, reading.Run(Title));
    }

    /// <summary>Without the measurement that failed; where the person waited for it, at what was typed.</summary>
    StatisticsScreen Refused(LayersReading failed)
    {
        var next = this with { Reading = null, Share = null };
        return IsUntouched ? next with { Prompt = failed.Prompt, Field = new(failed.Text) } : next;
    }

    /// <summary>The paths opened, with the one that was just measured first.</summary>
    ImmutableArray<string> With(LayersReading measured) =>
        measured.Prompt == Prompt.File ? [measured.Text, .. Recent.Remove(measured.Text).Take(MostRecent - 1)] : Recent;

    StatisticsScreen With(IReadOnlyList<Activation> all) => this with { All = all, Plan = Planned(all) };

    static StatisticsPlan Planned(IReadOnlyList<Activation> all) => new(all, new() { OtherTypes = WhatIfText.Types });
}
