"""Makes extremes.json: what PyTorch answers at extreme arguments, and the true answer by mpmath. Run by hand, where torch
(which brings mpmath) is installed:

    python core/goldens/extremes.py

The root is the sum of the op's entries. `truth` is the exact answer rounded to float64: overflow is an infinity, NaN means
that there is none. At an infinite argument it is the limit, at ±0 the value there or the limit from that side.
"""
import json
import pathlib

from mpmath import mp, mpf

from names_torch import functions, measure, version
from reader import read, written
from truths import INF, PERIODIC, TRUTHS, sigmoid

POINTS = [
    0.0, -0.0, 1.0, -1.0, 1e-8, -1e-8, 5e-324, -5e-324, 1e-310, 2.2250738585072014e-308, 1e-300, -1e-300, 20.5, -20.5, 40.0,
    -40.0, 709.0, -709.0, 710.0, -710.0, 745.0, -745.0, 746.0, -746.0, 1e3, -1e3, 1e8, 1e16, -1e16, 1e154, -1e155, 1e300,
    -1e300, 1e308, -1e308, float("inf"), float("-inf"), float("nan"),
]
FAR, CLOSE, BESIDE = mpf("1e1000"), mpf("1e-1000"), mpf("1e-680")


def as_float(x):
    if x is None or isinstance(x, mp.mpc) or mp.isnan(x):
        return float("nan")
    try:
        return float(x)
    except OverflowError:
        return float("inf") if x > 0 else float("-inf")


def at(f, x, periodic):
    """f at a float64. Where f itself has no value: its limit from that side of 0, far out for an infinity, else from inside."""
    if x != x:
        return float("nan")
    sign = -1 if str(x).startswith("-") else 1
    found = attempt(f, mpf(x))
    if found is None and not periodic:
        if x == 0:
            found = attempt(f, sign * CLOSE)
        elif abs(x) == INF:
            found = attempt(f, sign * FAR)
        else:
            found = attempt(f, x * (1 - BESIDE)) or attempt(f, x * (1 + BESIDE))
    return as_float(found)


def attempt(f, x):
    try:
        found = f(x)
    except ZeroDivisionError:
        return None
    return None if found is None or isinstance(found, mp.mpc) or mp.isnan(found) else found


def one_number():
    for op, (formula, value, slope) in TRUTHS.items():
        for x in POINTS:
            # 1 / (x (1 - x)) has both signs of infinity at a zero: which one depends on how it is written.
            if op == "logit" and str(x) == "-0.0":
                continue
            periodic = op in PERIODIC
            yield op, formula, {"x": x}, at(value, x, periodic), {"x": at(slope, x, periodic)}


def lse(xs):
    top = max(xs)
    return top + mp.log(sum(mp.exp(x - top) for x in xs))


def shares(xs):
    return [mp.exp(x - lse(xs)) for x in xs]


PAIRS = [(1000.0, 1000.0), (1000.0, 0.0), (-1000.0, -1000.0), (-1000.0, 1000.0), (745.0, -745.0), (1e308, 1e308),
         (1e308, -1e308), (-1e308, -1e308), (0.0, 0.0), (1e-310, -1e-310), (710.0, 709.0), (-1e16, 1.0)]


def several_numbers():
    for a, b in PAIRS:
        v = [mpf(a), mpf(b)]
        p = shares(v)
        both = [as_float(q) for q in p]
        yield "logsumexp", "logsumexp(x)", {"x": [a, b]}, as_float(lse(v)), {"x": both}
        yield "logaddexp", "logaddexp(a, b)", {"a": a, "b": b}, as_float(lse(v)), {"a": both[0], "b": both[1]}
        weighed = p[0] * p[1]
        yield "softmax", "[1, 0] * softmax(x)", {"x": [a, b]}, both[0], {"x": [as_float(weighed), as_float(-weighed)]}
        # The other entry must be a number too, or 0 times it is none.
        if abs(v[0] - v[1]) < mpf(1.7e308):
            yield "log_softmax", "[1, 0] * log_softmax(x)", {"x": [a, b]}, as_float(v[0] - lse(v)), {"x": [as_float(1 - p[0]), as_float(-p[1])]}
        yield ("cross_entropy", "cross_entropy(z, [0, 1])", {"z": [a, b]}, as_float(lse(v) - v[1]),
               {"z": [as_float(p[0]), as_float(p[1] - 1)]})
        loss = max(v[0], mpf(0)) - v[0] * mpf(0.25) + mp.log(1 + mp.exp(-abs(v[0])))
        yield "bce_with_logits", "bce_with_logits(x, 0.25)", {"x": a}, as_float(loss), {"x": as_float(sigmoid(v[0]) - mpf(0.25))}
    for x in ([3e200, 4e200], [3e-200, 4e-200], [1e308, 0.0], [5e-324, 0.0], [1e154, 1e154], [1e-310, 1e-310], [3e307, -4e307]):
        size = mp.sqrt(sum(mpf(e) ** 2 for e in x))
        unit = [as_float(mpf(e) / size) for e in x]
        yield "norm", "norm(x)", {"x": x}, as_float(size), {"x": unit}
        yield "hypot", "hypot(a, b)", {"a": x[0], "b": x[1]}, as_float(size), {"a": unit[0], "b": unit[1]}
    for a, b in [(1.0, 1e300), (1e300, 1e-300), (1e-300, 1e300), (5e-324, 2.0), (1e308, 0.1), (-1e308, 0.1), (1.0, 5e-324), (1e-320, 1e-320)]:
        value = mpf(a) / mpf(b)
        yield "div", "a / b", {"a": a, "b": b}, as_float(value), {"a": as_float(1 / mpf(b)), "b": as_float(-value / mpf(b))}
    for a, b in [(2.0, 1023.0), (2.0, 1025.0), (2.0, -1080.0), (10.0, 308.5), (10.0, -330.0), (0.5, 1e4), (1e-300, 1.5), (1e300, 0.5), (1.0, 1e308), (1e-5, 70.0)]:
        value = mp.power(mpf(a), mpf(b))
        slope = mpf(b) * mp.power(mpf(a), mpf(b) - 1)
        yield "pow", "a ** b", {"a": a, "b": b}, as_float(value), {"a": as_float(slope), "b": as_float(value * mp.log(mpf(a)))}


def naive():
    """The wiring of a beginner: honest infinities and NaN, the same as PyTorch's. There is no truth column."""
    for x, y in [(1000.0, 1000.0), (710.0, 0.0), (-1000.0, -1000.0), (-746.0, -800.0)]:
        yield "composition", "log(exp(x) + exp(y))", {"x": x, "y": y}, None, None


def settled(x, slope, theirs):
    """No limit decides the slope at NaN, nor at −0 on the border of a domain: there IEEE arithmetic does, as in PyTorch."""
    is_open = isinstance(x, float) and (x != x or (str(x) == "-0.0" and slope != slope))
    return theirs if is_open else slope


def main():
    lines = []
    for op, formula, point, value, slopes in [*one_number(), *several_numbers(), *naive()]:
        f, gradient = measure(lambda names, given: read(f"out = {formula}", names, given)["out"], point)
        made = {
            "op": op,
            "formula": f"out = {formula}; f = sum(out)",
            "at": {name: written(x) for name, x in point.items()},
            "torch": {"f": written(f), "gradient": {name: written(part) for name, part in gradient.items()}},
        }
        if slopes is not None:
            slopes = {name: settled(point[name], part, gradient[name]) for name, part in slopes.items()}
            made["truth"] = {"f": written(value), "gradient": {name: written(part) for name, part in slopes.items()}}
        lines.append(json.dumps(made, separators=(",", ":")))
    file = pathlib.Path(__file__).parent / "extremes.json"
    file.write_text(json.dumps({"torch": version})[:-1] + ', "cases": [\n' + ",\n".join(lines) + "\n]}\n")
    print(f"{len(lines)} cases, {file.stat().st_size // 1024} kB, torch {version}")


main()
