"""`thidua diff` against versions that no git writes by itself: refused in words, nothing written outside its folder."""

import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.history import past_names, past_record
from generator.reading.text.gate import MAX_BYTES
from tests.editing.conftest import Run, git

Tree = list[tuple[str, bytes, str]]
"""Mode, name and id of each entry."""
BLOB, FOLDER, LINK, MODULE = "100644", "40000", "120000", "160000"


class Plumbing:
    """Writes objects of git that its own commands refuse to write."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def git(self, *arguments: str, given: bytes = b"") -> str:
        """What a command of git prints."""
        who = ["-c", "user.name=Phép thử", "-c", "user.email=thu@example.vn"]
        command = ["git", "-C", str(self.folder), *who, *arguments]
        return subprocess.run(command, input=given, capture_output=True, check=True).stdout.decode().strip()

    def blob(self, content: bytes) -> str:
        """The id of some content."""
        return self.git("hash-object", "-w", "--stdin", given=content)

    def tree(self, *entries: tuple[str, bytes, str]) -> str:
        """The id of a folder, as it is given."""
        raw = b"".join(b"%s %s\0%s" % (mode.encode(), name, bytes.fromhex(key)) for mode, name, key in entries)
        return self.git("hash-object", "-t", "tree", "-w", "--literally", "--stdin", given=raw)

    def base(self, *entries: tuple[str, bytes, str]) -> str:
        """A commit whose data/ holds these entries and no other; the branch that stands there comes from it."""
        root = self.tree((FOLDER, b"data", self.tree(*entries)))
        before = self.git("commit-tree", root, "-m", "gốc")
        now = self.git("commit-tree", "HEAD^{tree}", "-p", before, "-m", "nay")
        self.git("update-ref", "refs/heads/main", now)
        return before


@pytest.fixture
def plumbing(committed: Path) -> Plumbing:
    return Plumbing(committed)


def _in_a_folder(plumbing: Plumbing, *entries: tuple[str, bytes, str]) -> Tree:
    return [(FOLDER, b"documents", plumbing.tree(*entries))]


def _up(plumbing: Plumbing) -> Tree:
    x = plumbing.blob(b"x")
    return [(FOLDER, b"..", plumbing.tree((FOLDER, b"..", plumbing.tree((BLOB, b"thidua-escaped", x)))))]


UNFIT: dict[str, tuple[Callable[[Plumbing], Tree], str]] = {
    "up": (_up, "«..»"),
    "up-in-one-name": (lambda p: [(BLOB, b"../../thidua-escaped", p.blob(b"x"))], "«..»"),
    "here": (lambda p: [(FOLDER, b".", p.tree((BLOB, b"x.yml", p.blob(b"x"))))], "«..»"),
    "absolute": (lambda p: [(BLOB, b"/tmp/thidua-escaped", p.blob(b"x"))], "«..», «.» hay bắt đầu bằng «/»"),
    "slash": (lambda p: _in_a_folder(p, (BLOB, b"a/b.yml", p.blob(b"x"))), "dấu gạch chéo"),
    "backslash": (lambda p: _in_a_folder(p, (BLOB, b"a\\b.yml", p.blob(b"x"))), "dấu gạch chéo"),
    "git": (lambda p: [(FOLDER, b".git", p.tree((BLOB, b"config", p.blob(b"x"))))], "riêng của git"),
    "git-in-capitals": (lambda p: [(FOLDER, b".GIT ", p.tree((BLOB, b"config", p.blob(b"x"))))], "riêng của git"),
    "git-on-windows": (lambda p: [(FOLDER, b"git~1", p.tree((BLOB, b"config", p.blob(b"x"))))], "riêng của git"),
    "long-name": (lambda p: _in_a_folder(p, (BLOB, b"a" * 300, p.blob(b"x"))), "quá dài"),
    "twice": (lambda p: _in_a_folder(p, (BLOB, b"a.yml", p.blob(b"x")), (BLOB, b"a.yml", p.blob(b"y"))), "hai lần"),
    "file-and-folder": (lambda p: [(BLOB, b"a", p.blob(b"x")), (FOLDER, b"a", p.tree((BLOB, b"b", p.blob(b"y"))))],
                        "hai lần"),
    "link": (lambda p: _in_a_folder(p, (LINK, b"a.yml", p.blob(b"/etc/passwd"))), "liên kết tượng trưng"),
    "submodule": (lambda p: _in_a_folder(p, (MODULE, b"kho", "1" * 40)), "kho con"),
    "escape-codes": (lambda p: _in_a_folder(p, (BLOB, b"a\x1b[31m/../x", p.blob(b"x"))), "«..»"),
}  # fmt: skip


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where versions are unpacked; what leads out of it by a step or two stays with the test."""
    place = tmp_path / "a" / "b" / "c"
    place.mkdir(parents=True)
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


@pytest.mark.parametrize("name", UNFIT)
def test_a_name_that_is_no_path_is_refused_and_nothing_is_written(
    name: str, plumbing: Plumbing, run: Run, temporary: Path, tmp_path: Path
) -> None:
    make, why = UNFIT[name]
    found = run("diff", plumbing.base(*make(plumbing)))
    assert found.exit_code == 1, found.output
    assert why in found.stderr
    assert found.stderr.count("\n") == 1
    assert "\x1b" not in found.stderr
    assert [path for path in (tmp_path / "a").rglob("*") if path.is_file()] == []
    assert list(temporary.iterdir()) == []
    assert not Path("/tmp/thidua-escaped").exists()


def test_of_many_unfit_names_the_first_are_listed(plumbing: Plumbing, run: Run) -> None:
    entries = [(BLOB, b"a%03d\\b" % at, plumbing.blob(b"x")) for at in range(30)]
    assert "và 20 chỗ khác" in run("diff", plumbing.base(*entries)).stderr


def test_a_long_path_of_short_names_is_refused(plumbing: Plumbing, run: Run) -> None:
    key = plumbing.tree((BLOB, b"x.yml", plumbing.blob(b"x")))
    for _ in range(8):
        key = plumbing.tree((FOLDER, b"a" * 200, key))
    assert "quá dài" in run("diff", plumbing.base((FOLDER, b"documents", key))).stderr


@pytest.mark.parametrize("kind", ["blob", "tree"])
def test_a_missing_object_is_no_empty_version(kind: str, plumbing: Plumbing, committed: Path, run: Run) -> None:
    blob = plumbing.blob(b"name: T\n")
    tree = plumbing.tree((BLOB, b"a.yml", blob))
    base = plumbing.base((FOLDER, b"movements", tree))
    gone = blob if kind == "blob" else tree
    (committed / ".git" / "objects" / gone[:2] / gone[2:]).unlink()
    found = run("diff", base)
    assert found.exit_code == 74, found.output
    assert "git" in found.stderr
    assert "git fetch --unshallow" in found.stderr


def test_an_entry_that_calls_a_folder_a_file_is_refused(plumbing: Plumbing, run: Run) -> None:
    found = run("diff", plumbing.base((BLOB, b"a.yml", plumbing.tree())))
    assert (found.exit_code, "thiếu nội dung của tệp «data/a.yml»" in found.stderr) == (74, True)


def test_a_huge_blob_is_sized_and_never_read(plumbing: Plumbing, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    kept = past_record._run

    def watched(root: Path, *arguments: str, given: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
        found = kept(root, *arguments, given=given)
        read.append(len(found.stdout))
        return found

    monkeypatch.setattr(past_record, "_run", watched)
    movement = plumbing.tree(
        (BLOB, b"a.yml", plumbing.blob(b"#" * (40 << 20))), (BLOB, b"b.yml", plumbing.blob(b"name: B\n"))
    )
    found = run("diff", plumbing.base((FOLDER, b"movements", movement)))
    assert found.exit_code in (0, 1)
    assert found.exception is None or isinstance(found.exception, SystemExit)
    assert max(read) < MAX_BYTES


def test_blobs_are_read_so_many_bytes_at_once(plumbing: Plumbing, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = run("diff", "HEAD").stdout
    monkeypatch.setattr(past_record, "AT_ONCE", 600)
    assert run("diff", "HEAD").stdout == whole


@pytest.mark.parametrize(("most", "words"), [("MOST_BYTES", "hơn 1 GiB"), ("MOST_FILES", "hơn 3 tệp")])
def test_a_version_of_too_many_files_is_refused(most: str, words: str, run: Run, committed: Path,
                                                monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.setattr(past_record if most == "MOST_BYTES" else past_names, most, 3)
    found = run("diff", "HEAD")
    assert (found.exit_code != 0, words in found.stderr) == (True, True)


def test_a_project_below_the_top_of_its_repository_is_compared(tmp_path: Path, project: Path, run: Run) -> None:
    git(project.parent, "init", "-q", "-b", "main")
    git(project.parent, "add", "project")
    git(project.parent, "commit", "-q", "-m", "đầu")
    assert run("diff", "main", "--as-of", "2024-02-01").exit_code == 0
