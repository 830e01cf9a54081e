using System.CommandLine;
using System.Globalization;
using ActLab.Core;
using ActLab.Core.Lab;

namespace ActLab.Commands;

/// <summary>What `lab` and `lab compare` have in common: data, network and training.</summary>
sealed class LabOptions
{
    /// <summary>Hidden layers at most.</summary>
    public const int MostLayers = 200;

    const int MostUnits = 4096, MostEpochs = 1_000_000;

    readonly Option<string> _data = new("--data") { Description = $"{string.Join(", ", Toys.Names)}, or a .csv file whose last column is the target.", DefaultValueFactory = _ => "moons", HelpName = "NAME|FILE" };
    readonly Option<string> _hidden = new("--hidden") { Description = "Units of the hidden layers.", DefaultValueFactory = _ => "32,32", HelpName = "N,N" };
    readonly Option<string> _init = new("--init") { Description = $"{string.Join(", ", Initializer.All.Select(i => i.Name))}, or a standard deviation as sigma=0.05.", DefaultValueFactory = _ => "he" };
    readonly Option<string?> _loss = new("--loss") { Description = $"{string.Join(", ", Loss.All.Select(l => l.Name))}; default: cross-entropy for classes, squared for numbers." };
    readonly Option<string> _optimizer = new Option<string>("--optimizer") { Description = $"{string.Join(", ", Optimizer.Names)}.", DefaultValueFactory = _ => "sgd" };
    readonly Option<int> _batch = new("--batch") { Description = "Rows of a step.", DefaultValueFactory = _ => 10 };
    readonly Option<int> _epochs = new("--epochs") { Description = "How often every row is used.", DefaultValueFactory = _ => 20 };
    readonly Option<ulong> _seed = new("--seed") { Description = "Seed of data, initial parameters and order of the rows.", DefaultValueFactory = _ => 0 };

    public LabOptions()
    {
        _loss.AcceptOnlyFromAmong([.. Loss.All.Select(l => l.Name)]);
        _optimizer.AcceptOnlyFromAmong([.. Optimizer.Names]);
    }

    /// <summary>Gives a command the options.</summary>
    public LabOptions AddTo(Command command)
    {
        foreach (var option in (Option[])[_data, _hidden, _init, _loss, _optimizer, _batch, _epochs, _seed])
        {
            command.Options.Add(option);
        }

        return this;
    }

    /// <summary>Whether --epochs is written.</summary>
    public bool HasEpochs(ParseResult parsed) => parsed.GetResult(_epochs) is { Implicit: false };

    /// <summary>The run asked for, of these functions.</summary>
    /// <exception cref="BadInputException">An option is out of range.</exception>
    public LabSetup Setup(ParseResult parsed, IReadOnlyList<LayerFunction> functions, double rate) => new()
    {
        Data = parsed.GetRequiredValue(_data),
        Hidden = Widths(parsed.GetRequiredValue(_hidden)),
        Functions = functions,
        Initializer = Initializer.Find(parsed.GetRequiredValue(_init)),
        Loss = parsed.GetValue(_loss),
        Optimizer = parsed.GetRequiredValue(_optimizer),
        Rate = rate,
        Batch = Within(parsed.GetValue(_batch), "--batch", int.MaxValue),
        Epochs = Within(parsed.GetValue(_epochs), "--epochs", MostEpochs),
        Seed = parsed.GetValue(_seed),
    };

    /// <summary>A whole number from a fewest, usually 1, to a most.</summary>
    /// <exception cref="BadInputException">It is out of range.</exception>
    public static int Within(int value, string option, int most, int fewest = 1) => value >= fewest && value <= most
        ? value
        : throw new BadInputException(string.Create(CultureInfo.InvariantCulture, $"{option} must lie between {fewest} and {most}, not {value}"));

    /// <summary>A learning rate and, where written as 0.1,3@500, those that follow it, each after so many steps.</summary>
    /// <exception cref="BadInputException">One is no positive number, or steps do not rise.</exception>
    public static (double First, IReadOnlyList<RateChange> Changes) Rates(string text)
    {
        var parts = text.Split(',');
        var changes = new List<RateChange>();
        foreach (var part in parts.Skip(1))
        {
            changes.Add(part.Split('@') is [var rate, var after] && int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var step)
                && step > (changes.Count == 0 ? 0 : changes[^1].Step)
                ? new(step, Rate(rate))
                : throw new BadInputException($"--lr takes a rate and then others, each after more steps than the one before, as 0.1,3@500, not {text}"));
        }

        return (Rate(parts[0]), changes);
    }

    /// <summary>A learning rate.</summary>
    /// <exception cref="BadInputException">It is no positive number.</exception>
    public static double Rate(string text) => NumberText.ParseDouble(text) is var rate && rate > 0 && double.IsFinite(rate)
        ? rate
        : throw new BadInputException($"--lr must be a finite number above 0, not {text}");

    /// <summary>
    /// What the hidden layers do, by names: activations of the catalogue and a person's own; maxout learns its pieces here.
    /// </summary>
    /// <exception cref="BadInputException">There is no such activation, or an assignment does not fit one.</exception>
    public static IReadOnlyList<LayerFunction> Functions(OwnOptions own, Workbench extended, ParseResult parsed, IReadOnlyList<string> names)
    {
        if (names.Contains(MaxoutFunction.Id) && own.Assignments(parsed).Length > 0 && !own.HasFormula(parsed))
        {
            throw new BadInputException("maxout learns its pieces in the lab, two for each unit; leave out --set");
        }

        var activations = own.Chosen(extended, parsed, [.. names.Where(name => name != MaxoutFunction.Id)]);
        var chosen = new Queue<LayerFunction>(names.All(name => name == MaxoutFunction.Id) && !own.HasFormula(parsed) ? [] : activations.Select(a => new ElementwiseFunction(a)));
        List<LayerFunction> functions = [.. names.Select(name => name == MaxoutFunction.Id ? new MaxoutFunction() : chosen.Dequeue())];
        return [.. functions, .. chosen];
    }

    /// <summary>Units of hidden layers, as 32,32.</summary>
    /// <exception cref="BadInputException">The text is nothing of that kind, or there are too many.</exception>
    public static int[] Widths(string text)
    {
        int[] widths = [.. text.Split(',').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var units) && units is >= 1 and <= MostUnits
            ? units
            : throw new BadInputException($"--hidden takes units of layers from 1 to {MostUnits}, as 32,32, not '{text}'"))];
        return widths.Length <= MostLayers ? widths : throw new BadInputException($"--hidden takes at most {MostLayers} layers, not {widths.Length}");
    }
}
