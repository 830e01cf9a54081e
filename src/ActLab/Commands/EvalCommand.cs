using System.CommandLine;
using System.Text;
using ActLab.Core;

namespace ActLab.Commands;

/// <summary>`eval`: f, f' and f'' at given points, in a chosen number system or kernel.</summary>
static class EvalCommand
{
    const int LongestLine = 1000;

    public static Command Build(Workbench workbench)
    {
        var ids = CommonOptions.Activations(workbench, "the formula, or the one that the file defines");
        var at = new Option<string[]>("--at") { Description = "Points, parted by commas.", HelpName = "X[,X..]" };
        var file = new Option<string>("--at-file") { Description = "A file with one point a line; - is stdin.", HelpName = "FILE" }.NeedsPath();
        var number = new Option<string>("--number") { Description = "f64, f32 or dd (double-double).", DefaultValueFactory = _ => "f64" }.OneOf("f64", "f32", "dd");
        var kernel = KernelNames.Option();
        var json = CommonOptions.Json();
        var command = new Command("eval", "Evaluate f, f' and f'' at given points.") { ids, at, file, number, kernel, json };
        var own = new OwnOptions().AddTo(command);
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(ids) is [var name] && workbench.Catalog.FindVector(name) is { } vector)
            {
                return VectorEvaluation.Run(workbench, vector, parsed.GetRequiredValue(number), Points(workbench, parsed.GetValue(at) ?? [], parsed.GetValue(file)), parsed.GetValue(json));
            }

            var activation = One(own, own.Extend(workbench, parsed), parsed, parsed.GetValue(ids));
            var texts = Points(workbench, parsed.GetValue(at) ?? [], parsed.GetValue(file)).ToList();
            var evaluation = new Evaluation(activation, parsed.GetRequiredValue(number), KernelNames.Parse(parsed.GetRequiredValue(kernel)));
            return Run(workbench, evaluation, [.. texts.Select(evaluation.At)], parsed.GetValue(json));
        });
        return command;
    }

    static Activation One(OwnOptions own, Workbench extended, ParseResult parsed, string[]? names) => names is { Length: > 0 } || extended.Own.Count > 0
        ? own.Chosen(extended, parsed, names) is [var only]
            ? only
            : throw new BadInputException("eval takes one activation; name one")
        : throw new BadInputException("Required argument missing: eval takes an activation, or a formula with --f");

    static int Run(Workbench workbench, Evaluation evaluation, IReadOnlyList<EvaluatedPoint> points, bool json)
    {
        if (json)
        {
            Json.Write(workbench.Out, document => document.TopObject(() =>
            {
                document.Text("activation", evaluation.Activation.Id);
                ParameterJson.Write(document, evaluation.Activation.Parameters);
                document.Text("number", evaluation.Number);
                document.Text("kernel", evaluation.Kernel.Word());
                document.Name("points").Array(points, point => document.Object(() => point.Write(document)));
            }));
        }
        else
        {
            TextTable.Write(workbench, ["x#", "f(x)#", "f'(x)#", "f''(x)#"], points.Select(p => p.Cells()));
        }

        return ExitCode.Done;
    }

    static IEnumerable<string> Points(Workbench workbench, IEnumerable<string> at, string? file)
    {
        var texts = at.SelectMany(Items).ToList();
        if (file is not null)
        {
            texts.AddRange(Lines(workbench, file));
        }

        return texts.Count > 0 ? texts : throw new BadInputException("eval needs points: --at 0,1,2 or --at-file FILE");
    }

    static string[] Items(string list)
    {
        var items = list.Split(',', StringSplitOptions.TrimEntries);
        return items.Contains("")
            ? throw new BadInputException($"--at '{list}' has an empty item; write the points as 0,1,2")
            : items;
    }

    static IEnumerable<string> Lines(Workbench workbench, string file)
    {
        if (file != "-" && Directory.Exists(file))
        {
            throw new BadInputException($"--at-file {file} is a directory; name a file with one point a line");
        }

        using var reader = file == "-" ? workbench.In : File.OpenText(file);
        for (var number = 1; ReadLine(reader, $"--at-file {file}, line {number}") is { } line; number++)
        {
            if (line.Trim() is { Length: > 0 } text && text[0] != '#')
            {
                yield return text;
            }
        }
    }

    /// <summary>The next line, or null at the end; a device may have a line without end.</summary>
    static string? ReadLine(TextReader reader, string place)
    {
        var line = new StringBuilder();
        int next;
        while ((next = reader.Read()) is not (-1 or '\n' or '\r'))
        {
            if (line.Length == LongestLine)
            {
                throw new BadInputException($"{place} is longer than 1,000 characters; write one point a line");
            }

            line.Append((char)next);
        }

        if (next == '\r' && reader.Peek() == '\n')
        {
            reader.Read();
        }

        return next == -1 && line.Length == 0 ? null : line.ToString();
    }
}
