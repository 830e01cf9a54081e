using System.Runtime.CompilerServices;
using ActLab.Core.Expressions;
using ActLab.Core.Numbers;

namespace ActLab.Core.Formulas;

/// <summary>
/// A formula as a list of instructions over blocks of numbers: each instruction is one loop, so that what it costs to find out what to do
/// is paid once for a block. Equal parts of the formula are computed once; the values are those of the tree.
/// </summary>
/// <remarks>The numbers of a block may be registers of a SIMD lane type. May be run by several threads at once.</remarks>
sealed class FormulaProgram
{
    /// <summary>Numbers in a block: so many registers of 64 bytes fill a first-level cache with 16 intermediate results.</summary>
    const int BlockSize = 32;

    readonly Instruction[] _instructions;
    readonly Expression[] _constants;
    readonly int _buffers;

    /// <summary>Lowers a formula.</summary>
    public FormulaProgram(Expression formula)
    {
        var lowering = new Lowering(formula);
        (_instructions, _constants, _buffers) = ([.. lowering.Instructions], [.. lowering.Constants], lowering.Buffers);
    }

    /// <summary>y = f(x); y may be x itself.</summary>
    [SkipLocalsInit]
    public void Run<T>(ReadOnlySpan<T> x, Span<T> y) where T : struct, IReal<T>
    {
        var constants = ConstantsOf<T>.For(this);
        var memory = Scratch<T>.Of(_buffers * BlockSize);
        for (var start = 0; start < x.Length; start += BlockSize)
        {
            var length = Math.Min(BlockSize, x.Length - start);
            var block = new Block<T>(x.Slice(start, length), y.Slice(start, length), constants, memory);
            foreach (ref readonly var instruction in _instructions.AsSpan())
            {
                block.Execute(instruction);
            }
        }
    }

    /// <summary>The value at one number.</summary>
    public T At<T>(T x) where T : struct, IReal<T>
    {
        var y = x;
        Run(new ReadOnlySpan<T>(in x), new Span<T>(ref y));
        return y;
    }

    /// <summary>The places that an operand may have.</summary>
    readonly ref struct Block<T>(ReadOnlySpan<T> x, Span<T> y, T[] constants, Span<T> memory) where T : struct, IReal<T>
    {
        readonly ReadOnlySpan<T> _x = x;
        readonly Span<T> _y = y, _memory = memory;

        public void Execute(in Instruction instruction)
        {
            var to = instruction.To == Operand.Result ? _y : _memory.Slice(instruction.To * BlockSize, _x.Length);
            var a = At(instruction.A);
            var b = At(instruction.B);
            switch (instruction.Code)
            {
                case Code.Copy: Loop.Unary<Loop.Copy, T>(a, to); break;
                case Code.Negate: Loop.Unary<Loop.Negate, T>(a, to); break;
                case Code.Abs: Loop.Unary<Loop.Abs, T>(a, to); break;
                case Code.Add: Loop.Binary<Loop.Add, T>(a, b, to); break;
                case Code.Subtract: Loop.Binary<Loop.Subtract, T>(a, b, to); break;
                case Code.Multiply: Loop.Binary<Loop.Multiply, T>(a, b, to); break;
                case Code.Divide: Loop.Binary<Loop.Divide, T>(a, b, to); break;
                case Code.Max: Loop.Binary<Loop.Max, T>(a, b, to); break;
                case Code.Min: Loop.Binary<Loop.Min, T>(a, b, to); break;
                case Code.Less: Loop.Select<Loop.Less, T>(a, b, At(instruction.C), At(instruction.D), to); break;
                case Code.LessOrEqual: Loop.Select<Loop.LessOrEqual, T>(a, b, At(instruction.C), At(instruction.D), to); break;
                case Code.Call: Loop.Call(instruction.Function, a, to); break;
                default: Loop.Activation(instruction.Callee!, a, to); break;
            }
        }

        Source<T> At(Operand operand) => operand.Kind switch
        {
            Place.Variable => new(in _x[0], -1),
            Place.Constant => new(in constants[operand.Index], 0),
            _ => new(in _memory[operand.Index * BlockSize], -1),
        };
    }

    /// <summary>The constants of a program in a number system, computed when it is first used there.</summary>
    static class ConstantsOf<T> where T : struct, IReal<T>
    {
        static readonly ConditionalWeakTable<FormulaProgram, T[]> Known = [];

        public static T[] For(FormulaProgram program) =>
            program._constants.Length == 0 ? [] : Known.GetValue(program, p => [.. p._constants.Select(c => c.Evaluate(T.Of(0)))]);
    }
}
