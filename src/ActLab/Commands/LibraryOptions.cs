using System.CommandLine;
using System.Globalization;
using ActLab.Core;
using ActLab.Core.Accuracy;
using ActLab.Core.Audit;
using ActLab.Core.Audit.Foreign;
using ActLab.Core.Numbers;
using ActLab.Data;
using ActLab.Jobs;
using ActLab.Libraries;

namespace ActLab.Commands;

/// <summary>The options that name a kernel in a shared library, for `audit`, `ulp` and `bench`.</summary>
sealed class LibraryOptions
{
    const double StandardLimit = 60, LongestLimit = 86400;

    readonly Option<string?> _library = new Option<string?>("--library")
    {
        Description = "A shared library with a function void NAME(const float* x, float* y, size_t n), or double with --number f64.",
        HelpName = "FILE",
    }.NeedsPath();

    readonly Option<string?> _symbol = new("--symbol") { Description = "The function in --library that computes f.", HelpName = "NAME" };

    readonly Option<string?> _derivative = new("--derivative-symbol") { Description = "The function in --library that computes f'.", HelpName = "NAME" };

    readonly Option<double> _limit = new("--time-limit")
    {
        Description = "Seconds that a call of the library may take.",
        DefaultValueFactory = _ => StandardLimit,
        HelpName = "SECONDS",
    };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="derivative">Whether a function for f' may be named too.</param>
    /// <param name="limit">Whether a time for calls may be given.</param>
    public void AddTo(Command command, bool derivative = true, bool limit = true)
    {
        command.Options.Add(_library);
        command.Options.Add(_symbol);
        if (derivative)
        {
            command.Options.Add(_derivative);
        }

        if (limit)
        {
            command.Options.Add(_limit);
        }
    }

    /// <summary>The library named; null if none is.</summary>
    public string? Path(ParseResult parsed) => parsed.GetValue(_library);

    /// <summary>Refuses options that mean nothing without a library.</summary>
    /// <exception cref="BadInputException">There is one.</exception>
    public void RefuseAlone(ParseResult parsed)
    {
        var alone = parsed.GetValue(_symbol) is not null ? "--symbol"
            : parsed.GetResult(_derivative) is { Implicit: false } ? "--derivative-symbol"
            : parsed.GetResult(_limit) is { Implicit: false } ? "--time-limit"
            : null;
        if (alone is not null)
        {
            throw new BadInputException($"{alone} goes with --library FILE");
        }
    }

    /// <summary>The audits of the functions named, each in a process of its own.</summary>
    /// <exception cref="BadInputException">The options contradict each other, or the library cannot be used.</exception>
    public IReadOnlyList<PlannedAudit> Plan(
        ParseResult parsed, Activation activation, NumberType number, IReadOnlyList<string> assignments, IReadOnlyList<Activation> others, AuditOptions options)
    {
        var named = new[] { (Name: parsed.GetValue(_symbol), Quantity.Forward), (Name: parsed.GetValue(_derivative), Quantity.Derivative) };
        var functions = named.Where(f => f.Name is not null).ToList();
        return functions.Count == 0
            ? throw new BadInputException("--library needs --symbol NAME, the function that computes f, or --derivative-symbol NAME")
            : [.. functions.Select(f => Audit(parsed, Symbol(parsed, f.Name!, number), activation, f.Item2, assignments, others, options))];
    }

    /// <summary>The kernel of --symbol, to be disposed of.</summary>
    /// <exception cref="BadInputException">No function is named, or the library cannot be used.</exception>
    public LibraryProcess Open(ParseResult parsed, NumberType number, CancellationToken stop) =>
        Open(parsed, Symbol(parsed, parsed.GetValue(_symbol) ?? throw new BadInputException("--library needs --symbol NAME, the function to call"), number), stop);

    /// <summary>The functions to measure, of which --symbol may name several, parted by commas; null without a library.</summary>
    /// <exception cref="BadInputException">A library is named and no function.</exception>
    public RequestedLibrary? Requested(ParseResult parsed)
    {
        if (Path(parsed) is not { } path)
        {
            RefuseAlone(parsed);
            return null;
        }

        return parsed.GetValue(_symbol)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } symbols
            ? new(System.IO.Path.GetFullPath(path), symbols)
            : throw new BadInputException("--library needs --symbol NAME, the function to call, or several, parted by commas");
    }

    /// <summary>Loads the library in a child process, once for each function.</summary>
    /// <exception cref="BadInputException">It cannot be loaded, or does not have a function.</exception>
    public void TryToLoad(ParseResult parsed, IEnumerable<string> symbols, NumberType number)
    {
        foreach (var symbol in symbols.Distinct())
        {
            using var library = new LibraryProcess(Symbol(parsed, symbol, number), TimeSpan.FromSeconds(StandardLimit), CancellationToken.None);
            try
            {
                library.Load();
            }
            catch (KernelFaultException)
            {
                // It can be called, which is all that is asked here; what it does then is an error of its cases.
            }
        }
    }

    PlannedAudit Audit(
        ParseResult parsed, KernelSymbol symbol, Activation activation, Quantity quantity, IReadOnlyList<string> assignments, IReadOnlyList<Activation> others, AuditOptions options)
    {
        var option = quantity == Quantity.Forward ? "--symbol" : "--derivative-symbol";
        var command = $"actlab audit --library {Shell.Quote(Path(parsed)!)} {option} {Shell.Quote(symbol.Name)} --as {activation.Id}"
            + $"{Shell.Settings(assignments)} --number {symbol.Number.Word()}";
        var name = DisplayName.Clean($"{symbol.Name} in {symbol.FileName}");
        return new($"{activation.Id}: {name}", (progress, stop) =>
        {
            using var process = Open(parsed, symbol, stop);
            return ForeignAudit.Run(process, activation, quantity, name, command, others, options, progress, stop);
        });
    }

    LibraryProcess Open(ParseResult parsed, KernelSymbol symbol, CancellationToken stop)
    {
        var limit = parsed.GetValue(_limit);
        return limit is > 0 and <= LongestLimit
            ? new(symbol, TimeSpan.FromSeconds(limit), stop)
            : throw new BadInputException(string.Create(CultureInfo.InvariantCulture, $"--time-limit must lie between 0 and {LongestLimit} seconds, not {limit}"));
    }

    KernelSymbol Symbol(ParseResult parsed, string name, NumberType number)
    {
        var path = System.IO.Path.GetFullPath(Path(parsed)!);
        return OperatingSystem.IsWindows() ? throw new BadInputException("--library is not supported on Windows; run it on Linux or macOS, or audit a --table of values")
            : number is not (NumberType.F32 or NumberType.F64) ? throw new BadInputException("a library computes in f32 or f64; give one of them as --number")
            : Directory.Exists(path) ? throw new BadInputException($"{DisplayName.Clean(path)}: is a directory; name a shared library")
            : File.Exists(path) ? new(path, name, number)
            : throw new BadInputException($"{DisplayName.Clean(path)}: cannot be opened: no such file");
    }
}
