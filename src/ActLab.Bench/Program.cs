using System.Globalization;
using ActLab.Bench;
using ActLab.Jobs;

if (args is [var folder, ..] && File.Exists(new JobFolder(folder).RequestFile))
{
    var job = new JobFolder(folder);
    if (args.Length > 1)
    {
        return new Launch(job, args is [_, var jit, var repeat] ? new(Enum.Parse<JitMode>(jit), int.Parse(repeat, CultureInfo.InvariantCulture)) : null).Run();
    }

    using var worker = new Worker(job);
    return worker.Run();
}

Console.Error.WriteLine("actlab-bench: give the folder of a job, which holds its request.json");
return 2;
