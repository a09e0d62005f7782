"""Names lead to ids: official, short, former, abbreviated; with accents or without; one letter wrong where one asks."""

import re
from pathlib import Path

import pytest

from generator.model.record import Record
from generator.reading.naming.find import found_in
from generator.reading.naming.lookup import containing, meant, suggestion
from generator.reading.naming.names import known_names
from generator.reading.read import load_sides, read_folder

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def record() -> Record:
    return load_sides(PROJECT, samples=False).real.record


@pytest.mark.parametrize(
    ("kind", "text", "key"),
    [
        ("awards", "HTXSNV", "hoan-thanh-xuat-sac"),
        ("awards", "htxsnv", "hoan-thanh-xuat-sac"),
        ("awards", "LĐTT", "lao-dong-tien-tien"),
        ("awards", "ldtt", "lao-dong-tien-tien"),
        ("awards", "lao dong tien tien", "lao-dong-tien-tien"),
        ("awards", "LAO ĐỘNG TIÊN TIẾN.", "lao-dong-tien-tien"),
        ("awards", "Chiến sỹ thi đua cơ sở", "chien-si-thi-dua-co-so"),
        ("senders", "Trường Chính trị tỉnh Bắc Giang", "tct-bac-giang"),
        ("senders", "truong chinh tri tinh bac giang", "tct-bac-giang"),
        ("senders", "TCT Bắc Giang", "tct-bac-giang"),
        ("senders", "tct_bac_giang", "tct-bac-giang"),
        ("senders", "Trường Chính trị Bắc Giang", "tct-bac-giang"),
    ],
)
def test_a_name_leads_to_its_id(kind: str, text: str, key: str, record: Record) -> None:
    assert meant(text, known_names(record, record)[kind]) == [key]


def test_a_name_of_two_means_neither_alone() -> None:
    words = {"a": ("Cụm thi đua số 3",), "b": ("Cụm Thi đua số 3", "Cụm ba"), "c": ("Cụm thi đua số 4",)}
    assert meant("cum thi dua so 3", words) == ["a", "b"]
    assert meant("Cụm ba", words) == ["b"]
    assert suggestion("cum thi dua so 3", words) == "có thể là a (Cụm thi đua số 3); b (Cụm Thi đua số 3); ghi một mã"


def test_nothing_near_is_no_guess_although_one_has_no_name() -> None:
    assert suggestion("Bằng khen", {"ldtt": ("LĐTT",), "cstdcs": ("",)}) == ""


def test_first_letters_stand_for_a_name_that_has_no_abbreviation() -> None:
    assert meant("NQTƯ", {"x": ("Nghị quyết Trung ương",), "y": ("Nhiệm kỳ",)}) == ["x"]
    assert meant("NK", {"x": ("Nhiệm kỳ",)}) == []


def test_other_tones_are_another_name_where_one_is_written_with_its_accents() -> None:
    words = {"vang": ("Cờ vàng",), "vang-lai": ("Cờ vắng",)}
    assert meant("Cờ vàng", words) == ["vang"]
    assert meant("co vang", words) == ["vang", "vang-lai"]


@pytest.mark.parametrize(
    "typed", ["lao dong tien tein", "lao dong tien tienn", "lao dnog tien tien", "loa dong tien tien"]
)
def test_one_letter_may_be_wrong_in_one_word(typed: str, record: Record) -> None:
    words = {key: names for key, names in known_names(record, record)["awards"].items() if key == "lao-dong-tien-tien"}
    assert containing(typed, words) == []
    assert containing(typed, words, slips=1) == ["lao-dong-tien-tien"]
    assert containing("lao dnog tien tein", words, slips=1) == []


def test_find_gives_every_kind_and_what_is_called_so_first(record: Record) -> None:
    found = found_in([record], "LĐTT")
    assert [(one.kind, one.id) for one in found[:2]] == [
        ("award", "lao-dong-tien-tien"),
        ("award", "tap-the-lao-dong-tien-tien"),
    ]
    assert found[0].file == "data/awards.yml"
    kinds = {one.kind for one in found_in([record], "truong chinh tri tinh binh thuan")}
    assert {"organisation", "plan", "document"} <= kinds
    assert found_in([record], "không ai tên như thế") == []


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("award: lao-dong-tien-tien", "award: LĐTT", "có phải «LĐTT» → lao-dong-tien-tien?"),
        (
            "award: lao-dong-tien-tien",
            "award: lao-dong tien tien",
            "có phải «lao-dong tien tien» → lao-dong-tien-tien?",
        ),
        ("award: lao-dong-tien-tien", "award: tien-tien", "có phải «lao-dong-tien-tien»?"),
        ("grade: hoan-thanh-tot", "grade: Hoàn thành tốt nhiệm vụ", "→ hoan-thanh-tot?"),
        (
            "organisations: [truong-mau-an-binh]",
            "organisations: [Trường Chính trị tỉnh Mẫu An Bình]",
            "có phải «Trường Chính trị tỉnh Mẫu An Bình» → truong-mau-an-binh?",
        ),
        ("organisations: [truong-mau-an-binh]", "organisations: truong-mau", "có phải «truong-mau-an-binh»?"),
        ("of: {target: ldtt}", "of: {target: Lao động tiên tiến}", "→ ldtt?"),
        ("theme: chu-de-2023", "theme: chủ động đồng bộ hiệu quả", "→ chu-de-2023?"),
    ],
)
def test_the_hint_of_an_unknown_reference_knows_names(old: str, new: str, hint: str, project: Path) -> None:
    path = project / "content/plans/2023/truong-mau-an-binh.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = [
        problem for problem in read_folder(project).problems if problem.path.endswith("2023/truong-mau-an-binh.yml")
    ]
    assert len(found) == 1
    assert hint in found[0].hint, found
    advised = re.search(r"→ ([\w./-]+)\?|«([\w./-]+)»\?$", found[0].hint)
    assert advised
    path.write_text(text.replace(old, _with(new, advised[1] or advised[2]), 1), encoding="utf-8")
    assert [problem for problem in read_folder(project).problems if problem.severity == "error"] == []


def _with(written: str, id_: str) -> str:
    """What was written, with the id that was advised in the place of the name."""
    start = written.rindex("[") + 1 if written.endswith("]") else written.rindex(": ") + 2
    ends = {"]": "]", "}": "}"}.get(written[-1], "")
    return f"{written[:start]}{id_}{ends}"
