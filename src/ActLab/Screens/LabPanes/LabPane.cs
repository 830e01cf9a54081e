using ActLab.Terminal;

namespace ActLab.Screens.LabPanes;

/// <summary>What panes of the lab are told.</summary>
/// <param name="Runs">The run, and its twin if there is one.</param>
/// <param name="Which">The one selected.</param>
/// <param name="FirstLayer">The hidden layer with which lists of layers begin.</param>
/// <param name="Marks">What is drawn with.</param>
sealed record LabLook(IReadOnlyList<LabMoment> Runs, int Which, int FirstLayer, Marks Marks)
{
    /// <summary>The run selected.</summary>
    public LabMoment Run => Runs[Which];

    /// <summary>A and B, where there are two.</summary>
    public string Name(int which) => Runs.Count == 1 ? "" : which == 0 ? "A " : "B ";

    /// <summary>A hidden layer by run, number and function, as B2 relu.</summary>
    public string Layer(int which, int index) => $"{Name(which).TrimEnd()}{index + 1} {Runs[which].Setup.Layers[index].Function.Name}";
}

/// <summary>One view of the runs.</summary>
abstract class LabPane
{
    /// <summary>All of them, in the order in which Tab walks them.</summary>
    public static IReadOnlyList<LabPane> All { get; } = [new LossPane(), new UnitsPane(), new SurfacePane(), new LayersPane(), new GradientPane(), new LearnedPane()];

    /// <summary>What it shows.</summary>
    public abstract string Title { get; }

    /// <summary>Whether it shows twins both, not the one selected.</summary>
    public virtual bool ShowsBoth => false;

    /// <summary>Draws it.</summary>
    public abstract void Draw(Frame frame, Area area, LabLook look);

    /// <summary>
    /// Draws a remark in the last rows of an area; returns what is left above. That has at least the rows asked for, or two thirds of the
    /// area where it has not as many.
    /// </summary>
    protected static Area Remark(Frame frame, Area area, string text, int kept)
    {
        var (below, rest) = area.SplitBottom(Math.Min(Label.Wrap(text, area.Width).Count, Math.Max(area.Height - kept, (area.Height + 2) / 3)));
        Label.Draw(frame, below, text, frame.Theme.Dim);
        return rest;
    }

    /// <summary>The range of steps of curves: it grows by leaps, so that a frame seldom moves what is drawn.</summary>
    protected static Extent StepsOf(LabLook look)
    {
        var last = look.Runs.Max(r => r.Snapshot.Steps);
        var end = 10.0;
        for (var i = 0; end < last; i++)
        {
            end *= i % 3 == 1 ? 2.5 : 2;
        }

        return new(0, end);
    }
}
