using ActLab.Commands;
using ActLab.Core;
using ActLab.Core.Statistics;
using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>The layers of an input have been measured, at least one.</summary>
/// <param name="Layers">What was measured.</param>
/// <param name="Inputs">Where the rows of each came from.</param>
/// <param name="LeftOut">What was not, because it holds no numbers; empty for nothing.</param>
sealed record MeasuredMessage(IReadOnlyList<LayerMeasurement> Layers, IReadOnlyList<LayerInput> Inputs, string LeftOut) : Message;

/// <summary>How far a measurement is.</summary>
sealed record MeasuringMessage(double Share) : Message;

/// <summary>What is being typed on the statistics screen.</summary>
enum Prompt
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The path of a tensor.</summary>
    File,

    /// <summary>Mean, standard deviation, rows and units of synthetic input.</summary>
    Normal,
}

/// <summary>Saturation and dead units of a file or of synthetic input, for every activation side by side.</summary>
sealed record StatisticsScreen(IReadOnlyList<Activation> All) : IScreen
{
    const string StandardNormal = "0,1 10000 64";

    /// <summary>The last measurement.</summary>
    public MeasuredMessage? Measured { get; init; }

    /// <summary>Which of its layers is shown.</summary>
    public int Layer { get; init; }

    /// <summary>The share done of a running measurement.</summary>
    public double? Share { get; init; }

    /// <summary>What is being typed.</summary>
    public Prompt Prompt { get; init; }

    /// <summary>The text being typed.</summary>
    public TextField Field { get; init; } = TextField.Empty;

    /// <summary>The last path typed.</summary>
    public string File { get; init; } = "";

    /// <summary>The close look; null while the table is shown.</summary>
    public StatisticsView? Look { get; init; }

    public string Title => "Statistics";

    public bool IsTyping => Prompt != Prompt.None;

    public bool TakesTab => Look is not null;

    public IReadOnlyList<Hint> Hints => IsTyping ? [new("Enter", "measure"), new("Esc", "back")]
        : Look is { } look ? [.. look.Hints, .. OpenHints]
        : [.. OpenHints, .. Measured is null ? [] : new[] { new Hint("Enter", "look closer") }, new("↑↓", "select"), .. Measured?.Layers.Count > 1 ? [new Hint("←→", "layer")] : Array.Empty<Hint>()];

    static Hint[] OpenHints => [new("o", "open a file"), new("n", "normal input")];

    public Step Update(Shared shared, Message message) => message switch
    {
        AddedMessage added => new(this with { All = [.. All, added.Activation] }, shared),
        MeasuringMessage measuring => new(this with { Share = measuring.Share }, shared),
        MeasuredMessage measured => new(Closed() with { Measured = measured, Layer = 0, Share = null }, shared),
        FailedMessage failed when failed.Screen == Title => new(this with { Share = null, Look = Look is { } look ? look with { Share = null } : null }, shared),
        ReadingMessage reading when Look is { } look && look.Reading == reading.Reading => new(this with { Look = look with { Share = reading.Share } }, shared),
        ProfiledMessage done when Look is { } look && look.Reading == done.Reading => new(this with { Look = look with { Share = null, Profile = done.Profile } }, shared),
        InputMessage { Input: var input } when IsTyping => Type(shared, input),
        InputMessage { Input: KeyInput { Typed: 'o' } } => new(this with { Prompt = Prompt.File, Field = new(File) }, shared),
        InputMessage { Input: KeyInput { Typed: 'n' } } => new(this with { Prompt = Prompt.Normal, Field = new(StandardNormal) }, shared),
        InputMessage { Input: KeyInput key } when Look is { } look && Measured is { } measured => OnLookKey(shared, look, measured, key),
        InputMessage { Input: KeyInput { Key: Key.Enter } } when Measured is not null => new(this with { Look = new(Layer) }, shared),
        InputMessage { Input: KeyInput { Key: Key.Left } } => new(this with { Layer = Math.Max(0, Layer - 1) }, shared),
        InputMessage { Input: KeyInput { Key: Key.Right } } => new(this with { Layer = Math.Min((Measured?.Layers.Count ?? 1) - 1, Layer + 1) }, shared),
        InputMessage { Input: KeyInput { Key: Key.Up } } => Select(shared, -1),
        InputMessage { Input: KeyInput { Key: Key.Down } } => Select(shared, 1),
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

        if (Measured is { } looked && Look is { } look)
        {
            look.Draw(frame, IsTyping || Share is not null ? body : area, looked.Layers, shared.Selected, shared.Marks);
        }
        else if (Measured is { } measured)
        {
            DrawMeasurement(shared, measured.Layers[Layer], frame, body);
        }
        else
        {
            Label.Draw(frame, body.Inset(1, 1), "Nothing measured yet. Press o and give the path of a tensor of pre-activations (rows x units), or n for synthetic normal input.", frame.Theme.Dim);
        }
    }

    void DrawMeasurement(Shared shared, LayerMeasurement measurement, Frame frame, Area area)
    {
        foreach (var text in StatsText.Describe(measurement))
        {
            var rows = Label.Draw(frame, area, text, frame.Theme.Text);
            area = area.SplitTop(rows).Below;
        }

        var result = measurement.Statistics;
        var (notes, table) = area.SplitBottom(Math.Min(7, area.Height / 3));
        Column[] columns = [.. StatsText.Headers.Select(h => new Column(h.TrimEnd('#'), h.EndsWith('#') ? Align.Right : Align.Left))];
        TableView.Draw(frame, table, columns, [.. result.Activations.Select(a => StatsText.Row(result, a))], shared.Selected);
        var dead = shared.Selected < result.Activations.Count ? result.Activations[shared.Selected].Dead.Units : null;
        var lines = StatsText.Definitions(result).Prepend(dead is null
            ? $"{All[shared.Selected].Id}: added after this was measured"
            : dead.Count == 0 ? $"{All[shared.Selected].Id}: no dead unit"
            : $"{All[shared.Selected].Id}: dead units {string.Join(" ", dead.Take(40))}{(dead.Count > 40 ? " ..." : "")}");
        foreach (var text in lines)
        {
            var rows = Label.Draw(frame, notes, text, frame.Theme.Dim);
            notes = notes.SplitTop(rows).Below;
        }
    }

    Step OnLookKey(Shared shared, StatisticsView look, MeasuredMessage measured, KeyInput key)
    {
        var isTable = look.Pane == StatisticsPane.WhatIf;
        return key switch
        {
            { Key: Key.Escape } => new(Closed(), shared),
            { Typed: 'b' } => new(this, shared.NextMarks()),
            { Typed: 'a' } => Read(Selected(shared, 1), look, measured),
            { Typed: 'A' } => Read(Selected(shared, -1), look, measured),
            { Key: Key.Down } when isTable => Read(Selected(shared, 1), look, measured),
            { Key: Key.Up } when isTable => Read(Selected(shared, -1), look, measured),
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
        var reading = new UnitReading(measured.Inputs[look.Layer], layer, All[shared.Selected], unit, new());
        return new(this with { Look = look with { Reading = reading, Share = 0, Profile = null } }, shared, reading.Run(Title));
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
        KeyInput { Key: Key.Enter } when Field.Text.Trim().Length > 0 => Measure(shared),
        _ => new(this with { Field = Field.Apply(input) }, shared),
    };

    Step Measure(Shared shared)
    {
        var text = Field.Text.Trim();
        var asked = Prompt;
        Command<Message> measure = (post, stop) =>
        {
            try
            {
                LayerInput input = asked == Prompt.File ? new FileInput(HomePath(text)) : NormalText.Parse(text);
                var leftOut = "";
                var layers = input.Layers(note => leftOut = note);
                var options = new StatisticsOptions { OtherTypes = WhatIfText.Types };
                var progress = WholePercents(share => post(new MeasuringMessage(share)));
                post(new MeasuredMessage(
                    [.. layers.Select((layer, i) => layer.Measure(All, options, share => progress((i + share) / layers.Count), stop))], layers, leftOut));
            }
            catch (Exception error) when (error is BadInputException or IOException or UnauthorizedAccessException)
            {
                post(new FailedMessage(Title, error.Message));
            }

            return Task.CompletedTask;
        };
        var next = this with { Prompt = Prompt.None, Share = 0, File = asked == Prompt.File ? text : File };
        return new(next, shared, measure);
    }

    /// <summary>Tells whole per cents only, so that a big file costs a hundred frames at most.</summary>
    public static Action<double> WholePercents(Action<double> tell)
    {
        var last = 0;
        return share =>
        {
            if ((int)(share * 100) is var percent && percent > last)
            {
                last = percent;
                tell(share);
            }
        };
    }

    /// <summary>A path in which a tilde stands for the home directory.</summary>
    public static string HomePath(string path) => path.StartsWith("~/", StringComparison.Ordinal)
        ? System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path[2..])
        : path;

    Step Select(Shared shared, int by) => new(this, Selected(shared, by));

    Shared Selected(Shared shared, int by) => shared with { Selected = Math.Clamp(shared.Selected + by, 0, All.Count - 1) };
}
