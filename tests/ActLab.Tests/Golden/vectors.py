#!/usr/bin/env python3
"""Writes vectors.csv to the file named: outputs and Jacobians of the vector activations, by mpmath from the textbook formulas.

A row is an activation, its inputs, an output and an input counted from 1 (0: the output itself), and the value. Derivatives are
central differences with steps of 10^-150 in 500 digits; groups with ties are left out.
"""
import sys
from mpmath import erf, exp, log, mp, mpf, nstr, sqrt

mp.dps = 500
STEP = mpf(10) ** -150

INPUTS = [
    [0.5], [1.0, 2.0], [1.0, -2.0, 0.5, 3.0], [-1.25, 700.0, 0.0, 699.5], [30.0, -30.0, 0.25, -0.125, 4.0, 1e-8],
    [-0.5, 1000.0, 2.0, -1000.0, 0.75, 3.5],
]


def softmax(x):
    return [exp(v) / sum(exp(w) for w in x) for v in x]


def gated(gate):
    return lambda x: [a * gate(b) for a, b in zip(x[:len(x) // 2], x[len(x) // 2:])]


FUNCTIONS = {
    "softmax": softmax,
    "softmin": lambda x: softmax([-v for v in x]),
    "log-softmax": lambda x: [v - log(sum(exp(w) for w in x)) for v in x],
    "maxout-group": lambda x: [max(a, b) for a, b in zip(x[:len(x) // 2], x[len(x) // 2:])],
    "glu": gated(lambda b: 1 / (1 + exp(-b))),
    "reglu": gated(lambda b: max(b, mpf(0))),
    "geglu": gated(lambda b: b * (1 + erf(b / sqrt(2))) / 2),
    "swiglu": gated(lambda b: b / (1 + exp(-b))),
}


def moved(x, j, step):
    return [v + step if k == j else v for k, v in enumerate(x)]


def text(value):
    return "0" if abs(value) < mpf(10) ** -140 else nstr(value, 25)


with open(sys.argv[1], "w") as out:
    print("activation,inputs,output,input,value", file=out)
    for name, f in FUNCTIONS.items():
        for inputs in INPUTS:
            if len(inputs) % 2 and name not in ("softmax", "softmin", "log-softmax") or name == "reglu" and 0.0 in inputs[len(inputs) // 2:]:
                continue
            x = [mpf(v) for v in inputs]
            for i, y in enumerate(f(x)):
                print(name, " ".join(map(repr, inputs)), i + 1, 0, text(y), sep=",", file=out)
                for j in range(len(x)):
                    slope = (f(moved(x, j, STEP))[i] - f(moved(x, j, -STEP))[i]) / (2 * STEP)
                    print(name, " ".join(map(repr, inputs)), i + 1, j + 1, text(slope), sep=",", file=out)
