"""Which formulas, shapes and ranges each op is asked at. `name: (formulas, shapes, low, high)`; a shape set names its inputs."""

ONE = [{"x": s} for s in [(), (4,), (2, 3), (1,), (3, 1), (2, 2, 2)]]
PAIRS = [
    {"a": s, "b": t}
    for s, t in [((), ()), ((3,), (3,)), ((2, 3), ()), ((3,), (2, 3)), ((2, 1), (3,)), ((1,), (4,)), ((2, 2), (2, 2))]
]
VECTORS = [{"x": s} for s in [(4,), (1,), (7,)]]
MATRICES = [{"x": s} for s in [(2, 3), (3, 3), (1, 4), (4, 1)]]
CUBES = [{"x": s} for s in [(2, 2, 3), (1, 3, 2)]]
ANY = VECTORS + MATRICES + CUBES
SQUARE = [{"A": s} for s in [(2, 2), (3, 3), (1, 1), (4, 4)]]
PAIRS_ALIKE = [{"a": s, "b": s} for s in [(4,), (2, 3), (1,), (3, 1)]]


def one(name, low=-2.5, high=2.5):
    return ([f"{name}(x)"], ONE, low, high)


def two(name, low=-2.5, high=2.5):
    return ([f"{name}(a, b)"], PAIRS, low, high)


def over(name, low=-2.5, high=2.5, shapes=ANY):
    """A reduction: over all entries, and over each axis that the shape has."""
    return ([f"{name}(x)", f"{name}(x, axis=0)", f"{name}(x, axis=1)", f"{name}(x, axis=-1)"], shapes, low, high)


PRODUCTS = [
    {"A": s, "B": t}
    for s, t in [((2, 3), (3, 2)), ((2, 3), (3,)), ((3,), (3, 2)), ((3,), (3,)), ((1, 4), (4, 1)), ((4, 4), (4, 4)), ((2, 1), (1, 3))]
]
SAME_VECTORS = [{"a": (n,), "b": (n,)} for n in (1, 2, 3, 5, 8)]
ROWS = [{"z": s, "t": s} for s in [(3,), (2,), (5,), (2, 3), (3, 4)]]

# How closely values and gradients must agree: `bits` exactly, `elementary` to 1e-13, `composed` to 1e-11.
BITS = "add sub mul div neg scale square sqrt abs maximum minimum total identity reciprocal sign floor ceil round trunc clamp relu stack transpose detach heaviside diagonal diagflat reshape concat expand where greater less greater_equal less_equal equal not_equal index argmax relu6 hardtanh outer"
ELEMENTARY = "pow power cube cbrt product lerp hypot atan2 exp log log2 log10 log1p expm1 exp2 xlogx logaddexp logit sin cos tan asin acos atan sinh cosh asinh acosh atanh tanh erf sigmoid softplus leaky_relu elu celu selu logsigmoid gelu silu softsign"

OPS = {
    "add": (["a + b"], PAIRS, -2.5, 2.5),
    "sub": (["a - b"], PAIRS, -2.5, 2.5),
    "mul": (["a * b"], PAIRS, -2.5, 2.5),
    "div": (["a / b"], PAIRS, 0.3, 3),
    "pow": (["a ** b"], PAIRS, 0.3, 2.5),
    "maximum": two("maximum"),
    "minimum": two("minimum"),
    "total": (["a + b - a", "a - b + b - a", "-a + b + b"], PAIRS, -2.5, 2.5),
    "neg": (["-x"], ONE, -2.5, 2.5),
    "scale": (["2.75 * x", "x * -0.3"], ONE, -2.5, 2.5),
    "power": (["x ** 3", "x ** 0.5", "x ** -1", "x ** 1.7", "x ** -2", "x ** 5", "x ** 0", "x ** 1"], ONE, 0.3, 2.5),
    "square": (["x ** 2", "square(x)"], ONE, -2.5, 2.5),
    "sqrt": one("sqrt", 0.1, 5),
    "abs": one("abs"),
    "identity": one("identity"),
    "reciprocal": one("reciprocal", 0.3, 3),
    "cube": one("cube"),
    "cbrt": one("cbrt", 0.1, 5),
    "product": (["product(a, b)", "product(a, b, a)"], PAIRS, -2.5, 2.5),
    "sign": one("sign"),
    "floor": one("floor"),
    "ceil": one("ceil"),
    "round": one("round"),
    "trunc": one("trunc"),
    "clamp": (["clamp(x, -0.8, 1.1)"], ONE, -2.5, 2.5),
    "lerp": (["lerp(a, b, 0.3)", "lerp(a, b, 0.75)"], PAIRS, -2.5, 2.5),
    "heaviside": (["heaviside(x, 0.5)"], ONE, -2.5, 2.5),
    "hypot": two("hypot", 0.2, 3),
    "atan2": two("atan2", -2.5, 2.5),
    "exp": one("exp", -6, 6),
    "log": one("log", 0.05, 6),
    "log2": one("log2", 0.05, 6),
    "log10": one("log10", 0.05, 6),
    "log1p": one("log1p", -0.9, 6),
    "expm1": one("expm1", -3, 4),
    "exp2": one("exp2", -6, 6),
    "xlogx": one("xlogx", 0.05, 6),
    "logaddexp": two("logaddexp", -8, 8),
    "logit": one("logit", 0.05, 0.95),
    "sin": one("sin", -6, 6),
    "cos": one("cos", -6, 6),
    "tan": one("tan", -1.4, 1.4),
    "asin": one("asin", -0.9, 0.9),
    "acos": one("acos", -0.9, 0.9),
    "atan": one("atan", -6, 6),
    "sinh": one("sinh", -4, 4),
    "cosh": one("cosh", -4, 4),
    "asinh": one("asinh", -4, 4),
    "acosh": one("acosh", 1.1, 5),
    "atanh": one("atanh", -0.9, 0.9),
    "tanh": one("tanh", -4, 4),
    "erf": one("erf"),
    "sigmoid": one("sigmoid", -8, 8),
    # Above 20 PyTorch answers x itself, which is off by e^-x.
    "softplus": one("softplus", -8, 19.9),
    "relu": one("relu"),
    "leaky_relu": one("leaky_relu"),
    "elu": one("elu"),
    "celu": one("celu"),
    "selu": one("selu"),
    "logsigmoid": one("logsigmoid", -8, 8),
    "gelu": one("gelu"),
    "silu": one("silu", -6, 6),
    "softsign": one("softsign"),
    "relu6": one("relu6", -2, 8),
    "hardtanh": one("hardtanh"),
    "detach": one("detach"),
    "sum": over("sum"),
    "mean": over("mean"),
    "max": over("max"),
    "min": over("min"),
    "prod": over("prod"),
    "argmax": over("argmax"),
    "var": over("var", shapes=[{"x": s} for s in [(4,), (2, 3), (3, 2), (2, 2, 3)]]),
    "std": over("std", shapes=[{"x": s} for s in [(4,), (2, 3), (3, 2), (2, 2, 3)]]),
    "cumsum": (["cumsum(x)"], VECTORS, -2.5, 2.5),
    "softmax": over("softmax"),
    "log_softmax": over("log_softmax"),
    "logsumexp": over("logsumexp"),
    "dot": (["dot(a, b)"], SAME_VECTORS, -2.5, 2.5),
    "norm": (["norm(x)"], VECTORS + MATRICES, -2.5, 2.5),
    "sqnorm": (["sqnorm(x)"], ANY, -2.5, 2.5),
    "norm1": (["norm1(x)"], VECTORS + MATRICES, -2.5, 2.5),
    "norminf": (["norminf(x)"], VECTORS + MATRICES, -2.5, 2.5),
    "normalize": (["normalize(x)"], VECTORS, 0.3, 2.5),
    "cosine_similarity": (["cosine_similarity(a, b)"], SAME_VECTORS, 0.3, 2.5),
    "stack": (["[a, b]", "[a, b, a]"], PAIRS_ALIKE + [{"a": (), "b": ()}], -2.5, 2.5),
    "matmul": (["A @ B"], PRODUCTS, -2.5, 2.5),
    "transpose": (["x.T", "transpose(x)"], MATRICES, -2.5, 2.5),
    "outer": (["outer(a, b)"], [{"a": (m,), "b": (n,)} for m, n in [(2, 3), (1, 4), (3, 3), (4, 1), (5, 2)]], -2.5, 2.5),
    "cross": (["cross(a, b)"], [{"a": (3,), "b": (3,)}], -2.5, 2.5),
    "trace": (["trace(A)"], SQUARE, -2.5, 2.5),
    "diagonal": (["diagonal(A)"], SQUARE, -2.5, 2.5),
    "diagflat": (["diagflat(x)"], VECTORS, -2.5, 2.5),
    "quadratic": (["quadratic(x, A)"], [{"x": (n,), "A": (n, n)} for n in (1, 2, 3, 4)], -2.5, 2.5),
    "det": (["det(A)"], SQUARE, -2.5, 2.5),
    "logdet": (["logdet(A @ A.T + [[3, 0], [0, 2]])"], [{"A": (2, 2)}], -2.5, 2.5),
    "inv": (["inv(A)"], SQUARE, -2.5, 2.5),
    "solve": (["solve(A, b)"], [{"A": (n, n), "b": s} for n, s in [(2, (2,)), (3, (3,)), (1, (1,)), (2, (2, 3)), (4, (4,))]], -2.5, 2.5),
    "eigvalsh": (["eigvalsh(A + A.T)"], SQUARE, -2.5, 2.5),
    "reshape": (["reshape(x, [3, 2])", "reshape(x, [6])", "reshape(x, [1, 2, 3])"], [{"x": (2, 3)}, {"x": (6,)}], -2.5, 2.5),
    "concat": (["concat(a, b)"], [{"a": s, "b": t} for s, t in [((2,), (3,)), ((1, 2), (2, 2)), ((4,), (1,))]], -2.5, 2.5),
    "expand": (["expand(x, [2, 3])"], [{"x": s} for s in [(), (3,), (2, 1), (1, 3), (1,)]], -2.5, 2.5),
    "where": (["where(a > b, a, b * b)", "where(a > 0, a * b, b)", "where(b <= 0.3, a - b, a)"], PAIRS, -2.5, 2.5),
    "greater": (["a > b"], PAIRS, -2.5, 2.5),
    "less": (["a < b"], PAIRS, -2.5, 2.5),
    "greater_equal": (["a >= b"], PAIRS, -2.5, 2.5),
    "less_equal": (["a <= b"], PAIRS, -2.5, 2.5),
    "equal": (["a == b"], PAIRS, -2.5, 2.5),
    "not_equal": (["a != b"], PAIRS, -2.5, 2.5),
    "index": (["x[0]", "x[-1]"], ANY, -2.5, 2.5),
    "slice": (["x[0:2]", "x[1:]"], [{"x": s} for s in [(4,), (3, 2), (3, 3)]], -2.5, 2.5),
    "mse": (["mse(a, b)"], PAIRS_ALIKE, -2.5, 2.5),
    "mae": (["mae(a, b)"], PAIRS_ALIKE, -2.5, 2.5),
    "huber": (["huber(a, b)"], PAIRS_ALIKE, -2.5, 2.5),
    "bce": (["bce(a, b)"], PAIRS_ALIKE, 0.05, 0.95),
    "bce_with_logits": (["bce_with_logits(a, b)"], PAIRS_ALIKE, 0.05, 0.95),
    "cross_entropy": (["cross_entropy(z, t)"], ROWS, 0.1, 2.5),
    "sse": (["sse(a, b)"], PAIRS_ALIKE, -2.5, 2.5),
    "l1_penalty": (["l1_penalty(x)", "l1_penalty(x, 0.1)"], ONE, -2.5, 2.5),
    "l2_penalty": (["l2_penalty(x)", "l2_penalty(x, 0.1)"], ONE, -2.5, 2.5),
    "hinge": (["hinge(a, b)"], PAIRS_ALIKE, -2.5, 2.5),
}

# Many ops in one formula, as lessons wire them: the chain rule between ops is compared here.
COMPOSITIONS = [
    ("log(exp(x) + exp(y))", {"x": (), "y": ()}),
    ("log(exp(x) + exp(y))", {"x": (4,), "y": (4,)}),
    ("w * x - y * z + sin(w * z)", {"w": (), "x": (), "y": (), "z": ()}),
    ("(w * x + y) * (w - z) / (1 + w * w)", {"w": (3,), "x": (), "y": (3,), "z": (2, 1)}),
    ("tanh(W @ x + b)", {"W": (3, 2), "x": (2,), "b": (3,)}),
    ("V @ tanh(W @ x + b) + c", {"V": (2, 3), "W": (3, 2), "x": (2,), "b": (3,), "c": (2,)}),
    ("mean((W @ x - y) ** 2)", {"W": (3, 4), "x": (4,), "y": (3,)}),
    ("mean(softplus(-y * (x @ w + b)))", {"x": (4, 3), "w": (3,), "b": (), "y": (4,)}),
    ("logsumexp(W @ x) - dot(t, W @ x)", {"W": (3, 4), "x": (4,), "t": (3,)}),
    ("sigmoid(x) * tanh(y) + exp(-x * x) * cos(y)", {"x": (2, 3), "y": (2, 3)}),
    ("dot(x, A @ x) / sqnorm(x)", {"A": (3, 3), "x": (3,)}),
    ("norm(A @ B - C)", {"A": (2, 3), "B": (3, 2), "C": (2, 2)}),
    ("sum(exp(-(x - m) ** 2 / (2 * s ** 2)))", {"x": (5,), "m": (), "s": ()}),
    ("sqrt(x * x + y * y + 1) * atan(y / (2 + x * x))", {"x": (), "y": ()}),
    ("sum((A @ A.T) * B)", {"A": (3, 3), "B": (3, 3)}),
    ("A @ A @ A", {"A": (3, 3)}),
    ("x ** 3 * y - y ** 2 * x + sin(x * y) ** 2", {"x": (), "y": ()}),
    ("maximum(relu(W @ x), 0.1 * (W @ x)) * y", {"W": (3, 2), "x": (2,), "y": (3,)}),
    ("sum(relu(W @ relu(V @ x)))", {"W": (4, 4), "V": (4, 4), "x": (4,)}),
    ("mean(x) * sum(x, axis=0) - logsumexp(x, axis=0)", {"x": (3, 4)}),
    ("sum(tanh(A @ B + C))", {"A": (4, 4), "B": (4, 4), "C": (4, 4)}),
    ("x - (x ** 2 - 2) / (2 * x)", {"x": ()}),
]
