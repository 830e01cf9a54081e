using ActLab.Core.Expressions;

namespace ActLab.Core.Formulas;

/// <summary>What an instruction does with its operands a, b, c and d.</summary>
enum Code
{
    /// <summary>a</summary>
    Copy,

    /// <summary>-a</summary>
    Negate,

    /// <summary>abs(a)</summary>
    Abs,

    /// <summary>a + b</summary>
    Add,

    /// <summary>a - b</summary>
    Subtract,

    /// <summary>a b</summary>
    Multiply,

    /// <summary>a / b</summary>
    Divide,

    /// <summary>max(a, b)</summary>
    Max,

    /// <summary>min(a, b)</summary>
    Min,

    /// <summary>a &lt; b ? c : d</summary>
    Less,

    /// <summary>a &lt;= b ? c : d</summary>
    LessOrEqual,

    /// <summary>A function of a.</summary>
    Call,

    /// <summary>An activation of a.</summary>
    Activation,
}

/// <summary>Where an operand is.</summary>
enum Place
{
    /// <summary>It is x.</summary>
    Variable,

    /// <summary>Among the constants.</summary>
    Constant,

    /// <summary>In a buffer for intermediate results.</summary>
    Buffer,
}

/// <summary>An operand: its place, and its number there.</summary>
readonly record struct Operand(Place Kind, int Index)
{
    /// <summary>The destination that is the program's result and no buffer.</summary>
    public const int Result = -1;
}

/// <summary>One loop over a block. Operands that the code does not use are x.</summary>
/// <param name="Code">What it does.</param>
/// <param name="To">The buffer it writes, or <see cref="Operand.Result"/>.</param>
/// <param name="A">First operand.</param>
readonly record struct Instruction(Code Code, int To, Operand A)
{
    /// <summary>Second operand.</summary>
    public Operand B { get; init; }

    /// <summary>Third operand.</summary>
    public Operand C { get; init; }

    /// <summary>Fourth operand.</summary>
    public Operand D { get; init; }

    /// <summary>What <see cref="Code.Call"/> calls.</summary>
    public Function Function { get; init; }

    /// <summary>What <see cref="Code.Activation"/> calls.</summary>
    public Callee? Callee { get; init; }

    /// <summary>The same instruction with other places of its operands and its result.</summary>
    public Instruction At(int to, Func<Operand, Operand> place) =>
        this with { To = to, A = place(A), B = place(B), C = place(C), D = place(D) };
}
