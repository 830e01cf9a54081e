using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ActLab.EndToEnd;

/// <summary>Headless Chromium that can reach no host.</summary>
static partial class Browser
{
    static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND", "--window-size=1280,1600",
        "--virtual-time-budget=20000", "--enable-logging=stderr", "--dump-dom",
    ];

    /// <summary>What came of a page: its document when everything had run, and the lines on the console.</summary>
    internal sealed record Seen(string Dom, IReadOnlyList<string> Console);

    /// <summary>Opens a file with the given settings of the rendering engine.</summary>
    public static async Task<Seen> Open(string file, string profile, string settings, CancellationToken cancel)
    {
        Required.Program("chromium");
        using var chromium = new Process
        {
            StartInfo = new("chromium", [.. Flags, $"--user-data-dir={profile}", $"--blink-settings={settings}", new Uri(file).AbsoluteUri])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        chromium.Start();
        var dom = chromium.StandardOutput.ReadToEndAsync(cancel);
        var log = await chromium.StandardError.ReadToEndAsync(cancel);
        await chromium.WaitForExitAsync(cancel);
        return new(await dom, [.. log.Split('\n').Where(line => line.Contains("CONSOLE", StringComparison.Ordinal))]);
    }

    /// <summary>How many charts the library has drawn and given a name.</summary>
    public static int Charts(string dom) => NamedCharts.Count(dom);

    [GeneratedRegex("<svg class=\"main-svg\"[^>]* role=\"img\" aria-label=\"[^\"]+\"")]
    static partial Regex NamedCharts { get; }
}
