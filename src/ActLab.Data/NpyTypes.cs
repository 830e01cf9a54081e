namespace ActLab.Data;

/// <summary>NumPy's codes for the types of numbers: byte order, kind, bytes.</summary>
static class NpyTypes
{
    /// <summary>The numbers behind a code; null if ActLab reads none such.</summary>
    public static Elements? Find(string descr)
    {
        var (order, code) = Split(descr);
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
        return type is { } known && hasOrder ? new(known, order == '>') : null;
    }

    /// <summary>Whether a code is one that bfloat16, which NumPy does not have, is saved with.</summary>
    public static bool MayBeBFloat16(string descr) => Split(descr) is ('<' or '>' or '|', "u2" or "V2");

    /// <summary>The numbers behind a code.</summary>
    /// <param name="descr">The code.</param>
    /// <param name="file">Name for messages.</param>
    /// <param name="asBFloat16">Whether u2 and V2 are to be read as bfloat16.</param>
    /// <exception cref="TensorFormatException">ActLab reads none such.</exception>
    public static Elements Read(string descr, string file, bool asBFloat16)
    {
        if (asBFloat16)
        {
            return MayBeBFloat16(descr)
                ? new(ElementType.BF16, descr[0] == '>')
                : throw new TensorFormatException(file, $"holds '{descr}', and --as-bf16 reads only u2 and V2; leave it out");
        }

        return Find(descr) ?? throw new TensorFormatException(file, Split(descr).Code switch
        {
            "V2" => "holds 2-byte raw values ('V2'); if they are bfloat16, add --as-bf16",
            "O" => "holds pickled Python objects, which could run code and are never read; save numbers instead",
            _ when descr.StartsWith('[') => "holds structured records; save one field of them, numpy.save(file, array['field'])",
            _ => $"holds '{descr}'; ActLab reads f2 f4 f8, i1 to i8, u1 to u8 and b1, with their byte order: save it with .astype('<f4')",
        });
    }

    static (char Order, string Code) Split(string descr) => descr.Length > 1 ? (descr[0], descr[1..]) : ('?', descr);
}
