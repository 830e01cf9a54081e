namespace ActLab.Jobs;

/// <summary>How the runtime compiles in a launch.</summary>
public enum JitMode
{
    /// <summary>Optimized at once, without a profile: final when first compiled.</summary>
    Full,

    /// <summary>.NET's default: in tiers, the last one guided by a profile of the code as it ran.</summary>
    Tiered,
}
