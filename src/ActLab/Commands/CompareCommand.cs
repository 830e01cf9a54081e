using System.CommandLine;
using System.Globalization;
using ActLab.Core;
using ActLab.Core.Audit;
using ActLab.Jobs.Changes;

namespace ActLab.Commands;

/// <summary>`compare`: what became faster or slower from one benchmark job to another.</summary>
static class CompareCommand
{
    public static Command Build(Workbench workbench)
    {
        var before = Job("A", "The earlier job: its identifier, its folder, its result.json, or a report of it.");
        var after = Job("B", "The later job.");
        var margin = new Option<string>("--margin")
        {
            Description = "A change by less counts as none: 0.05 or 5%.",
            DefaultValueFactory = _ => "2%",
        };
        var json = CommonOptions.Json();
        var command = new Command("compare", "Compare two benchmark jobs by ratios within each; exit code 1 unless it can be told that nothing became slower.")
        {
            before, after, margin, json,
        };
        command.SetAction(parsed =>
        {
            var changes = JobChanges.Of(
                JobSource.Read(parsed.GetRequiredValue(before), workbench.Jobs), JobSource.Read(parsed.GetRequiredValue(after), workbench.Jobs),
                Margin(parsed.GetRequiredValue(margin)), workbench.Catalog);
            if (parsed.GetValue(json))
            {
                CompareJson.Write(workbench.Out, changes);
            }
            else
            {
                CompareText.Write(workbench.Out, changes);
            }

            return changes.Verdict == Verdict.Pass ? ExitCode.Done : ExitCode.Found;
        });
        return command;
    }

    static Argument<string> Job(string name, string description) => new Argument<string>(name) { Description = description }.NoOptions();

    static double Margin(string text)
    {
        var isPercent = text.EndsWith('%');
        return double.TryParse(isPercent ? text[..^1] : text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && (isPercent ? number / 100 : number) is var margin && margin is > 0 and < 1
                ? margin
                : throw new BadInputException($"--margin takes a share above 0 and below 1, as 0.05 or 5%, not '{text}'");
    }
}
