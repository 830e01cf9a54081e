namespace ActLab.Tests.Kernels;

/// <summary>Bytes that something allocates on the thread that runs it.</summary>
static class Allocation
{
    /// <summary>
    /// The fewest bytes of several runs after the first: what is allocated in every run is in all of them, while a collection
    /// that another test causes charges this thread with what was left of its allocation buffer.
    /// </summary>
    /// <param name="run">What is measured.</param>
    /// <param name="prepare">What comes before each run and is not measured.</param>
    public static long Least(Action run, Action? prepare = null)
    {
        prepare?.Invoke();
        run();
        return Enumerable.Range(0, 5).Min(_ =>
        {
            prepare?.Invoke();
            var before = GC.GetAllocatedBytesForCurrentThread();
            run();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
    }
}
