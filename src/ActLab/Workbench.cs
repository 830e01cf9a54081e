using System.Reflection;
using System.Text;
using ActLab.Core;
using ActLab.Core.Formulas;
using ActLab.Jobs;

namespace ActLab;

/// <summary>
/// What commands and screens work with, handed to them so that tests can hand in something else:
/// the catalogue, the output streams, the folder for files, the clock.
/// </summary>
public sealed record Workbench
{
    Lazy<Catalog> _catalog;

    /// <summary>Prepares a workbench; the catalogue is scanned when it is first asked for.</summary>
    /// <param name="moreActivations">Assemblies with activations besides ActLab.Core.</param>
    public Workbench(params IReadOnlyList<Assembly> moreActivations)
    {
        MoreActivations = moreActivations;
        _catalog = new(() => new Catalog(moreActivations));
    }

    /// <summary>Every activation known.</summary>
    public Catalog Catalog => _catalog.Value;

    /// <summary>Activations that the person defined; they stand at the end of the catalogue. Setting it adds to those there are.</summary>
    public IReadOnlyList<UserActivation> Own
    {
        get;
        init
        {
            var others = _catalog;
            (field, _catalog) = ([.. field, .. value], new(() => others.Value.With(value)));
        }
    }
    = [];

    /// <summary>Assemblies with activations besides ActLab.Core.</summary>
    public IReadOnlyList<Assembly> MoreActivations { get; }

    /// <summary>Results.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Progress and diagnostics.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Standard input of a command that reads it.</summary>
    public required TextReader In { get; init; }

    /// <summary>Whether results go to a terminal.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>Whether diagnostics go to a terminal, so that a progress line can be redrawn.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Whether a person can type into the program.</summary>
    public bool InIsTerminal { get; init; }

    /// <summary>Columns that plain output may use.</summary>
    public int Width { get; init; } = 80;

    /// <summary>Where reports and jobs are written.</summary>
    public required string Folder { get; init; }

    /// <summary>The wall clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Finds the caches of the machine.</summary>
    public Func<IReadOnlyList<CacheLevel>> Caches { get; init; } = MachineCaches.Find;

    /// <summary>The benchmark jobs.</summary>
    public JobStore Jobs => new(Path.Combine(Folder, "jobs"), Clock);

    /// <summary>Starts and ends the workers of jobs.</summary>
    public JobRunner Runner => new(Clock);

    /// <summary>The workbench of the terminal app, which never touches the console streams.</summary>
    public static Workbench OfTerminal() => new()
    {
        Out = TextWriter.Null,
        Error = TextWriter.Null,
        In = TextReader.Null,
        Folder = OutputFolder.OfProcess(),
    };

    /// <summary>The workbench of a command.</summary>
    public static Workbench OfProcess() => new()
    {
        Out = TextWriter.Synchronized(new StreamWriter(new ResultStream(Console.OpenStandardOutput()), WithoutMark(Console.OutputEncoding)) { AutoFlush = true }),
        Error = TextWriter.Synchronized(new StreamWriter(new MessageStream(Console.OpenStandardError()), WithoutMark(Console.OutputEncoding)) { AutoFlush = true }),
        In = Console.In,
        OutIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        InIsTerminal = !Console.IsInputRedirected,
        Width = Console.IsOutputRedirected ? 80 : Console.WindowWidth,
        Folder = OutputFolder.OfProcess(),
    };

    /// <summary>Text in this encoding does not begin with a mark of it.</summary>
    static Encoding WithoutMark(Encoding encoding) => encoding is UTF8Encoding ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) : encoding;
}
