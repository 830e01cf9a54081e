using System.CommandLine;
using ActLab.Core;
using ActLab.Core.Accuracy;
using ActLab.Core.Kernels;

namespace ActLab.Commands;

/// <summary>The kernel families by the names of the command line.</summary>
static class KernelNames
{
    /// <summary>All names.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<KernelFamily>().Select(EnumWords.Word)];

    /// <summary>--kernel.</summary>
    public static Option<string> Option() => new Option<string>("--kernel")
    {
        Description = "scalar, math, tensor or simd.",
        DefaultValueFactory = _ => "scalar",
    }.OneOf([.. All]);

    /// <summary>An option that takes several families, parted by commas.</summary>
    public static Option<string> Several(string option, string whenNone) => new(option)
    {
        Description = $"Kernel families, parted by commas: {string.Join(", ", All)}.",
        DefaultValueFactory = _ => whenNone,
        HelpName = "NAME[,NAME..]",
    };

    /// <summary>The families of a list parted by commas.</summary>
    /// <exception cref="BadInputException">The list is empty or names no family.</exception>
    public static IReadOnlyList<KernelFamily> ParseSeveral(string list)
    {
        var names = list.Split(',', StringSplitOptions.TrimEntries);
        return names.FirstOrDefault(name => !All.Contains(name)) is { } unknown
            ? throw new BadInputException($"there is no kernel family '{unknown}'; there are {string.Join(", ", All)}")
            : [.. names.Select(Parse)];
    }

    /// <summary>The name of what is measured: that of its family, or "library".</summary>
    public static string Of(UlpSubject subject) => subject.Foreign is null ? subject.Family.Word() : "library";

    /// <summary>The family of a name that <see cref="All"/> holds.</summary>
    public static KernelFamily Parse(string name) => Enum.Parse<KernelFamily>(name, ignoreCase: true);

    /// <summary>Refuses values outside the list, with one line.</summary>
    public static Option<string> OneOf(this Option<string> option, params string[] values)
    {
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
