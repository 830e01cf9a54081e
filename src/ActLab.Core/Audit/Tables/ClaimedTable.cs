using ActLab.Core.Accuracy;
using ActLab.Core.Numbers;

namespace ActLab.Core.Audit.Tables;

/// <summary>Values that someone claims of an activation at given points: a file's columns, or what a library returned.</summary>
/// <param name="Activation">The activation, with its parameters.</param>
/// <param name="Quantity">Whether the values are of f or of f'.</param>
/// <param name="Number">The type of both x and the values.</param>
/// <param name="X">Points, each a number of the type, in any order.</param>
/// <param name="Values">The value claimed at each point.</param>
/// <param name="Name">What the table is, for people.</param>
/// <param name="Command">The command that audits it.</param>
public sealed record ClaimedTable(
    Activation Activation, Quantity Quantity, NumberType Number, double[] X, double[] Values, string Name, string Command);
