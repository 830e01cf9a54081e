using System.CommandLine;
using ActLab.Core;

namespace ActLab.Commands;

/// <summary>`list`: the catalogue.</summary>
static class ListCommand
{
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
            Json.Write(workbench.Out, document => document.Array(workbench.Catalog.All, a => Write(document, a)));
        }
        else
        {
            TextTable.Write(
                workbench,
                ["id", "f(x)", "f'(x)", "parameters", "range", "source"],
                workbench.Catalog.All.Select(a => (IReadOnlyList<string>)
                    [a.Id, a.Info.Formula, a.Info.Derivative, a.Parameters.ToString(), a.Info.Range, a.Info.Source]));
        }

        return ExitCode.Done;
    }

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
        json.Name("kinks").Array(activation.Kinks, kink => json.Number(kink.X));
        json.Text("range", info.Range);
        json.Text("source", info.Source);
    });
}
