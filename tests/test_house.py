"""The rooms of the house and the direction of imports, read from the syntax tree (docs: ARCHITECTURE)."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1] / "generator"
ARCHITECTURE = HOUSE.parent / "docs" / "ARCHITECTURE.md"
MODULES = sorted(HOUSE.rglob("*.py"))
LEVELS = {
    "garbage": 0, "errors": 0, "escaping": 0, "policy": 0, "vietnamese": 0, "workers": 0, "words": 0,
    "user_cache": 0, "memory": 0,
    "model": 0, "reading": 1, "evaluation": 2,
    "labels": 3, "formats": 3, "charts": 3, "search": 3, "pages": 3, "kiosk": 3, "theming": 3, "exports": 3,
    "proof": 4, "config": 4, "history": 5, "site": 6, "serving": 7, "commands": 7, "cli": 8, "start": 9,
}  # fmt: skip
MKDOCS_ROOM = "site/mkdocs"
MOST_MODULES, MOST_LINES, NINE_IN_TEN = 24, 250, 15
OUTSIDE = {"os", "io", "pathlib", "subprocess", "time", "socket", "urllib", "shutil", "tempfile", "random"}
NO_TERMS = {"told", "tells", "telling", "said", "unsaid", "untold", "saying", "spoken"}  # reported, stated, written
CLOCKS = {"today", "now", "utcnow"}
IDS = "model/ids.py"
OTHER_IDS = {"evaluation/rules.py", "pages/page.py"}  # of rules, of commits
CUTTING = {"split", "rsplit", "partition", "rpartition", "startswith", "endswith", "removeprefix", "removesuffix"}
ID_MARKS = {"/", "#", ".", ".r"}
# What is cut at the same marks and is no id: paths of files, addresses, keys of a model, figures.
NO_IDS = {
    "path", "file", "folder", "inside", "other", "address", "target", "own", "url", "link", "edit_root",
    "key", "_ELSEWHERE", "rest", "about", "written", "part", "rule",
}  # fmt: skip


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
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


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


def cut_name(node: ast.expr) -> str:
    """What a chain of calls such as `plan.id.strip().partition("/")` starts from: `id`."""
    while not isinstance(node, ast.Name | ast.Constant | ast.JoinedStr):
        if isinstance(node, ast.Attribute) and not hasattr(str, node.attr):
            return node.attr
        node = next(child for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr))
    return getattr(node, "id", "")


def marks_an_id(node: ast.expr, method: str) -> bool:
    """Whether text is cut at a mark of ids: at one of them, or behind a part of one, as in `f"{year}/"`."""
    if isinstance(node, ast.Constant):
        return node.value in ID_MARKS and not (node.value == "." and method.startswith(("starts", "ends")))
    if isinstance(node, ast.Tuple):
        return any(marks_an_id(each, method) for each in node.elts)
    return (
        isinstance(node, ast.JoinedStr) and isinstance(end := node.values[-1], ast.Constant) and end.value in ID_MARKS
    )


def ids_taken_apart(tree: ast.Module) -> Iterator[str]:
    """Where text that may be an id is cut at what stands between its parts, by line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CUTTING:
            cuts = any(marks_an_id(each, node.func.attr) for each in node.args)
            if cuts and cut_name(node.func.value) not in NO_IDS:
                yield f"{node.lineno}: {ast.unparse(node)}"
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and r"\.r" in node.value:
            yield f"{node.lineno}: {node.value}"
        elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice) and cut_name(node.value) == "id":
            yield f"{node.lineno}: {ast.unparse(node)}"


def test_one_module_alone_takes_ids_apart():
    found = {named(path): [*ids_taken_apart(parsed(path))] for path in MODULES if named(path) not in {IDS, *OTHER_IDS}}
    assert {path: places for path, places in found.items() if places} == {}, f"use generator/{IDS}"


@pytest.mark.parametrize(
    "line",
    [
        'plan.id.partition("/")',
        'verdict.result.rpartition("/")[2]',
        'name.partition(".")[0]',
        'entry.id.startswith(f"{year}/")',
        'text.replace("#", "/").rpartition("/")',
        're.compile(r"(.+)\\.r([1-9])")',
        "plan.id[:4]",
    ],
)
def test_an_id_that_is_taken_apart_elsewhere_is_found(line: str):
    assert [*ids_taken_apart(ast.parse(line))]


def test_paths_may_be_cut():
    assert not [*ids_taken_apart(ast.parse('path.rpartition("/"); made.path.removeprefix(f"{EXAMPLES}/")'))]


def test_a_kind_is_declared_once() -> None:
    """Beside its declaration: the type of a reference, the sections of a screen and what makes its slides."""
    places = {named(path) for path in MODULES if '"exemplars"' in path.read_text("utf-8")}
    assert places == {"model/kinds.py", "model/fields.py", "model/screens.py", "kiosk/people.py"}


def test_the_architecture_names_every_room_and_what_stands_in_it():
    rows = re.findall(r"^\| `generator/([\w.]+)/?` \| (.*?) \|", ARCHITECTURE.read_text(encoding="utf-8"), re.MULTILINE)
    rooms = {path.name for path in HOUSE.iterdir() if not path.name.startswith("__")}
    assert {room for room, _ in rows} == rooms
    assert {Path(room).stem for room in rooms} == LEVELS.keys()
    left_out = {
        f"{room}/{path.name}"
        for room, words in rows
        for path in (HOUSE / room).glob("[a-z]*/")
        if f"`{path.name}/`" not in words
    }
    assert left_out == set()


def test_the_docs_name_modules_that_exist():
    """Those of the made-up kind are made by the test that follows the page about it."""
    parts = ("generator", "tests", "tools", "bench")
    modules = [path.as_posix() for part in parts for path in (HOUSE.parent / part).rglob("*.py")]
    docs = [path for path in ARCHITECTURE.parent.glob("*.md") if path.name != "them-loai-ban-ghi.md"]
    mentioned = {name for doc in docs for name in re.findall(r"`([\w/]+\.py)`", doc.read_text(encoding="utf-8"))}
    assert len(mentioned) > len(LEVELS)
    gone = {name for name in mentioned if not any(path.endswith(f"/{name}") for path in modules)}
    assert gone == {"pages/kinds/ONE.py"}  # stands for any
