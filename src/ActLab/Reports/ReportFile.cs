using System.Security.Cryptography;
using System.Text;
using ActLab.Data;
using ActLab.Jobs;

namespace ActLab.Reports;

/// <summary>A report on disk.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Sha256">The hash of its bytes, in lower-case hexadecimal.</param>
public sealed record ReportFile(string Path, string Sha256)
{
    /// <summary>Writes the page; the file appears whole or not at all. What a link points to is written, the link stays.</summary>
    /// <exception cref="IOException">There is something else than a file, or the directory cannot be written.</exception>
    public static ReportFile Save(string path, string page)
    {
        var full = System.IO.Path.GetFullPath(path);
        if (Directory.Exists(full) || System.IO.Path.EndsInDirectorySeparator(full))
        {
            throw new IOException($"{path} is a directory; name a file in it");
        }

        if (UnixFile.IsSpecial(full))
        {
            throw new IOException($"{path} is a device or a pipe; name a file");
        }

        var bytes = Encoding.UTF8.GetBytes(page);
        try
        {
            var target = new FileInfo(full) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : full;
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            WholeFile.Write(target, bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{path} cannot be written; name another file: {e.Message}", e);
        }

        return new(full, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }
}
