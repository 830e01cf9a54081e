"""Writes elementary_fixtures.csv: arguments and values of every elementary function, computed by mpmath in 60 digits.

Columns: function; argument; value rounded to double; what the rounding left, in ulps of the value (of the smallest
subnormal below the normal range), so that (got - value) / ulp - rest is the error of a result in ulps.
Run with Python 3 and mpmath 1.2 or later in this directory.
"""
import math
import random
from mpmath import mp, mpf, cos, erf, erfc, exp, expm1, frexp, ldexp, log, log1p, nint, pi, sin, sqrt, tanh

mp.dps = 60
LN2 = float(log(2))
EDGES = [k * LN2 / 2 for k in (1, 3, 5, 7, 21, 101, 1023, 2045)]


def softplus(x):
    return x + log1p(exp(-x)) if x > 0 else log1p(exp(x))


def normal_cdf(x):
    return 1 - erfc(x / sqrt(2)) / 2 if x > 0 else erfc(-x / sqrt(2)) / 2


FUNCTIONS = {
    "Exp": (exp, 745, [709.782712893384, 708.3964185322641, 708.396418532264, 745.1332191019411, 744.4400719213812]),
    "Expm1": (expm1, 709, [709.782712893384, 37.5, 36.04365338911715, 64.0]),
    "Log": (log, None, []),
    "Log1p": (log1p, None, []),
    "Tanh": (tanh, 22, [19.06154746539849, 18.714973875118524, 0.5493061443340549]),
    "Logistic": (lambda x: 1 / (1 + exp(-x)), 745, [36.7368005696771, 708.396418532264, 745.1332191019411]),
    "Softplus": (softplus, 745, [0.881373587019543, 40.0, 36.7368005696771, 708.396418532264, 745.1332191019411]),
    "Erf": (erf, 6, [0.5, 0.49999999999999994, 5.863584748755167, 6.0]),
    "NormalCdf": (normal_cdf, 38.5, [8.209536151601387, 37.5193793471445, 38.56741643133398, 30.0, 5.303300858899107]),
    "NormalPdf": (lambda x: exp(-x * x / 2) / sqrt(2 * pi), 38.5, [37.60345, 38.5, 1.4142135623730951]),
}


# Written after the others, so that these keep their random arguments. Among the angles are doubles next to multiples of
# pi/2; 6381956970095103 * 2^797 is as near to one as any double comes.
LATER = {
    "Erfc": (erfc, 27, [0.5, 1.0, 26.543, 27.226, 5.863584748755167]),
    "Sin": (sin, 1e4, []),
    "Cos": (cos, 1e4, []),
}
ANGLES = [math.pi / 4, math.pi / 2, math.pi, 3 * math.pi / 4, 11.0, 22.0, 355.0, 710.0, 103993.0, 2.0**30, 2.0**30 - 1]
HUGE = [math.ldexp(6381956970095103.0, 797), 1e9, 1e15, 1e22, 1e300, 1.7976931348623157e308]


def neighbours(x):
    return [x, math.nextafter(x, math.inf), math.nextafter(x, 0)]


def signed(points):
    return [s * p for p in points for s in (1, -1)]


def arguments(name, limit, special):
    if name == "Log":
        points = [random.uniform(0, 4) for _ in range(120)]
        points += [math.ldexp(random.uniform(1, 2), random.randint(-1074, 1023)) for _ in range(160)]
        points += [1 + s * 2.0**-random.randint(2, 52) for s in (1, -0.5) for _ in range(50)]
        points += [p for x in (1.0, math.sqrt(2), math.sqrt(0.5), 2.0, 1e-290, 2.0**-1022) for p in neighbours(x)]
        return points + [5e-324, 1.5e-323, 2.2250738585072009e-308, 1.7976931348623157e308]
    if name == "Log1p":
        points = [random.uniform(-1, 3) for _ in range(120)]
        points += signed(2.0**-random.uniform(1, 60) for _ in range(80)) + [2.0**-k - 1 for k in range(1, 54)]
        points += [math.ldexp(random.uniform(1, 2), random.randint(0, 1023)) for _ in range(60)]
        points += [p for x in (math.sqrt(2) - 1, math.sqrt(0.5) - 1, 2.0**-54, 2.0**-53) for p in neighbours(x)]
        return points + signed([5e-324, 1e-310, 2.2250738585072014e-308, 1e-300]) + [1.7976931348623157e308]
    if name in ("Sin", "Cos"):
        points = [random.uniform(0, 7) for _ in range(120)] + [2.0**random.uniform(-40, 30) for _ in range(120)]
        points += [2.0**random.uniform(30, 1023) for _ in range(40)] + [k * math.pi / 2 for k in range(1, 40)]
        points += [p for x in ANGLES for p in neighbours(x)] + HUGE + [2.0**-27, 1e-300, 1e-310, 5e-324]
        return signed(points)
    scale = 0.5 if name == "Tanh" else 1
    points = [random.uniform(0, limit) for _ in range(70)] + [random.uniform(0, min(limit, 6)) for _ in range(70)]
    points += [2.0**random.uniform(-60, 3) for _ in range(50)] + [2.0**random.uniform(-1022, -60) for _ in range(15)]
    points += [p for x in EDGES if x * scale < limit for p in neighbours(x * scale)]
    points += [p for x in special for p in neighbours(x)] + [2.0**-54, 2.0**-53, 1e-300, 1e-310, 5e-324, 1.0, 2.0]
    return signed(points)


def row(name, function, x):
    value = function(mpf(x))
    exponent = max(frexp(value)[1] - 53, -1074)
    steps = ldexp(value, -exponent)
    rounded = int(nint(steps))
    if exponent + 53 > 1024 or exponent == 971 and rounded == 2**53:
        return f"{name},{x!r},Infinity,0"
    return f"{name},{x!r},{math.ldexp(rounded, exponent)!r},{float(steps - rounded):.4f}"


if __name__ == "__main__":
    random.seed(20)
    with open("elementary_fixtures.csv", "w", newline="\n") as file:
        for name, (function, limit, special) in (FUNCTIONS | LATER).items():
            rows = dict.fromkeys(row(name, function, x) for x in arguments(name, limit, special))
            file.writelines(line + "\n" for line in rows)
