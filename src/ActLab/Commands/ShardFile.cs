using System.Text.Json;
using ActLab.Core;
using ActLab.Core.Numbers;
using ActLab.Core.Statistics;

namespace ActLab.Commands;

/// <summary>A file that `stats --shard` wrote.</summary>
sealed class ShardFile
{
    readonly JsonElement _root;

    ShardFile(string name, JsonElement root)
    {
        (Name, _root) = (name, root);
        var blocks = root.GetProperty("blocks");
        Blocks = new(blocks.GetProperty("from").GetInt64(), blocks.GetProperty("to").GetInt64());
        Part = new(root.GetProperty("rows").GetInt64(), root.GetProperty("counts").GetBytesFromBase64(),
        [
            .. root.GetProperty("nodes").EnumerateArray().Select(node => new LayerPartNode(
                node.GetProperty("level").GetInt32(), node.GetProperty("index").GetInt64(), node.GetProperty("sums").GetBytesFromBase64())),
        ]);
    }

    /// <summary>Name of the file, for messages.</summary>
    public string Name { get; }

    /// <summary>The blocks it measured.</summary>
    public BlockRange Blocks { get; }

    /// <summary>The numbers.</summary>
    public LayerPart Part { get; }

    JsonElement Of => _root.GetProperty("of");

    /// <summary>Reads a file.</summary>
    /// <exception cref="BadInputException">It is none, or it is damaged.</exception>
    public static ShardFile Read(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            if (Directory.Exists(path) || !File.Exists(path))
            {
                throw new BadInputException($"{name}: no such file; --merge takes files that stats --shard wrote");
            }

            using var stream = File.OpenRead(path);
            using var document = JsonDocument.Parse(stream);
            var root = document.RootElement.Clone();
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("kind", out var kind) || kind.GetString() != ShardJson.Kind)
            {
                throw new BadInputException($"{name} was not written by stats --shard");
            }

            if (root.GetProperty("version").GetInt32() is var version && version != ShardJson.Version)
            {
                throw new BadInputException($"{name} is of version {version}, and this program merges version {ShardJson.Version}; measure the shard again");
            }

            var file = new ShardFile(name, root);
            file.RequireWhole();
            return file;
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new BadInputException($"{name} is damaged or cut short; measure the shard again");
        }
    }

    /// <summary>Refuses a shard of another measurement.</summary>
    /// <exception cref="BadInputException">Something differs.</exception>
    public void RequireSame(ShardFile other)
    {
        foreach (var (mine, others) in Of.EnumerateObject().Zip(other.Of.EnumerateObject()))
        {
            if (mine.Name != others.Name || mine.Value.GetRawText() != others.Value.GetRawText())
            {
                throw new BadInputException($"{Name} and {other.Name} are shards of different measurements: they differ in {mine.Name}");
            }
        }
    }

    /// <summary>The layer that it is a part of.</summary>
    /// <exception cref="BadInputException">An activation is not the one that was measured.</exception>
    public ShardedLayer Layer(Catalog catalog)
    {
        try
        {
            return new(Text("identity"),
                new(Text("title"), Text("layout"), Of.GetProperty("shape") is { ValueKind: JsonValueKind.Array } shape
                    ? [.. shape.EnumerateArray().Select(length => length.GetInt64())] : null,
                    Of.GetProperty("unitAxis") is { ValueKind: JsonValueKind.Number } axis ? axis.GetInt32() : null,
                    Of.GetProperty("array").GetString()),
                Of.GetProperty("rows").GetInt64(), Of.GetProperty("units").GetInt32(),
                new()
                {
                    Input = Enum.Parse<NumberType>(Text("type")),
                    Epsilon = Of.GetProperty("epsilon").GetDouble(),
                    Post = Of.GetProperty("post").GetBoolean(),
                    Quantiles = Of.GetProperty("bins").ValueKind == JsonValueKind.String,
                    OtherTypes = [.. Of.GetProperty("otherTypes").EnumerateArray().Select(type => Enum.Parse<NumberType>(type.GetString()!))],
                    WeightVariance = Of.GetProperty("weightVariance") is { ValueKind: JsonValueKind.Number } given ? given.GetDouble() : null,
                },
                [.. Of.GetProperty("activations").EnumerateArray().Select(activation => Find(catalog, activation))]);
        }
        catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new BadInputException($"{Name} is damaged; measure the shard again");
        }
    }

    string Text(string name) => Of.GetProperty(name).GetString()!;

    /// <summary>The nodes must cover the blocks, each once, the rows be theirs, and the numbers those that were written.</summary>
    void RequireWhole()
    {
        var next = Blocks.From;
        foreach (var node in Part.Nodes)
        {
            next = node.Level is >= 0 and < 52 && node.Index << node.Level == next ? next + (1L << node.Level) : -1;
        }

        var rows = Math.Min(Of.GetProperty("rows").GetInt64(), Blocks.To * LayerAccumulator.BlockRows) - (Blocks.From * LayerAccumulator.BlockRows);
        if (next != Blocks.To || Part.Rows != Math.Max(0, rows) || _root.GetProperty("sha256").GetString() != ShardJson.Hash(Part))
        {
            throw new FormatException();
        }
    }

    Activation Find(Catalog catalog, JsonElement saved)
    {
        var id = saved.GetProperty("id").GetString()!;
        var activation = catalog.All.FirstOrDefault(a => a.Id == id)
            ?? throw new BadInputException($"{Name} measured '{id}', which is not known here; give its --f or --definition again");
        var parameters = saved.GetProperty("parameters").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!);
        if (parameters.Keys.SequenceEqual(activation.Parameters.Values.Select(v => v.Key)))
        {
            foreach (var (name, value) in parameters.Where(p => activation.Parameters.Text(p.Key) != p.Value))
            {
                activation = activation.With(activation.Parameters.With(name, value));
            }

            if (activation.Formula == saved.GetProperty("formula").GetString())
            {
                return activation;
            }
        }

        throw new BadInputException($"{Name} measured another '{id}' than the one known here; give its --f or --definition again");
    }
}
