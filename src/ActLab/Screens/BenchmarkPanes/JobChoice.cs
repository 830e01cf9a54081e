using System.Collections.Immutable;
using System.Globalization;
using ActLab.Commands;
using ActLab.Core;
using ActLab.Core.Formulas;
using ActLab.Core.Numbers;
using ActLab.Jobs;

namespace ActLab.Screens.BenchmarkPanes;

/// <summary>A row of words of which some are on.</summary>
/// <param name="Name">What they are.</param>
/// <param name="Words">The words.</param>
/// <param name="On">Those that are on.</param>
/// <param name="IsSingle">Whether exactly one is.</param>
sealed record Switches(string Name, ImmutableArray<string> Words, ImmutableSortedSet<int> On, bool IsSingle = false)
{
    /// <summary>Those that are on, in their order.</summary>
    public IEnumerable<string> Chosen => On.Select(i => Words[i]);

    /// <summary>The other way round; of a single one, that one instead of any other.</summary>
    public Switches Toggle(int word) => this with { On = IsSingle ? [word] : On.SymmetricExcept([word]) };
}

/// <summary>What the next job shall measure: the activations marked, or the one selected, and all that the switches say.</summary>
/// <param name="Caches">The caches of the machine, after which sizes are named.</param>
sealed record JobChoice(IReadOnlyList<CacheLevel> Caches)
{
    /// <summary>Kernels, sizes, element types, passes, and how much time to take.</summary>
    public ImmutableArray<Switches> Rows { get; init; } =
    [
        new("kernels", [.. KernelNames.All], [.. Enumerable.Range(0, KernelNames.All.Count)]),
        new("sizes", Caches.Count > 0 ? [.. Caches.Select(c => $"L{c.Level}"), StandardSizes.MemoryName] : [NumberText.Of(StandardSizes.FirstLevelCache), NumberText.Of(StandardSizes.Memory)], [0]),
        new("numbers", ["f32", "f64"], [0]),
        new("passes", [.. Enum.GetValues<Pass>().Select(EnumWords.Word)], [0]),
        new("job", [.. Enum.GetValues<JobKind>().Select(EnumWords.Word)], [0], IsSingle: true),
    ];

    /// <summary>Identifiers of the activations marked.</summary>
    public ImmutableSortedSet<string> Marked { get; init; } = [];

    /// <summary>The switch at which the cursor stands, counted through all rows; null while it is in the list of activations.</summary>
    public int? Cursor { get; init; }

    /// <summary>Marks an activation, or no longer.</summary>
    public JobChoice Mark(string id) => this with { Marked = Marked.SymmetricExcept([id]) };

    /// <summary>The cursor so many switches further, round at the ends.</summary>
    public JobChoice Move(int by)
    {
        var count = Rows.Sum(r => r.Words.Length);
        return this with { Cursor = Cursor is { } at ? (at + by + count) % count : by > 0 ? 0 : count - 1 };
    }

    /// <summary>The switch at the cursor turned the other way.</summary>
    public JobChoice Toggle(int cursor)
    {
        var row = 0;
        for (; cursor >= Rows[row].Words.Length; row++)
        {
            cursor -= Rows[row].Words.Length;
        }

        return this with { Rows = Rows.SetItem(row, Rows[row].Toggle(cursor)) };
    }

    /// <summary>The activations that will be measured.</summary>
    public IReadOnlyList<Activation> Of(IReadOnlyList<Activation> all, int selected) =>
        Marked.Count == 0 ? [all[selected]] : [.. all.Where(a => Marked.Contains(a.Id))];

    /// <summary>The job.</summary>
    /// <param name="activations">What is measured.</param>
    /// <param name="assemblies">Paths of further assemblies that hold activations.</param>
    public JobRequest Request(IReadOnlyList<Activation> activations, IReadOnlyList<string> assemblies)
    {
        var (numbers, passes) = (Chosen<NumberType>(2), Chosen<Pass>(3));
        return new(
            [.. activations.Select(RequestedActivation.Of)], [.. Rows[0].Chosen.Select(name => KernelNames.Parse(name).Kernel())],
            numbers.Count * passes.Count > 0 ? [.. Rows[1].Chosen.Select(word => Size(word, numbers, passes))] : [],
            numbers, passes, Chosen<JobKind>(4)[0], 0, assemblies)
        {
            Command = Command(activations),
        };
    }

    int Size(string word, IReadOnlyList<NumberType> numbers, IReadOnlyList<Pass> passes) =>
        Caches.Count > 0 ? StandardSizes.Named(word, Caches, numbers, passes) : int.Parse(word, CultureInfo.InvariantCulture);

    IReadOnlyList<T> Chosen<T>(int row) where T : struct, Enum => [.. Rows[row].Chosen.Select(word => Enum.Parse<T>(word, ignoreCase: true))];

    /// <summary>The command that starts the same job; null where no line can say it, as of two formulas of a session.</summary>
    string? Command(IReadOnlyList<Activation> activations)
    {
        var own = activations.OfType<UserActivation>().ToList();
        string[] words =
        [
            "./run.sh", "bench", .. activations.Except(own).Select(a => a.Id),
            .. own.SelectMany(a => (string[])["--f", a.Definition.Formula.Text.Trim(), .. a.Parameters.Values.SelectMany(p => (string[])["--set", $"{p.Key}={p.Value}"])]),
            "--kernels", List(0), "--sizes", List(1), "--number", List(2), "--pass", List(3), "--job", List(4),
        ];
        return own.Count > 1 ? null : string.Join(' ', words.Select(Shell.Quote));
    }

    string List(int row) => string.Join(',', Rows[row].Chosen);
}
