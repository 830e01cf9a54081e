using ActLab.Commands;
using ActLab.Core;
using ActLab.Core.Formulas;

namespace ActLab.Screens;

/// <summary>Activations as the commands name them that a screen shows.</summary>
static class ActivationWords
{
    /// <summary>The identifier; of one that the person typed, which no command knows by name, its formula.</summary>
    public static string Words(this Activation activation) => activation is UserActivation own
        ? $"--f {Shell.Quote(own.Definition.Formula.Text)}{Shell.Settings(own.Parameters.Values.Select(p => $"{p.Key}={p.Value}"))}"
        : activation.Id;
}
