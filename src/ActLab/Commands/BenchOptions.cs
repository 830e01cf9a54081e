using System.CommandLine;
using ActLab.Core;
using ActLab.Core.Numbers;
using ActLab.Jobs;

namespace ActLab.Commands;

/// <summary>The options of `bench` that say what to measure.</summary>
/// <param name="workbench">Whose activations complete what is typed.</param>
sealed class BenchOptions(Workbench workbench)
{
    readonly Argument<string[]> _ids = CommonOptions.Activations(workbench, "all of the catalogue");

    readonly Option<string> _kernels = KernelNames.Several("--kernels", string.Join(',', KernelNames.All));

    readonly Option<string> _sizes = new("--sizes")
    {
        Description = "Elements of a span, parted by commas: numbers, and L1, L2, L3 or DRAM for spans that fit that cache of this machine or none; unless given, a thorough job also measures what is linear in pieces in memory.",
        DefaultValueFactory = _ => NumberText.Of(StandardSizes.FirstLevelCache),
    };

    readonly Option<string> _numbers = Several("--number", "Element types, parted by commas: f32, f64.", "f32");

    readonly Option<string> _passes = Several("--pass", "What to compute, parted by commas: forward, backward, or fused, which is forward and derivative at once.", "forward");

    readonly Option<string> _kind = new Option<string>("--job") { Description = "quick, default or thorough.", DefaultValueFactory = _ => "quick" }.OneOf([.. Enum.GetValues<JobKind>().Select(EnumWords.Word)]);

    readonly Option<int> _seed = new("--seed") { Description = "Seed of the inputs.", DefaultValueFactory = _ => 0 };

    readonly OwnOptions _own = new();

    readonly LibraryOptions _library = new();

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_ids);
        foreach (var option in (Option[])[_kernels, _sizes, _numbers, _passes, _kind, _seed])
        {
            command.Options.Add(option);
        }

        _own.AddTo(command);
        _library.AddTo(command, derivative: false, limit: false);
    }

    /// <summary>What was asked for.</summary>
    /// <exception cref="BadInputException">An option is wrong, or the library named cannot be used.</exception>
    public JobRequest Request(Workbench workbench, ParseResult parsed)
    {
        var kind = Enum.Parse<JobKind>(parsed.GetRequiredValue(_kind), ignoreCase: true);
        var numbers = Parse<NumberType>(_numbers, parsed, NumberType.F32, NumberType.F64);
        var passes = Parse(_passes, parsed, Enum.GetValues<Pass>());
        var unasked = parsed.GetResult(_sizes) is not { Implicit: false };
        var activations = _own.Chosen(_own.Extend(workbench, parsed), parsed, parsed.GetValue(_ids)).DistinctBy(RequestedActivation.TitleOf);
        var request = new JobRequest(
            [.. activations.Select(a => RequestedActivation.Of(a) with { Sizes = unasked ? StandardSizes.More(a, kind) : null })],
            [.. KernelNames.ParseSeveral(parsed.GetRequiredValue(_kernels)).Select(k => k.Kernel())],
            [.. Parted(parsed.GetRequiredValue(_sizes)).Select(size => StandardSizes.Parse(size, numbers, passes)).Distinct()],
            numbers,
            passes,
            kind,
            parsed.GetValue(_seed),
            [.. workbench.MoreActivations.Select(a => a.Location)])
        {
            Command = string.Join(' ', parsed.Tokens.Select(t => Shell.Quote(t.Value)).Prepend("./run.sh")),
            Library = _library.Requested(parsed),
        };
        request.Check();
        if (request.Library is not null)
        {
            _library.TryToLoad(parsed, request.Library.Symbols, numbers[0]);
        }

        return request;
    }

    static Option<string> Several(string name, string description, string whenNone) =>
        new(name) { Description = description, DefaultValueFactory = _ => whenNone, HelpName = "NAME[,NAME..]" };

    static IReadOnlyList<T> Parse<T>(Option<string> option, ParseResult parsed, params T[] known) where T : struct, Enum =>
    [
        .. Parted(parsed.GetRequiredValue(option)).Select(name => known.Where(k => k.Word() == name).Select(k => (T?)k).FirstOrDefault()
            ?? throw new BadInputException($"{option.Name} takes {string.Join(", ", known.Select(k => k.Word()))}, parted by commas, not '{name}'")).Distinct(),
    ];

    static IEnumerable<string> Parted(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
