using System.Numerics;

namespace ActLab.Data;

/// <summary>A .npy file: a header, then the numbers.</summary>
static class NpyFile
{
    /// <summary>Opens the tensor in a seekable stream, which the reader then owns.</summary>
    /// <exception cref="TensorFormatException">It is none, or none that ActLab reads.</exception>
    public static TensorReader Open(Stream stream, string file, TensorOptions options)
    {
        var header = NpyHeader.Read(stream, file);
        var elements = Elements(header.Descr, file, options.AsBFloat16);
        RequireAllPresent(header, elements.Size, stream.Length - header.Length, file);
        var layout = UnitLayout.Of(file, header.Shape, header.Fortran, options.UnitAxis);
        return new BinaryTensor(stream, header.Length, elements, layout)
        {
            Name = file,
            Format = $"npy {header.Version}",
            Type = elements.Type,
            Shape = header.Shape,
            UnitAxis = layout.Axis,
            Units = layout.Units,
            Rows = layout.Rows,
        };
    }

    static Elements Elements(string descr, string file, bool asBFloat16)
    {
        var (order, code) = descr.Length > 1 ? (descr[0], descr[1..]) : ('?', descr);
        if (asBFloat16)
        {
            return code is "u2" or "V2" && order is '<' or '>' or '|'
                ? new(ElementType.BF16, order == '>')
                : throw new TensorFormatException(file, $"holds '{descr}', and --as-bf16 reads only u2 and V2; leave it out");
        }

        ElementType? type = code switch
        {
            "b1" => ElementType.Bool,
            "i1" => ElementType.I8,
            "i2" => ElementType.I16,
            "i4" => ElementType.I32,
            "i8" => ElementType.I64,
            "u1" => ElementType.U8,
            "u2" => ElementType.U16,
            "u4" => ElementType.U32,
            "u8" => ElementType.U64,
            "f2" => ElementType.F16,
            "f4" => ElementType.F32,
            "f8" => ElementType.F64,
            _ => null,
        };
        var hasOrder = order is '<' or '>' || (order == '|' && code.EndsWith('1'));
        return type is { } known && hasOrder ? new(known, order == '>') : throw new TensorFormatException(file, code switch
        {
            "V2" => "holds 2-byte raw values ('V2'); if they are bfloat16, add --as-bf16",
            "O" => "holds pickled Python objects, which could run code and are never read; save numbers instead",
            _ => $"holds '{descr}'; ActLab reads f2 f4 f8, i1 to i8, u1 to u8 and b1, with their byte order: save it with .astype('<f4')",
        });
    }

    static void RequireAllPresent(NpyHeader header, int size, long present, string file)
    {
        // An axis of length 0 empties the tensor, but not before the others have been multiplied.
        var claimed = new BigInteger(size);
        foreach (var length in header.Shape)
        {
            claimed *= length;
        }

        var others = header.Shape.Where(length => length > 0).Aggregate(BigInteger.One, (a, b) => a * b);
        if (others > long.MaxValue / 8)
        {
            throw new TensorFormatException(file, $"shape ({string.Join(", ", header.Shape)}) is larger than any file; write it again");
        }

        if (claimed != present)
        {
            throw new TensorFormatException(file,
                $"shape ({string.Join(", ", header.Shape)}) takes {claimed} bytes and {present} are there; "
                + (claimed > present ? "the file is cut short: copy it again" : "something was appended: write it again"));
        }
    }
}
