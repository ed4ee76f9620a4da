"""Reads a formula text in Python: the same text that the program reads, given the meaning of another library.

A formula is a line of definitions `y = softmax(x); f = sum(y)`. Names are looked up in a table of functions and in the
values given; a list of numbers is a tensor, a list of tensors is a stack of them.
"""
import ast


class Lists(ast.NodeTransformer):
    """Lists become a call, so that each library makes its own tensor of them."""

    def visit_List(self, node):
        inner = [node if is_number(node) else self.generic_visit(node)]
        return ast.Call(ast.Name("list_", ast.Load()), inner, [])


def is_number(node):
    try:
        ast.literal_eval(node)
        return True
    except ValueError:
        return False


def read(text, functions, values):
    """Evaluates all definitions in order; returns every name's value."""
    known = dict(values)
    for line in text.split("; "):
        name, _, expression = line.partition(" = ")
        tree = ast.fix_missing_locations(Lists().visit(ast.parse(expression, mode="eval")))
        known[name] = eval(compile(tree, text, "eval"), {**functions, "__builtins__": {}}, known)
    return known


def written(x):
    """A nested list of floats as JSON holds it: NaN and infinities as words, every number with all its digits."""
    if isinstance(x, (list, tuple)):
        return [written(entry) for entry in x]
    x = float(x)
    if x != x:
        return "NaN"
    if x in (float("inf"), float("-inf")):
        return "Infinity" if x > 0 else "-Infinity"
    if x == int(x) and abs(x) < 2**53 and str(x) != "-0.0":
        return int(x)
    return x
