"""The script is ES5 and keeps to the engines of 2016; the style keeps to their CSS."""

import re

import esprima
import pytest

from generator.theming.files import theme_folder

ES5 = {
    "Program", "BlockStatement", "ExpressionStatement", "IfStatement", "ReturnStatement",
    "ThrowStatement", "TryStatement", "CatchClause", "SwitchStatement", "SwitchCase", "WhileStatement",
    "DoWhileStatement", "ForStatement", "ForInStatement",
    "FunctionDeclaration", "FunctionExpression", "VariableDeclaration", "VariableDeclarator", "ThisExpression",
    "ArrayExpression", "ObjectExpression", "Property", "UnaryExpression", "UpdateExpression", "BinaryExpression",
    "AssignmentExpression", "LogicalExpression", "MemberExpression", "ConditionalExpression", "CallExpression",
    "NewExpression", "SequenceExpression", "Identifier", "Literal", "BreakStatement", "ContinueStatement",
    "EmptyStatement", "LabeledStatement", "Directive",
}  # fmt: skip
TOO_YOUNG = {
    "fetch", "Promise", "URLSearchParams", "padStart", "padEnd", "entries", "values", "append", "prepend", "replaceAll",
    "closest", "ResizeObserver", "IntersectionObserver", "requestAnimationFrame", "innerHTML", "outerHTML",
    "insertAdjacentHTML", "eval", "setTimeout", "WeakMap", "Symbol", "includes", "startsWith", "endsWith", "find",
    "findIndex", "assign", "alert", "confirm", "prompt",
}  # fmt: skip
CSS_TOO_YOUNG = (
    r"\bgap\s*:", r"\binset\s*:", r"display\s*:\s*(inline-)?grid", r"\bclamp\(", r"\bmin\(", r"\bmax\(", "aspect-ratio",
    r"overflow-wrap\s*:\s*anywhere", r"var\(--", r":is\(", r":where\(", r"\bsticky\b", r"@layer", r"text-wrap",
)  # fmt: skip


def scripts() -> list[str]:
    return [path.name for path in sorted((theme_folder() / "kiosk" / "script").glob("*.js"))]


def nodes(tree):
    """Every node of a syntax tree."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, esprima.nodes.Node):
            yield node
            waiting += [value for value in vars(node).values() if isinstance(value, list | esprima.nodes.Node)]


def faults(source: str, *, worker: bool = False) -> set[str]:
    """What a script uses that its oldest engine does not know."""
    found = set()
    for node in nodes(esprima.parseScript(source)):
        if node.type not in ES5:
            found.add(node.type)
        if node.type == "VariableDeclaration" and node.kind != "var":
            found.add(node.kind)
        if node.type == "Property" and (node.shorthand or node.method or node.computed):
            found.add("short property")
        if (
            node.type == "Literal"
            and getattr(node, "regex", None)
            and re.search(r"\(\?<|[suy]", node.regex.flags or "")
        ):
            found.add("regex flags")
        if node.type == "Identifier" and not worker and node.name in TOO_YOUNG:
            found.add(node.name)
        if node.type in ("FunctionExpression", "FunctionDeclaration"):
            if getattr(node, "isAsync", False) or node.generator:
                found.add("async or generator")
            found.update(parameter.type for parameter in node.params if parameter.type != "Identifier")
    return found


@pytest.mark.parametrize(
    "source", ["let a = 1", "() => 1", "`a`", "({a})", "fetch('x')", "a.innerHTML = ''", "f(...a)"]
)
def test_what_is_too_young_is_found(source: str):
    assert faults(source)


@pytest.mark.parametrize("name", scripts())
def test_scripts_are_es5(name: str):
    assert faults((theme_folder() / "kiosk" / "script" / name).read_text("utf-8")) == set()


def test_the_built_script_is_es5(files: dict[str, bytes]):
    page = files["kiosk/tct-binh-thuan/index.html"].decode()
    assert faults(re.search(r"<script>(.*?)</script>", page, re.DOTALL)[1]) == set()


def test_the_worker_is_es5_but_for_what_engines_with_workers_have(files: dict[str, bytes]):
    assert faults(files["kiosk/tct-binh-thuan/sw.js"].decode(), worker=True) == set()


def test_one_timer_and_few_listeners():
    source = "".join((theme_folder() / "kiosk" / "script" / name).read_text("utf-8") for name in scripts())
    assert source.count("setInterval(") == 1
    assert source.count("addEventListener(") <= 5


@pytest.mark.parametrize("pattern", CSS_TOO_YOUNG)
def test_the_style_keeps_to_the_floor(pattern: str):
    assert not re.search(pattern, (theme_folder() / "kiosk" / "style.css").read_text("utf-8"))
