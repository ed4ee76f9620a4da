"""Makes cases.json: what a real PyTorch answers, in float64, for every op of the catalogue. Run by hand:

    python core/goldens/make.py            (with torch installed; any recent release)

Each case is a formula that the program reads too. `out` is the op's own value; the root `f` weighs its entries by fixed
numbers, so that no entry hides behind another and the cotangent of `out` is known. Seeded: the same release of PyTorch
writes the same file.
"""
import json
import pathlib
import random
import sys

import torch

from names_torch import functions, tensor
from reader import read, written
from specs import BITS, COMPOSITIONS, ELEMENTARY, OPS

PER_OP = 24
WEIGHTS = [0.7, -1.3, 0.4, 1.1, -0.6, 0.9, -0.2, 1.7, -0.8, 0.3, 1.9, -1.1]
here = pathlib.Path(__file__).parent


def weights(shape, start=0):
    """Fixed numbers in a shape, as nested lists."""
    if not shape:
        return WEIGHTS[start % len(WEIGHTS)]
    inner = 1
    for size in shape[1:]:
        inner *= size
    return [weights(shape[1:], start + i * inner) for i in range(shape[0])]


def draw(shape, low, high, dice):
    """Distinct numbers of three decimals: short in the file, generic in float64."""
    if not shape:
        return round(dice.uniform(low, high), 3)
    return [draw(shape[1:], low, high, dice) for _ in range(shape[0])]


def gradients(root, inputs, create_graph=False):
    found = torch.autograd.grad(root, inputs, create_graph=create_graph, retain_graph=True, allow_unused=True)
    return [torch.zeros_like(x) if g is None else g for g, x in zip(found, inputs)]


def hessian(root, inputs):
    """All second derivatives, inputs in the order of the formula."""
    rows = []
    for part in gradients(root, inputs, create_graph=True):
        for entry in part.reshape(-1):
            row = gradients(entry, inputs) if entry.requires_grad else [torch.zeros_like(x) for x in inputs]
            rows.append(torch.cat([r.reshape(-1) for r in row]))
    return torch.stack(rows).tolist()


def case(op, formula, at, with_hessian):
    inputs = {name: tensor(value).requires_grad_(True) for name, value in at.items()}
    y = read(f"out = {formula}", functions, inputs)["out"]
    y = y if y.dtype == torch.float64 else y.double()
    text = f"out = {formula}; f = sum({weights(tuple(y.shape))} * out)"
    root = torch.sum(tensor(weights(tuple(y.shape))) * y)
    # A root without a path to any input has no gradient; the file says 0 and the test knows that "no path" reads as 0.
    leaves = list(inputs.values())
    moves = root.requires_grad
    parts = gradients(root, leaves, create_graph=True) if moves else [torch.zeros_like(x) for x in leaves]
    made = {
        "op": op,
        "formula": text,
        "at": {name: written(value) for name, value in at.items()},
        "y": written(y.tolist()),
        "gradient": {name: written(g.tolist()) for name, g in zip(inputs, parts)},
    }
    if with_hessian and moves:
        made["hessian"] = written(hessian(root, leaves))
    return made


def size(shapes):
    total = 0
    for shape in shapes.values():
        count = 1
        for n in shape:
            count *= n
        total += count
    return total


def cases_of(op, spec):
    formulas, shape_sets, low, high = spec
    wanted = [(f, s) for s in shape_sets for f in formulas if not ("axis=1" in f and len(s["x"]) < 2)]
    wanted = [(f, s) for f, s in wanted if not (f.endswith("axis=-1)") and len(s["x"]) == 2)]
    dice = random.Random(f"gradwire {op}")
    # Every formula on every shape at least once; further rounds until there are enough.
    for index in range(max(PER_OP, len(wanted))):
        formula, shapes = wanted[index % len(wanted)]
        at = {name: draw(shape, low, high, dice) for name, shape in shapes.items()}
        # PyTorch adds 1e-12 to p (1 - p) in the slope of bce, so its second derivative has lost its last digits.
        yield case(op, formula, at, op != "bce" and index % 2 == 0 and size(shapes) <= 9)


def compositions():
    dice = random.Random("gradwire compositions")
    for formula, shapes in COMPOSITIONS:
        for index in range(5):
            at = {name: draw(shape, 0.2, 1.8, dice) for name, shape in shapes.items()}
            yield case("composition", formula, at, index == 0 and size(shapes) <= 64)


def main(names):
    lines = [json.dumps(made, separators=(",", ":")) for op in names for made in cases_of(op, OPS[op])]
    lines += [json.dumps(made, separators=(",", ":")) for made in compositions()]
    head = json.dumps({"torch": torch.__version__, "bits": BITS.split(), "elementary": ELEMENTARY.split()})
    text = head[:-1] + ', "cases": [\n' + ",\n".join(lines) + "\n]}\n"
    (here / "cases.json").write_text(text)
    print(f"{len(lines)} cases, {len(text) // 1024} kB, torch {torch.__version__}")


if __name__ == "__main__":
    torch.set_num_threads(1)
    main(sys.argv[1:] or list(OPS))
