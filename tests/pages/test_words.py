"""Words on pages: order of names, relative links, what a target asks, when a task falls, labels for every kind."""

import importlib
import pkgutil
import unicodedata
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, Literal, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st

import generator.model
from generator import formats, labels
from generator.evaluation import obligations, verdict
from generator.evaluation.comparison import alignment, demands
from generator.evaluation.summary import completeness
from generator.model.comparator import COMPARATORS
from generator.model.dates import parse_date, parse_period
from generator.model.plans import Roles, When
from generator.model.targets import Of, Target
from generator.pages.linking.addresses import SECTIONS, record_address, relative
from generator.pages.wording.meanings import FLAG_MEANINGS, STATUS_MEANINGS
from generator.pages.wording.phrases import asked, base_words, when_words
from generator.vietnamese import sort_key


def test_vietnamese_alphabet():
    letters = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
    assert "".join(sorted(set(letters), key=sort_key)) == letters


@pytest.mark.parametrize(
    "ordered",
    [
        ["ba", "bà", "bả", "bã", "bá", "bạ", "ban"],
        ["Bình Dương", "Bình Định", "Bình Phước"],
        ["Dân", "Đảng", "Em"],
        ["10-KH", "Cụm"],
        ["cum", "Cụm", "cuốn"],
    ],
)
def test_vietnamese_order(ordered: list[str]):
    assert sorted({*ordered}, key=sort_key) == ordered


def test_order_does_not_depend_on_normalisation():
    import unicodedata

    for word in ("Đồng Nai", "Ủy ban", "Thừa Thiên Huế"):
        assert sort_key(unicodedata.normalize("NFD", word)) == sort_key(word)


@pytest.mark.parametrize(
    ("origin", "target", "link"),
    [
        ("", "", "index.html"),
        ("", "truong/x/", "truong/x/index.html"),
        ("truong/x/", "", "../../index.html"),
        ("truong/x/", "truong/y/", "../../truong/y/index.html"),
        ("ke-hoach/2023/x/", "huong-dan/2023/y/#ct-z", "../../../huong-dan/2023/y/index.html#ct-z"),
        ("truong/x/", "truong/x/#a", "#a"),
        ("truong/x/", "du-lieu/data/x.yml", "../../du-lieu/data/x.yml"),
        ("", "#a", "#a"),
    ],
)
def test_links_are_relative_and_name_their_file(origin: str, target: str, link: str):
    assert relative(origin, target) == link


def test_a_revision_has_an_address_of_its_own():
    assert record_address("plans", "2023/x.r2") == "ke-hoach/2023/x-r2/"
    assert record_address("plans", "2023/x.r2", "minh-hoa/") == "minh-hoa/ke-hoach/2023/x-r2/"


def test_addresses_are_permanent():
    """These words stand in other people's links; they may grow in number, never change."""
    assert SECTIONS == SECTIONS | {
        "organisations": "truong", "clusters": "cum", "themes": "chu-de", "plans": "ke-hoach", "guidance": "huong-dan",
        "awards": "danh-hieu", "movements": "phong-trao", "documents": "van-ban",
    }  # fmt: skip


def target(**comparator: Any) -> Target:
    return Target.model_validate({"id": "x", "statement": "x", "population": "individuals", **comparator})


@pytest.mark.parametrize(
    ("comparator", "words"),
    [
        ({"all": "true"}, "100%"),
        ({"at_least": "90%"}, "từ 90% trở lên"),
        ({"at_least": "2"}, "ít nhất 2"),
        ({"more_than": "40%"}, "trên 40%"),
        ({"exactly": "15%"}, "15%"),
        ({"between": "10-15%"}, "10–15%"),
        ({"some": "true"}, "có, không ghi số"),
        ({"level": "1"}, "mức 1"),
        ({"quality": "tốt hơn"}, "không có con số"),
    ],
)
def test_what_a_target_asks(comparator: dict[str, str], words: str):
    assert asked(target(**comparator), "") == words


def test_a_grade_is_asked_by_its_name():
    assert asked(target(grade="tot"), "Hoàn thành tốt") == "Hoàn thành tốt"


def test_every_comparator_has_words():
    values = {
        "all": "true", "some": "true", "between": "1-2", "grade": "a", "quality": "x", "attains": "true",
        "parts": ["a", "b"], "change": {"at_least": "+10%", "from": "2022"},
    }  # fmt: skip
    for name in COMPARATORS:
        assert asked(target(**{name: values.get(name, "1")}), "")


@pytest.mark.parametrize(
    ("of", "words"),
    [
        (None, ""),
        ({"base": "staff"}, "trên tổng số cán bộ, viên chức, người lao động"),
        ({"base": "staff", "stated": "false"}, "trên tổng số cán bộ, viên chức, người lao động (văn bản không nêu)"),
        ({"target": "ldtt"}, "trên số đạt: Lao động tiên tiến"),
        ({"participants": "giảng viên dự thi"}, "trên số tham gia: giảng viên dự thi"),
    ],
)
def test_the_base_in_words(of: dict[str, str] | None, words: str):
    assert base_words(Of.model_validate(of) if of else None, "Lao động tiên tiến") == words


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ({"month": "2023-03"}, "tháng 3/2023"),
        ({"from": "2023-03", "until": "2023-12"}, "từ tháng 3/2023 đến tháng 12/2023"),
        ({"until": "2023-12-31"}, "đến 31/12/2023"),
        ({"months": ["2023-01", "2023-02"]}, "tháng 1/2023; tháng 2/2023"),
        ({"quarter": "2023-Q2"}, "quý II/2023"),
        ({"before": "2023-03-05"}, "trước ngày 05/03/2023"),
        ({"every": "quarter"}, "định kỳ hằng quý"),
        ({"continuous": "true"}, "thường xuyên"),
        ({"printed": "Tháng 01, 02", "months": ["2023-01"]}, "Tháng 01, 02"),
        ({"month": "2023-03", "continuous": "true"}, "tháng 3/2023; thường xuyên"),
        ({}, "không ghi thời gian"),
    ],
)
def test_when_a_task_falls(when: dict[str, Any], words: str):
    assert when_words(When.model_validate(when)) == words


def test_a_task_without_time_says_so():
    assert when_words(None) == "không ghi thời gian"


@pytest.mark.parametrize(
    ("written", "words"), [("2023-03-05", "05/03/2023"), ("2021-08", "tháng 8/2021"), ("2021", "năm 2021")]
)
def test_dates_in_words(written: str, words: str):
    assert formats.vi_date(parse_date(written)) == words


@pytest.mark.parametrize(
    ("written", "words"),
    [("2022-03-28", "28/03/2022"), ("28/3/3022", "28/3/3022"), ("2022-13-01", "2022-13-01"), ("2.6.", "2.6.")],
)
def test_a_suggested_date_is_written_as_readers_write_it(written: str, words: str):
    assert formats.vi_written(written) == words


def test_a_day_of_the_calendar_in_words():
    assert formats.vi_date(date(2024, 5, 1)) == "01/05/2024"


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("2023", "năm 2023"),
        ("2021..2025", "2021–2025"),
        ("2023-Q4", "quý IV/2023"),
        ("2023-03..2023-12", "3/2023–12/2023"),
    ],
)
def test_periods_in_words(written: str, words: str):
    assert formats.vi_period(parse_period(written)) == words


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Fraction(9, 10), "90%"),
        (Fraction(43, 48), "89,6%"),
        (Fraction(1, 3), "33,3%"),
        (Fraction(0), "0%"),
        (Fraction(1), "100%"),
    ],
)
def test_shares_in_words(share: Fraction, words: str):
    assert formats.vi_share(share) == words


def test_counts_in_words():
    assert [formats.vi_count(number) for number in (0, 999, 1234, 1234567)] == ["0", "999", "1.234", "1.234.567"]


# Vocabulary of the models → the words it is shown by. A vocabulary that is added must be entered, here or below.
SHOWN = {
    "OrganisationKind": labels.bodies.ORGANISATION_KINDS, "UnitKind": labels.bodies.UNIT_KINDS,
    "SuccessionKind": labels.bodies.SUCCESSION_KINDS, "ClusterKind": labels.bodies.CLUSTER_KINDS,
    "MovementKind": labels.reference.MOVEMENT_KINDS, "DocumentKind": labels.reference.DOCUMENT_KINDS,
    "AwardKind": labels.reference.AWARD_KINDS, "Holder": labels.reference.HOLDERS,
    "Population": labels.targets.POPULATIONS, "CiteRole": labels.reference.CITE_ROLES, "Actor": labels.bodies.ACTORS,
    "Channel": labels.bodies.CHANNELS, "Confidence": labels.bodies.CONFIDENCE,
    "Verification": labels.bodies.VERIFICATION, "UpperIs": labels.targets.UPPER_IS, "ReadAs": labels.targets.READ_AS,
    "RoundingRule": labels.targets.ROUNDINGS, "Phase": labels.reports.PHASES, "ReportPhase": labels.reports.PHASES,
    "Basis": labels.reports.BASES, "Reason": labels.reports.REASONS, "Outcome": labels.reports.OUTCOMES,
    "Profile": labels.bodies.SCREEN_PROFILES, "Stage": labels.reports.STAGES, "Counted": labels.targets.COUNTED,
    "AskedStage": labels.targets.ASKED_STAGES,
}  # fmt: skip
# Never printed: they choose a template's branch, a verdict, or the order of slides.
SILENT = {"Scope", "ExemplarSubject", "Priority", "Readers", "SlideKind"}


def vocabularies() -> dict[str, tuple[str, ...]]:
    """Name → allowed words of every closed vocabulary of the models."""
    found = {}
    for module in pkgutil.iter_modules(generator.model.__path__, "generator.model."):
        for name, value in vars(importlib.import_module(module.name)).items():
            plain = get_args(value)[0] if get_origin(value) is Annotated else value
            if get_origin(plain) is Literal:
                found[name] = get_args(plain)
    return found


def test_there_are_vocabularies():
    assert {"DocumentKind", "Population", "Basis"} <= set(vocabularies())


@pytest.mark.parametrize("name", sorted(set(vocabularies()) - SILENT))
def test_every_word_of_a_vocabulary_is_shown_in_vietnamese(name: str):
    assert set(vocabularies()[name]) - set(SHOWN[name]) == set()


@pytest.mark.parametrize(
    ("literal", "words"),
    [
        (verdict.Status, labels.verdicts.STATUSES),
        (demands.AlignmentVerdict, labels.targets.ALIGNMENTS),
        (alignment.Note, labels.targets.ALIGNMENT_FLAGS),
        (completeness.ReportStatus, labels.reports.REPORT_STATUSES),
        (obligations.ObligationStatus, labels.reports.DUTY_STATUSES),
    ],
)
def test_every_finding_is_shown_in_vietnamese(literal: Any, words: dict[str, str]):
    assert set(get_args(literal)) - set(words) == set()


def test_every_remark_of_a_verdict_is_shown_in_vietnamese():
    assert set(verdict.TOKENS) - {"none"} - set(labels.verdicts.FLAGS) == set()


def test_every_status_and_remark_is_explained_in_words_of_its_own():
    assert set(STATUS_MEANINGS) == set(labels.verdicts.SHOWN)
    assert set(FLAG_MEANINGS) == set(labels.verdicts.FLAGS)
    assert len({*labels.verdicts.FLAGS.values()}) == len(labels.verdicts.FLAGS)
    reported = [*STATUS_MEANINGS.values(), *FLAG_MEANINGS.values()]
    assert len({*reported}) == len(reported)


def test_every_role_is_shown_in_vietnamese():
    assert set(Roles.model_fields) == set(labels.bodies.ROLES)


@given(st.text(alphabet="aăoơôuưyeêâ \u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031bTr0.", max_size=12))
def test_any_text_has_its_place_in_a_list(text: str) -> None:
    assert sort_key(text) == sort_key(unicodedata.normalize("NFD", text))
