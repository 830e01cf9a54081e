using System.Numerics;
using ActLab.Core.Numbers;

namespace ActLab.Core.Kernels;

/// <summary>Work in lanes that no activation's formula describes; <see cref="SimdKernel.Run{E, TMath, TTask}"/> gives it their width.</summary>
interface ILaneTask<E> where E : unmanaged, IBinaryFloatingPointIeee754<E>
{
    /// <summary>Does it.</summary>
    void Run<V>() where V : struct, ILanes<V, E>;
}
