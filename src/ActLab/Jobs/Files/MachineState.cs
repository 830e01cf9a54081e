namespace ActLab.Jobs;

/// <summary>What a machine does besides measuring.</summary>
/// <param name="Load">Load average of the last minute, where the system keeps one.</param>
/// <param name="StolenSeconds">Time of all processors that a hypervisor gave to others since the machine started.</param>
/// <param name="InvoluntarySwitches">How often this process was interrupted for another since it started.</param>
public sealed record MachineState(double? Load, double? StolenSeconds, long? InvoluntarySwitches);
