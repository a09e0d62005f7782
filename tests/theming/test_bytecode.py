"""Compiled templates kept with the user: loaded again, and never trusted where anything differs."""

from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from generator.theming.bytecode import keep_bytecode

Render = Callable[..., str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "thidua" / "templates"


@pytest.fixture
def render(monkeypatch: pytest.MonkeyPatch) -> Render:
    """Render one template as a new process would; counts how often it was compiled."""
    compiled: list[str] = []
    compile_one = Environment._compile

    def counting(environment: Environment, source: str, filename: str) -> object:
        compiled.append(filename)
        return compile_one(environment, source, filename)

    monkeypatch.setattr(Environment, "_compile", counting)

    def rendered(source: str = "{{ 6 * 7 }}", compiler: str = "", kind: str = "page") -> str:
        compiled.clear()
        environment = Environment(loader=DictLoader({"a.html": source}), autoescape=True)
        keep_bytecode(environment, kind, compiler)
        return f"{environment.get_template('a.html').render()}, {len(compiled)}"

    return rendered


def test_a_template_is_compiled_once(folder: Path, render: Render) -> None:
    assert [render(), render()] == ["42, 1", "42, 0"]
    assert folder.stat().st_mode & 0o777 == 0o700


def test_another_text_or_compiler_is_compiled_anew_in_the_same_file(folder: Path, render: Render) -> None:
    assert [render(), render("{{ 6 * 8 }}"), render("{{ 6 * 8 }}", "2")] == ["42, 1", "48, 1", "48, 1"]
    assert len([*folder.iterdir()]) == 1


def test_kinds_do_not_share_a_file(folder: Path, render: Render) -> None:
    assert [render(), render(kind="theme"), render()] == ["42, 1", "42, 1", "42, 0"]


def test_a_broken_file_is_made_anew(folder: Path, render: Render) -> None:
    render()
    (kept,) = folder.iterdir()
    whole = kept.read_bytes()
    for end in range(0, len(whole), 7):
        kept.write_bytes(whole[:end])
        assert render() == "42, 1"
    kept.write_bytes(whole[:40] + b"\x00" * 40)
    assert [render(), render()] == ["42, 1", "42, 0"]


def test_where_nothing_can_be_kept_templates_work_all_the_same(folder: Path, render: Render) -> None:
    folder.parent.mkdir()
    folder.write_text("no folder")
    assert [render(), render()] == ["42, 1", "42, 1"]


def test_a_user_without_a_folder_keeps_nothing(monkeypatch: pytest.MonkeyPatch, render: Render) -> None:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", lambda: (_ for _ in ()).throw(RuntimeError))
    assert [render(), render()] == ["42, 1", "42, 1"]
