using System.Runtime.CompilerServices;
using System.Text;
using ActLab.Core;
using ActLab.Terminal;
using Xunit;

namespace ActLab.Tests.Screens;

/// <summary>
/// Every screen as a committed text file, at four sizes and with each kind of marks. A screen that differs writes what it is into the folder Snapshots
/// beside the test program, and fails; nothing but a person copies that file over the committed one.
/// </summary>
public class SnapshotTests
{
    static readonly (int Width, int Height)[] Sizes = [(60, 15), (80, 24), (120, 40), (200, 60)];

    /// <summary>Between the sizes, some that are too small for the app; in the end the first one again.</summary>
    static readonly (int Width, int Height)[] Storm = [Sizes[0], (20, 6), Sizes[1], (3, 1), Sizes[2], (59, 14), Sizes[3], (20, 6), Sizes[0]];

    /// <summary>Name, messages of background work, keys.</summary>
    static readonly (string Name, int Messages, string[] Keys)[] Screens =
    [
        ("activations", 0, []),
        ("activations-filter", 0, ["/", "e", "l", "u"]),
        ("activations-cursor", 0, ["/", "silu", "\r", "c", AppRun.Right, "s"]),
        ("activations-ulp", 0, ["/", "prelu", "\r", "u"]),
        ("activations-facts", 0, ["/", "hard-swish", "\r", "i"]),
        ("activations-jacobian", 0, ["j", AppRun.Down, AppRun.Down, AppRun.Down, AppRun.Down, AppRun.Down, AppRun.Right, "+"]),
        ("activations-compared", 0, [" ", AppRun.Down, " ", AppRun.Down, " "]),
        ("activations-shaded-symlog", 0, ["/", "hard-sigmoid", "\r", "a", "x", "-", "-"]),
        ("activations-formula", 0, ["f", "x*sigmoid(b*x); b=2"]),
        ("activations-formula-wrong", 0, ["f", "max(0, x) + ", "max(0,,x)"]),
        ("activations-formula-added", 0, ["f", "abs(x - 1)", "\r"]),
        ("audit", 0, ["2"]),
        ("audit-of-relu", 1, ["/", "relu", "\r", "2", "\r"]),
        ("audit-of-hard-shrink", 1, ["/", "hard-shrink", "\r", "2", "\r"]),
        ("audit-walk-of-softsign", 1, ["/", "softsign", "\r", "2", "\r", AppRun.Work, AppRun.Work, "+", "+", "+", AppRun.Down, AppRun.Down, AppRun.Down]),
        ("audit-witnesses-of-softsign", 1, ["/", "softsign", "\r", "2", "\r", AppRun.Work, AppRun.Work, "\t"]),
        ("audit-kinks-of-hard-shrink", 1, ["/", "hard-shrink", "\r", "2", "\r", AppRun.Work, AppRun.Work, "\t", "\t", AppRun.Down]),
        ("audit-findings-of-a-formula", 1, ["f", "sqrt(x*x + 1) - x", "\r", AppRun.Work, "2", "\r", AppRun.Work, "\t", "\t", "\t"]),
        ("statistics", 0, ["3"]),
        ("statistics-typing", 0, ["3", "n"]),
        ("statistics-of-normal", 2, ["3", "n", "\x15", "0,1 100 4", "\r"]),
        ("statistics-picture", StatisticsScreenTests.Messages, [.. StatisticsScreenTests.Open("relu"), AppRun.Down, "d"]),
        ("statistics-unit", StatisticsScreenTests.Messages + StatisticsScreenTests.Reading, [.. StatisticsScreenTests.Open("relu"), "d", "d", AppRun.Right, "\r"]),
        ("statistics-what-if", StatisticsScreenTests.Messages, [.. StatisticsScreenTests.Open("relu"), "\t", "\t"]),
        ("benchmarks", 0, ["4"]),
        ("benchmarks-marked", 0, ["4", " ", AppRun.Down, AppRun.Down, " ", AppRun.Right, " ", AppRun.Right]),
        ("benchmarks-jobs", 1, ["4", "r", AppRun.Work]),
        ("benchmarks-bars", BenchmarkScreenTests.Opening, [.. BenchmarkScreenTests.Open, AppRun.Down]),
        ("benchmarks-cases", BenchmarkScreenTests.Opening, [.. BenchmarkScreenTests.Open, "\t", AppRun.Down, AppRun.Down]),
        ("benchmarks-pareto", BenchmarkScreenTests.Opening, [.. BenchmarkScreenTests.Open, "\t", "\t"]),
        ("benchmarks-roofline", BenchmarkScreenTests.Opening, [.. BenchmarkScreenTests.Open, "\t", "\t", "\t"]),
        ("benchmarks-changes", BenchmarkScreenTests.Opening + 2, BenchmarkScreenTests.Compare),
        ("benchmarks-command", BenchmarkScreenTests.Opening, [.. BenchmarkScreenTests.Open, "y"]),
        ("benchmarks-running", 1, BenchmarkScreenTests.Follow),
        ("reports", 0, ["5"]),
        ("lab", 0, ["6"]),
        ("lab-epoch", LabScreenTests.Opening, LabScreenTests.Open),
        ("lab-units", LabScreenTests.Opening, [.. LabScreenTests.Open, "\t", "\t"]),
        ("lab-twins", LabScreenTests.OpeningTwins, LabScreenTests.Twins),
        ("lab-units-of-twins", LabScreenTests.OpeningTwins, [.. LabScreenTests.Twins, "\t"]),
        ("lab-gradient", LabScreenTests.Opening, [.. LabScreenTests.Open, "\t", "\t", "\t", "\t"]),
        ("lab-command", LabScreenTests.Opening, [.. LabScreenTests.Open, "y"]),
        ("actions", 0, ["?"]),
        ("actions-narrowed", 0, ["?", "zm"]),
        ("commands", 0, [":"]),
        ("commands-completed", 0, [":", "theme c"]),
        ("command-line", 0, ["c", "y"]),
        ("failure", 1, ["3", "o", "/nowhere.npy", "\r"]),
    ];

    public static TheoryData<string> Names => [.. Screens.Select(screen => screen.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_screen_is_as_it_was_committed(string name)
    {
        var (_, messages, keys) = Screens.Single(screen => screen.Name == name);
        var workbench = name == "benchmarks-running" ? SampleJobs.OfRunning : IsOfJobs(name) ? SampleJobs.OfFinished : AppRun.Workbench;
        var actual = new StringBuilder();
        var drawn = Enum.GetValues<Marks>().ToDictionary(marks => marks, marks => AppRun.Screens(workbench, Storm, marks, messages, keys));
        Assert.All(drawn.Values, screens => Assert.Equal(Storm.Select(size => size.Height), screens.Select(lines => lines.Length)));
        Assert.All(drawn.Values, screens => Assert.Equal(screens[0], screens[^1]));
        Assert.All(drawn[Marks.Ascii].SelectMany(lines => lines), line => Assert.True(line.All(char.IsAscii), $"not ASCII: {line}"));
        foreach (var size in Sizes)
        {
            foreach (var (marks, screens) in drawn)
            {
                var lines = screens[Array.IndexOf(Storm, size)];
                var isNew = marks == Marks.Braille || !lines.SequenceEqual(drawn[Marks.Braille][Array.IndexOf(Storm, size)]);
                actual.Append(Heading(size, marks)).AppendJoin('\n', isNew ? lines : ["(as with braille)"]).Append('\n');
            }
        }

        var committed = Path.Combine(Folder(), $"{name}.txt");
        if (actual.ToString() != (File.Exists(committed) ? File.ReadAllText(committed).ReplaceLineEndings("\n") : ""))
        {
            var written = Path.Combine(Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "Snapshots")).FullName, $"{name}.txt");
            File.WriteAllText(written, actual.ToString());
            Assert.Fail($"{name} differs; what it is now: {written}");
        }
    }

    [Fact]
    public void No_snapshot_is_left_over() =>
        Assert.Equal(
            Screens.Select(screen => $"{screen.Name}.txt").Order(StringComparer.Ordinal), Directory.GetFiles(Folder()).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));

    static string Heading((int Width, int Height) size, Marks marks) => $"== {size.Width}x{size.Height}, {marks.Word()}\n";

    static string Folder() => Path.Combine(Path.GetDirectoryName(Here())!, "Snapshots");

    static bool IsOfJobs(string name) => name.StartsWith("benchmarks-", StringComparison.Ordinal);

    static string Here([CallerFilePath] string path = "") => path;
}
