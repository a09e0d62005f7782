"""The rooms of the house and the direction of imports, read from the syntax tree (docs: ARCHITECTURE)."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1] / "generator"
MODULES = sorted(HOUSE.rglob("*.py"))
LEVELS = {
    "garbage": 0, "errors": 0, "escaping": 0, "vietnamese": 0, "workers": 0, "words": 0,
    "model": 0, "reading": 1, "evaluation": 2,
    "labels": 3, "formats": 3, "charts": 3, "pages": 3, "kiosk": 3, "exports": 3,
    "site": 4, "commands": 5, "cli": 6,
}  # fmt: skip
MKDOCS_ROOM = "site/mkdocs"
MOST_MODULES, MOST_LINES, NINE_IN_TEN = 24, 250, 15
STILL_LONG = {"labels.py"}  # lists of words and kinds; to be parted
OUTSIDE = {"os", "io", "pathlib", "subprocess", "time", "socket", "urllib", "shutil", "tempfile", "random"}
NO_TERMS = {"told", "tells", "telling", "said", "unsaid", "untold", "saying", "spoken"}  # reported, stated, written
CLOCKS = {"today", "now", "utcnow"}


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[str]:
    """The dotted names a module imports, anywhere in it."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide the direction"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room_of(dotted: str) -> str | None:
    """The room of a module of ours: `generator.pages.kinds.plan` → pages."""
    parts = dotted.split(".")
    return parts[1] if parts[0] == "generator" and len(parts) > 1 else None


def own_room(path: Path) -> str:
    return path.relative_to(HOUSE).parts[0].removesuffix(".py")


def named(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


def test_there_is_a_house_to_judge():
    assert {own_room(path) for path in MODULES} >= {"model", "reading", "evaluation", "pages", "site", "cli"}


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_imports_never_point_back(path):
    if path.parent == HOUSE and path.name == "__init__.py":
        return
    level = LEVELS[own_room(path)]
    back = {name for name in imported(path) if (room := room_of(name)) and LEVELS[room] > level}
    assert back == set()


def test_one_package_alone_imports_mkdocs():
    importers = {path for path in MODULES for name in imported(path) if name.split(".")[0] == "mkdocs"}
    assert {named(path.parent) for path in importers} == {MKDOCS_ROOM}


def test_commands_and_plugin_entry_alone_use_the_mkdocs_package():
    dotted = f"generator.{MKDOCS_ROOM.replace('/', '.')}"
    users = {path for path in MODULES for name in imported(path) if name.startswith(dotted)}
    assert {named(path) for path in users if named(path.parent) != MKDOCS_ROOM} == {"cli.py"}


@pytest.mark.parametrize("path", [p for p in MODULES if own_room(p) in ("model", "evaluation")], ids=named)
def test_rules_see_neither_clock_nor_disk_nor_rounded_figures(path):
    assert {name.split(".")[0] for name in imported(path)} & OUTSIDE == set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Attribute):
            assert node.attr not in CLOCKS, f"line {node.lineno}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in {"float", "round", "open", "print"}, f"line {node.lineno}"
        if isinstance(node, ast.Constant):
            assert not isinstance(node.value, float), f"line {node.lineno}"


def folders() -> list[Path]:
    return sorted({path.parent for path in MODULES})


@pytest.mark.parametrize("folder", folders(), ids=named)
def test_no_room_is_crowded(folder: Path):
    assert len([path for path in folder.glob("*.py") if path.name != "__init__.py"]) <= MOST_MODULES


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_file_is_read_at_one_sitting(path: Path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES or named(path) in STILL_LONG


def test_functions_are_short():
    lengths = sorted(
        node.end_lineno - node.lineno + 1
        for path in MODULES
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
    )
    assert lengths[len(lengths) * 9 // 10] <= NINE_IN_TEN


def at_load(tree: ast.Module) -> Iterator[str]:
    """The dotted names a module imports when it is itself imported: not in functions, not for type checkers alone."""
    for node in tree.body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def dotted_name(path: Path) -> str:
    return ".".join(path.relative_to(HOUSE.parent).with_suffix("").parts).removesuffix(".__init__")


def test_no_modules_import_each_other_in_a_circle():
    own = {dotted_name(path): path for path in MODULES}
    graph = {name: {found for found in at_load(parsed(path)) if found in own} - {name} for name, path in own.items()}
    order = TopologicalSorter(graph)
    order.prepare()  # errors: CycleError names the circle
    assert len(graph) == len(MODULES)


def test_no_two_classes_share_a_name():
    seen: dict[str, list[str]] = {}
    for path in MODULES:
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.ClassDef):
                seen.setdefault(node.name, []).append(named(path))
    assert {name: places for name, places in seen.items() if len(places) > 1} == {}


def bound_names(tree: ast.Module) -> Iterator[str]:
    """Every name that a module gives: to classes, functions, arguments, variables, attributes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_names_are_terms_of_the_field(path: Path):
    names = {path.stem, *bound_names(ast.parse(path.read_text(encoding="utf-8")))}
    words = {word for name in names for word in re.split(r"_|(?<=[a-z])(?=[A-Z])", name)}
    assert {word for word in words if word.lower() in NO_TERMS} == set()
