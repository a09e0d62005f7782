"""What mkdocs.yml may hold, as far as it can be judged without MkDocs: so every command refuses the same."""

from importlib.metadata import entry_points
from typing import Any

from generator.config.defaults import PLUGIN, REPLACED, THEME_NAME
from generator.errors import UserError
from generator.reading.document.tree import Tree
from generator.reading.problems.nearest import guess, quoted
from generator.reading.problems.problem import Loc

CONFIG = "mkdocs.yml"
_LIST, _GROUP, _EITHER = (list,), (dict,), (list, dict)
_WORDS = {_LIST: "một danh sách", _GROUP: "một nhóm khóa", _EITHER: "một danh sách hay một nhóm khóa"}
_SHAPES = {
    "extra": _GROUP, "extra_css": _LIST, "extra_javascript": _LIST, "extra_templates": _LIST, "hooks": _LIST,
    "markdown_extensions": _EITHER, "nav": _LIST, "plugins": _EITHER, "watch": _LIST,
}  # fmt: skip
_EXAMPLES = {
    "dev_addr": "127.0.0.1:8000", "docs_dir": "docs", "extra": "{tên: giá trị}", "extra_css": "[tệp.css]",
    "extra_javascript": "[tệp.js]", "extra_templates": "[tệp.html]", "hooks": "[tệp.py]",
    "markdown_extensions": "[tables]", "nav": "[index.md]", "plugins": f"[{PLUGIN}]",
    "repo_url": "https://example.vn/kho", "site_dir": "site", "site_name": "Cổng thi đua",
    "site_url": "https://thi-dua.example.vn/", "strict": "false", "theme": THEME_NAME, "watch": "[thư-mục]",
}  # fmt: skip


def remedy_for(key: str) -> str:
    """What to do with a key whose value is refused."""
    return f"viết như «{key}: {_EXAMPLES[key]}»" if key in _EXAMPLES else f"sửa lại, hay bỏ khóa {key}"


def refuse_misshapen(tree: Tree) -> None:
    """Errors: UserError with line and column at the first value that no build would take."""
    for key, value in (tree.data or {}).items():
        if value is None:
            continue
        if (shape := _SHAPES.get(key)) and not isinstance(value, shape):
            message = f"{key}: {_held(value)} không phải {_WORDS[shape]}"
            raise refused(tree, (key,), f"{message}; {remedy_for(key)}, hay bỏ khóa ấy")
        if key == "theme":
            _theme(tree, value)
        if key == "plugins":
            _plugins(tree, value)


def _theme(tree: Tree, written: Any) -> None:
    name = written.get("name", THEME_NAME) if isinstance(written, dict) else written
    if name != THEME_NAME:
        loc = ("theme", "name") if isinstance(written, dict) else ("theme",)
        raise refused(tree, loc, other_theme(_held(name)))


def other_theme(name: str) -> str:
    """Why a theme is refused, and what to do."""
    return f"theme: cổng chỉ dựng được với giao diện {THEME_NAME}, không với {name}; {remedy_for('theme')}"


def _plugins(tree: Tree, written: list[Any] | dict[str, Any]) -> None:
    """A plugin that is not installed; the machine is asked only about others than ours."""
    for number, entry in enumerate(written):
        loc: Loc = ("plugins", entry if isinstance(written, dict) else number)
        names = list(entry) if isinstance(entry, dict) else [entry]
        if len(names) != 1 or not isinstance(names[0], str):
            raise refused(tree, loc, f"plugins: mỗi dòng là tên một phần mở rộng; viết như «- {PLUGIN}»")
        if names[0] not in {PLUGIN, *REPLACED} and {names[0], f"{THEME_NAME}/{names[0]}"}.isdisjoint(
            known := entry_points(group="mkdocs.plugins").names
        ):
            remedy = guess(names[0], known) or f"cài gói Python có phần ấy rồi chạy lại, hay xóa dòng «- {names[0]}»"
            raise refused(tree, loc, f"plugins: máy này chưa có phần mở rộng {quoted(names[0])}; {remedy}")


def _held(value: Any) -> str:
    if isinstance(value, list | dict):
        return _WORDS[_LIST if isinstance(value, list) else _GROUP]
    return quoted(str(value))


def refused(tree: Tree, loc: Loc, message: str) -> UserError:
    """A refusal at a place of mkdocs.yml."""
    line, column = tree.mark(loc)
    return UserError(message, place=f"{tree.path}:{line + 1}:{column + 1}")
