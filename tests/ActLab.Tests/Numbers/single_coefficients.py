"""Derives the tables of SingleMath.cs and SingleMath.Tanh.cs and the polynomials of WideMath.cs.

tanh: [0, 0.125), then quarters of binades up to 9.5, one row of coefficients for each. The centre of a row
is moved among the floats near the middle of its interval until tanh there is nearly a float itself (S. Gal,
ACM TOMS 17, 1991), so that the leading coefficient needs no second part. The others interpolate
(tanh(centre + b) - tanh(centre)) / b at Chebyshev nodes and are rounded to float; the largest error on
400 points of each interval is printed in units of the last place.
Run with Python 3, NumPy 1.24 and mpmath 1.2 or later; paste the output.
"""
import numpy
from mpmath import erfc, exp, floor, log, mp, mpf, polyval, tanh

from elementary_coefficients import interpolate, log_tail, series, show

DEGREE = 5
LAST = mpf("9.5")


def single(x):
    return mpf(float(numpy.float32(float(x))))


def ulp(x):
    return mpf(2) ** (floor(log(x, 2)) - 23)


def edge(j):
    """The float whose bits are j * 2^21."""
    return mpf(float(numpy.uint32(j << 21).view(numpy.float32)))


def centre_near(middle):
    bits = numpy.float32(float(middle)).view(numpy.uint32)
    candidates = [mpf(float(numpy.uint32(bits + n).view(numpy.float32))) for n in range(-3000, 3000)]
    return min(candidates, key=lambda c: abs(tanh(c) - single(tanh(c))) / ulp(tanh(c)))


def tanh_row(low, high):
    """centre, tanh(centre), then the coefficients of b, b^2, ..."""
    if low == 0:
        rest = interpolate(lambda b: (tanh(b) / b - 1) / b, mpf("1e-12"), high, DEGREE - 2)
        return [mpf(0), mpf(0), mpf(1)] + [single(c) for c in rest]
    c = centre_near((low + high) / 2)
    slope = lambda b: (tanh(c + b) - tanh(c)) / b if b else 1 - tanh(c) ** 2
    return [c, single(tanh(c))] + [single(k) for k in interpolate(slope, low - c, high - c, DEGREE - 1)]


def tanh_rows():
    rows, worst = [[mpf(0)] * (DEGREE + 2) for _ in range(32)], mpf(0)
    for j in range(0x1EF, 0x209):
        low, high = (mpf(0) if j == 0x1EF else edge(j)), min(edge(j + 1), LAST)
        row = tanh_row(low, high)
        for i in range(1, 400):
            x = low + (high - low) * i / 400
            worst = max(worst, abs(row[1] + (x - row[0]) * polyval(row[:1:-1], x - row[0]) - tanh(x)) / ulp(tanh(x)))
        rows[j % 32] = row
    print(f"tanh: largest error {float(worst):.2f} ulp")
    return rows


def half_erfc(u):
    """(y + 3) exp(y^2) erfc(y) / 2 with u = (y - 3) / (y + 3)."""
    y = 3 * (1 + u) / (1 - u)
    return (y + 3) * exp(y * y) * erfc(y) / 2


def floats(values):
    return ", ".join(repr(float(str(numpy.float32(float(v))))) + "f" for v in values)


if __name__ == "__main__":
    sixteenth = log(2) / 32 * mpf("1.0005")
    powers = [mpf(2) ** (mpf(k) / 16) for k in range(16)]
    print("Powers:", floats(powers))
    print("Losses:", floats([p / single(p) - 1 for p in powers]))
    tail = lambda t: series(mpf(1) / 2, lambda n: mpf(1) / (n + 2), t)
    print("ExpTail:", floats(interpolate(tail, -sixteenth, sixteenth, 2)))
    for name, column in zip(["Centre", "Value", "First", "Second", "Third", "Fourth", "Fifth"], zip(*tanh_rows())):
        print(f"{name}: {floats(column)}")
    show("Wide powers", lambda t: tail(t), lambda t: t, -sixteenth, sixteenth, 2)
    show("Wide LogTail", log_tail, lambda z: z / 2, 0, mpf(1) / 9, 5)
    show("Wide ScaledErfc", half_erfc, lambda u: 1 / half_erfc(u), -1, mpf(8) / 14, 11)
