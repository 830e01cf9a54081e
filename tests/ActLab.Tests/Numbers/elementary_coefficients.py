"""Derives the polynomials of ElementaryExp.cs, ElementaryLog.cs, ElementaryErf.cs and ElementaryCircular.cs.

Each polynomial interpolates its function at the Chebyshev nodes of the interval in 60 digits, is
rewritten in powers of the variable and rounded coefficient by coefficient to double. Printed with it:
the largest error, weighted by the share the polynomial has in the final result, on 4,000 points.
Run with Python 3 and mpmath 1.2 or later; paste the output.
"""
from mpmath import mp, mpf, cos, erfc, exp, log, pi, polyval, sqrt

mp.dps = 60


def interpolate(f, low, high, degree):
    """Coefficients, constant first, of the Chebyshev interpolant of f on [low, high]."""
    low, high = mpf(low), mpf(high)
    nodes = [(low + high + (high - low) * cos(pi * (2 * i + 1) / (2 * degree + 2))) / 2 for i in range(degree + 1)]
    table = [f(node) for node in nodes]
    for step in range(1, degree + 1):
        for i in range(degree, step - 1, -1):
            table[i] = (table[i] - table[i - 1]) / (nodes[i] - nodes[i - step])
    powers = [mpf(0)]
    for i in range(degree, -1, -1):
        shifted = [mpf(0)] + powers
        powers = [s - nodes[i] * p for s, p in zip(shifted, powers + [mpf(0)])]
        powers[0] += table[i]
    return powers[:degree + 1]


def show(name, f, share, low, high, degree, pairs=0):
    """Prints the double coefficients, the first few as pairs of doubles, and the largest weighted error."""
    exact = interpolate(f, low, high, degree)
    coefficients = [float(c) for c in exact]
    for i in range(pairs):
        rest = float(exact[i] - coefficients[i])
        print(f"{name}, power {i}: {coefficients[i]!r} + {rest!r}")
        coefficients[i] += mpf(rest)
    points = [mpf(low) + (mpf(high) - low) * i / 4000 for i in range(4001)]
    error = max(abs((polyval(coefficients[::-1], x) - f(x)) * share(x)) for x in points)
    print(f"{name}: [{float(low):.6g}, {float(high):.6g}], degree {degree}, error 2^{float(log(error, 2)):.1f}")
    print("    " + ", ".join(repr(c) for c in coefficients[pairs:]))


def series(first, ratio, x, terms=60):
    """The sum of first * prod ratio(n) * x^n, for functions with a removable singularity."""
    total, term = mpf(0), mpf(first)
    for n in range(1, terms):
        total, term = total + term, term * ratio(n) * x
    return total


def exp_tail(r):
    """(exp(r) - 1 - r - r^2/2) / (r^3/2)."""
    return series(mpf(1) / 3, lambda n: mpf(1) / (n + 3), r)


def log_tail(z):
    """(2 atanh(s) - 2s) / s^3 with z = s^2."""
    return sum(2 * z**n / (2 * n + 3) for n in range(60))


def erf_tail(z):
    """(erf(x) / x - 2/sqrt(pi)) / z with z = x^2."""
    return 2 / sqrt(pi) * sum((-1)**(n + 1) * z**n / (mp.factorial(n + 1) * (2 * n + 3)) for n in range(60))


CENTRE = mpf("3.75")


def scaled_erfc(u):
    """(1 + 9/8 y) exp(y^2) erfc(y) with u = (y - CENTRE) / (y + CENTRE)."""
    y = CENTRE * (1 + u) / (1 - u)
    return (1 + mpf(9) / 8 * y) * exp(y * y) * erfc(y)


def sine_tail(z):
    """(sin(r) / r - 1) / z with z = r^2."""
    return sum((-1)**(n + 1) * z**n / mp.factorial(2 * n + 3) for n in range(40))


def cosine_tail(z):
    """(cos(r) - 1 + z/2) / z^2 with z = r^2."""
    return sum((-1)**n * z**n / mp.factorial(2 * n + 4) for n in range(40))


half = log(2) / 2
if __name__ == "__main__":
    show("ExpTail", exp_tail, lambda r: r * r / 2, -half - mpf("1e-9"), half + mpf("1e-9"), 9)
    edge = (sqrt(2) - 1)**2 / (sqrt(2) + 1)**2
    show("LogTail", log_tail, lambda z: z / 2, 0, edge, 9)
    show("ErfTail", erf_tail, lambda z: z, 0, mpf("0.25"), 9)
    top = (28 - CENTRE) / (28 + CENTRE)
    show("ScaledErfc", scaled_erfc, lambda u: 1 / scaled_erfc(u), -1, top, 23, pairs=2)
    quarter = (pi / 4 + mpf("1e-6"))**2
    show("SineTail", sine_tail, lambda z: z, 0, quarter, 7)
    show("CosineTail", cosine_tail, lambda z: z * z, 0, quarter, 7)
