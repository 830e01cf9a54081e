using ActLab.Commands;
using ActLab.Screens.LabPanes;
using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>The lab drawn: a line for each run, the knobs at the left, and as many panes as have room.</summary>
static class LabView
{
    const int KnobWidth = 24, NameWidth = 11, PaneWidth = 44, PaneHeight = 9;

    /// <summary>Draws the screen.</summary>
    public static void Draw(LabScreen screen, Frame frame, Area area, Marks marks)
    {
        if (screen.State is { Runs.Count: > 0 } told)
        {
            (var line, area) = area.SplitBottom(1);
            var run = told.Runs[Math.Min(screen.Which, told.Runs.Count - 1)];
            var (text, style) = told.Note.Length > 0 ? (told.Note, frame.Theme.Accent)
                : run.HasDiverged ? ("No finite loss any more: z and Z go back, - lowers the rate.", frame.Theme.Fail)
                : (Shape(run), frame.Theme.Dim);
            Label.DrawLine(frame, line, 0, text, style);
        }

        for (var i = 0; i < screen.State?.Runs.Count; i++)
        {
            (var line, area) = area.SplitTop(1);
            DrawRun(screen, screen.State, i, frame, line);
        }

        var (left, panes) = area.SplitLeft(KnobWidth);
        DrawKnobs(screen, frame, left);
        if (screen.State is not { Runs.Count: > 0 } state)
        {
            Label.Draw(frame, panes.Inset(1, 1), "Nothing trained yet. Space trains the network that the knobs describe, s makes one step; ↑↓ choose a knob, ←→ turn it, Enter types a value.", frame.Theme.Dim);
        }
        else
        {
            DrawPanes(screen, new(state.Runs, Math.Min(screen.Which, state.Runs.Count - 1), screen.Layer, marks), frame, panes);
        }
    }

    /// <summary>The knob drawn at an absolute position, for clicks; -1 if there is none.</summary>
    public static int KnobAt(LabScreen screen, Area area, int x, int y) =>
        ListView.IndexAt(area.SplitTop(screen.State?.Runs.Count ?? 0).Below.SplitLeft(KnobWidth).Left, screen.Knobs.Shown.Count, 0, x, y);

    /// <summary>The network and the rows, while there is nothing else to say.</summary>
    static string Shape(LabMoment run) =>
        $"{run.Data.Training.Inputs}-{string.Join('-', run.Setup.Hidden)}-{run.Data.Training.Outputs}, {run.Parameters} parameters, {run.Data.Training.Rows} rows, {run.StepsPerEpoch} steps an epoch";

    /// <summary>What is going on and how good the run is; what does not fit is left out from the right.</summary>
    static void DrawRun(LabScreen screen, LabState state, int which, Frame frame, Area line)
    {
        var (run, twins) = (state.Runs[which], state.Runs.Count > 1);
        var (now, score) = (run.Snapshot, run.Snapshot.Training);
        string[] facts =
        [
            run.HasDiverged ? "diverged" : state.Trains ? screen.SpeedText : "paused", $"step {now.Steps}", $"loss {LayersPane.Digits(score.Loss)}",
            .. score.Right is { } right ? (string[])[$"right {LabText.Share(right)}"] : [], $"held out {LayersPane.Digits(now.HeldOut.Loss)}", $"rate {NumberText.Of(run.Rate)}", $"epoch {now.Epoch}",
        ];
        var column = twins ? frame.Write(line, 0, 0, $"{(which == screen.Which ? '▸' : ' ')}{"AB"[which]} ", frame.Theme.Accent) : 0;
        foreach (var fact in facts.TakeWhile(fact => column + fact.Length <= line.Width))
        {
            column = frame.Write(line, column, 0, fact, run.HasDiverged && column < facts[0].Length ? frame.Theme.Fail : frame.Theme.Text) + 2;
        }
    }

    static void DrawKnobs(LabScreen screen, Frame frame, Area area)
    {
        foreach (var (place, i) in screen.Knobs.Shown.Index())
        {
            var (knob, row) = (Knob.All[i], area.SplitTop(place).Below.SplitTop(1).Top);
            var value = row.SplitLeft(2 + NameWidth).Right.SplitRight(1).Left;
            frame.Set(row, 0, 0, i == screen.Knobs.Selected ? '▸' : ' ', frame.Theme.Accent);
            frame.WriteMarked(row, 2, 0, knob.Name, screen.Knobs.Hits(knob.Name), frame.Theme.Dim);
            if (i == screen.Knobs.Selected && screen.Field is { } field)
            {
                field.Draw(frame, value);
            }
            else
            {
                var text = knob.Text(screen.Setups[screen.Which]);
                frame.Write(value, 0, 0, Label.Cut(text, value.Width), i == screen.Knobs.Selected ? frame.Theme.Selection : frame.Theme.Text);
            }
        }
    }

    /// <summary>As many panes as have room, from the first one on.</summary>
    static void DrawPanes(LabScreen screen, LabLook look, Frame frame, Area area)
    {
        foreach (var (index, cell) in PaneGrid.Of(area, LabPane.All.Count, screen.Pane, PaneWidth, PaneHeight))
        {
            var (title, body) = cell.SplitTop(1);
            frame.Write(title, 0, 0, $"{(LabPane.All[index].ShowsBoth ? "" : look.Name(look.Which))}{LabPane.All[index].Title} ({index + 1} of {LabPane.All.Count})", frame.Theme.Accent);
            LabPane.All[index].Draw(frame, body, look);
        }
    }
}
