using System.CommandLine;
using ActLab.Core.Kernels;

namespace ActLab.Commands;

/// <summary>The kernel families by the names of the command line.</summary>
static class KernelNames
{
    /// <summary>All names.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<KernelFamily>().Select(Of)];

    /// <summary>--kernel.</summary>
    public static Option<string> Option() => new Option<string>("--kernel")
    {
        Description = "scalar, math, tensor or simd.",
        DefaultValueFactory = _ => "scalar",
    }.OneOf([.. All]);

    /// <summary>The name of a family.</summary>
    public static string Of(KernelFamily family) => family.ToString().ToLowerInvariant();

    /// <summary>The family of a name that <see cref="All"/> holds.</summary>
    public static KernelFamily Parse(string name) => Enum.Parse<KernelFamily>(name, ignoreCase: true);

    /// <summary>Refuses values outside the list, with one line.</summary>
    public static Option<string> OneOf(this Option<string> option, params string[] values)
    {
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
