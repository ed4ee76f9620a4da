# A peer of the benches: PyTorch, and NumPy, in float64 on one thread. Reads one JSON request per line, answers likewise.
import json
import sys
import time

import numpy
import torch

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)


def seed(description):
    """One step of the course's function: value and four gradients."""
    leaves = [torch.tensor(float(x), requires_grad=True) for x in description["point"]]

    def once():
        for leaf in leaves:
            leaf.grad = None
        w, x, y, z = leaves
        a = (w + x + y + z) ** 2
        b = (w + x - y - z) ** 2
        f = ((a + b) ** 2 + (a - b) ** 2) ** 2
        f.backward()

    return once


def graph(description):
    """Forward and backward through a graph given node by node."""
    rules = {
        "add": lambda a, b: a + b,
        "sub": lambda a, b: a - b,
        "mul": lambda a, b: a * b,
        "square": lambda a: a.square(),
        "tanh": lambda a: a.tanh(),
    }
    leaves = {}
    steps = []
    for i, (op, inputs, value) in enumerate(zip(description["op"], description["inputs"], description["value"])):
        if value is None:
            steps.append((i, rules[op], inputs))
        else:
            leaves[i] = torch.tensor(float(value), requires_grad=op == "input")

    def once():
        values = [None] * len(description["op"])
        for i, leaf in leaves.items():
            leaf.grad = None
            values[i] = leaf
        for i, rule, inputs in steps:
            values[i] = rule(*[values[j] for j in inputs])
        values[-1].backward()

    return once


def rosenbrock(description):
    """Exact Hessian of the Rosenbrock function."""
    x = torch.tensor(description["point"])

    def f(x):
        return (100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2).sum()

    return lambda: torch.autograd.functional.hessian(f, x, vectorize=True)


def log_sum_exp(description):
    """Exact Hessian of log sum exp(A x)."""
    matrix = torch.tensor(description["matrix"])
    x = torch.tensor(description["point"])
    return lambda: torch.autograd.functional.hessian(lambda x: torch.logsumexp(matrix @ x, 0), x, vectorize=True)


def course(w, x, y, z):
    a = (w + x + y + z) ** 2
    b = (w + x - y - z) ** 2
    return ((a + b) ** 2 + (a - b) ** 2) ** 2


def surface(description):
    """The course's function at the points of a grid, in NumPy: one row and one column, stretched where they meet."""
    along = numpy.linspace(description["low"], description["high"], description["size"])
    w, x = along[None, :], along[:, None]
    return lambda: course(w, x, 0.5, 0.5)


def slopes(description):
    """Values and both slopes at the points of a grid, in PyTorch."""
    along = torch.linspace(description["low"], description["high"], description["size"])
    grids = torch.meshgrid(along, along, indexing="xy")
    w, x = (grid.clone().requires_grad_() for grid in grids)

    def once():
        w.grad = x.grad = None
        course(w, x, 0.5, 0.5).sum().backward()

    return once


def network(description, array, product, activation, mean):
    """A row of the loss surface of a network over a plane through its weights: one forward pass per point."""
    X, y = array(description["X"]), array(description["y"])
    layers = [[[array(part) for part in layer[name]] for name in ("W", "b")] for layer in description["layers"]]
    points = numpy.linspace(-1, 1, description["columns"])

    def at(alpha, beta):
        signal = X
        for i, (W, b) in enumerate(layers):
            weight, bias = (origin + alpha * one + beta * two for origin, one, two in (W, b))
            signal = product(signal, weight) + bias
            if i < len(layers) - 1:
                signal = activation(signal)
        return mean((signal - y) ** 2)

    return lambda: [float(at(float(alpha), 0.25)) for alpha in points]


def network_numpy(description):
    activation = {"tanh": numpy.tanh, "relu": lambda x: numpy.maximum(x, 0)}[description["activation"]]
    return network(description, numpy.array, numpy.matmul, activation, numpy.mean)


def network_torch(description):
    activation = {"tanh": torch.tanh, "relu": torch.relu}[description["activation"]]
    with torch.no_grad():
        once = network(description, torch.tensor, torch.matmul, activation, torch.mean)

    def quietly():
        with torch.no_grad():
            return once()

    return quietly


makers = {"network_numpy": network_numpy, "network_torch": network_torch, "surface": surface, "slopes": slopes, "seed": seed, "graph": graph, "rosenbrock": rosenbrock, "logsumexp": log_sum_exp}
known = {}


def seconds(entry):
    """Seconds per call over about 0.15 s."""
    once = entry["once"]
    if not entry["calls"]:
        once()
        start = time.perf_counter()
        once()
        entry["calls"] = max(1, round(0.15 / (time.perf_counter() - start)))
    start = time.perf_counter()
    for _ in range(entry["calls"]):
        once()
    return (time.perf_counter() - start) / entry["calls"]


for line in sys.stdin:
    request = json.loads(line)
    try:
        if "load" in request:
            description = request["description"]
            known[request["load"]] = {"once": makers[description["kind"]](description), "calls": 0}
            reply = {"milliseconds": 0}
        else:
            reply = {"milliseconds": seconds(known[request["time"]]) * 1000}
    except Exception as reason:
        reply = {"error": f"{type(reason).__name__}: {reason}"}
    print(json.dumps(reply), flush=True)
