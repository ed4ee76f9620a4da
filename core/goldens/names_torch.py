"""What each function name of a formula means in PyTorch: its own function wherever it has one."""
import math

import torch
from torch.nn import functional as F


def along(function):
    """A reduction over one axis, or over all."""

    def reduce(x, axis=None):
        return function(x, tuple(range(x.dim())) if axis is None else axis)

    return reduce


def lines(function):
    """softmax and its like: over the last axis unless another is named."""

    def each(x, axis=-1):
        return function(x, axis)

    return each


def prod(x, axis=None):
    return torch.prod(x) if axis is None else torch.prod(x, axis)


def cross_entropy(z, t):
    """Targets are probabilities. One row, or the mean over rows."""
    return F.cross_entropy(z.reshape(1, -1) if z.dim() == 1 else z, t.reshape(1, -1) if t.dim() == 1 else t)


def broadcast(function):
    def both(*parts):
        return function(*torch.broadcast_tensors(*map(number, parts)))

    return both


def hinge(score, label):
    return torch.clamp(1 - label * score, min=0).mean()


def hinge_relu(score, label):
    return torch.relu(1 - label * score).mean()


def tensor(x):
    return torch.tensor(x, dtype=torch.float64)


def list_(x):
    return torch.stack(x) if isinstance(x, list) and isinstance(x[0], torch.Tensor) else tensor(x)


def number(x):
    return x if isinstance(x, torch.Tensor) else tensor(x)


functions = {
    "list_": list_,
    "pi": math.pi,
    # one and two numbers
    "square": torch.square,
    "sqrt": torch.sqrt,
    "abs": torch.abs,
    "identity": lambda x: x * 1,
    "reciprocal": torch.reciprocal,
    "cube": lambda x: x**3,
    # PyTorch has no cube root: sign and a power.
    "cbrt": lambda x: torch.sign(x) * torch.abs(x) ** (1 / 3),
    "product": lambda *parts: math.prod(parts[1:], start=parts[0]),
    "sign": torch.sign,
    "floor": torch.floor,
    "ceil": torch.ceil,
    "round": torch.round,
    "trunc": torch.trunc,
    "clamp": torch.clamp,
    "lerp": lambda a, b, t: torch.lerp(*torch.broadcast_tensors(a, b), number(t)),
    # PyTorch has no derivative for it and raises an error; it is flat between its jumps.
    "heaviside": lambda x, h: torch.heaviside(x.detach(), number(h).detach()),
    "hypot": torch.hypot,
    "atan2": torch.atan2,
    "maximum": torch.maximum,
    "minimum": torch.minimum,
    "pow": torch.pow,
    "power": torch.pow,
    "exp": torch.exp,
    "log": torch.log,
    "log2": torch.log2,
    "log10": torch.log10,
    "log1p": torch.log1p,
    "expm1": torch.expm1,
    "exp2": torch.exp2,
    "xlogx": lambda x: torch.special.xlogy(x, x),
    "logaddexp": torch.logaddexp,
    "logit": torch.logit,
    "sin": torch.sin,
    "cos": torch.cos,
    "tan": torch.tan,
    "asin": torch.asin,
    "acos": torch.acos,
    "atan": torch.atan,
    "sinh": torch.sinh,
    "cosh": torch.cosh,
    "asinh": torch.asinh,
    "acosh": torch.acosh,
    "atanh": torch.atanh,
    "tanh": torch.tanh,
    "erf": torch.erf,
    "sigmoid": torch.sigmoid,
    "softplus": F.softplus,
    "relu": torch.relu,
    "leaky_relu": F.leaky_relu,
    "elu": F.elu,
    "celu": F.celu,
    "selu": F.selu,
    "logsigmoid": F.logsigmoid,
    "gelu": F.gelu,
    "silu": F.silu,
    "softsign": F.softsign,
    "relu6": F.relu6,
    "hardtanh": F.hardtanh,
    "detach": lambda x: x.detach(),
    # vectors and reductions
    "sum": along(torch.sum),
    "mean": along(torch.mean),
    "max": along(torch.amax),
    "min": along(torch.amin),
    "prod": prod,
    "argmax": lambda x, axis=None: torch.argmax(x, axis).double(),
    "var": lambda x, axis=None: torch.var(x, axis, correction=1),
    "std": lambda x, axis=None: torch.std(x, axis, correction=1),
    "cumsum": lambda x, axis=0: torch.cumsum(x, axis),
    "softmax": lines(torch.softmax),
    "log_softmax": lines(torch.log_softmax),
    "logsumexp": along(torch.logsumexp),
    "dot": torch.dot,
    "norm": torch.linalg.norm,
    "sqnorm": lambda x: torch.sum(x * x),
    "norm1": lambda x: torch.linalg.vector_norm(x, 1),
    "norminf": lambda x: torch.linalg.vector_norm(x, math.inf),
    "normalize": lambda x: F.normalize(x, dim=-1),
    "cosine_similarity": lambda a, b: F.cosine_similarity(a, b, dim=-1),
    "stack": lambda *parts: torch.stack(parts),
    # matrices
    "transpose": lambda x: x.transpose(-1, -2) if x.dim() > 1 else x,
    "outer": torch.outer,
    "cross": torch.linalg.cross,
    "trace": torch.trace,
    "diagonal": torch.diagonal,
    "diagflat": torch.diagflat,
    "quadratic": lambda x, A: x @ A @ x,
    "det": torch.linalg.det,
    "logdet": torch.logdet,
    "inv": torch.linalg.inv,
    "solve": torch.linalg.solve,
    "eigvalsh": torch.linalg.eigvalsh,
    # shapes and choices
    "reshape": lambda x, shape: torch.reshape(x, tuple(shape.long())),
    "concat": lambda *parts, axis=0: torch.cat(parts, axis),
    "expand": lambda x, shape: torch.broadcast_to(x, tuple(shape.long())),
    "where": torch.where,
    # losses
    "mse": broadcast(F.mse_loss),
    "mae": broadcast(F.l1_loss),
    "huber": lambda a, b, delta=1.0: F.huber_loss(*torch.broadcast_tensors(a, b), delta=delta),
    "bce": broadcast(F.binary_cross_entropy),
    "bce_with_logits": broadcast(F.binary_cross_entropy_with_logits),
    "cross_entropy": cross_entropy,
    "hinge": hinge,
    "sse": lambda a, b: F.mse_loss(a, b, reduction="sum"),
    "l1_penalty": lambda w, strength=1: strength * torch.sum(torch.abs(w)),
    "l2_penalty": lambda w, strength=1: strength * torch.sum(w * w),
}


def measure(value_of, at):
    """The value and the gradient of every input, as nested lists; an input without a path has 0."""
    values = {name: tensor(x).requires_grad_(True) for name, x in at.items()}
    y = torch.sum(value_of(functions, values).double())
    leaves = list(values.values())
    found = torch.autograd.grad(y, leaves, allow_unused=True) if y.requires_grad else [None for _ in leaves]
    parts = [torch.zeros_like(x) if g is None else g for g, x in zip(found, leaves)]
    return float(y.detach()), {name: part.tolist() for name, part in zip(values, parts)}


version = torch.__version__
