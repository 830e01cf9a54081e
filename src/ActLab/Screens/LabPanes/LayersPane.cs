using ActLab.Commands;
using ActLab.Core.Lab;
using ActLab.Terminal;

namespace ActLab.Screens.LabPanes;

/// <summary>The outputs of every hidden layer in numbers.</summary>
sealed class LayersPane : LabPane
{
    static readonly Column[] Columns =
    [
        new("layer"), new("mean", Align.Right), new("sd", Align.Right), new("sat", Align.Right), new("dead", Align.Right), new("dormant", Align.Right),
    ];

    public override string Title => "layers";

    public override void Draw(Frame frame, Area area, LabLook look)
    {
        var table = Remark(frame, area, LabText.LayerDefinitions, 1 + look.Run.Snapshot.Layers.Count);
        TableView.Draw(frame, table, Columns, [.. look.Run.Snapshot.Layers.Select((layer, i) => Row(look.Layer(look.Which, i), layer))], look.FirstLayer);
    }

    /// <summary>Three digits: more would flicker, and each costs a byte in every frame.</summary>
    public static string Digits(double value) => value.ToString("G3", System.Globalization.CultureInfo.InvariantCulture);

    static IReadOnlyList<string> Row(string name, LayerSnapshot layer) =>
    [
        name, Digits(layer.Mean), Digits(layer.Deviation), LabText.Share(layer.Saturated), NumberText.Of(layer.Dead), NumberText.Of(layer.Dormant),
    ];
}
