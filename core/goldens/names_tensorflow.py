"""What each function name of a formula means in TensorFlow: tf.math, tf.nn, tf.linalg."""
import math

import tensorflow as tf


def tensor(x):
    return tf.constant(x, dtype=tf.float64)


def list_(x):
    return tf.stack(x) if isinstance(x, list) and isinstance(x[0], tf.Tensor) else tensor(x)


def variance(x):
    return tf.math.reduce_variance(x)


functions = {
    "list_": list_,
    "pi": math.pi,
    "abs": tf.abs, "sqrt": tf.sqrt, "reciprocal": tf.math.reciprocal, "sign": tf.sign, "square": tf.square,
    "identity": tf.identity, "cube": lambda x: x**3,
    "product": lambda *parts: math.prod(parts[1:], start=parts[0]),
    "floor": tf.floor, "ceil": tf.math.ceil, "round": tf.round, "trunc": lambda x: tf.cast(tf.cast(x, tf.int64), tf.float64) + 0 * x,
    "clamp": tf.clip_by_value, "atan2": tf.atan2, "maximum": tf.maximum, "minimum": tf.minimum,
    "exp": tf.exp, "log": tf.math.log, "log1p": tf.math.log1p, "xlogx": lambda x: tf.math.xlogy(x, x), "tan": tf.tan,
    "asin": tf.asin, "acos": tf.acos, "tanh": tf.tanh, "relu": tf.nn.relu,
    "leaky_relu": lambda x: tf.nn.leaky_relu(x, alpha=0.01), "elu": tf.nn.elu, "selu": tf.nn.selu,
    "relu6": tf.nn.relu6, "softsign": tf.nn.softsign, "softplus": tf.nn.softplus, "logsigmoid": tf.math.log_sigmoid,
    "gelu": tf.nn.gelu, "silu": tf.nn.silu, "sum": tf.reduce_sum, "mean": tf.reduce_mean, "max": tf.reduce_max,
    "min": tf.reduce_min, "prod": tf.reduce_prod, "var": variance, "std": tf.math.reduce_std,
    "argmax": lambda x: tf.cast(tf.argmax(x), tf.float64), "logsumexp": tf.reduce_logsumexp, "norm": tf.norm,
    "sqnorm": lambda x: tf.reduce_sum(x * x), "norm1": lambda x: tf.norm(x, 1), "norminf": lambda x: tf.norm(x, math.inf),
    "normalize": lambda x: tf.linalg.normalize(x)[0], "det": tf.linalg.det, "eigvalsh": tf.linalg.eigvalsh,
    "where": tf.where, "detach": tf.stop_gradient,
    "l1_penalty": lambda w: tf.reduce_sum(tf.abs(w)),
    "mse": lambda a, b: tf.reduce_mean((a - b) ** 2), "mae": lambda a, b: tf.reduce_mean(tf.abs(a - b)),
}


def measure(value_of, at):
    """The value and the gradient of every input, as nested lists; None where TensorFlow has no such function, "raises" where
    it refuses the point."""
    values = {name: tf.Variable(tensor(x)) for name, x in at.items()}
    with tf.GradientTape() as tape:
        try:
            y = tf.reduce_sum(value_of(functions, {name: tf.identity(v) for name, v in values.items()}))
        except (KeyError, NameError):
            return None
    try:
        found = tape.gradient(y, values)
    except tf.errors.InvalidArgumentError:
        return "raises"
    zero = {name: tf.zeros_like(v) for name, v in values.items()}
    parts = {name: zero[name] if found[name] is None else found[name] for name in values}
    return float(y), {name: part.numpy().tolist() for name, part in parts.items()}


version = tf.__version__
