using System.Text;
using ActLab.Core.Numbers;

namespace ActLab.Tests.Audit.Tables;

/// <summary>A table as text, each number by its bits.</summary>
static class TableFile
{
    /// <summary>Writes columns of equal length and returns the path.</summary>
    public static string Write(NumberType type, params (string Name, double[] Values)[] columns)
    {
        var text = new StringBuilder(string.Join(',', columns.Select(c => c.Name))).Append('\n');
        for (var i = 0; i < columns[0].Values.Length; i++)
        {
            text.Append(string.Join(',', columns.Select(c => type.Bits(c.Values[i])))).Append('\n');
        }

        return Save(text.ToString());
    }

    /// <summary>Writes the text of a table and returns the path.</summary>
    public static string Save(string text)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("actlab-table-").FullName, "table.csv");
        File.WriteAllText(path, text);
        return path;
    }
}
