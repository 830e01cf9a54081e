using ActLab.Core.Numbers;

namespace ActLab.Core.Audit.Foreign;

/// <summary>
/// Whether a kernel keeps to its spans and an element's result depends on the element alone: every length from 0 to 257, other
/// places in memory and in the span, the same call again, in place, and between inaccessible pages.
/// </summary>
/// <param name="kernel">The kernel.</param>
/// <param name="x">Inputs, <see cref="Longest"/> of them.</param>
/// <param name="stop">Ends the checks by an exception.</param>
sealed class CallChecks(ForeignKernel kernel, double[] x, CancellationToken stop)
{
    /// <summary>The longest span: a whole number of any registers, and one more.</summary>
    public const int Longest = 257;

    /// <summary>Where spans begin, in elements: at a multiple of 64 bytes, and not.</summary>
    static readonly int[] Offsets = [0, 1, 3];

    readonly ForeignCalls _calls = new(kernel);
    readonly List<ForeignFault> _faults = [];
    double[] _inputs = [];

    /// <summary>What was found, one of each kind; after a crash the kernel is not called again, but to find the input.</summary>
    public IReadOnlyList<ForeignFault> Run()
    {
        try
        {
            var all = Call(0, Longest, default);
            if (Array.TrueForAll(all, y => IsSame(y, kernel.Unwritten)))
            {
                var type = kernel.Number == NumberType.F64 ? "double" : "float";
                Add(FindingKind.Unwritten, x[0], $"called with n = {Longest} it writes nothing to y; it must be a function void NAME(const {type} *x, {type} *y, size_t n)");
                return _faults;
            }

            Compare("called again", all, 0, Call(0, Longest, default), FindingKind.LengthDependent);
            Lengths(all);
            if (_faults.All(f => f.Kind != FindingKind.LengthDependent))
            {
                Compare("in place", all, 0, Call(0, Longest, new(InPlace: true)), FindingKind.InPlace);
            }

            Guards();
        }
        catch (KernelFaultException fault)
        {
            Crash(fault);
        }

        return _faults;
    }

    void Lengths(double[] all)
    {
        for (var length = 0; length <= Longest; length++)
        {
            foreach (var offset in Offsets)
            {
                var first = Math.Min(offset, Longest - length);
                var results = Call(first, length, new(Offset: offset));
                Compare($"with n = {length}, {first} elements into the input and {offset} from a multiple of 64 bytes", all, first, results, FindingKind.LengthDependent);
            }
        }
    }

    /// <summary>The same calls beside inaccessible memory: what they did not survive is an access outside, as they returned before.</summary>
    void Guards()
    {
        foreach (var guard in kernel.HasGuards ? Enum.GetValues<Guard>().Where(g => g != Guard.None) : [])
        {
            for (var length = 0; length <= Longest; length++)
            {
                try
                {
                    Call(0, length, new(guard));
                }
                catch (KernelFaultException fault)
                {
                    Add(FindingKind.OutOfBounds, x[0], $"with n = {length} it {Reaches(guard)} ({fault.Message})");
                    break;
                }
            }
        }
    }

    double[] Call(int first, int length, CallPlace place)
    {
        stop.ThrowIfCancellationRequested();
        _inputs = x[first..(first + length)];
        var (results, report) = _calls.Run(_inputs, place);
        if (report.InputChangedAt >= 0)
        {
            Add(FindingKind.OutOfBounds, _inputs[report.InputChangedAt], $"with n = {length} it writes to its input, x[{report.InputChangedAt}]");
        }

        if (report.WrittenAfter > 0)
        {
            Add(FindingKind.OutOfBounds, x[first], $"with n = {length} it writes up to y[{length - 1 + report.WrittenAfter}], behind the end of y");
        }

        if (report.WrittenBefore > 0)
        {
            Add(FindingKind.OutOfBounds, x[first], $"with n = {length} it writes from y[-{report.WrittenBefore}] on, before the beginning of y");
        }

        return results;
    }

    void Compare(string how, double[] all, int first, double[] results, string kind)
    {
        for (var i = 0; i < results.Length; i++)
        {
            if (!IsSame(results[i], all[first + i]))
            {
                var type = kernel.Number;
                Add(kind, x[first + i], $"at x = {type.Text(x[first + i])} ({type.Bits(x[first + i])}) the result is {type.Text(results[i])} {how}, and {type.Text(all[first + i])} in a span of {Longest}");
                return;
            }
        }
    }

    /// <summary>Looks for an input that is enough to end the call, one at a time.</summary>
    void Crash(KernelFaultException fault)
    {
        foreach (var alone in _inputs)
        {
            try
            {
                stop.ThrowIfCancellationRequested();
                _calls.Run([alone], default);
            }
            catch (KernelFaultException again)
            {
                Add(FindingKind.Crash, alone, $"{again.Message}, called with n = 1 and x[0] = {kernel.Number.Text(alone)} ({kernel.Number.Bits(alone)})");
                return;
            }
        }

        Add(FindingKind.Crash, _inputs.FirstOrDefault(), $"{fault.Message}, called with n = {_inputs.Length}");
    }

    /// <summary>The same bits, or NaN of any payload.</summary>
    static bool IsSame(double a, double b) =>
        BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b) || (double.IsNaN(a) && double.IsNaN(b));

    void Add(string kind, double at, string message)
    {
        if (_faults.All(f => f.Kind != kind))
        {
            _faults.Add(new(kind, at, message));
        }
    }

    static string Reaches(Guard guard) => guard switch
    {
        Guard.AfterOutput => "reaches behind the end of y",
        Guard.BeforeOutput => "reaches before the beginning of y",
        Guard.AfterInput => "reads behind the end of x",
        _ => "reads before the beginning of x",
    };
}
