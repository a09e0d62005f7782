"""A field left blank is absent, and told as such once; a key that nobody knows is told, with a value or not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.reading.problems.problem import Problem
from generator.reading.read import read_folder
from generator.reading.records.validate import CUT_BY_COMMA

Found = Callable[[], list[Problem]]
PLAN = "content/plans/2023/truong-mau-an-binh.yml"
RESULT = "content/results/2023/truong-mau-an-binh/final.yml"
SENT = "content/submissions/2023/truong-mau-an-binh.yml"
AWARDS = "data/awards.yml"
TARGET = "  - {id: c6, statement: Sáng kiến, population: individuals, of: staff, at_least: 12,5%}\n"


def add(project: Path, path: str, text: str) -> None:
    with (project / path).open("a", encoding="utf-8") as file:
        file.write(text)


def reported(found: Found) -> list[tuple[str, str, str]]:
    return [(problem.path, problem.code, problem.hint) for problem in found()]


def test_a_comma_in_braces_never_changes_a_figure(project: Path, found: Found) -> None:
    text = (project / PLAN).read_text(encoding="utf-8")
    (project / PLAN).write_text(text.replace("targets:\n", f"targets:\n{TARGET}"), encoding="utf-8")
    assert reported(found) == [(PLAN, "unknown-key", CUT_BY_COMMA)]
    assert "«5%»" in found()[0].message


@pytest.mark.parametrize(
    ("path", "old", "new", "hint"),
    [
        (PLAN, "document: {", "document: {place: Huế, số 5, ", CUT_BY_COMMA),
        (PLAN, "document: {", "targts:\ndocument: {", "có phải «targets»?"),
        (PLAN, "document: {", "khoa-la:\ndocument: {", CUT_BY_COMMA),
        (RESULT, "ldtt: {reached: 31, of: 34}", "ldtt: {reached: 31, of: 34, ruled_out 1}", "có phải «ruled_out»?"),
        (SENT, "- obligation", "- ghi chú:\n  obligation", CUT_BY_COMMA),
        (AWARDS, "- id: lao-dong-tien-tien\n", "- id: lao-dong-tien-tien\n  tênn:\n", CUT_BY_COMMA),
        (PLAN, "document: {", "id:\ndocument: {", "xóa dòng này"),
    ],
)
def test_an_unknown_key_without_a_value_is_reported(
    path: str, old: str, new: str, hint: str, project: Path, found: Found
) -> None:
    text = (project / path).read_text(encoding="utf-8")
    assert old in text
    (project / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    assert reported(found) == [(path, "unknown-key", hint)]


def test_half_an_explanation_is_not_lost(project: Path, found: Found) -> None:
    text = (project / RESULT).read_text(encoding="utf-8")
    text = text[: text.index("explanations:")] + "explanations: {cstdcs: Thiếu hai người, nghi-che-do}\n"
    (project / RESULT).write_text(text, encoding="utf-8")
    assert reported(found) == [(RESULT, "wrong-type", CUT_BY_COMMA)]


def test_awards_under_their_name_have_no_other_key(project: Path, found: Found) -> None:
    text = (project / AWARDS).read_text(encoding="utf-8")
    (project / AWARDS).write_text("khac:\nawards:\n" + text.replace("\n", "\n  ").join(["  ", ""]), encoding="utf-8")
    assert [code for _, code, _ in reported(found)] == ["unknown-key"]


def test_known_fields_may_be_blank_at_any_depth_and_each_is_told(project: Path, found: Found) -> None:
    before = read_folder(project).record
    text = (project / PLAN).read_text(encoding="utf-8")
    text = text.replace("document: {", "summary:\npurposes: ~\ndocument: {place: , number: null, kind: NULL, ")
    (project / PLAN).write_text(text.replace("  - id: cstdcs", "  - note:\n    id: cstdcs"), encoding="utf-8")
    add(project, RESULT, "retracts:\n")
    add(project, AWARDS, "- {id: giay-khen-moi, name: Giấy khen mới, kind: commendation, holder: ~}\n")
    problems = found()
    assert {problem.code for problem in problems} == {"blank-key"}
    assert {problem.severity for problem in problems} == {"warning"}
    places = [
        (problem.path, (project / problem.path).read_text("utf-8").splitlines()[problem.line - 1])
        for problem in problems
    ]
    keys = ["summary", "purposes", "place", "number", "kind", "note", "retracts", "holder"]
    assert sorted(problem.message.split("»")[0][1:] for problem in problems) == sorted(keys)
    for problem, (_, line) in zip(problems, places, strict=True):
        assert line[problem.column - 1 :].startswith(problem.message.split("»")[0][1:])
    after = read_folder(project).record
    assert (after.plans, after.results) == (before.plans, before.results)


@pytest.mark.parametrize(
    ("path", "old", "new", "codes"),
    [
        (RESULT, "ldtt: {reached: 31, of: 34}", "ldtt: {reached: , of: 34}", ["figure-empty"]),
        (RESULT, "ldtt: {reached: 31, of: 34}", "ldtt: {reached: 31, of: ~}", ["base-missing"]),
        (RESULT, "basis: decision", "basis: null", ["missing-field"]),
        (RESULT, "{grade: hoan-thanh-tot}", "{grade: , note: Chưa xếp loại}", ["figure-empty"]),
        (PLAN, "at_least: 90%", "at_least: ~", ["not-one-comparator"]),
        (PLAN, "title: Phong trào thi đua năm 2023", "title:", ["draft-plan", "result-of-draft"]),
        (RESULT, "basis: decision", "basis: decision\nreason:\ncorrects: final", ["correction-without-reason"]),
    ],
)  # fmt: skip
def test_what_a_blank_key_leads_to_is_told_once(
    path: str, old: str, new: str, codes: list[str], project: Path, found: Found
) -> None:
    text = (project / path).read_text(encoding="utf-8")
    assert old in text
    (project / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    told = {problem.code for problem in found()}
    assert "blank-key" not in told
    assert told >= set(codes)
