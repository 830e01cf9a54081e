using System.CommandLine;
using ActLab.Reports;

namespace ActLab.Commands;

/// <summary>`report verify`: derives every number of a report again from its embedded data.</summary>
static class ReportVerifyCommand
{
    /// <summary>Differences shown as text; --json has them all.</summary>
    const int MostShown = 20;

    public static Command Build(Workbench workbench)
    {
        var file = new Argument<string>("FILE") { Description = "A report that `actlab report` wrote." }.NoOptions();
        var json = CommonOptions.Json();
        var command = new Command("verify", "Derive every number of a report again from the data embedded in it, and name what differs.") { file, json };
        command.SetAction(parsed =>
        {
            var name = parsed.GetRequiredValue(file);
            var differences = ReportVerifier.Verify(name, workbench.Catalog);
            if (parsed.GetValue(json))
            {
                Write(workbench, differences);
            }
            else
            {
                Say(workbench, name, differences);
            }

            return differences.Count == 0 ? ExitCode.Done : ExitCode.Found;
        });
        return command;
    }

    static void Write(Workbench workbench, IReadOnlyList<ReportDifference> differences) => Json.Write(workbench.Out, document => document.TopObject(() =>
    {
        document.Flag("verified", differences.Count == 0);
        document.Name("differences").Array(differences, difference => document.Object(() =>
        {
            document.Text("section", difference.Place.Section);
            document.Text("figure", difference.Place.Figure);
            document.Text("table", difference.Place.Table);
            document.Text("row", difference.Place.Row);
            document.Text("column", difference.Place.Column);
            document.Text("shown", difference.Shown);
            document.Text("derived", difference.Derived);
        }));
    }));

    static void Say(Workbench workbench, string file, IReadOnlyList<ReportDifference> differences)
    {
        workbench.Out.WriteLine(differences.Count switch
        {
            0 => $"{file}: verified, everything in it follows from its data",
            1 => $"{file}: not verified, 1 difference",
            var count => $"{file}: not verified, {count} differences",
        });
        foreach (var difference in differences.Take(MostShown))
        {
            workbench.Out.WriteLine($"{Characters.Visible(difference.Place.ToString())}\n  shown:   {difference.Shown}\n  derived: {difference.Derived}");
        }

        if (differences.Count > MostShown)
        {
            workbench.Out.WriteLine($"and {differences.Count - MostShown} more, all of which --json names");
        }
    }
}
