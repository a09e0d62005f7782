"""A file put into a project: whole or not at all, never over another, with the mode of the one it replaces."""

import errno
import os
from pathlib import Path

import pytest

from generator.commands.new_file import FileStandsError, put


def test_a_file_is_put_where_the_disk_knows_no_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", refuse)
    put(tmp_path, "data/a.yml", "name: Một\n")
    with pytest.raises(FileStandsError, match="đã có tệp"):
        put(tmp_path, "data/a.yml", "name: Hai\n")
    assert (tmp_path / "data/a.yml").read_text("utf-8") == "name: Một\n"
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["a.yml"]


def test_a_file_that_is_replaced_keeps_who_may_write_it(tmp_path: Path):
    (tmp_path / "a.yml").write_text("name: Một\n", "utf-8")
    (tmp_path / "a.yml").chmod(0o664)
    put(tmp_path, "a.yml", "name: Hai\n", replace=True)
    assert ((tmp_path / "a.yml").read_text("utf-8"), (tmp_path / "a.yml").stat().st_mode & 0o777) == (
        "name: Hai\n", 0o664,
    )  # fmt: skip


def test_a_disk_that_is_full_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(path: Path, *_: object, **__: object) -> int:
        path.touch()
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="No space left"):
        put(tmp_path, "a.yml", "name: Một\n")
    assert list(tmp_path.iterdir()) == []
