using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ActLab.EndToEnd;

/// <summary>A real SSH server on the loopback interface, with a port and keys of its own, for the person who runs the tests.</summary>
sealed class Sshd : IDisposable
{
    /// <summary>The prompt of the shell behind the connection.</summary>
    public const string Prompt = "far$ ";

    const string Server = "/usr/sbin/sshd", SeparationFolder = "/run/sshd";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30), Glance = TimeSpan.FromMilliseconds(20);

    readonly string _folder = Directory.CreateTempSubdirectory("actlab-sshd-").FullName;
    readonly Process _server;
    readonly string _port = FreePort().ToString(CultureInfo.InvariantCulture);

    public Sshd()
    {
        Required.That(File.Exists(Server), "sshd is not installed; this test connects to it");
        Required.Program("ssh");
        if (Environment.IsPrivilegedProcess)
        {
            Directory.CreateDirectory(SeparationFolder);
        }

        MakeKey("host");
        MakeKey("person");
        File.WriteAllLines(In("config"),
        [
            $"Port {_port}", "ListenAddress 127.0.0.1", $"HostKey {In("host")}", $"AuthorizedKeysFile {In("person.pub")}", "PidFile none", "UsePAM no",
            "PasswordAuthentication no", "PermitRootLogin prohibit-password", "StrictModes no", "PrintMotd no", "PrintLastLog no",
        ]);
        _server = Process.Start(new ProcessStartInfo(Server, ["-D", "-f", In("config"), "-E", In("log")]) { RedirectStandardInput = true })!;
        AwaitAnswer();
    }

    /// <summary>Logs in from a pane's shell to another shell in the same folder, and waits for its prompt.</summary>
    public void LogIn(Tmux tmux)
    {
        var shell = Path.Combine(tmux.Folder, "far-shell");
        File.WriteAllText(Path.Combine(tmux.Folder, "start"), $"cd {tmux.Folder}\necho $$ > far-shell\nexec env {Words(tmux.Variables)} '{PathOfTests}' 'PS1={Prompt}' bash --norc --noprofile\n");
        File.Delete(shell);
        tmux.Line($"clear; ssh -F none -o BatchMode=yes -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR -i {In("person")} -p {_port} -tt 127.0.0.1 bash {tmux.Folder}/start");
        tmux.WaitUntil(screen => screen.Any(line => line.StartsWith(Prompt.TrimEnd(), StringComparison.Ordinal)), $"prompt from behind the connection; the server says {File.ReadAllText(In("log"))}");
    }

    /// <summary>The process of the app that a shell behind a connection started; null once it is gone.</summary>
    public static int? App(Tmux tmux) => int.TryParse(
        Shell.Run("pgrep", ["-P", File.ReadAllText(Path.Combine(tmux.Folder, "far-shell")).Trim(), "-x", "actlab"]).Out, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        _server.Kill(entireProcessTree: true);
        _server.WaitForExit();
        _server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    static string PathOfTests => $"PATH={Environment.GetEnvironmentVariable("PATH")}";

    static string Words(IEnumerable<string> words) => string.Join(' ', words.Select(w => $"'{w}'"));

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    void MakeKey(string name)
    {
        var made = Shell.Run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", In(name)]);
        Required.That(made.ExitCode == 0, $"ssh-keygen: {made.Error}");
    }

    void AwaitAnswer()
    {
        for (var since = Stopwatch.StartNew(); ; Thread.Sleep(Glance))
        {
            try
            {
                using var client = new TcpClient("127.0.0.1", int.Parse(_port, CultureInfo.InvariantCulture));
                return;
            }
            catch (SocketException) when (since.Elapsed < Patience && !_server.HasExited)
            {
            }
        }
    }

    string In(string name) => Path.Combine(_folder, name);
}

/// <summary>One server for all tests of a class; a machine without one skips the tests, not the class.</summary>
public sealed class SshLine : IDisposable
{
    internal Sshd Server => field ??= new();

    /// <inheritdoc/>
    public void Dispose() => Server.Dispose();
}
