using System.CommandLine;
using ActLab.Core;
using ActLab.Core.Audit;
using ActLab.Core.Numbers;

namespace ActLab.Commands;

/// <summary>The options of `audit` for claims that come as numbers: a table in a file, or a kernel in a shared library.</summary>
sealed class ClaimOptions
{
    readonly Option<string?> _table = new Option<string?>("--table")
    {
        Description = "A .csv or .npz file with x and the values claimed, f or df or both.",
        HelpName = "FILE",
    }.NeedsPath();

    readonly Option<string?> _as = new("--as") { Description = "The activation that a table or a library claims to be.", HelpName = "ID" };

    readonly Option<string?> _number = new Option<string?>("--number")
    {
        Description = "Type of a text table (f64, f32, f16 or bf16; default f64) or of a library (f32 or f64; default f32); arrays know their own.",
        HelpName = "TYPE",
    };

    readonly LibraryOptions _library = new();

    /// <summary>Adds the options to the command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_table);
        _library.AddTo(command);
        command.Options.Add(_as);
        command.Options.Add(_number);
    }

    /// <summary>The audits asked for; null if neither a table nor a library is named.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="workbench">Holds the catalogue.</param>
    /// <param name="assignments">What --set gives.</param>
    /// <param name="options">Strictness, and a range if one is given.</param>
    /// <exception cref="BadInputException">The options contradict each other, or the file cannot be used.</exception>
    public IReadOnlyList<PlannedAudit>? Plan(ParseResult parsed, Workbench workbench, string[]? assignments, AuditOptions options)
    {
        var (table, library, id) = (parsed.GetValue(_table), _library.Path(parsed), parsed.GetValue(_as));
        NumberType? number = parsed.GetValue(_number) is { } name ? Parse(name) : null;
        if (table is null && library is null)
        {
            _library.RefuseAlone(parsed);
            return id is null && number is null ? null
                : throw new BadInputException($"{(id is null ? "--number" : "--as")} goes with --table FILE or --library FILE");
        }

        if (table is not null && library is not null)
        {
            throw new BadInputException("audit takes --table or --library, not both");
        }

        if (id is null)
        {
            throw new BadInputException($"--{(table is null ? "library" : "table")} needs --as ID, the activation whose values are claimed");
        }

        var activation = CommonOptions.Bind(workbench.Catalog.Find(id), assignments);
        if (table is not null)
        {
            _library.RefuseAlone(parsed);
            return new TableClaim(table, activation, number, assignments ?? []).Plan(workbench.Catalog.All, options);
        }

        return _library.Plan(parsed, activation, number ?? NumberType.F32, assignments ?? [], workbench.Catalog.All, options);
    }

    static NumberType Parse(string name) => name switch
    {
        "f64" => NumberType.F64,
        "f32" => NumberType.F32,
        "f16" => NumberType.F16,
        "bf16" => NumberType.BF16,
        _ => throw new BadInputException($"--number must be f64, f32, f16 or bf16, not '{name}'"),
    };
}
