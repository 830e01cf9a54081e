using System.Runtime.InteropServices;
using ActLab.Core.Numbers;

namespace ActLab.Core.Audit.Foreign;

/// <summary>Calls a foreign kernel on doubles that are numbers of its type.</summary>
/// <param name="kernel">The kernel.</param>
sealed class ForeignCalls(ForeignKernel kernel)
{
    /// <summary>The results, and what the call did besides.</summary>
    /// <exception cref="KernelFaultException">The call did not return.</exception>
    public (double[] Results, CallReport Report) Run(double[] x, CallPlace place)
    {
        var y = new double[x.Length];
        if (kernel.Number == NumberType.F64)
        {
            return (y, kernel.Call(MemoryMarshal.AsBytes(x.AsSpan()), MemoryMarshal.AsBytes(y.AsSpan()), place));
        }

        var (inputs, results) = (Array.ConvertAll(x, value => (float)value), new float[x.Length]);
        var report = kernel.Call(MemoryMarshal.AsBytes(inputs.AsSpan()), MemoryMarshal.AsBytes(results.AsSpan()), place);
        return (Array.ConvertAll(results, value => (double)value), report);
    }
}
