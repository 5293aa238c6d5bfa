"""Whether a test that is named somewhere is a real one: there, run, and able to fail."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
_LEAVING_OUT = ("skip", "xfail", "skipif")


@cache
def _functions(file: str) -> dict[str, ast.FunctionDef]:
    tree = ast.parse(ROOT.joinpath(file).read_text(encoding="utf-8"))
    return {one.name: one for one in tree.body if isinstance(one, ast.FunctionDef)}


def real_test(file: str, name: str) -> ast.FunctionDef:
    """Return the test of this name (without `test_`); it is there, no mark leaves it out, and it asserts something."""
    functions = _functions(file)
    found = functions.get(f"test_{name}")
    assert found is not None, f"{file} has no test of this name: {name}"
    marks = ast.unparse(ast.Module(list(map(ast.Expr, found.decorator_list)), []))
    assert not any(word in marks for word in _LEAVING_OUT), f"{name} is left out"
    assert any(isinstance(node, ast.Assert) or _waits(node) for node in _reached(found, functions)), f"{name} is idle"
    return found


def names_used(file: str, name: str) -> set[str]:
    """Return every name, and every attribute's, that a test uses, itself or in the helpers of its module."""
    functions = _functions(file)
    nodes = list(_reached(functions[f"test_{name}"], functions))
    called = {node.id for node in nodes if isinstance(node, ast.Name)}
    return called | {node.attr for node in nodes if isinstance(node, ast.Attribute)}


def _reached(function: ast.FunctionDef, functions: dict[str, ast.FunctionDef]) -> list[ast.AST]:
    """Return the nodes of a function and of those of its module that it names, fixtures among them."""
    seen, todo, nodes = {function.name}, [function], list[ast.AST]()
    while todo:
        one = todo.pop()
        mine = list(ast.walk(one))
        nodes += mine
        named = {node.id for node in mine if isinstance(node, ast.Name)} | {arg.arg for arg in one.args.args}
        for name in sorted((named & functions.keys()) - seen):
            seen.add(name)
            todo.append(functions[name])
    return nodes


def _waits(node: ast.AST) -> bool:
    """Waiting for something fails where it never comes, and so does expecting an error."""
    return isinstance(node, ast.Attribute) and node.attr in {"wait", "raises"}
