using System.Runtime.CompilerServices;
using ActLab.Core;
using ActLab.Core.Audit;
using ActLab.Core.Formulas;
using ActLab.Core.Kernels;
using Xunit;

namespace ActLab.Tests.Formulas;

public class DefinitionFileTests
{
    static readonly Catalog Catalog = new();

    static string Example { get; } = Path.Combine(Path.GetDirectoryName(Here())!, "example-definitions.txt");

    [Fact]
    public void The_example_is_read()
    {
        var definitions = DefinitionFile.Read(File.ReadAllText(Example), "example");
        Assert.Equal(["soft-step", "two-slopes", "wavy"], definitions.Select(d => d.Id));
        var step = definitions[0];
        Assert.Equal("Soft step", step.Name);
        Assert.Equal((0, 1), step.Range);
        Assert.Equal(Monotone.Rising, step.Monotone);
        Assert.Equal([], step.Kinks);
        Assert.Equal(new Parameter("beta", "4"), Assert.Single(step.Parameters));
        Assert.Equal(new Kink(2, 0.5, 1, 0.5), Assert.Single(definitions[1].Kinks!));
        Assert.Null(definitions[2].Kinks);
    }

    [Fact]
    public void The_manual_shows_the_example()
    {
        var manual = File.ReadAllText(Path.Combine(Path.GetDirectoryName(Example)!, "..", "..", "..", "src", "MANUAL.md"));
        Assert.Contains(File.ReadAllText(Example).TrimEnd(), manual, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_reads_back()
    {
        var definitions = DefinitionFile.Read(File.ReadAllText(Example), "example");
        foreach (var definition in definitions)
        {
            var text = DefinitionFile.Write(definition);
            Assert.Equal(text, DefinitionFile.Write(Assert.Single(DefinitionFile.Read(text, "again"))));
            Assert.Equal(definition.Formula.Text, DefinitionFile.Read(text, "again")[0].Formula.Text);
        }
    }

    [Fact]
    public void A_definition_becomes_an_activation()
    {
        var own = DefinitionFile.Read(File.ReadAllText(Example), "example").Select(d => new UserActivation(d, Catalog)).ToList();
        var extended = Catalog.With(own);
        Assert.Equal(Catalog.All.Count + 3, extended.All.Count);
        var slopes = extended.Find("two-slopes");
        Assert.Equal("if(alpha*x >= x - 1, alpha, 1)", slopes.DerivativeFormula);
        Assert.Equal(new Kink(2, 0.5, 1, 0.5), Assert.Single(slopes.Kinks));
        Assert.Equal(4, Scalar.Forward(slopes, 5));
        Assert.Equal(-1, Scalar.Forward(slopes.With(slopes.Parameters.With("alpha", "0.25")), -4));
        Assert.Throws<BadInputException>(() => extended.With([own[0]]));
        Assert.Throws<BadInputException>(() => Catalog.With([new(new("relu", new("x", "test")), Catalog)]));
    }

    [Theory]
    [InlineData("", "file defines no activation")]
    [InlineData("formula = x", "file, line 1, column 1: expected a section's name before it")]
    [InlineData("[a]", "file, line 1, column 1: [a] has no formula")]
    [InlineData("[a b]\nformula = x", "file, line 1, column 1: expected a name of small letters")]
    [InlineData("[a]\nformula = x +", "file, line 2, column 14: expected a number")]
    [InlineData("# c\n\n[a]\nformula  =  2*(x\n", "file, line 4, column 17: expected ')'")]
    [InlineData("[a]\nformula = x\nderivative = 1 1", "file, line 3, column 16: expected an operator")]
    [InlineData("[a]\nformula x", "file, line 2, column 10: expected name = value")]
    [InlineData("[a]\nformula =", "file, line 2, column 10: expected a value of 'formula'")]
    [InlineData("[a]\n= x", "file, line 2, column 1: expected a name before '='")]
    [InlineData("[a]\nformula = x\nformula = x", "file, line 3, column 1: 'formula' is given twice")]
    [InlineData("[a]\nformula = x\n[a]\nformula = x", "file, line 3, column 2: 'a' is defined above already")]
    [InlineData("[a]\nformula = b*x\nparameter b = two", "file, line 3, column 15: expected a number, found 'two'")]
    [InlineData("[a]\nformula = b*x\nparameter b = inf", "file, line 3, column 15: a parameter must be a finite number")]
    [InlineData("[a]\nformula = x\nparameter x = 1", "file, line 3, column 11: 'x' is no name for a parameter")]
    [InlineData("[a]\nformula = x\nrange = 1", "file, line 3, column 9: expected 2 numbers parted by commas, found 1")]
    [InlineData("[a]\nformula = x\nrange = 1, 0", "file, line 3, column 9: expected the smaller end first")]
    [InlineData("[a]\nformula = x\nrange = 0, y", "file, line 3, column 12: expected a number, found 'y'")]
    [InlineData("[a]\nformula = x\nmonotone = up", "file, line 3, column 12: expected rising or falling, found 'up'")]
    [InlineData("[a]\nformula = x\nkink 0 = 1, 2", "file, line 3, column 10: expected 3 numbers")]
    [InlineData("[a]\nformula = x\nkinks = none\nkink 0 = 1, 1, 1", "file, line 4, column 1: 'kinks = none' says that there is no kink")]
    [InlineData("[a]\nformula = x\nsource = b\u001b[31m", "file, line 3, column 11: U+001B is a control character; leave it out")]
    [InlineData("[a]\nformula = x\ncolour = red", "file, line 3, column 1: 'colour' is not known")]
    public void Errors_name_line_and_column(string text, string message)
    {
        var error = Assert.Throws<BadInputException>(() => DefinitionFile.Read(text, "file").Select(d => new UserActivation(d, Catalog)).ToList());
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_limited_in_size()
    {
        Assert.Throws<BadInputException>(() => DefinitionFile.Read(new string('#', DefinitionFile.MaxLength + 1), "file"));
        var many = string.Concat(Enumerable.Range(0, DefinitionFile.MaxSections + 1).Select(i => $"[a{i}]\nformula = x\n"));
        Assert.Throws<BadInputException>(() => DefinitionFile.Read(many, "file"));
    }

    [Theory]
    [InlineData("formula = sigmoid(x)\nrange = 0, 1\nmonotone = rising", Verdict.Pass)]
    [InlineData("formula = tanh(x)\nrange = 0, 1", Verdict.Fail)]
    [InlineData("formula = x*sigmoid(x)\nmonotone = rising", Verdict.Fail)]
    [InlineData("formula = -x^3\nmonotone = falling", Verdict.Pass)]
    public void Claims_of_values_are_audited(string lines, Verdict verdict)
    {
        var own = new UserActivation(Assert.Single(DefinitionFile.Read("[a]\n" + lines, "file")), Catalog);
        Assert.Equal(verdict, Audits.Overall(ValueAudit.Of(own).Select(c => c.Run(new AuditOptions()))));
    }

    [Fact]
    public void A_kink_that_is_claimed_wrongly_is_found()
    {
        var own = new UserActivation(Assert.Single(DefinitionFile.Read("[a]\nformula = max(0, x)\nkink 0 = 0, 2, 0", "file")), Catalog);
        Assert.Contains(GradientAudit.Run(own.Subject, new AuditOptions(), null, TestContext.Current.CancellationToken).Findings, f => f.Kind == FindingKind.KinkConvention);
    }

    static string Here([CallerFilePath] string path = "") => path;
}
