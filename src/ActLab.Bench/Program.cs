using ActLab.Bench;
using ActLab.Jobs;

if (args is not [var folder] || !File.Exists(new JobFolder(folder).RequestFile))
{
    Console.Error.WriteLine("actlab-bench: give the folder of a job, which holds its request.json");
    return 2;
}

return new Worker(new JobFolder(folder)).Run();
