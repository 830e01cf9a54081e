using System.Globalization;
using ActLab.Bench;
using ActLab.Jobs;

if (args is [var folder, ..] && File.Exists(new JobFolder(folder).RequestFile))
{
    try
    {
        return Begin(new JobFolder(folder));
    }
    catch (Exception e) when (e is IOException or UnauthorizedAccessException)
    {
        Console.Error.WriteLine(e.Message);
        return 1;
    }
}

Console.Error.WriteLine("actlab-bench: give the folder of a job, which holds its request.json");
return 2;

int Begin(JobFolder job)
{
    if (args.Length > 1)
    {
        return new Launch(job, args is [_, var jit, var repeat] ? new(Enum.Parse<JitMode>(jit), int.Parse(repeat, CultureInfo.InvariantCulture)) : null).Run();
    }

    using var worker = new Worker(job);
    return worker.Run();
}
