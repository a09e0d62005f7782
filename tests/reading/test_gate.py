"""The gate holds against any bytes, and accepts what a text editor may do to a good file."""

import os
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.reading.document.tree import grow
from generator.reading.problems.problem import CATALOGUE, Problem
from generator.reading.read import read_folder
from generator.reading.records.folder import load_folder
from generator.reading.text import disk
from generator.reading.text.gate import MAX_BYTES, open_gate

Found = Callable[[], list[Problem]]
PLAN = "content/plans/2023/truong-mau-an-binh.yml"


def codes(found: Found) -> list[tuple[str, str, int, int]]:
    return [(problem.path, problem.code, problem.line, problem.column) for problem in found()]


def test_a_symbolic_link_is_not_followed(project: Path, found: Found) -> None:
    (project / "data/documents/ngoai.yml").symlink_to("/etc/hostname")
    assert codes(found) == [("data/documents/ngoai.yml", "not-regular", 1, 1)]


def test_a_linked_folder_is_not_followed(project: Path, found: Found) -> None:
    (project / "content/plans/2024").symlink_to(project / "content/plans/2023")
    assert codes(found) == [("content/plans/2024", "not-regular", 1, 1)]


def test_a_pipe_does_not_hang(project: Path, found: Found) -> None:
    os.mkfifo(project / "data/documents/ong.yml")
    assert codes(found) == [("data/documents/ong.yml", "not-regular", 1, 1)]


def test_a_file_that_turns_into_a_pipe_is_not_read(project: Path) -> None:
    os.mkfifo(project / "ong.yml")
    found = disk.read_bytes(project, "ong.yml")
    assert not isinstance(found, bytes)
    assert found.code == "not-regular"


def test_a_file_over_one_mebibyte_is_refused(project: Path, found: Found) -> None:
    path = project / PLAN
    text = path.read_bytes()
    path.write_bytes(text + b"#" * (MAX_BYTES - len(text)))
    assert codes(found) == []
    path.write_bytes(text + b"#" * (MAX_BYTES - len(text) + 1))
    assert codes(found) == [(PLAN, "too-large", 1, 1)]


def test_a_file_that_may_not_be_opened_is_reported(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def refuse(path: str, flags: int) -> int:
        if path.endswith("hvm-01-2023.yml"):
            raise PermissionError(13, "Permission denied")
        return real(path, flags)

    monkeypatch.setattr(disk.os, "open", refuse)
    problems = [(problem.path, problem.code) for problem in read_folder(project).problems]
    assert problems == [("data/documents/hvm-01-2023.yml", "unreadable-file")]


@pytest.mark.parametrize(
    "retyped",
    [
        lambda text: unicodedata.normalize("NFD", text).encode(),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.encode("utf-8-sig"),
        lambda text: unicodedata.normalize("NFD", text).replace("\n", "\r\n").encode("utf-8-sig"),
    ],
    ids=["NFD", "CRLF", "BOM", "all three"],
)
def test_what_an_editor_does_to_a_file_changes_nothing(project: Path, retyped) -> None:  # type: ignore[no-untyped-def]
    before = read_folder(project)
    for path in project.rglob("*.yml"):
        path.write_bytes(retyped(path.read_text(encoding="utf-8")))
    after = read_folder(project)
    assert after.problems == ()
    assert after.record == before.record
    assert after.sample_record == before.sample_record


def test_the_place_in_a_file_with_bom_crlf_and_nfd_is_the_one_an_editor_shows(project: Path, found: Found) -> None:
    text = (project / PLAN).read_text(encoding="utf-8").replace("date: 2023-02-10", "date: 2023-02-30")
    text = text.replace("document: {", "document: {place: Phú Thọ, ")
    (project / PLAN).write_bytes(unicodedata.normalize("NFD", text).replace("\n", "\r\n").encode("utf-8-sig"))
    line = unicodedata.normalize("NFD", "document: {place: Phú Thọ, date: ")
    assert codes(found) == [(PLAN, "bad-date", 4, len(line) + 1)]


@given(st.binary(max_size=300))
@settings(max_examples=300, deadline=None)
def test_no_bytes_crash_the_gate_or_the_parser(data: bytes) -> None:
    text = open_gate("x.yml", data)
    findings = grow("x.yml", text).findings if isinstance(text, str) else text
    assert all(finding.code in CATALOGUE and finding.path == "x.yml" for finding in findings)


@example("\r\r:")
@given(st.text(st.sampled_from("ab:-[]{}\"'#&*!|>%@`?,~<\n\r\t \\u0é\u200b"), max_size=60))
@settings(max_examples=500, deadline=None)
def test_no_yaml_crashes_the_parser(text: str) -> None:
    tree = grow("x.yml", text)
    assert tree.whole or tree.findings


@pytest.mark.parametrize("piece", ["[", "{", "- ", "? ", "{a: ", "[{", "a: [", "!", "&a ", "|", ">", '"', "%"])
def test_a_hundred_thousand_of_anything_neither_crash_nor_hang(project: Path, found: Found, piece: str) -> None:
    (project / PLAN).write_text("movements: " + piece * (100_000 // len(piece)), encoding="utf-8")
    assert {problem.path for problem in found() if problem.severity == "error"} >= {PLAN}


@pytest.mark.slow
def test_a_file_with_very_many_mistakes_is_reported_with_the_exact_count(project: Path, found: Found) -> None:
    (project / PLAN).write_text("".join(f"khoa{number}: x\n" for number in range(20_000)), encoding="utf-8")
    unknown = [problem for problem in found() if problem.code == "unknown-key"]
    assert len(unknown) == 20_000
    assert unknown[-1].line == 20_000


@given(st.binary(max_size=200))
@settings(max_examples=30, deadline=None)
def test_no_bytes_of_any_kind_of_file_crash_the_reading(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    root = tmp_path_factory.mktemp("any")
    for path in ("data/awards.yml", "content/submissions/2023/a.yml", "content/results/2023/a/final.yml"):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    assert load_folder(root).files == 3
