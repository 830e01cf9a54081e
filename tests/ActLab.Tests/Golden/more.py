#!/usr/bin/env python3
"""Writes more.csv to the file named: f, f' and f'' of the activations and parameters that golden.csv lacks, by mpmath.

Derivatives are differences with steps of 10^-700 in a precision three times that, taken of the textbook formula alone. Points on
a kink or jump, of f or of f', are left out. What is below 1e-400 is written as 0.
"""
import random
import sys
from mpmath import diff, erf, exp, expm1, log, mp, mpf, nstr, sqrt, tanh

mp.dps = 700
random.seed(41)

COMMON = [0.0, 0.25, 1.0, 0.75, 1.5, 2.0, 3.0, 6.0, 13.5, 40.0, 87.0, 104.0, 700.0, 1e-8, 1e-4, 1e-150, 1e-300]
POINTS = [s * x for x in COMMON for s in ((1, -1) if x else (1,))] + [random.gauss(0, s) for s in (1, 4, 40) for _ in range(14)]


def clip(low, high):
    return lambda x: min(max(low, x), high)


def shrink(edge, bias):
    return lambda x: mpf(0) if abs(x) <= edge else x - bias if x > 0 else x + bias


def threshold(edge, value):
    return lambda x: x if x > edge else value


def smelu(beta):
    return lambda x: mpf(0) if x <= -beta else x if x >= beta else (x + beta) ** 2 / (4 * beta)


def isru(alpha):
    return lambda x: x / sqrt(1 + alpha * x * x)


def softplus(x):
    return log(1 + exp(x))


def d(text):
    """A parameter as the program holds it: the nearest double."""
    return mpf(float(text))


# Activation, parameters, formula, points left out.
CASES = [
    ("celu", "", lambda x: x if x > 0 else expm1(x), [0]),
    ("celu", "alpha=0.3", lambda x: x if x > 0 else d("0.3") * expm1(x / d("0.3")), [0]),
    ("clip", "", clip(mpf(0), mpf(1)), [0, 1]),
    ("clip", "min=-0.3 max=2", clip(d("-0.3"), mpf(2)), [2]),
    ("erf", "", erf, []),
    ("exponential", "", exp, []),
    ("hard-shrink", "lambda=1.5", shrink(mpf("1.5"), mpf(0)), [-1.5, 1.5]),
    ("hard-sigmoid", "width=5", lambda x: clip(mpf(0), mpf(1))(x / 5 + mpf("0.5")), []),
    ("hard-sigmoid", "width=3.3", lambda x: clip(mpf(0), mpf(1))(x / d("3.3") + mpf("0.5")), []),
    ("hard-tanh", "min=-2 max=0.3", clip(mpf(-2), d("0.3")), [-2]),
    ("isrlu", "", lambda x: x if x > 0 else isru(1)(x), [0]),
    ("isrlu", "alpha=3", lambda x: x if x > 0 else isru(3)(x), [0]),
    ("isru", "", isru(1), []),
    ("isru", "alpha=0.3", isru(d("0.3")), []),
    ("linear", "", lambda x: x, []),
    ("quick-gelu", "", lambda x: x / (1 + exp(-mpf(1702) / 1000 * x)), []),
    ("rrelu", "", lambda x: x if x > 0 else (d("0.125") + d("0.3333333333333333")) / 2 * x, [0]),
    ("rrelu", "lower=-0.5 upper=0.1", lambda x: x if x > 0 else (d("-0.5") + d("0.1")) / 2 * x, [0]),
    ("serf", "", lambda x: x * erf(softplus(x)), []),
    ("shrink", "", shrink(mpf("0.5"), mpf(0)), []),
    ("shrink", "lambda=1 bias=0.3", shrink(mpf(1), d("0.3")), [-1, 1]),
    ("smelu", "", smelu(mpf(1)), [-1, 1]),
    ("smelu", "beta=2.3", smelu(d("2.3")), []),
    ("soft-shrink", "lambda=0.3", shrink(d("0.3"), d("0.3")), []),
    ("sparse-plus", "", smelu(mpf(1)), [-1, 1]),
    ("sparse-sigmoid", "", lambda x: clip(mpf(0), mpf(1))((x + 1) / 2), [-1, 1]),
    ("squared-relu", "", lambda x: max(mpf(0), x) ** 2, [0]),
    ("squareplus", "", lambda x: (x + sqrt(x * x + 4)) / 2, []),
    ("squareplus", "b=0.3", lambda x: (x + sqrt(x * x + d("0.3"))) / 2, []),
    ("tanhexp", "", lambda x: x * tanh(exp(x)), []),
    ("threshold", "", threshold(mpf("0.5"), mpf(0)), []),
    ("threshold", "threshold=0.1 value=20", threshold(d("0.1"), mpf(20)), []),
    ("thresholded-relu", "", threshold(mpf(1), mpf(0)), [1]),
    ("thresholded-relu", "alpha=-0.7", threshold(d("-0.7"), mpf(0)), []),
]


def text(value):
    return "0.0" if abs(value) < mpf("1e-400") else nstr(value, 25, min_fixed=1, max_fixed=0, strip_zeros=False)


with open(sys.argv[1], "w") as out:
    out.write("activation,parameters,x,f,df,d2f\n")
    for name, parameters, f, excluded in CASES:
        for x in POINTS:
            if x not in excluded:
                at = mpf(x)
                out.write(f"{name},{parameters},{x!r},{text(f(at))},{text(diff(f, at))},{text(diff(f, at, 2))}\n")
