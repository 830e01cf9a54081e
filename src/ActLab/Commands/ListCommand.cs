using System.CommandLine;
using ActLab.Core;

namespace ActLab.Commands;

/// <summary>`list`: the catalogue.</summary>
static class ListCommand
{
    /// <summary>Columns that even a narrow terminal shows.</summary>
    const int Always = 2;

    public static Command Build(Workbench workbench)
    {
        var json = CommonOptions.Json();
        var command = new Command("list", "List the activations with formula, derivative, parameters and source.") { json };
        var own = new OwnOptions().AddTo(command);
        command.SetAction(parsed => Run(own.ExtendWhole(workbench, parsed), parsed.GetValue(json)));
        return command;
    }

    public static int Run(Workbench workbench, bool json)
    {
        if (json)
        {
            Json.Write(workbench.Out, document => document.Array<Action<Json>>(
                [
                    .. Catalogue(workbench).Select(a => (Action<Json>)(json => Write(json, a))),
                    .. workbench.Catalog.Vectors.Select(a => (Action<Json>)(json => Write(json, a))),
                    .. workbench.Own.Select(a => (Action<Json>)(json => Write(json, a))),
                ],
                write => write(document)));
        }
        else
        {
            WriteTable(workbench);
        }

        return ExitCode.Done;
    }

    static void WriteTable(Workbench workbench)
    {
        IReadOnlyList<string> headers = ["id", "f(x)", "f'(x)", "parameters", "range", "shape", "source"];
        IReadOnlyList<string>[] rows =
        [
            .. Catalogue(workbench).Select(Row),
            .. workbench.Catalog.Vectors.Select(a => (IReadOnlyList<string>)[a.Id, a.Info.Formula, a.Info.Derivative, "", a.Info.Range, "vector", a.Info.Source]),
            .. workbench.Own.Select(Row),
        ];
        if (TextTable.Fits(workbench, headers, rows))
        {
            TextTable.Write(workbench, headers, rows);
            return;
        }

        TextTable.Write(workbench, [.. headers.Take(Always)], rows.Select(row => (IReadOnlyList<string>)[.. row.Take(Always)]));
        workbench.Error.WriteLine($"No room here for {string.Join(", ", headers.Skip(Always))}: pipe the output to see them, as in `actlab list | less -S`.");
    }

    /// <summary>The elementwise activations that are not the person's own.</summary>
    static IEnumerable<Activation> Catalogue(Workbench workbench) => workbench.Catalog.All.SkipLast(workbench.Own.Count);

    static IReadOnlyList<string> Row(Activation a) =>
        [a.Id, a.Info.Formula, a.Info.Derivative, a.Parameters.ToString(), a.Info.Range, ActivationFacts.Shape(a), a.Info.Source];

    static void Write(Json json, Activation activation) => json.TopObject(() =>
    {
        var info = activation.Info;
        json.Text("id", info.Id);
        json.Text("name", info.Name);
        json.Name("aliases").Array(info.Aliases, json.Text);
        json.Text("kind", "elementwise");
        json.Text("formula", info.Formula);
        json.Text("derivative", info.Derivative);
        json.Name("parameters").Array(info.Parameters, parameter => json.Object(() =>
        {
            json.Text("name", parameter.Name);
            ParameterJson.Value(json.Name("default"), parameter.Default);
        }));
        json.Name("kinks").Array([.. activation.Kinks.Where(kink => kink.Jump is null)], kink => json.Number(kink.X));
        json.Text("range", info.Range);
        json.Text("source", info.Source);
        json.Name("jumps").Array([.. activation.Kinks.Where(kink => kink.Jump is not null)], kink => json.Object(() =>
        {
            json.Number("x", kink.X);
            json.Number("left", kink.Jump!.Value.Left);
            json.Number("right", kink.Jump!.Value.Right);
        }));
        json.Name("conventions").Array(activation.Kinks, kink => json.Object(() =>
        {
            json.Number("x", kink.X);
            json.Number("left", kink.Left);
            json.Number("right", kink.Right);
            json.Number("derivative", kink.Value);
        }));
        json.Flag("monotone", info.IsMonotone);
        json.Text("zeroCentred", info.Centre?.Word());
        json.Name("frameworkDefaults").Array(info.Defaults, other => json.Object(() =>
        {
            json.Text("framework", other.Framework);
            json.Text("default", other.Default);
        }));
        json.Name("frameworkConventions").Array(info.Conventions, other => json.Object(() =>
        {
            json.Text("framework", other.Framework);
            json.Number("x", other.X);
            json.Number("derivative", other.Derivative);
        }));
    });

    static void Write(Json json, VectorActivation activation) => json.TopObject(() =>
    {
        var info = activation.Info;
        json.Text("id", info.Id);
        json.Text("name", info.Name);
        json.Name("aliases").Array(info.Aliases, json.Text);
        json.Text("kind", "vector");
        json.Text("formula", info.Formula);
        json.Text("derivative", info.Derivative);
        json.Name("parameters").Array<string>([], json.Text);
        json.Name("kinks").Array<double>([], value => json.Number(value));
        json.Text("range", info.Range);
        json.Text("source", info.Source);
    });
}
