using System.Runtime.InteropServices;
using System.Text;
using ActLab.Core.Audit.Foreign;
using Microsoft.Win32.SafeHandles;

namespace ActLab.Libraries;

/// <summary>
/// The child process in which a shared library runs: it reads calls from its standard input, makes them, and writes what came
/// of them to its standard output, both of which the library itself does not see.
/// </summary>
static unsafe class LibraryHost
{
    /// <summary>The hidden verb that starts it.</summary>
    public const string Verb = "call-library";

    /// <summary>Loads the library and makes calls until the program on the other side is gone.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string path, string symbol, int size)
    {
        Memory.ForbidCoreFiles();

        // Ctrl-C reaches this process too; the program that started it decides what to end.
        using var deaf = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        using var input = Own(0, FileAccess.Read);
        using var output = Own(1, FileAccess.Write);
        using (var nothing = File.OpenHandle("/dev/null"))
        {
            _ = Memory.Redirect((int)nothing.DangerousGetHandle(), 0);
        }

        _ = Memory.Redirect(2, 1);
        var (x, y) = (new CallBuffer(ForeignKernel.MostElements * size), new CallBuffer(ForeignKernel.MostElements * size));
        var problem = Load(path, symbol, out var kernel);
        output.Send(new Greeting(Encoding.UTF8.GetByteCount(problem), x.IsGuarded && y.IsGuarded ? 1 : 0));
        output.Write(Encoding.UTF8.GetBytes(problem));
        try
        {
            while (problem.Length == 0)
            {
                Call((delegate* unmanaged<byte*, byte*, nuint, void>)kernel, size, x, y, input, output);
            }
        }
        catch (EndOfStreamException)
        {
            // The program has no more calls.
        }

        return 0;
    }

    static FileStream Own(int descriptor, FileAccess access) => new(new SafeFileHandle(Memory.Duplicate(descriptor), ownsHandle: true), access, bufferSize: 0);

    static string Load(string path, string symbol, out nint kernel)
    {
        kernel = 0;
        return !NativeLibrary.TryLoad(path, out var library) ? "is no shared library that can be loaded here; build it for this system with cc -shared -fPIC"
            : !NativeLibrary.TryGetExport(library, symbol, out kernel) ? $"has no symbol {symbol}; `nm -D` shows those it has"
            : "";
    }

    static void Call(delegate* unmanaged<byte*, byte*, nuint, void> kernel, int size, CallBuffer inputs, CallBuffer results, FileStream input, FileStream output)
    {
        var frame = input.Receive<CallFrame>();
        var place = frame.Place;
        var x = inputs.Place(frame.Bytes, place.Offset * size, place.Guard == Guard.BeforeInput, place.Guard == Guard.AfterInput);
        var y = results.Place(frame.Bytes, place.Offset * size, place.Guard == Guard.BeforeOutput, place.Guard == Guard.AfterOutput);
        input.ReadExactly(x);
        var before = x.ToArray();
        if (place.InPlace)
        {
            x.CopyTo(y);
        }

        fixed (byte* first = &MemoryMarshal.GetReference(place.InPlace ? y : x), last = &MemoryMarshal.GetReference(y))
        {
            kernel(first, last, (nuint)(frame.Bytes / size));
        }

        var changed = place.InPlace ? frame.Bytes : before.AsSpan().CommonPrefixLength(x);
        var (low, high) = results.Written(y, size);
        output.Send(new CallReport(changed == frame.Bytes ? -1 : changed / size, low, high));
        output.Write(y);
    }
}

/// <summary>The first thing that the child writes: bytes of the problem that follows, 0 if the library is ready.</summary>
[StructLayout(LayoutKind.Sequential)]
readonly record struct Greeting(int ProblemBytes, int IsGuarded);
