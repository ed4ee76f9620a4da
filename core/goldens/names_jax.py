"""What each function name of a formula means in JAX: jax.numpy, jax.nn, jax.scipy."""
import math

import jax

jax.config.update("jax_enable_x64", True)
import jax.numpy as jnp  # noqa: E402
from jax import nn  # noqa: E402
from jax.scipy import special  # noqa: E402

def tensor(x):
    return jnp.asarray(x, dtype=jnp.float64)


def list_(x):
    return jnp.stack(x) if isinstance(x, list) and not isinstance(x[0], (int, float, list)) else tensor(x)


functions = {
    "list_": list_,
    "pi": math.pi,
    "abs": jnp.abs, "sqrt": jnp.sqrt, "reciprocal": jnp.reciprocal, "cbrt": jnp.cbrt, "sign": jnp.sign,
    "square": jnp.square, "identity": lambda x: x, "cube": lambda x: x**3,
    "product": lambda *parts: math.prod(parts[1:], start=parts[0]),
    "floor": jnp.floor, "ceil": jnp.ceil, "round": jnp.round, "trunc": jnp.trunc,
    "clamp": jnp.clip, "heaviside": jnp.heaviside, "hypot": jnp.hypot, "atan2": jnp.arctan2,
    "maximum": jnp.maximum, "minimum": jnp.minimum, "exp": jnp.exp, "log": jnp.log, "log2": jnp.log2,
    "log10": jnp.log10, "log1p": jnp.log1p, "xlogx": lambda x: special.xlogy(x, x), "logaddexp": jnp.logaddexp,
    "logit": special.logit, "tan": jnp.tan, "asin": jnp.arcsin, "acos": jnp.arccos, "tanh": jnp.tanh,
    "relu": nn.relu, "leaky_relu": nn.leaky_relu, "elu": nn.elu, "celu": nn.celu, "selu": nn.selu,
    "relu6": nn.relu6, "hardtanh": nn.hard_tanh, "softsign": nn.soft_sign, "softplus": nn.softplus,
    "logsigmoid": nn.log_sigmoid, "gelu": lambda x: nn.gelu(x, approximate=False), "silu": nn.silu,
    "sum": jnp.sum, "mean": jnp.mean, "max": jnp.max, "min": jnp.min, "prod": jnp.prod, "var": jnp.var, "std": jnp.std,
    "argmax": lambda x: jnp.argmax(x) * 1.0,
    "logsumexp": special.logsumexp, "norm": jnp.linalg.norm, "sqnorm": lambda x: jnp.sum(x * x),
    "norm1": lambda x: jnp.linalg.norm(x.reshape(-1), 1), "norminf": lambda x: jnp.linalg.norm(x.reshape(-1), jnp.inf),
    "normalize": lambda x: x / jnp.linalg.norm(x),
    "cosine_similarity": lambda a, b: jnp.dot(a, b) / (jnp.linalg.norm(a) * jnp.linalg.norm(b)),
    "det": jnp.linalg.det, "eigvalsh": jnp.linalg.eigvalsh, "where": jnp.where, "detach": jax.lax.stop_gradient,
    "l1_penalty": lambda w: jnp.sum(jnp.abs(w)),
    "mse": lambda a, b: jnp.mean((a - b) ** 2), "mae": lambda a, b: jnp.mean(jnp.abs(a - b)),
}


def measure(value_of, at):
    """The value and the gradient of every input, as nested lists; None where JAX has no such function."""
    values = {name: tensor(x) for name, x in at.items()}
    try:
        y, gradient = jax.value_and_grad(lambda given: jnp.sum(value_of(functions, given)))(values)
    except (KeyError, NameError):
        return None
    return float(y), {name: part.tolist() for name, part in gradient.items()}


version = jax.__version__
