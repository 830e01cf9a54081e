using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Xunit;

namespace ActLab.EndToEnd;

/// <summary>A Slurm cluster of this machine alone, with a controller, a node and an authentication service of its own in a folder.</summary>
sealed class Slurm : IDisposable
{
    static readonly string[] Services = ["slurmd", "slurmctld", "munged"];

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    readonly Stopwatch _started = Stopwatch.StartNew();

    readonly string _folder = Directory.CreateTempSubdirectory("slurm").FullName;

    /// <summary>Starts the cluster and waits until its node is idle.</summary>
    public Slurm()
    {
        foreach (var program in (string[])["munged", "slurmctld", "slurmd", "sbatch", "sinfo"])
        {
            Required.Program(program);
        }

        var host = Environment.MachineName;
        var ports = Random.Shared.Next(20_000, 30_000);
        File.WriteAllBytes(In("munge.key"), RandomNumberGenerator.GetBytes(1024));
        Shell.Run("chmod", ["600", In("munge.key")]);
        Directory.CreateDirectory(In("state"));
        Directory.CreateDirectory(In("spool"));
        File.WriteAllText(In("slurm.conf"), string.Create(CultureInfo.InvariantCulture, $"""
            ClusterName=one
            SlurmctldHost={host}(127.0.0.1)
            SlurmctldPort={ports}
            SlurmdPort={ports + 1}
            SlurmUser={Environment.UserName}
            SlurmdUser={Environment.UserName}
            AuthType=auth/munge
            AuthInfo=socket={In("munge.sock")}
            CredType=cred/munge
            ProctrackType=proctrack/pgid
            TaskPlugin=task/none
            SelectType=select/cons_tres
            SelectTypeParameters=CR_Core
            SwitchType=switch/none
            MpiDefault=none
            JobAcctGatherType=jobacct_gather/none
            AccountingStorageType=accounting_storage/none
            ReturnToService=2
            StateSaveLocation={In("state")}
            SlurmdSpoolDir={In("spool")}
            SlurmctldPidFile={In("slurmctld.pid")}
            SlurmdPidFile={In("slurmd.pid")}
            SlurmctldLogFile={In("slurmctld.log")}
            SlurmdLogFile={In("slurmd.log")}
            NodeName={host} NodeAddr=127.0.0.1 CPUs={Environment.ProcessorCount} State=UNKNOWN
            PartitionName=all Nodes={host} Default=YES MaxTime=INFINITE State=UP

            """));
        Start("munged", "--force", $"--key-file={In("munge.key")}", $"--socket={In("munge.sock")}", $"--pid-file={In("munged.pid")}", $"--log-file={In("munged.log")}", $"--seed-file={In("munge.seed")}");
        Start("slurmctld");
        Start("slurmd");
        while (Shell.Run("sinfo", ["-h", "-o", "%T"], variables: Variables).Out.Trim() is not "idle" and var state)
        {
            Assert.True(_started.Elapsed < Patience, $"the node is '{state}', not idle");
            Thread.Sleep(200);
        }
    }

    /// <summary>What tells Slurm's commands which cluster is meant.</summary>
    public IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string> { ["SLURM_CONF"] = In("slurm.conf") };

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var service in Services.Where(service => File.Exists(In($"{service}.pid"))))
        {
            Shell.Run("kill", ["-9", File.ReadAllText(In($"{service}.pid")).Trim()]);
        }

        Directory.Delete(_folder, recursive: true);
    }

    string In(string name) => Path.Combine(_folder, name);

    void Start(string service, params string[] arguments)
    {
        var ended = Shell.Run(service, arguments, _folder, Variables);
        if (ended.ExitCode != 0)
        {
            throw new InvalidOperationException($"{service}: {ended.Error}");
        }
    }
}
