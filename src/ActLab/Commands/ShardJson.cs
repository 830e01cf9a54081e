using System.Security.Cryptography;
using ActLab.Core.Statistics;

namespace ActLab.Commands;

/// <summary>
/// The JSON of `stats --shard`. "of" is what all shards of a measurement have in common, letter for letter; the numbers are
/// little-endian bytes in base64, because text of a hundred million doubles would be four times as long.
/// </summary>
static class ShardJson
{
    /// <summary>Changed whenever shards written before cannot be merged any more.</summary>
    public const int Version = 3;

    /// <summary>What tells such a document from others.</summary>
    public const string Kind = "stats-shard";

    /// <summary>Writes one shard.</summary>
    public static void Write(TextWriter output, ShardMeasurement measured) => Json.Write(output, json => json.TopObject(() =>
    {
        json.Text("kind", Kind);
        json.Integer("version", Version);
        json.Text("shard", measured.Shard.ToString());
        json.Name("of").Object(() => Write(json, measured.Whole));
        var blocks = measured.Shard.Blocks(measured.Whole.Rows);
        json.Name("blocks").Object(() =>
        {
            json.Integer("from", blocks.From);
            json.Integer("to", blocks.To);
        });
        json.Integer("rows", measured.Part.Rows);
        json.Text("sha256", Hash(measured.Part));
        json.Text("counts", Convert.ToBase64String(measured.Part.Counts));
        json.Name("nodes").Array(measured.Part.Nodes, node => json.Object(() =>
        {
            json.Integer("level", node.Level);
            json.Integer("index", node.Index);
            json.Text("sums", Convert.ToBase64String(node.Sums));
        }));
    }));

    /// <summary>A hash of all numbers, which tells whether they are those that were written.</summary>
    public static string Hash(LayerPart part)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(part.Counts);
        foreach (var node in part.Nodes)
        {
            hash.AppendData(node.Sums);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    static void Write(Json json, ShardedLayer layer)
    {
        json.Text("identity", layer.Identity);
        json.Text("title", layer.Source.Title);
        json.Text("array", layer.Source.Array);
        json.Text("layout", layer.Source.Layout);
        StatsJson.WriteAxes(json, layer.Source);
        json.Integer("rows", layer.Rows);
        json.Integer("units", layer.Units);
        json.Integer("blockRows", LayerAccumulator.BlockRows);
        var options = layer.Options;
        json.Text("type", options.Input.ToString());
        json.Number("epsilon", options.Epsilon);
        json.Flag("post", options.Post);
        json.Text("bins", options.Quantiles ? "upper 16 bits of float32" : null);
        json.Name("otherTypes").Array(options.OtherTypes, type => json.Text(type.ToString()));
        json.Number("weightVariance", options.WeightVariance);
        json.Name("activations").Array(layer.Activations, activation => json.Object(() =>
        {
            json.Text("id", activation.Id);
            json.Text("formula", activation.Formula);
            json.Name("parameters").Object(() =>
            {
                foreach (var (name, value) in activation.Parameters.Values)
                {
                    json.Text(name, value);
                }
            });
        }));
    }
}
