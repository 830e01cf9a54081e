using ActLab.Core.Expressions;

namespace ActLab.Core.Formulas;

/// <summary>Writes down the instructions of a formula, each distinct part once, then finds as few buffers as they need.</summary>
sealed class Lowering
{
    readonly Dictionary<Expression, Operand> _known = [];
    readonly List<Instruction> _instructions = [];
    readonly List<Expression> _constants = [];

    /// <summary>Lowers a formula.</summary>
    public Lowering(Expression formula)
    {
        var result = Lower(formula);
        if (result != new Operand(Place.Buffer, _instructions.Count - 1))
        {
            Emit(new(Code.Copy, 0, result));
        }

        Instructions = Assign();
    }

    /// <summary>The instructions in order; the last one writes the result.</summary>
    public IReadOnlyList<Instruction> Instructions { get; }

    /// <summary>Parts that do not depend on x.</summary>
    public IReadOnlyList<Expression> Constants => _constants;

    /// <summary>Buffers for intermediate results.</summary>
    public int Buffers { get; private set; }

    Operand Lower(Expression e)
    {
        if (!_known.TryGetValue(e, out var operand))
        {
            _known[e] = operand = e is Variable ? default : DependsOnX(e) ? Write(e) : Constant(e);
        }

        return operand;
    }

    static bool DependsOnX(Expression e) => e is Variable || e.Operands.Any(DependsOnX);

    Operand Constant(Expression e)
    {
        _constants.Add(e);
        return new(Place.Constant, _constants.Count - 1);
    }

    Operand Write(Expression e) => e switch
    {
        Negation n => Emit(new(Code.Negate, 0, Lower(n.A))),
        Sum s => Binary(Code.Add, s.A, s.B),
        Difference d => Binary(Code.Subtract, d.A, d.B),
        Product p => Binary(Code.Multiply, p.A, p.B),
        Quotient q => Binary(Code.Divide, q.A, q.B),
        Extreme m => Binary(m.Largest ? Code.Max : Code.Min, m.A, m.B),
        Power p => Raised(p),
        Choice c => Chosen(c),
        Call { Function: Function.Abs } c => Emit(new(Code.Abs, 0, Lower(c.A))),
        Call c => Emit(new(Code.Call, 0, Lower(c.A)) { Function = c.Function }),
        ActivationCall c => Emit(new(Code.Activation, 0, Lower(c.A)) { Callee = c.Callee }),
        _ => throw new InvalidOperationException($"no instruction for {e.GetType().Name}"),
    };

    Operand Binary(Code code, Expression a, Expression b) => Emit(new(code, 0, Lower(a)) { B = Lower(b) });

    /// <summary>In the order of <see cref="Power.Raise{T}"/>, so that the roundings are those of the tree.</summary>
    Operand Raised(Power power)
    {
        if (power.Whole is not { } exponent)
        {
            return Lower(new Call(Function.Exp, new Product(power.B, new Call(Function.Log, power.A))));
        }

        var one = Lower(Number.One);
        var (factor, raised) = (Lower(power.A), exponent == 0 ? one : (Operand?)null);
        for (var n = Math.Abs(exponent); n > 0; n >>= 1)
        {
            raised = (n & 1) == 0 ? raised : raised is { } already ? Emit(new(Code.Multiply, 0, already) { B = factor }) : factor;
            factor = n > 1 ? Emit(new(Code.Multiply, 0, factor) { B = factor }) : factor;
        }

        return exponent < 0 ? Emit(new(Code.Divide, 0, one) { B = raised!.Value }) : raised!.Value;
    }

    Operand Chosen(Choice c)
    {
        var (a, b, then, otherwise) = (Lower(c.A), Lower(c.B), Lower(c.Then), Lower(c.Otherwise));
        return c.Operator switch
        {
            Comparison.Less => Select(Code.Less, a, b, then),
            Comparison.LessOrEqual => Select(Code.LessOrEqual, a, b, then),
            Comparison.Greater => Select(Code.Less, b, a, then),
            Comparison.GreaterOrEqual => Select(Code.LessOrEqual, b, a, then),
            _ => Select(Code.LessOrEqual, a, b, Select(Code.LessOrEqual, b, a, then)),
        };

        Operand Select(Code code, Operand left, Operand right, Operand whenTrue) =>
            Emit(new(code, 0, left) { B = right, C = whenTrue, D = otherwise });
    }

    /// <summary>Adds an instruction, whose buffer is for now its own number.</summary>
    Operand Emit(Instruction instruction)
    {
        _instructions.Add(instruction with { To = _instructions.Count });
        return new(Place.Buffer, _instructions.Count - 1);
    }

    /// <summary>Gives each result a buffer that is free from its first use to its last.</summary>
    List<Instruction> Assign()
    {
        var lastUse = new int[_instructions.Count];
        for (var i = 0; i < _instructions.Count; i++)
        {
            foreach (var used in Results(_instructions[i]))
            {
                lastUse[used] = i;
            }
        }

        var (buffers, free, assigned) = (new int[_instructions.Count], new Stack<int>(), new List<Instruction>());
        for (var i = 0; i < _instructions.Count; i++)
        {
            foreach (var used in Results(_instructions[i]).Distinct().Where(used => lastUse[used] == i))
            {
                free.Push(buffers[used]);
            }

            var isLast = i == _instructions.Count - 1;
            buffers[i] = isLast ? Operand.Result : free.TryPop(out var buffer) ? buffer : Buffers++;
            assigned.Add(_instructions[i].At(buffers[i], o => o.Kind == Place.Buffer ? o with { Index = buffers[o.Index] } : o));
        }

        return assigned;
    }

    static IEnumerable<int> Results(Instruction i) =>
        ((Operand[])[i.A, i.B, i.C, i.D]).Where(o => o.Kind == Place.Buffer).Select(o => o.Index);
}
