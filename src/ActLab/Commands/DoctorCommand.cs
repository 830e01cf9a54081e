using System.CommandLine;
using ActLab.Health;

namespace ActLab.Commands;

/// <summary>`doctor`: what works here, what does not, and why.</summary>
static class DoctorCommand
{
    public static Command Build(Workbench workbench)
    {
        var json = CommonOptions.Json();
        var command = new Command("doctor", "Say what of the program works here, what does not, and why.") { json };
        command.SetAction(parsed =>
        {
            var features = Checkup.Of(workbench, Environment.GetEnvironmentVariable);
            if (parsed.GetValue(json))
            {
                Json.Write(workbench.Out, document => document.TopObject(() => document.Name("features").Array(features, feature => document.Object(() =>
                {
                    document.Text("feature", feature.Name);
                    document.Flag("available", feature.IsAvailable);
                    document.Text("detail", feature.Detail);
                    document.Text("remedy", feature.Remedy);
                }))));
            }
            else
            {
                foreach (var feature in features)
                {
                    workbench.Out.WriteLine($"{(feature.IsAvailable ? "yes" : "no "),-4} {feature.Name,-19} {feature.Detail}");
                    if (feature.Remedy is { } remedy)
                    {
                        workbench.Out.WriteLine($"{"",-24} {remedy}");
                    }
                }
            }

            return ExitCode.Done;
        });
        return command;
    }
}
