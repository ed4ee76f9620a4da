"""Makes kinks.json: what PyTorch, TensorFlow and JAX choose where several slopes are possible. Run by hand, once in an
environment of each:

    python core/goldens/kinks.py torch
    python core/goldens/kinks.py tensorflow
    python core/goldens/kinks.py jax

Each run fills its own column. The gradient is that of the sum of the op's entries. `null`: no such function there;
"raises": an error at this point.
"""
import importlib
import json
import pathlib
import sys

from reader import read, written

file = pathlib.Path(__file__).parent / "kinks.json"
LINES = [[0.0, 0.0], [0.0, 0.0]]

# op, formula, points
POINTS = [
    ("abs", "abs(x)", [{"x": 0.0}, {"x": -0.0}, {"x": [0.0, 1.5, -2.0, -0.0]}]),
    ("relu", "relu(x)", [{"x": 0.0}, {"x": -0.0}, {"x": [0.0, 1.5, -2.0]}]),
    ("maximum", "maximum(a, b)", [{"a": t, "b": t} for t in (0.0, 1.0, -2.0)] + [{"a": [1.0, 2.0], "b": [1.0, 3.0]}, {"a": -0.0, "b": 0.0}]),
    ("minimum", "minimum(a, b)", [{"a": t, "b": t} for t in (0.0, 1.0, -2.0)] + [{"a": [1.0, 2.0], "b": [1.0, 3.0]}]),
    ("pow", "a ** b", [{"a": 0.0, "b": b} for b in (0.5, 1.0, 2.0, -1.0)] + [{"a": -2.0, "b": b} for b in (3.0, 0.5)] + [{"a": 0.0, "b": 0.0}, {"a": [0.0, 2.0], "b": [0.0, 3.0]}]),
    ("norm", "norm(x)", [{"x": [0.0, 0.0]}, {"x": [0.0]}, {"x": LINES}]),
    ("clamp", "clamp(x, -1, 2)", [{"x": -1.0}, {"x": 2.0}, {"x": [-1.0, 0.0, 2.0, 3.0]}]),
    ("leaky_relu", "leaky_relu(x)", [{"x": 0.0}, {"x": -0.0}, {"x": [0.0, 1.0, -1.0]}]),
    ("elu", "elu(x)", [{"x": 0.0}, {"x": -0.0}]),
    ("celu", "celu(x)", [{"x": 0.0}]),
    ("selu", "selu(x)", [{"x": 0.0}, {"x": -0.0}, {"x": [0.0, 1.0]}]),
    ("relu6", "relu6(x)", [{"x": 0.0}, {"x": 6.0}, {"x": [0.0, 3.0, 6.0, 7.0]}]),
    ("hardtanh", "hardtanh(x)", [{"x": 1.0}, {"x": -1.0}, {"x": [1.0, 0.5, -1.0]}]),
    ("sign", "sign(x)", [{"x": 0.0}, {"x": -0.0}]),
    ("floor", "floor(x)", [{"x": 1.0}, {"x": -2.0}, {"x": 0.0}]),
    ("ceil", "ceil(x)", [{"x": 1.0}, {"x": -2.0}, {"x": 0.0}]),
    ("round", "round(x)", [{"x": 0.5}, {"x": 1.5}, {"x": -0.5}, {"x": 2.5}]),
    ("trunc", "trunc(x)", [{"x": 1.0}, {"x": -2.0}]),
    ("heaviside", "heaviside(x, 0.5)", [{"x": 0.0}]),
    ("softsign", "softsign(x)", [{"x": 0.0}]),
    ("hypot", "hypot(a, b)", [{"a": 0.0, "b": 0.0}]),
    ("atan2", "atan2(a, b)", [{"a": 0.0, "b": 0.0}, {"a": 0.0, "b": -1.0}, {"a": -0.0, "b": -1.0}]),
    ("sqrt", "sqrt(x)", [{"x": 0.0}, {"x": -1.0}]),
    ("cbrt", "cbrt(x)", [{"x": 0.0}]),
    ("max", "max(x)", [{"x": [2.0, 2.0, 1.0]}, {"x": [0.0, 0.0]}, {"x": [1.0, 1.0, 1.0]}, {"x": [[1.0, 3.0], [3.0, 2.0]]}]),
    ("min", "min(x)", [{"x": [2.0, 1.0, 1.0]}, {"x": [0.0, 0.0]}, {"x": [1.0, 1.0, 1.0]}]),
    ("norm1", "norm1(x)", [{"x": [0.0, 1.0, -2.0]}, {"x": [0.0, 0.0]}, {"x": [0.0]}]),
    ("norminf", "norminf(x)", [{"x": [2.0, -2.0, 1.0]}, {"x": [0.0, 0.0]}, {"x": [3.0, 3.0]}]),
    ("std", "std(x)", [{"x": [2.0, 2.0, 2.0]}, {"x": [1.0]}]),
    ("normalize", "normalize(x)", [{"x": [0.0, 0.0]}]),
    ("cosine_similarity", "cosine_similarity(a, b)", [{"a": [0.0, 0.0], "b": [1.0, 2.0]}]),
    ("prod", "prod(x)", [{"x": [0.0, 2.0, 3.0]}, {"x": [0.0, 0.0, 3.0]}]),
    ("det", "det(A)", [{"A": [[1.0, 2.0], [2.0, 4.0]]}, {"A": [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]]}, {"A": LINES}]),
    ("eigvalsh", "eigvalsh(A)", [{"A": [[1.0, 0.0], [0.0, 1.0]]}]),
    ("mae", "mae(a, b)", [{"a": 1.0, "b": 1.0}, {"a": [1.0, 2.0], "b": [1.0, 3.0]}]),
    ("l1_penalty", "l1_penalty(x)", [{"x": [0.0, 1.0, -2.0]}, {"x": 0.0}]),
    ("huber", "huber(a, b)", [{"a": 2.0, "b": 1.0}, {"a": 1.0, "b": 2.0}]),
    ("hinge", "hinge(a, b)", [{"a": 1.0, "b": 1.0}, {"a": -1.0, "b": -1.0}]),
    ("bce", "bce(a, b)", [{"a": 0.0, "b": 1.0}, {"a": 1.0, "b": 0.0}, {"a": 0.0, "b": 0.0}, {"a": 1.0, "b": 1.0}]),
    ("where", "where(x > 0, sqrt(x), 0 * x)", [{"x": 0.0}, {"x": -1.0}, {"x": [4.0, -1.0]}]),
    ("where", "where(x > 0, log(x), 2 * x)", [{"x": 0.0}, {"x": -1.0}]),
    ("log", "log(x)", [{"x": 0.0}, {"x": -1.0}]),
    ("xlogx", "xlogx(x)", [{"x": 0.0}]),
    ("div", "a / b", [{"a": 1.0, "b": 0.0}, {"a": 0.0, "b": 0.0}]),
    ("reciprocal", "reciprocal(x)", [{"x": 0.0}]),
    ("power", "x ** 0.5", [{"x": 0.0}]),
    ("power", "x ** 1.5", [{"x": 0.0}]),
    ("power", "x ** 0", [{"x": 0.0}, {"x": -1.5}]),
    ("power", "x ** 1", [{"x": 0.0}]),
    ("power", "x ** -1", [{"x": 0.0}]),
    ("asin", "asin(x)", [{"x": 1.0}, {"x": -1.0}]),
    ("acos", "acos(x)", [{"x": 1.0}, {"x": -1.0}]),
    ("logaddexp", "logaddexp(a, b)", [{"a": float("-inf"), "b": float("-inf")}]),
]


def main(framework):
    library = importlib.import_module(f"names_{framework}")
    known = json.loads(file.read_text()) if file.exists() else {"versions": {}, "cases": []}
    before = {json.dumps([c["formula"], c["at"]]): c for c in known["cases"]}
    cases = []
    for op, formula, points in POINTS:
        for at in points:
            inputs = {name: written(value) for name, value in at.items()}
            text = f"out = {formula}; f = sum(out)"
            made = before.get(json.dumps([text, inputs]), {"op": op, "formula": text, "at": inputs})
            answer = library.measure(lambda names, given: read(f"out = {formula}", names, given)["out"], at)
            made[framework] = answer if answer in (None, "raises") else {
                "f": written(answer[0]),
                "gradient": {name: written(part) for name, part in answer[1].items()},
            }
            cases.append(made)
    versions = {**known["versions"], framework: library.version}
    lines = ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases)
    file.write_text(json.dumps({"versions": versions})[:-1] + ', "cases": [\n' + lines + "\n]}\n")
    print(f"{len(cases)} cases, {framework} {library.version}")


main(sys.argv[1])
