using System.Runtime.InteropServices;
using ActLab.Core;
using ActLab.Libraries;

namespace ActLab.Bench;

/// <summary>A function void name(const T* x, T* y, size_t n) in a shared library, loaded into this process.</summary>
static class LibraryKernel
{
    /// <summary>The function's address.</summary>
    /// <exception cref="BadInputException">There is no such library or function.</exception>
    public static nint Load(string path, string symbol)
    {
        Memory.ForbidCoreFiles();
        var name = Path.GetFileName(path);
        return !NativeLibrary.TryLoad(path, out var library) ? throw new BadInputException($"{name} is no shared library that can be loaded here; build it for this system with cc -shared -fPIC")
            : !NativeLibrary.TryGetExport(library, symbol, out var kernel) ? throw new BadInputException($"{name} has no symbol {symbol}; `nm -D` shows those it has")
            : kernel;
    }
}
