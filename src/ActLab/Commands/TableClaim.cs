using System.Globalization;
using ActLab.Core;
using ActLab.Core.Accuracy;
using ActLab.Core.Audit;
using ActLab.Core.Audit.Tables;
using ActLab.Core.Numbers;
using ActLab.Data;

namespace ActLab.Commands;

/// <summary>A table in a file: columns or arrays x, and f or df or both.</summary>
/// <param name="Path">The file.</param>
/// <param name="Activation">The activation that it claims to be.</param>
/// <param name="Number">The type given with --number, or null.</param>
/// <param name="Assignments">The values given with --set, to be repeated.</param>
sealed record TableClaim(string Path, Activation Activation, NumberType? Number, IReadOnlyList<string> Assignments)
{
    /// <summary>Reads the file; one audit for each of its columns f and df.</summary>
    /// <exception cref="BadInputException">The file cannot be used.</exception>
    public IReadOnlyList<PlannedAudit> Plan(IReadOnlyList<Activation> others, AuditOptions options)
    {
        var columns = Read();
        var number = columns.Type is { } type ? type.Number() : Number ?? NumberType.F64;
        if (Number is { } said && said != number)
        {
            throw new BadInputException($"{Name}: its arrays are {number.FullName()}; leave out --number {said.Word()}, or save them in that type");
        }

        if (!columns.Values.TryGetValue("x", out var x) || columns.Values.Count < 2)
        {
            throw new BadInputException($"{Name}: a table needs columns named x, and f or df or both; it has {(columns.Values.Count == 0 ? "none of them" : string.Join(", ", columns.Values.Keys) + " alone")}");
        }

        if (columns.Values.FirstOrDefault(c => c.Value.Length != x.Length) is { Key: { } longer, Value: var values })
        {
            throw new BadInputException($"{Name}: x has {x.Length} numbers and {longer} has {values.Length}; save as many of each");
        }

        if (x.Length == 0)
        {
            throw new BadInputException($"{Name}: holds no rows; give it at least one point");
        }

        var command = Command(number, columns.Type is null);
        return
        [
            .. from column in new[] { ("f", Quantity.Forward), ("df", Quantity.Derivative) }
               where columns.Values.ContainsKey(column.Item1)
               let table = new ClaimedTable(Activation, column.Item2, number, x, columns.Values[column.Item1], Name, command)
               select new PlannedAudit($"{Activation.Id}: {column.Item1} of {Name}", (progress, stop) => TableAudit.Run(table, others, options, progress, stop)),
        ];
    }

    string Name => DisplayName.Clean(System.IO.Path.GetFileName(Path));

    Columns Read()
    {
        try
        {
            return ColumnFile.Read(Path, ["x", "f", "df"], text => NumberText.TryParse(text, Number ?? NumberType.F64), Number == NumberType.BF16);
        }
        catch (TensorFormatException error)
        {
            throw new BadInputException(error.Message);
        }
    }

    string Command(NumberType number, bool isText) => string.Create(CultureInfo.InvariantCulture,
        $"actlab audit --table {Shell.Quote(Path)} --as {Activation.Id}{Shell.Settings(Assignments)}{(isText ? $" --number {number.Word()}" : "")}");
}
