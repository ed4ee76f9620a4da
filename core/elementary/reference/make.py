"""Writes points.txt, the reference points of the elementary functions: python make.py, with mpmath 1.3.

After the name of each function, one point per line: the arguments and the nearest double as 16 hexadecimal digits each, then how
far the true value lies from that double, in thousandths of an ulp. Computed to 50 digits beyond what cancels.
"""

import math
import random
import struct
from pathlib import Path

from mpmath import mp, mpf

random.seed("Gradwire")
mp.prec = 1400  # sin of 1e308 needs 1024 bits of π before the first that counts.
here = Path(__file__).parent
tiny = 5e-324
largest = 1.7976931348623157e308


def double(word):
    return struct.unpack(">d", struct.pack(">Q", word))[0]


def hexadecimal(x):
    return struct.pack(">d", x).hex()


def nearest(value):
    """The nearest double, ties to even, also where it is subnormal; and the ulp there."""
    if value == 0:
        return 0.0, mpf(tiny)
    size = abs(value)
    exponent = max(int(mp.floor(mp.log(size, 2))), -1022)
    while mpf(2) ** exponent > size and exponent > -1022:
        exponent -= 1
    while mpf(2) ** (exponent + 1) <= size:
        exponent += 1
    ulp = mpf(2) ** (exponent - 52)
    whole = int(mp.nint(value / ulp))
    if abs(whole) * ulp >= mpf(2) ** 1024:
        return math.copysign(math.inf, whole), mpf(2) ** 971
    y = math.ldexp(whole, exponent - 52)
    if y == 0:
        y = math.copysign(0.0, value)
    return y, ulp


def neighbours(x, count=3):
    found = [x]
    for direction in (math.inf, -math.inf):
        y = x
        for _ in range(count):
            y = math.nextafter(y, direction)
            found.append(y)
    return found


def any_doubles(count, low, high):
    """Every exponent between those of low and high is as likely as any other; both signs."""
    first, last = (struct.unpack(">Q", struct.pack(">d", x))[0] for x in (low, high))
    return [double(random.randint(first, last)) * random.choice((1, -1)) for _ in range(count)]


def between(count, low, high):
    return [random.uniform(low, high) for _ in range(count)]


edges = [0.0, -0.0, math.inf, -math.inf, math.nan, tiny, -tiny, 2.2250738585072014e-308, largest, -largest, 1.0, -1.0]
exponents = [x for at in (709.782712893384, -745.1332191019412, -708.3964185322641) for x in neighbours(at, 8)]
quarters = [
    x
    for n in [*range(1, 60), *(random.randint(60, 10**6) for _ in range(100)), *(10**k for k in range(7, 22, 2))]
    for x in neighbours(float(n * mp.pi / 2), 1)
]
# Of all doubles, this one is nearest to a multiple of π/2 (V. Lefèvre, J.-M. Muller).
worst_angle = math.ldexp(6381956970095103, 797)
angles = (
    [*quarters, 1e22, worst_angle, -worst_angle, largest, 1e300, 2.0**1000, 1600000.0, 1600001.0]
    + between(600, -7, 7)
    + between(300, -2e6, 2e6)
    + any_doubles(400, 1e-12, 1e6)
    + any_doubles(400, 1e6, largest)
    + any_doubles(60, tiny, 1e-12)
)
near_one = [x for at in (1.0, 0.5, 2.0, 0.7071067811865476, 1.4142135623730951) for x in neighbours(at, 20)]
positive = (
    near_one
    + [1 + random.uniform(-1, 1) * 10 ** random.uniform(-15, 0) for _ in range(600)]
    + [abs(x) for x in any_doubles(700, tiny, largest)]
    + between(500, 0.3, 3)
    + [-0.5, -tiny]
)
powers = [2.0**k for k in range(-1074, 1024, 60)] + [float(10**k) for k in range(0, 23)]
small = any_doubles(500, 1e-18, 1.0) + any_doubles(60, tiny, 1e-18)
unit = between(900, -1, 1) + small + [x for at in (0.5, 1.0, 0.4375, 0.6875) for x in neighbours(at)]
sloped = between(700, -45, 45) + between(400, -1.5, 1.5) + small + exponents
pairs = [(x, y) for x in (*edges, 2.0, -2.0, 0.5, -0.5) for y in (*edges, 2.0, 3.0, -3.0, 0.5, -0.5, 2.0**53)]


def power_pairs():
    found = list(pairs)
    while len(found) < 2400:
        x = abs(any_doubles(1, tiny, largest)[0]) if random.random() < 0.5 else random.uniform(0.2, 4)
        if random.random() < 0.2:
            x = 1 + random.uniform(-1, 1) * 10 ** random.uniform(-15, -1)
        size = abs(math.log(x)) or 1
        y = random.choice((1, -1)) * 10 ** random.uniform(-6, 0) * 760 / size
        if random.random() < 0.2:
            y = float(round(min(max(y, -400), 400)))
        if random.random() < 0.1 and y == math.floor(y):
            x = -x
        found.append((x, y))
    return found


def plane_pairs():
    found = list(pairs)
    for _ in range(700):
        x = any_doubles(1, 1e-3, 1e3)[0]
        found.append((x, random.uniform(-1e3, 1e3)))
    for _ in range(300):
        x = any_doubles(1, tiny, largest)[0]
        found.append((x, max(min(x * 2 ** random.uniform(-70, 70), largest), -largest)))
    return found


def power(x, y):
    return mp.power(x, y)


functions = {
    "exp": (mp.exp, edges + exponents + sloped + between(600, -745, 710)),
    "expm1": (mp.expm1, edges + exponents + sloped + between(300, -60, 710)),
    "exp2": (lambda x: mp.power(2, x), edges + neighbours(1024.0) + neighbours(-1075.0) + sloped + between(500, -1075, 1024)),
    "sinh": (mp.sinh, edges + neighbours(710.4758600739439) + sloped + between(200, -710, 710)),
    "cosh": (mp.cosh, edges + neighbours(710.4758600739439) + sloped + between(200, -710, 710)),
    "tanh": (mp.tanh, edges + sloped + between(900, -22, 22)),
    "log": (mp.log, edges + positive),
    "log2": (lambda x: mp.log(x) / mp.log(2), edges + positive + powers),
    "log10": (lambda x: mp.log(x) / mp.log(10), edges + positive + powers),
    "log1p": (lambda x: mp.log(1 + x), edges + small + [abs(x) for x in any_doubles(500, tiny, largest)] + between(900, -1, 3) + neighbours(-0.29) + neighbours(0.41)),
    "sin": (mp.sin, edges + angles),
    "cos": (mp.cos, edges + angles),
    "tan": (mp.tan, edges + angles),
    "atan": (mp.atan, edges + unit + between(400, -5, 5) + neighbours(2.4375) + neighbours(1.1875) + any_doubles(500, tiny, largest)),
    "asin": (mp.asin, edges + unit),
    "acos": (mp.acos, edges + unit),
    "asinh": (mp.asinh, edges + sloped + any_doubles(500, 1, largest)),
    "acosh": (mp.acosh, edges + [1 + abs(x) for x in sloped] + [abs(x) for x in any_doubles(500, 1, largest)] + [1 + k * 2.0**-52 for k in range(20)]),
    "atanh": (mp.atanh, edges + unit + [1 - abs(x) for x in any_doubles(400, 1e-16, 1)]),
    "cbrt": (lambda x: mp.sign(x) * mp.power(abs(x), mpf(1) / 3), edges + between(400, -9, 9) + any_doubles(800, tiny, largest) + [float(k**3) for k in range(2, 30)]),
    "pow": (power, power_pairs()),
    "hypot": (lambda x, y: mp.sqrt(x * x + y * y), plane_pairs()),
    "atan2": (mp.atan2, plane_pairs()),
}

# C's library knows what IEEE 754 wants of zeros, infinities and NaN.
at_edges = {
    "exp2": lambda x: 2.0**x,
    "cbrt": lambda x: x,
    **{name: getattr(math, name) for name in functions if hasattr(math, name) and name not in ("cbrt", "exp2")},
}


def exact_at_edge(name, arguments):
    try:
        return at_edges[name](*arguments)
    except OverflowError:
        return math.inf
    except ValueError:
        if name.startswith("log") and arguments[0] == (-1 if name == "log1p" else 0):
            return -math.inf
        if name == "atanh" and abs(arguments[0]) == 1:
            return math.copysign(math.inf, arguments[0])
        if name == "pow" and arguments[0] == 0:
            odd = arguments[1] == math.floor(arguments[1]) and arguments[1] % 2 == 1
            return math.copysign(math.inf, arguments[0]) if odd else math.inf
        return math.nan


def is_edge(name, arguments):
    if any(not math.isfinite(x) for x in arguments) or arguments[0] == 0 or arguments[-1] == 0:
        return True
    if name in ("log", "log2", "log10"):
        return arguments[0] < 0
    if name == "log1p":
        return arguments[0] <= -1
    if name in ("asin", "acos"):
        return abs(arguments[0]) > 1
    if name == "atanh":
        return abs(arguments[0]) >= 1
    if name == "acosh":
        return arguments[0] < 1
    return name == "pow" and arguments[0] < 0 and arguments[1] != math.floor(arguments[1])


def overflows(name, arguments):
    """Beyond these mpmath would need more memory than there is."""
    x = arguments[0]
    if name in ("exp", "expm1", "sinh", "cosh", "exp2", "tanh"):
        return abs(x) > 1200
    if name == "pow":
        return abs(arguments[1] * (math.log(abs(x)) or 1)) > 1200
    return False


def at_overflow(name, arguments):
    x = arguments[0]
    if name == "tanh":
        return math.copysign(1.0, x)
    if name == "pow":
        grows = (abs(x) > 1) == (arguments[1] > 0)
        odd = arguments[1] == math.floor(arguments[1]) and arguments[1] % 2 == 1
        y = 1.0 if abs(x) == 1 else math.inf if grows else 0.0
        return -y if x < 0 and odd else y
    if x < 0:
        return {"exp": 0.0, "exp2": 0.0, "expm1": -1.0, "sinh": -math.inf, "cosh": math.inf}[name]
    return math.inf


def line(name, function, arguments):
    offset = 0
    if is_edge(name, arguments):
        y = exact_at_edge(name, arguments)
    elif overflows(name, arguments):
        y = at_overflow(name, arguments)
    else:
        value = function(*map(mpf, arguments))
        y, ulp = nearest(value)
        if math.isfinite(y):
            offset = int(mp.nint((value - mpf(y)) / ulp * 1000))
    return " ".join([*(hexadecimal(x) for x in arguments), hexadecimal(y), str(offset)])


blocks = []
for name, (function, points) in functions.items():
    lines = {line(name, function, p if isinstance(p, tuple) else (p,)): None for p in points}
    blocks.append("\n".join([name, *lines]))
    print(name, len(lines))
(here / "points.txt").write_text("\n".join(blocks) + "\n")
