using System.Runtime.CompilerServices;
using Xunit;

namespace ActLab.Tests.Screens;

/// <summary>
/// Every screen as a committed text file. A screen that differs writes what it is into the folder Snapshots beside the
/// test program, and fails; nothing but a person copies that file over the committed one.
/// </summary>
public class SnapshotTests
{
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
        ("benchmarks-pareto-blocks", BenchmarkScreenTests.Opening, [.. BenchmarkScreenTests.Open, "\t", "\t", "b"]),
        ("benchmarks-roofline", BenchmarkScreenTests.Opening, [.. BenchmarkScreenTests.Open, "\t", "\t", "\t"]),
        ("benchmarks-changes", BenchmarkScreenTests.Opening + 2, BenchmarkScreenTests.Compare),
        ("benchmarks-command", BenchmarkScreenTests.Opening, [.. BenchmarkScreenTests.Open, "y"]),
        ("benchmarks-running", 1, BenchmarkScreenTests.Follow),
        ("reports", 0, ["5"]),
        ("lab", 0, ["6"]),
        ("lab-epoch", LabScreenTests.Opening, LabScreenTests.Open),
        ("lab-blocks", LabScreenTests.Opening, [.. LabScreenTests.Open, "b", "\t", "\t"]),
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

    public static TheoryData<string, int, int, bool> Cases()
    {
        var data = new TheoryData<string, int, int, bool>();
        foreach (var (name, _, _) in Screens)
        {
            foreach (var unicode in new[] { true, false })
            {
                data.Add(name, 80, 24, unicode);
                data.Add(name, 60, 15, unicode);
                if (IsOfJobs(name))
                {
                    data.Add(name, 120, 40, unicode);
                    data.Add(name, 200, 60, unicode);
                }

                if (name.StartsWith("audit-", StringComparison.Ordinal) || name.StartsWith("lab-", StringComparison.Ordinal) || name is "statistics-picture" or "statistics-unit" or "statistics-what-if")
                {
                    data.Add(name, 120, 40, unicode);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_screen_is_as_it_was_committed(string name, int width, int height, bool unicode)
    {
        var (_, messages, keys) = Screens.Single(screen => screen.Name == name);
        var workbench = name == "benchmarks-running" ? SampleJobs.OfRunning : IsOfJobs(name) ? SampleJobs.OfFinished : AppRun.Workbench;
        var lines = AppRun.Screen(workbench, width, height, unicode, messages, keys);
        Assert.Equal(height, lines.Length);
        Assert.True(unicode || lines.All(line => line.All(char.IsAscii)), "an ASCII screen holds other characters");

        var file = $"{name}-{width}x{height}-{(unicode ? "braille" : "ascii")}.txt";
        var actual = string.Concat(lines.Select(line => line + "\n"));
        var committed = Path.Combine(Path.GetDirectoryName(Here())!, "Snapshots", file);
        var expected = File.Exists(committed) ? File.ReadAllText(committed).ReplaceLineEndings("\n") : "";
        if (actual != expected)
        {
            var written = Path.Combine(Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "Snapshots")).FullName, file);
            File.WriteAllText(written, actual);
            Assert.Fail($"{file} differs; what it is now: {written}\n{actual}");
        }
    }

    [Fact]
    public void No_snapshot_is_left_over()
    {
        var wanted = Cases().Select(c => c.Data).Select(c => $"{c.Item1}-{c.Item2}x{c.Item3}-{(c.Item4 ? "braille" : "ascii")}.txt");
        var committed = Directory.GetFiles(Path.Combine(Path.GetDirectoryName(Here())!, "Snapshots")).Select(Path.GetFileName);
        Assert.Equal(wanted.Order(StringComparer.Ordinal), committed.Order(StringComparer.Ordinal));
    }

    static bool IsOfJobs(string name) => name.StartsWith("benchmarks-", StringComparison.Ordinal);

    static string Here([CallerFilePath] string path = "") => path;
}
