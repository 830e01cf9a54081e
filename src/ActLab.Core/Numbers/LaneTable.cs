using System.Numerics;

namespace ActLab.Core.Numbers;

/// <summary>Table look-up lane by lane, where the processor has no instruction for it.</summary>
static class LaneTable
{
    /// <summary>Per lane, the entry whose index is given by the low bits of the lane's representation.</summary>
    public static V Lookup<V, E>(ReadOnlySpan<E> table, V bits)
        where V : struct, ILanes<V, E>
        where E : unmanaged, IBinaryFloatingPointIeee754<E>
    {
        Span<E> lanes = stackalloc E[V.Count];
        V.Store(bits, ref lanes[0]);
        foreach (ref var lane in lanes)
        {
            lane = table[LowBits(lane) & (table.Length - 1)];
        }

        return V.Load(in lanes[0]);
    }

    static int LowBits<E>(E number) where E : unmanaged => typeof(E) == typeof(float)
        ? BitConverter.SingleToInt32Bits((float)(object)number)
        : (int)BitConverter.DoubleToInt64Bits((double)(object)number);
}
