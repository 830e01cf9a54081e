#!/usr/bin/env python3
"""Writes elementary.csv to the file named: the functions of IReal at exact points x = hi + lo, by mpmath in 600 bits.

A value is mantissa * 2^exponent with 1 <= |mantissa| < 2 in 60 digits, so that e^(1e13) fits on a line.
"""
import random
import sys
from mpmath import cos, erf, erfc, exp, expm1, frexp, log, log1p, mp, mpf, nstr, pi, sin, sqrt, tanh
from math import nextafter, inf

mp.prec = 600
random.seed(20240229)

FUNCTIONS = {
    "exp": exp,
    "expm1": expm1,
    "log": log,
    "log1p": log1p,
    "sqrt": sqrt,
    "tanh": tanh,
    "logistic": lambda x: 1 / (1 + exp(-x)),
    "softplus": lambda x: log1p(exp(x)) if x < 0 else x + log1p(exp(-x)),
    "erf": erf,
    "normal-cdf": lambda x: erfc(-x / sqrt(mpf(2))) / 2,
    "normal-pdf": lambda x: exp(-x * x / 2) / sqrt(2 * pi),
    "erfc": erfc,
    "sin": sin,
    "cos": cos,
}


def around(x):
    return [x, nextafter(x, inf), nextafter(x, -inf)]


TINY = [5e-324, 3e-320, 2.2250738585072014e-308, 1e-300, 1e-160, 1e-100, 1e-50, 1e-33, 1e-30, 1e-17, 1.5e-16, 1e-9, 1e-8, 1e-5, 1e-3]
# Where the algorithms change branch, table entry or sign, and where double functions saturate.
EDGES = [0.25, 0.125, 0.35, 0.5, 1.0, 0.6931471805599453, 0.34657359027997264, 0.010830424696249145, 0.41, 0.29,
         7.875, 8.0, 15.875, 16.0, 1.3125, 4.375, 5.656854249492381, 18.0, 36.7, 38.5, 708.4, 709.78, 744.44, 745.0, 745.13]
SPREADS = [(1, 60), (6, 60), (40, 30), (745, 30)]


def with_low_part(x):
    """Half of the points have all 106 bits."""
    return (x, 0.0) if random.random() < 0.5 or abs(x) < 1e-250 else (x, x * 2.0**-54 * random.uniform(-0.9, 0.9))


def both_signs(extra):
    points = [v for t in TINY for v in (t, -t)]
    points += [s * v for e in EDGES for v in around(e) for s in (1, -1)]
    points += [random.uniform(-s, s) for s, n in SPREADS for _ in range(n)]
    return points + [s * v for v in extra for s in (1, -1)]


def positive():
    points = TINY + [v for e in EDGES + [1.4142135623730951, 0.7071067811865476, 2.0, 4.0] for v in around(e)]
    points += [random.uniform(0.6, 1.6) for _ in range(80)] + [1 + s * 2.0**-k for k in range(1, 53, 3) for s in (1, -0.5)]
    return points + [2.0 ** random.uniform(-1070, 1023) for _ in range(60)] + [1.7976931348623157e308]


def angles():
    points = [k * 1.5707963267948966 for k in range(1, 30)] + [0.7853981633974483, 22.0, 355.0, 103993.0, 1e22, 1e300]
    return both_signs(points + [2.0 ** random.uniform(-3, 20) for _ in range(60)] + [2.0 ** random.uniform(20, 1020) for _ in range(20)])


def nearest_to_multiples():
    """Pairs of doubles that hold k pi/2 in 106 bits: nearly all digits of the angle cancel."""
    for k in (1, 2, 3, 4, 7, 1000, 651917):
        high = float(k * pi / 2)
        yield high, float(k * pi / 2 - mpf(high))


LARGE = [1e3, 12345.678, 1e6, 277513.1, 1e9, 123456789012.345, 1e13, 4e13]
POINTS = {
    "exp": both_signs(LARGE),
    "expm1": both_signs(LARGE),
    "log": positive(),
    "log1p": [x for x in both_signs([]) if x > -1] + [1e10, 1e100, 1e300, -0.9, -0.99999, -1 + 2.0**-53],
    "sqrt": positive(),
    "tanh": both_signs([1e3, 1e6]),
    "logistic": both_signs(LARGE),
    "softplus": both_signs(LARGE),
    "erf": both_signs([1e3]),
    "normal-cdf": both_signs([100.0, 745.0, 1234.5, 1e5, 1e6]) + [-k / 8 for k in range(1, 160)] + [random.uniform(-20, -8) for _ in range(100)],
    "normal-pdf": both_signs([100.0, 1234.5, 1e5, 1e6]),
    # Drawn when it is their turn, so that those above keep their points.
    "erfc": lambda: both_signs([5.5, 11.3, 27.2, 100.0, 745.0, 1e5, 1e6]) + [k / 8 for k in range(1, 160)],
    "sin": angles,
    "cos": angles,
}

with open(sys.argv[1], "w", newline="\n") as out:
    out.write("function,hi,lo,mantissa,exponent\n")
    for name, f in FUNCTIONS.items():
        points = POINTS[name]() if callable(POINTS[name]) else POINTS[name]
        pairs = [with_low_part(x) for x in points]
        for hi, lo in pairs + (list(nearest_to_multiples()) if name in ("sin", "cos") else []):
            value = f(mpf(hi) + mpf(lo))
            if value != 0:
                m, e = frexp(value)
                out.write(f"{name},{hi!r},{lo!r},{nstr(2 * m, 60, strip_zeros=False)},{int(e) - 1}\n")
