"""What is remembered never changes a verdict: after any edit it is what reading everything gives."""

import os
import pickle
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner
from record_edits import edit

from generator.cli import cli
from generator.model.plans import Plan
from generator.reading import remembered
from generator.reading.problems.problem import Finding
from generator.reading.read import read_folder
from generator.reading.records.files import read_file
from generator.reading.records.parts import Entry

DAY = date(2026, 11, 1)
PLAN = "content/plans/2023/truong-mau-an-binh.yml"
RESULT = "content/results/2023/truong-mau-an-binh/final.yml"
GUIDANCE = "content/guidance/2023/hvm-01.yml"
SENT = "content/submissions/2023/truong-mau-an-binh.yml"


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.slow
def test_after_any_edits_the_verdict_is_that_of_a_full_check(seed: int, project: Path, tmp_path: Path) -> None:
    random, store = Random(seed), tmp_path / "nho.sqlite"
    for _ in range(14):
        for _ in range(random.choice([0, 1, 1, 1, 2])):
            edit(project, random)
        raised = random.choice([(), (), ("theme-differs",)])
        day = random.choice([DAY, DAY, date(2024, 1, 15), date(2024, 1, 14), date(2023, 2, 15)])
        full = read_folder(project, as_of=day, raised=raised)
        quick = remembered.check_folder(project, store, as_of=day, raised=raised)
        assert (quick.problems, quick.files) == (full.problems, full.files)


@pytest.fixture
def again(project: Path, tmp_path: Path):
    """Gives the verdict on the project after it was remembered once."""
    store = tmp_path / "nho.sqlite"
    remembered.check_folder(project, store, as_of=DAY)
    return lambda: remembered.check_folder(project, store, as_of=DAY)


@pytest.mark.parametrize(
    ("path", "old", "new", "found"),
    [
        (RESULT, "reached: 31", "reached: 40", [(RESULT, "more-than-base")]),
        (PLAN, "id: cstdcs", "id: cstd", [(RESULT, "unknown-target"), (RESULT, "unknown-target")]),
        (GUIDANCE, "id: ldtt", "id: ldt", [(PLAN, "unknown-target")]),
        (GUIDANCE, "id: gui-ke-hoach", "id: gui", [(SENT, "dangling-reference")]),
        ("data/themes/chu-de-2023.yml", "label: Hiệu quả", "label: Hiệu lực", [(PLAN, "theme-differs")]),
        (PLAN, "Tổng kết phong trào", "Tổng kết cả phong trào", []),
    ],
)  # fmt: skip
def test_only_what_changed_is_read_and_all_files_are_checked(
    path: str, old: str, new: str, found: list[tuple[str, str]], project: Path, again
) -> None:
    assert again().read == 0
    text = (project / path).read_text(encoding="utf-8")
    (project / path).write_text(text.replace(old, new), encoding="utf-8")
    checked = again()
    assert checked.read == 1
    assert [(problem.path, problem.code) for problem in checked.problems] == found


def test_a_file_that_goes_is_forgotten_and_another_day_reads_nothing(project: Path, tmp_path: Path, again) -> None:
    (project / SENT).unlink()
    assert again().read == 0
    with sqlite3.connect(tmp_path / "nho.sqlite") as opened:
        assert (os.fsencode(SENT),) not in set(opened.execute("SELECT path FROM files"))
    for day in (date(2023, 2, 1), None):
        checked = remembered.check_folder(project, tmp_path / "nho.sqlite", as_of=day)
        assert checked.read == 0
        assert checked.problems == read_folder(project, as_of=day).problems


@pytest.mark.parametrize(
    "written", [b"", b"{", b"null", b'{"header": 1}', b"SQLite format 3\0", b"SQLite format 3\0" + b"\xff" * 5000]
)
def test_a_spoilt_store_is_healed(written: bytes, project: Path, tmp_path: Path) -> None:
    store = tmp_path / "nho.sqlite"
    store.write_bytes(written)
    assert remembered.check_folder(project, store, as_of=DAY).read > 0
    assert remembered.check_folder(project, store, as_of=DAY).read == 0


@pytest.mark.parametrize("seed", range(12))
def test_a_store_with_wrong_bytes_changes_no_verdict_and_is_healed(seed: int, project: Path, tmp_path: Path) -> None:
    store, random = tmp_path / "nho.sqlite", Random(seed)
    remembered.check_folder(project, store, as_of=DAY)
    data = bytearray(store.read_bytes())
    for _ in range(random.choice([1, 10, 1000])):
        data[random.randrange(len(data))] = random.randrange(256)
    store.write_bytes(data[: random.choice([len(data), len(data) // 2])])
    expected = read_folder(project, as_of=DAY).problems
    assert remembered.check_folder(project, store, as_of=DAY).problems == expected
    remembered.check_folder(project, store, as_of=DAY)
    assert remembered.check_folder(project, store, as_of=DAY).read == 0


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE files SET content = NULL",
        "UPDATE files SET path = NULL",
        "UPDATE files SET digest = 3, checksum = 'x'",
        "ALTER TABLE files RENAME COLUMN content TO other",
        "DROP TABLE files",
    ],
)
def test_a_store_with_odd_entries_is_healed(change: str, project: Path, tmp_path: Path, again) -> None:
    with sqlite3.connect(tmp_path / "nho.sqlite") as opened:
        opened.executescript(change)
    assert again().read > 0
    again()
    assert again().read == 0


def test_a_store_makes_nothing_but_records(project: Path, tmp_path: Path, again) -> None:
    victim = tmp_path / "victim"
    packed = pickle.dumps(Evil(victim))
    with sqlite3.connect(tmp_path / "nho.sqlite") as opened:
        opened.execute("UPDATE files SET content = ?, checksum = ?", (packed, remembered.digest_of(packed)))
    assert again().read > 0
    assert not victim.exists()


FOREIGN = {
    "null": lambda content: None,
    "another class": lambda content: Finding(content.path, (), "syntax", "x"),
    "null entries": lambda content: replace(content, entries=None),
    "a null entry": lambda content: replace(content, entries=(None,)),
    "null findings": lambda content: replace(content, findings=None),
    "numbers that are none": lambda content: replace(content, numbers=frozenset({1})),
    "an unknown kind": lambda content: replace(
        content, entries=(Entry(content.path, "khong-co", "x", {}),), sound=True
    ),
    "a record of nothing": lambda content: replace(
        content, entries=(Entry(content.path, "plans", "2023/x", Plan.model_construct()),), sound=True
    ),
    "a finding of no code": lambda content: replace(content, findings=(Finding(content.path, (), "khong-co", "x"),)),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_an_entry_that_no_check_wrote_is_healed(name: str, project: Path, tmp_path: Path, again) -> None:
    packed = pickle.dumps(FOREIGN[name](read_file(project, PLAN)))
    with sqlite3.connect(tmp_path / "nho.sqlite") as opened:
        place = os.fsencode(PLAN)
        opened.execute(
            "UPDATE files SET content = ?, checksum = ? WHERE path = ?", (packed, remembered.digest_of(packed), place)
        )
    checked = again()
    assert checked.read > 0
    assert checked.problems == read_folder(project, as_of=DAY).problems
    again()
    assert again().read == 0


class Evil:
    """What would make a file when it is unpickled."""

    def __init__(self, victim: Path) -> None:
        self.victim = victim

    def __reduce__(self):
        return Path.touch, (self.victim,)


def test_a_change_of_the_program_reads_all(project: Path, again, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "_program", lambda: b"another")
    assert again().read > 0
    assert again().read == 0


def test_a_store_that_cannot_be_written_is_no_error(project: Path, tmp_path: Path) -> None:
    (tmp_path / "nho.sqlite").mkdir()
    for _ in range(2):
        assert remembered.check_folder(project, tmp_path / "nho.sqlite", as_of=DAY).read > 0


def test_a_project_without_a_file_is_checked(tmp_path: Path) -> None:
    for folder in ("content", "data"):
        (tmp_path / "trong" / folder).mkdir(parents=True)
    for _ in range(2):
        verdict = remembered.check_folder(tmp_path / "trong", tmp_path / "nho.sqlite", as_of=DAY)
        assert (verdict.problems, verdict.files) == ((), 0)


@pytest.mark.parametrize("make", [lambda path: path.symlink_to("/etc/hostname"), os.mkfifo], ids=["link", "pipe"])
def test_the_command_tells_of_what_is_no_file_with_and_without_memory(project: Path, make) -> None:
    run = lambda: CliRunner().invoke(cli, ["-C", str(project), "check"])  # noqa: E731
    odd = project / "data/documents/la.yml"
    for _ in range(2):
        make(odd)
        for _ in range(2):
            answer = run()
            assert answer.exit_code == 1, answer.output
            assert "data/documents/la.yml:1:1: not-regular " in answer.output
        odd.unlink()
        assert run().exit_code == 0
