"""True values and slopes of functions of one number, by mpmath with hundreds of digits: for extreme arguments, where float64
and PyTorch may be off. `op: (formula, value, slope)`; None stands for "not defined"."""
from mpmath import mp, mpf

mp.dps = 700
one, two = mpf(1), mpf(2)


def sigmoid(x):
    return one / (1 + mp.exp(-x))


def within(low, high, f):
    """f inside an interval, not defined outside."""
    return lambda x: f(x) if low <= x <= high else None


INF = mpf("inf")
positive = lambda f: within(mpf(0), INF, f)
LN2, LN10 = mp.log(2), mp.log(10)
ALPHA, SCALE = mpf("1.6732632423543772848170429916717"), mpf("1.0507009873554804934193349852946")


def phi(x):
    """Standard normal distribution function, good in both tails; beyond 1000 it is 0 or 1 to more than 700 digits."""
    if abs(x) > 1000:
        return one if x > 0 else mpf(0)
    return mp.erfc(-x / mp.sqrt(2)) / 2


def erf(x):
    return 2 * phi(x * mp.sqrt(2)) - 1 if abs(x) > 1 else mp.erf(x)


def density(x):
    return mp.exp(-x * x / 2) / mp.sqrt(2 * mp.pi)


def expm1(x):
    return mp.exp(x) - 1


def sides(below, above, at=0):
    return lambda x: below(x) if x < at else above(x)


TRUTHS = {
    "exp": ("exp(x)", mp.exp, mp.exp),
    "log": ("log(x)", positive(mp.log), positive(lambda x: 1 / x)),
    "log2": ("log2(x)", positive(lambda x: mp.log(x) / LN2), positive(lambda x: 1 / (x * LN2))),
    "log10": ("log10(x)", positive(lambda x: mp.log(x) / LN10), positive(lambda x: 1 / (x * LN10))),
    "log1p": ("log1p(x)", within(mpf(-1), INF, lambda x: mp.log(1 + x)), within(mpf(-1), INF, lambda x: 1 / (1 + x))),
    "expm1": ("expm1(x)", expm1, mp.exp),
    "exp2": ("exp2(x)", lambda x: mp.exp(x * LN2), lambda x: mp.exp(x * LN2) * LN2),
    "sigmoid": ("sigmoid(x)", sigmoid, lambda x: sigmoid(x) * sigmoid(-x)),
    "tanh": ("tanh(x)", mp.tanh, lambda x: (2 / (mp.exp(x) + mp.exp(-x))) ** 2),
    "softplus": ("softplus(x)", lambda x: mp.log(1 + mp.exp(-abs(x))) + max(x, mpf(0)), sigmoid),
    "logsigmoid": ("logsigmoid(x)", lambda x: -(mp.log(1 + mp.exp(-abs(x))) + max(-x, mpf(0))), lambda x: sigmoid(-x)),
    "sqrt": ("sqrt(x)", positive(mp.sqrt), positive(lambda x: 1 / (2 * mp.sqrt(x)))),
    "abs": ("abs(x)", abs, mp.sign),
    "relu": ("relu(x)", lambda x: max(x, mpf(0)), lambda x: one if x > 0 else mpf(0)),
    "square": ("x ** 2", lambda x: x * x, lambda x: 2 * x),
    "cube": ("cube(x)", lambda x: x**3, lambda x: 3 * x**2),
    "reciprocal": ("reciprocal(x)", lambda x: 1 / x, lambda x: -1 / (x * x)),
    "atan": ("atan(x)", mp.atan, lambda x: 1 / (1 + x * x)),
    "sin": ("sin(x)", mp.sin, mp.cos),
    "cos": ("cos(x)", mp.cos, lambda x: -mp.sin(x)),
    "sinh": ("sinh(x)", mp.sinh, mp.cosh),
    "cosh": ("cosh(x)", mp.cosh, mp.sinh),
    "asin": ("asin(x)", within(-one, one, mp.asin), within(-one, one, lambda x: 1 / mp.sqrt(1 - x * x))),
    "acos": ("acos(x)", within(-one, one, mp.acos), within(-one, one, lambda x: -1 / mp.sqrt(1 - x * x))),
    "asinh": ("asinh(x)", lambda x: mp.sign(x) * mp.asinh(abs(x)), lambda x: 1 / mp.sqrt(1 + x * x)),
    "acosh": ("acosh(x)", within(one, INF, mp.acosh), within(one, INF, lambda x: 1 / mp.sqrt(x * x - 1))),
    "atanh": ("atanh(x)", within(-one, one, mp.atanh), within(-one, one, lambda x: 1 / (1 - x * x))),
    "relu6": ("relu6(x)", lambda x: min(max(x, mpf(0)), mpf(6)), lambda x: one if 0 < x < 6 else mpf(0)),
    "hardtanh": ("hardtanh(x)", lambda x: min(max(x, -one), one), lambda x: one if -1 < x < 1 else mpf(0)),
    "sign": ("sign(x)", mp.sign, lambda x: mpf(0)),
    "identity": ("identity(x)", lambda x: x, lambda x: one),
    "erf": ("erf(x)", erf, lambda x: 2 * mp.exp(-x * x) / mp.sqrt(mp.pi)),
    "cbrt": ("cbrt(x)", lambda x: mp.sign(x) * mp.cbrt(abs(x)), lambda x: 1 / (3 * mp.cbrt(abs(x)) ** 2)),
    "xlogx": ("xlogx(x)", positive(lambda x: x * mp.log(x) if x > 0 else mpf(0)), positive(lambda x: mp.log(x) + 1)),
    "logit": ("logit(x)", within(mpf(0), one, lambda x: mp.log(x) - mp.log(1 - x)), within(mpf(0), one, lambda x: 1 / (x * (1 - x)))),
    "silu": ("silu(x)", lambda x: x * sigmoid(x), lambda x: sigmoid(x) * (1 + x * sigmoid(-x))),
    "gelu": ("gelu(x)", lambda x: x * phi(x), lambda x: phi(x) + x * density(x)),
    "softsign": ("softsign(x)", lambda x: x / (1 + abs(x)), lambda x: 1 / (1 + abs(x)) ** 2),
    "elu": ("elu(x)", sides(expm1, lambda x: x), sides(mp.exp, lambda x: one)),
    "celu": ("celu(x)", sides(expm1, lambda x: x), sides(mp.exp, lambda x: one)),
    "selu": ("selu(x)", sides(lambda x: SCALE * ALPHA * expm1(x), lambda x: SCALE * x),
             lambda x: SCALE if x > 0 else SCALE * ALPHA * mp.exp(x)),
    "leaky_relu": ("leaky_relu(x)", sides(lambda x: x * mpf(0.01), lambda x: x), lambda x: one if x > 0 else mpf(0.01)),
    "neg": ("-x", lambda x: -x, lambda x: -one),
    "power": ("x ** 3", lambda x: x**3, lambda x: 3 * x**2),
}

# Without a limit at infinity.
PERIODIC = {"sin", "cos"}
