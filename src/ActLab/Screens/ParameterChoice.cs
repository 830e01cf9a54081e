using System.Collections.Immutable;
using ActLab.Commands;
using ActLab.Core;
using ActLab.Core.Formulas;
using ActLab.Terminal;

namespace ActLab.Screens;

/// <summary>Parameters that a person has given other values than the default ones, for the graph alone, and the number among them that keys move.</summary>
sealed record ParameterChoice
{
    /// <summary>Sets that are not the default ones, by activation.</summary>
    ImmutableDictionary<string, ParameterSet> Changed { get; init; } = ImmutableDictionary<string, ParameterSet>.Empty;

    /// <summary>Which number keys move, counted on from one activation to the next; null until one is chosen.</summary>
    int? Slider { get; init; }

    /// <summary>An activation with the parameters chosen for it.</summary>
    public Activation Bind(Activation activation) => Changed.TryGetValue(activation.Id, out var parameters) ? activation.With(parameters) : activation;

    /// <summary>An activation as a command names it, with the parameters chosen for it.</summary>
    public string Words(Activation activation)
    {
        if (activation is UserActivation)
        {
            return Bind(activation).Words();
        }

        var set = Changed.TryGetValue(activation.Id, out var parameters) ? parameters.Values.Except(activation.Parameters.Values) : [];
        return activation.Id + Shell.Settings(set.Select(p => $"{p.Key}={p.Value}"));
    }

    /// <summary>With keys that move the next number.</summary>
    public ParameterChoice Next() => this with { Slider = Slider + 1 ?? 0 };

    /// <summary>With the number chosen of an activation's parameters moved by so many steps; the first one where none is.</summary>
    /// <exception cref="BadInputException">There is no parameter, or it cannot be moved so far.</exception>
    public ParameterChoice Move(Activation activation, int steps)
    {
        var now = Bind(activation).Parameters;
        var sliders = Screens.Slider.Of(now);
        if (sliders.Count == 0)
        {
            throw new BadInputException($"{activation.Id} has no parameter");
        }

        var chosen = Slider ?? 0;
        return (this with { Slider = chosen }).With(activation, sliders[chosen % sliders.Count].Move(now, activation.Parameters, steps));
    }

    /// <summary>With one parameter given as text.</summary>
    /// <exception cref="BadInputException">There is no such parameter, or the value is outside its domain.</exception>
    public ParameterChoice With(Activation activation, string name, string value) => With(activation, Bind(activation).Parameters.With(name, value));

    /// <summary>With the default parameters of an activation.</summary>
    public ParameterChoice Without(Activation activation) => this with { Changed = Changed.Remove(activation.Id) };

    /// <summary>Draws name and value of each parameter on the first row, from a column on, with the number marked that keys move.</summary>
    public void Draw(Frame frame, Area area, int column, Activation activation)
    {
        var parameters = Bind(activation).Parameters;
        var sliders = Screens.Slider.Of(parameters);
        foreach (var (name, value) in parameters.Values)
        {
            var marked = Slider is { } slider && sliders[slider % sliders.Count] is var chosen && chosen.Name == name ? chosen.Marked(value) : value;
            column = frame.Write(area, column, 0, $"{name}={marked}", frame.Theme.Dim) + 1;
        }

        if (Changed.ContainsKey(activation.Id))
        {
            frame.Write(area, column + 1, 0, "in this graph only; 0 resets", frame.Theme.Warn);
        }
    }

    ParameterChoice With(Activation activation, ParameterSet parameters)
    {
        _ = activation.With(parameters);
        return this with { Changed = Changed.SetItem(activation.Id, parameters) };
    }
}
