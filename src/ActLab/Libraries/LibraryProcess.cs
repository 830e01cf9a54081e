using System.Diagnostics;
using System.Text;
using ActLab.Core;
using ActLab.Core.Audit.Foreign;
using ActLab.Core.Numbers;
using ActLab.Jobs;

namespace ActLab.Libraries;

/// <summary>A kernel in a shared library, called in a child process that is started again after it has died.</summary>
sealed class LibraryProcess : ForeignKernel, IDisposable
{
    static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a child whose pipe is closed may take to be gone.</summary>
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    readonly KernelSymbol _symbol;
    readonly TimeSpan _limit;
    readonly CancellationToken _stop;
    readonly Lock _lock = new();
    readonly Timer _watch;
    Process? _child;
    bool _isGuarded;
    long _begin;
    volatile bool _timedOut;

    /// <summary>Starts nothing yet.</summary>
    /// <param name="symbol">The kernel.</param>
    /// <param name="limit">How long a call, or loading the library, may take.</param>
    /// <param name="stop">Ends a call early.</param>
    public LibraryProcess(KernelSymbol symbol, TimeSpan limit, CancellationToken stop)
    {
        (_symbol, _limit, _stop) = (symbol, limit, stop);
        _watch = new(_ => Watch(), null, Glance, Glance);
    }

    /// <inheritdoc/>
    public override NumberType Number => _symbol.Number;

    /// <inheritdoc/>
    public override bool HasGuards => _isGuarded;

    /// <summary>Loads the library now, rather than at the first call.</summary>
    /// <exception cref="BadInputException">The library cannot be loaded, or does not have the symbol.</exception>
    /// <exception cref="KernelFaultException">Loading it did not return.</exception>
    public void Load() => Call([], [], default);

    /// <inheritdoc/>
    /// <exception cref="BadInputException">The library cannot be loaded, or does not have the symbol.</exception>
    public override CallReport Call(ReadOnlySpan<byte> x, Span<byte> y, CallPlace place)
    {
        lock (_lock)
        {
            Interlocked.Exchange(ref _begin, Stopwatch.GetTimestamp());
            try
            {
                var child = _child ??= Start();
                var (requests, replies) = (child.StandardInput.BaseStream, child.StandardOutput.BaseStream);
                requests.Send(CallFrame.Of(x.Length, place));
                requests.Write(x);
                requests.Flush();
                var report = replies.Receive<CallReport>();
                replies.ReadExactly(y);
                return report;
            }
            catch (Exception e) when (e is IOException)
            {
                throw Died();
            }
            finally
            {
                Interlocked.Exchange(ref _begin, 0);
            }
        }
    }

    /// <summary>Ends the child.</summary>
    public void Dispose()
    {
        _watch.Dispose();
        End();
    }

    Process Start()
    {
        var child = Process.Start(Dotnet.Child(
            "exec", typeof(LibraryProcess).Assembly.Location, LibraryHost.Verb, _symbol.Path, _symbol.Name, _symbol.ElementSize.ToString(System.Globalization.CultureInfo.InvariantCulture)))!;
        child.ErrorDataReceived += (_, _) => { };
        child.BeginErrorReadLine();
        _child = child;
        var greeting = child.StandardOutput.BaseStream.Receive<Greeting>();
        var problem = new byte[greeting.ProblemBytes];
        child.StandardOutput.BaseStream.ReadExactly(problem);
        _isGuarded = greeting.IsGuarded != 0;
        return problem.Length == 0 ? child : throw new BadInputException($"{_symbol.FileName} {Encoding.UTF8.GetString(problem)}");
    }

    /// <summary>Why the child is gone.</summary>
    Exception Died()
    {
        var child = _child!;
        if (!child.WaitForExit(Grace))
        {
            child.Kill(entireProcessTree: true);
            child.WaitForExit(Grace);
        }

        var code = child.ExitCode;
        End();
        if (_stop.IsCancellationRequested)
        {
            return new OperationCanceledException(_stop);
        }

        var late = _timedOut;
        _timedOut = false;
        return new KernelFaultException(late ? $"the call did not return within {_limit.TotalSeconds:0.#} s" : Signals.Ended(code));
    }

    void End()
    {
        if (_child is { } child)
        {
            child.Kill(entireProcessTree: true);
            child.Dispose();
            _child = null;
        }
    }

    /// <summary>Ends the child when its call takes too long or is no longer wanted; the call then sees the end of the pipe.</summary>
    void Watch()
    {
        if (Interlocked.Read(ref _begin) is not 0 and var begin && (_stop.IsCancellationRequested || Stopwatch.GetElapsedTime(begin) > _limit))
        {
            _timedOut = !_stop.IsCancellationRequested;
            try
            {
                _child?.Kill(entireProcessTree: true);
            }
            catch (InvalidOperationException)
            {
                // It ended by itself meanwhile.
            }
        }
    }
}
