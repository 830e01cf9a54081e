"""Writes the fixtures beside this script, and what NumPy says of them as expected.json.

Run with NumPy 1.24 or later; the seed is fixed, so the files come out the same. Counts, mean and var (ddof = 0) are
NumPy's, in float64; the third and fourth central sums are exact rational arithmetic rounded once. The .safetensors file is
written by hand from the published layout: eight bytes with the length of a JSON header, the header, the numbers.
"""
import json
import pathlib
import struct
import zipfile
from fractions import Fraction

import numpy as np
from numpy.lib import format as npy

HERE = pathlib.Path(__file__).parent
rng = np.random.default_rng(20)
expected = []


def central(column, power):
    exact = [Fraction(float(v)) for v in column]
    mean = sum(exact) / len(exact)
    return float(sum((v - mean) ** power for v in exact))


def unit(column):
    x = column.astype(np.float64)
    finite = x[np.isfinite(x)]
    some = len(finite) > 0
    return {
        "nan": int(np.isnan(x).sum()), "posInf": int((x == np.inf).sum()), "negInf": int((x == -np.inf).sum()),
        "zero": int((x == 0).sum()), "positive": int((x > 0).sum()),
        "dead": bool((np.maximum(x, 0) == 0).all()),
        "count": len(finite),
        "mean": float(finite.mean(dtype=np.float64)) if some else None,
        "meanMagnitude": float(np.abs(finite).mean(dtype=np.float64)) if some else None,
        "m2": float(finite.var(dtype=np.float64, ddof=0)) * len(finite) if some else 0,
        "m3": central(finite, 3) if some else 0, "m4": central(finite, 4) if some else 0,
        "min": float(finite.min()) if some else None, "max": float(finite.max()) if some else None,
    }


def note(name, tensor, axis, **more):
    shown = None if tensor.ndim < 2 else axis
    rows = tensor.reshape(-1, 1) if tensor.ndim < 2 else np.moveaxis(tensor, axis, -1).reshape(-1, tensor.shape[axis])
    expected.append({
        "file": name, "shape": list(tensor.shape), "unitAxis": shown, "rows": len(rows), "units": rows.shape[1],
        "perUnit": [unit(rows[:, u]) for u in range(rows.shape[1])], **more})


def write(name, array, axis=None, version=(1, 0)):
    with open(HERE / name, "wb") as file:
        npy.write_array(file, array, version=version)
    note(name, array, 1 if axis is None else axis)


def layer(rows, units, dtype):
    x = rng.normal(0.1, 1.5, (rows, units))
    x[:, 1] = -np.abs(x[:, 1])
    x[: rows // 2, 2] = 0
    return x.astype(dtype)


special = layer(50, 5, "<f4")
special[3, 0], special[4, 0], special[5, 1], special[6, 3], special[:, 4] = np.nan, np.inf, -np.inf, -0.0, np.nan

write("f2.npy", layer(60, 7, "<f2"))
write("f4.npy", layer(100, 9, "<f4"))
write("f8.npy", layer(100, 9, "<f8"), version=(2, 0))
write("f4-big-endian.npy", layer(40, 6, ">f4"), version=(3, 0))
write("f2-big-endian.npy", layer(40, 6, ">f2"))
write("f8-big-endian.npy", layer(40, 6, ">f8"))
write("special.npy", special)
write("offset.npy", rng.normal(1e4, 1, (1500, 2)).astype("<f4"))
write("fortran.npy", np.asfortranarray(layer(37, 5, "<f4")))
write("fortran-3d.npy", np.asfortranarray(layer(24, 5, "<f8").reshape(4, 6, 5)), axis=1)
write("axis-0.npy", layer(8, 30, "<f4"), axis=0)
write("images.npy", layer(60, 4, "<f4").reshape(5, 3, 4, 4), axis=1)
write("one-unit.npy", layer(300, 3, "<f4")[:, 0].copy())
write("scalar.npy", np.float32(2.5).reshape(()))
write("empty.npy", np.zeros((0,), "<f4"))
write("no-rows.npy", np.zeros((0, 3), "<f4"))
write("i2.npy", rng.integers(-300, 300, (30, 3)).astype("<i2"))
write("u1.npy", rng.integers(0, 3, (30, 3)).astype("u1"))
write("b1.npy", rng.integers(0, 2, (30, 3)).astype("?"))

table = layer(25, 4, "<f8")
table[2, 0], table[3, 0], table[4, 1] = np.nan, np.inf, -np.inf
np.savetxt(HERE / "table.csv", table, delimiter=",", fmt="%.17g")
note("table.csv", table, 1)
np.savetxt(HERE / "named.csv", table, delimiter=",", fmt="%.17g", header="a,b,c,d", comments="")
note("named.csv", table, 1)



def bfloat16(array):
    """The bits of the nearest bfloat16, ties to even, and the values they stand for."""
    bits = array.astype("<f4").view("<u4")
    bits = (bits + 0x7FFF + ((bits >> 16) & 1)) >> 16
    return bits.astype("<u2"), (bits << 16).astype("<u4").view("<f4")


bits, values = bfloat16(layer(40, 3, "<f4"))
for name, raw in (("bf16.npy", bits.view("V2")), ("bf16-as-u2.npy", bits), ("bf16-big-endian.npy", bits.astype(">u2"))):
    with open(HERE / name, "wb") as file:
        npy.write_array(file, raw)
    note(name, values, 1, asBFloat16=True)

layers = {
    "offset": rng.normal(1e4, 1, (1500, 2)).astype("<f4"),
    "special": special,
    "half": layer(60, 3, "<f2"),
    "big-endian": layer(40, 3, ">f4"),
    "fortran": np.asfortranarray(layer(37, 5, "<f8")),
    "cube": np.asfortranarray(layer(24, 3, "<f4").reshape(4, 6, 3)),
    "images": layer(60, 3, "<f4").reshape(5, 3, 4, 3),
    "one": layer(300, 3, "<f8")[:, 0].copy(),
    "scalar": np.float32(-1.5).reshape(()),
    "empty": np.zeros((0, 3), "<f4"),
    "counts": rng.integers(-300, 300, (30, 3)).astype("<i2"),
    "flags": rng.integers(0, 2, (30, 3)).astype("?"),
}
for name, save in (("layers.npz", np.savez), ("packed.npz", np.savez_compressed)):
    save(HERE / name, **layers)
    for key, array in layers.items():
        note(name, array, 1, array=key)


class Unseekable:
    """An archive written to a pipe: sizes and checksums follow the entries."""

    def __init__(self, file):
        self.write, self.flush = file.write, file.flush


zipfile.ZIP64_LIMIT = zipfile.ZIP_FILECOUNT_LIMIT = 0
with open(HERE / "zip64.npz", "wb") as file, zipfile.ZipFile(Unseekable(file), "w") as archive:
    for key, method in (("one", zipfile.ZIP_STORED), ("fortran", zipfile.ZIP_DEFLATED), ("images", zipfile.ZIP_STORED)):
        with archive.open(zipfile.ZipInfo(key + ".npy"), "w", force_zip64=True) as entry:
            npy.write_array(entry, layers[key])
        note("zip64.npz", layers[key], 1, array=key)

TYPES = {"<f2": "F16", "<f4": "F32", "<f8": "F64", "|b1": "BOOL", **{
    f"{'|' if size == 1 else '<'}{kind}{size}": f"{kind.upper()}{8 * size}" for kind in "iu" for size in (1, 2, 4, 8)}}
header, body = {"__metadata__": {"written by": "make.py"}}, b""
for key, array in {
        "wide": layer(20, 3, "<f8"), **{k: v for k, v in layers.items() if v.dtype.byteorder != ">"}, "bf16": bits,
        **{f"{kind}{8 * size}": rng.integers(0 if kind == "u" else -100, 120, (20, 2)).astype(f"<{kind}{size}")
           for kind in "iu" for size in (1, 2, 4, 8)}}.items():
    raw = np.ascontiguousarray(array).tobytes() if array.ndim else array.tobytes()
    header[key] = {
        "dtype": "BF16" if key == "bf16" else TYPES[array.dtype.str], "shape": list(array.shape),
        "data_offsets": [len(body), len(body) + len(raw)]}
    body += raw
    note("layers.safetensors", values if key == "bf16" else array, 1, array=key)
text = json.dumps(header, separators=(",", ":")).encode()
text += b" " * (-len(text) % 8)
(HERE / "layers.safetensors").write_bytes(struct.pack("<Q", len(text)) + text + body)

text = json.dumps(expected, indent=1)
(HERE / "expected.json").write_text(text + "\n", encoding="utf-8", newline="\n")
