"""Derives the polynomials of WideMath.cs: they interpolate at Chebyshev nodes, and the largest error is printed.

Run with Python 3 and mpmath 1.2 or later; paste the output.
"""
from mpmath import erfc, exp, log, mp, mpf

from elementary_coefficients import interpolate, log_tail, series, show


def half_erfc(u):
    """(y + 3) exp(y^2) erfc(y) / 2 with u = (y - 3) / (y + 3)."""
    y = 3 * (1 + u) / (1 - u)
    return (y + 3) * exp(y * y) * erfc(y) / 2


if __name__ == "__main__":
    sixteenth = log(2) / 32 * mpf("1.0005")
    tail = lambda t: series(mpf(1) / 2, lambda n: mpf(1) / (n + 2), t)
    show("Wide powers", lambda t: tail(t), lambda t: t, -sixteenth, sixteenth, 2)
    show("Wide LogTail", log_tail, lambda z: z / 2, 0, mpf(1) / 9, 5)
    show("Wide ScaledErfc", half_erfc, lambda u: 1 / half_erfc(u), -1, mpf(8) / 14, 11)
