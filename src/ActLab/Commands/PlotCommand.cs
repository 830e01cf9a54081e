using System.CommandLine;
using System.Globalization;
using ActLab.Core;
using ActLab.Terminal;
using TerminalCommand = System.CommandLine.Command;

namespace ActLab.Commands;

/// <summary>`plot`: the graph of one or more activations as text.</summary>
static class PlotCommand
{
    const int PointsPerColumn = 4;

    public static TerminalCommand Build(Workbench workbench)
    {
        var ids = CommonOptions.Activations(workbench, "the formula, or those that the file defines");
        var range = new Option<string>("--range") { Description = "Range of x.", DefaultValueFactory = _ => "-6:6", HelpName = "a:b" };
        var derivative = new Option<bool>("--derivative") { Description = "Draw f' too." };
        var second = new Option<bool>("--second") { Description = "Draw f'' too." };
        var width = new Option<int?>("--width") { Description = "Columns; default: the terminal's, else 80." };
        var height = new Option<int?>("--height") { Description = "Rows; default 20." };
        var marks = new Option<string?>("--marks") { Description = "braille, block or ascii; default: braille where the locale is UTF-8." };
        marks.AcceptOnlyFromAmong("braille", "block", "ascii");
        var color = new Option<string>("--color") { Description = "auto, always or never.", DefaultValueFactory = _ => "auto" };
        color.AcceptOnlyFromAmong([.. ColorProfiles.Words]);
        var xAxis = Axis("--x-axis", "x");
        var yAxis = Axis("--y-axis", "y");
        var shade = new Option<bool>("--shade") { Description = $"Shade where the first activation is saturated, abs(f') <= {NumberText.Of(Curves.Epsilon)} max abs(f'), or dead, f = f' = 0." };
        var panels = new Option<string?>("--panels") { Description = "One panel for each activation, as columns x rows.", HelpName = "2x2" };
        var json = CommonOptions.Json();
        var command = new TerminalCommand("plot", "Draw f, f' and f'' in the terminal.")
        {
            ids, range, derivative, second, xAxis, yAxis, shade, width, height, marks, color, panels, json,
        };
        var own = new OwnOptions().AddTo(command);
        command.SetAction(parsed =>
        {
            var (from, to) = NumberText.ParseRange(parsed.GetRequiredValue(range));
            var extended = own.Extend(workbench, parsed);
            var names = parsed.GetValue(ids) ?? [];
            var activations = names.Length > 0 || extended.Own.Count > 0
                ? own.Chosen(extended, parsed, names)
                : throw new BadInputException("Required argument missing: plot takes activations, or a formula with --f");
            var sheet = new PlotSheet(
                activations,
                new Curves(new CurveChoice(parsed.GetValue(derivative), parsed.GetValue(second)), new Extent(from, to))
                {
                    XScale = Placing(parsed.GetRequiredValue(xAxis), from),
                    YScale = Scale.All.First(scale => scale.Name == parsed.GetRequiredValue(yAxis)),
                    IsShaded = parsed.GetValue(shade),
                },
                Size(parsed.GetValue(width) ?? workbench.Width, "--width", 20),
                Size(parsed.GetValue(height) ?? 20, "--height", 7),
                Marks(parsed.GetValue(marks)),
                Grid(parsed.GetValue(panels), activations.Count));
            if (parsed.GetValue(json))
            {
                WriteJson(workbench, sheet);
            }
            else
            {
                workbench.Out.Write(sheet.Draw().ToText(Colors(parsed.GetRequiredValue(color), workbench)));
            }

            return ExitCode.Done;
        });
        return command;
    }

    static void WriteJson(Workbench workbench, PlotSheet sheet) => Json.Write(workbench.Out, json =>
        json.Array(sheet.Curves.Of(sheet.Activations, PointsPerColumn * sheet.Width), curve => json.TopObject(() =>
        {
            json.Text("activation", curve.Activation.Id);
            json.Text("series", curve.Name);
            json.Name("x").Array(curve.Points.X, x => json.Number(x));
            json.Name("y").Array(curve.Points.Y, y => json.Number(y));
            if (sheet.Curves.IsShaded && curve.Name == "f")
            {
                json.Name("flat").Array(sheet.Curves.Flat(curve.Activation, PointsPerColumn * sheet.Width), range => json.Object(() =>
                {
                    json.Text("state", Curves.Word(range));
                    json.Number("from", range.From);
                    json.Number("to", range.To);
                }));
            }
        })));

    static Option<string> Axis(string name, string variable) => new Option<string>(name)
    {
        Description = $"How {variable} is placed: linear, symlog (asinh: linear near 0, logarithmic far out) or log.",
        DefaultValueFactory = _ => Scale.Linear.Name,
    }.OneOf([.. Scale.All.Select(scale => scale.Name)]);

    static Scale Placing(string name, double from) => name != Scale.Log.Name || from > 0
        ? Scale.All.First(scale => scale.Name == name)
        : throw new BadInputException($"--x-axis log needs a range above 0, not one from {NumberText.Of(from)}: add --range 0.001:1000, or take symlog");

    static Marks Marks(string? name) => name is null
        ? Tty.IsUnicode ? Terminal.Marks.Braille : Terminal.Marks.Ascii
        : Enum.Parse<Marks>(name, ignoreCase: true);

    static ColorProfile Colors(string color, Workbench workbench) => color switch
    {
        "never" => ColorProfile.None,
        "always" => ColorProfile.Palette256,
        _ => workbench.OutIsTerminal ? ColorProfiles.Detect() : ColorProfile.None,
    };

    static int Size(int value, string option, int least) => value >= least && value <= 1000
        ? value
        : throw new BadInputException($"{option} must lie between {least} and 1000, not {value}");

    static (int Columns, int Rows)? Grid(string? text, int count)
    {
        if (text is null)
        {
            return null;
        }

        if (text.Split('x') is not [var left, var right] ||
            !int.TryParse(left, NumberStyles.None, CultureInfo.InvariantCulture, out var columns) ||
            !int.TryParse(right, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) ||
            columns is < 1 or > 20 || rows is < 1 or > 20)
        {
            throw new BadInputException($"'{text}' is no grid of panels; write columns x rows, as 2x2");
        }

        return columns * rows >= count
            ? (columns, rows)
            : throw new BadInputException($"{count} activations do not fit into {text} panels");
    }
}
