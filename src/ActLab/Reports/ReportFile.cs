using System.Security.Cryptography;
using System.Text;

namespace ActLab.Reports;

/// <summary>A report on disk.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Sha256">The hash of its bytes, in lower-case hexadecimal.</param>
public sealed record ReportFile(string Path, string Sha256)
{
    /// <summary>Writes the page; the file appears whole or not at all.</summary>
    /// <exception cref="IOException">The directory cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory cannot be written.</exception>
    public static ReportFile Save(string path, string page)
    {
        var full = System.IO.Path.GetFullPath(path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        var bytes = Encoding.UTF8.GetBytes(page);
        var unfinished = $"{full}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllBytes(unfinished, bytes);
            File.Move(unfinished, full, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }

        return new(full, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }
}
