"""The sample record of examples/: it shows every status and token, and each case says what its file promises."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from generator.evaluation.engine import Evaluation, evaluate
from generator.evaluation.verdict import STATUSES, TOKENS
from generator.model.kinds import KINDS
from generator.reading.read import LoadedFolder, read_folder

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 11, 15)
SHORT = 24
INVENTED = re.compile(r"mẫu|minh họa|không có thật", re.IGNORECASE)

# (plan, target): status, flags, reasons; `truong-mau-` is left out of the plans' names.
GOLDEN: dict[tuple[str, str], tuple[str, set[str], set[str]]] = {
    ("2023/sao-mai", "cstdcs"): ("met", set(), set()),
    ("2023/trang-ram", "cstdcs"): ("not_met", set(), {"over_cap"}),
    ("2024/sao-mai", "ldtt"): ("exceeded", set(), set()),
    ("2024/sao-mai", "cstdcs"): ("met", set(), set()),
    ("2024/sao-mai", "cstd-tinh"): ("met", {"small_number"}, set()),
    ("2024/sao-mai", "bang-khen"): ("met", set(), set()),
    ("2024/sao-mai", "giay-khen"): ("met", {"comparator_inferred", "assumed_base"}, set()),
    ("2024/sao-mai", "cong-doan"): ("exceeded", set(), set()),
    ("2024/sao-mai", "truong-chuan"): ("met", set(), set()),
    ("2024/trang-ram", "cstdcs"): ("met", {"above_range"}, set()),
    ("2024/trang-ram", "ttldxs"): ("not_met", set(), set()),
    ("2024/nang-som", "ldtt"): ("not_met", set(), set()),
    ("2024/nang-som", "gvdg"): ("not_met", {"small_number"}, set()),
    ("2024/may-trang", "cstdcs"): ("not_met", {"corrected"}, {"award_revoked"}),
    ("2024/cau-vong", "cstdcs"): ("not_applicable", {"small_number"}, {"infeasible"}),
    ("2024/suoi-trong", "ldtt"): ("not_reported", set(), {"none"}),
    ("2024/sen-hong.r2", "ldtt"): ("undetermined", {"disputed"}, {"disputed"}),
    ("2024/sen-hong.r2", "cstdcs"): ("undetermined", set(), {"denominator_missing"}),
    ("2024/tre-xanh", "ky-cuong"): ("not_met", set(), set()),
    ("2024/gio-nom-nam-nam", "giang-vien-gioi-cum"): ("met", {"early"}, set()),
    ("2024/gio-nom-nam-nam", "de-tai"): ("not_applicable", {"end_inferred"}, {"organisation_dissolved"}),
    ("2024/gio-nom-nam-nam", "truong-chuan"): ("undetermined", {"end_inferred"}, {"organisation_dissolved"}),
    ("2024/lua-vang.r2", "ldtt"): ("pending", set(), set()),
    ("2024/lua-vang.r2", "giay-khen"): ("not_met", {"comparator_inferred", "assumed_base", "early"}, set()),
    ("2024/lua-vang.r2", "hoi-thao"): ("met", {"before_issue", "early"}, set()),
    ("2025/sao-mai", "cstdcs"): ("exceeded", set(), set()),
    ("2025/sao-mai", "bai-giang-so"): ("not_met", set(), set()),
    ("2025/trang-ram", "ldtt"): ("not_met", {"corrected"}, set()),
    ("2025/trang-ram", "cstdcs"): ("met", {"comparator_inferred", "corrected"}, set()),
    ("2025/nang-som", "ldtt"): ("met", {"corrected"}, set()),
    ("2025/nang-som-phoi-hop", "toa-dam"): ("met", set(), set()),
    ("2025/may-trang", "ldtt"): ("not_reported", set(), {"retracted"}),
    ("2025/cau-vong", "gvdg"): ("not_applicable", set(), {"zero_base"}),
    ("2025/cau-vong", "giay-khen"): ("met", {"small_number"}, set()),
    ("2025/suoi-trong", "cstdcs"): ("undetermined", set(), {"denominator_missing"}),
    ("2025/sen-hong", "cstdcs"): ("not_met", {"ambiguous", "assumed_base"}, set()),
    ("2025/doi-thong", "ldtt"): ("exceeded", set(), set()),
    ("2025/gio-nom", "sang-kien"): ("met", {"early"}, set()),
    ("2025/gio-nom", "ldtt"): ("undetermined", {"end_inferred"}, {"interim_only", "organisation_dissolved"}),
    ("2025/doi-gio-ke-tuc", "de-tai"): ("pending", set(), set()),
    ("2025/tre-xanh", "ldtt"): ("exceeded", {"provisional"}, {"retracted"}),
    ("2026/sao-mai", "ldtt"): ("pending", set(), set()),
    ("2026/sao-mai", "sang-kien"): ("exceeded", {"early"}, set()),
    ("2026/sao-mai-nam-nam", "de-tai"): ("pending", set(), set()),
    ("2026/trang-ram", "ldtt"): ("not_met", {"early"}, set()),
    ("2026/nang-som", "ldtt"): ("at_risk", set(), set()),
    ("2026/may-trang", "ldtt"): ("at_risk", set(), set()),
    ("2026/may-trang", "ky-cuong"): ("not_met", {"early"}, set()),
    ("2026/cau-vong", "ldtt"): ("met", {"provisional", "small_number"}, set()),
    ("2026/suoi-trong", "ldtt"): ("pending", set(), set()),
    ("2026/tre-xanh", "ldtt"): ("not_reported", set(), {"none"}),
}

NOT_SHOWN = {
    "counted_beside",
    "amended_after",
    "cap_unchecked",
    "share_only",
    "part_missing",
    "unattested",
}


@pytest.fixture(scope="module")
def reading() -> LoadedFolder:
    return read_folder(ROOT)


@pytest.fixture(scope="module")
def judged(reading: LoadedFolder) -> Evaluation:
    assert reading.sample_record is not None
    return evaluate(reading.sample_record, AS_OF, base=reading.record)


def test_the_samples_speak_of_a_day_of_their_own() -> None:
    found = read_folder(ROOT)
    assert (found.record.own_day, found.sample_record.own_day) == (None, AS_OF)
    assert found.sample_record.day(date(2031, 1, 1)) == AS_OF


def test_only_the_intended_warnings(reading):
    reported = Counter(problem.code for problem in reading.problems if problem.path.startswith("examples/"))
    once = dict.fromkeys(("theme-differs", "missing-consent", "infeasible-range", "zero-base"), 1)
    assert reported == {**once, "plan-late": 6}


def test_every_status_is_shown(judged):
    assert {verdict.status for verdict in judged.verdicts.values()} == set(STATUSES)


def test_every_token_is_shown(judged):
    shown = {token for verdict in judged.verdicts.values() for token in (*verdict.flags, *verdict.reasons)}
    assert shown >= set(TOKENS) - NOT_SHOWN


@pytest.mark.parametrize(("plan", "target"), GOLDEN)
def test_verdict(judged, plan, target):
    year, _, name = plan.partition("/")
    found = judged.verdicts[f"{year}/truong-mau-{name}", target]
    assert (found.status, set(found.flags), set(found.reasons)) == GOLDEN[plan, target]


def test_correction_of_a_parent_moves_the_base_of_its_child(judged):
    child = judged.verdicts["2025/truong-mau-trang-ram", "cstdcs"]
    assert (child.reached, child.base, child.base_from) == (4, 30, "target ldtt")
    parent = judged.verdicts["2025/truong-mau-trang-ram", "ldtt"]
    assert [(past.reached, past.base, past.reason) for past in parent.superseded] == [(31, 34, "error")]


def test_every_reason_to_change_a_result(judged):
    changed = {(bool(r.retracts), r.reason) for r in judged.record.results.values() if r.corrects or r.retracts}
    assert changed >= {(False, "error"), (False, "appeal"), (False, "award_revoked"), (True, "source_withdrawn")}


def test_readings_that_agree_carry_no_flag(judged):
    agreed = judged.verdicts["2024/truong-mau-sao-mai", "chi-bo-htxsnv"]
    assert len(agreed.readings) == 2
    assert "ambiguous" not in agreed.flags
    differing = judged.verdicts["2025/truong-mau-sen-hong", "cstdcs"]
    assert {reading.status for reading in differing.readings} == {"met", "not_met"}


def test_adopted_target_points_to_the_successor(judged):
    adopted = judged.verdicts["2024/truong-mau-gio-nom-nam-nam", "de-tai"]
    assert adopted.adopted_by == ("2025/truong-mau-doi-gio-ke-tuc", "de-tai")
    assert any(result.on_behalf_of == "truong-mau-doi-thong" for result in judged.record.results.values())


def test_amended_plan_keeps_the_target_it_dropped(judged):
    assert judged.history["2024/truong-mau-lua-vang.r2"] == (("2024/truong-mau-lua-vang", "san-truong"),)


def test_twelve_members_two_themes_guidance_every_year(judged):
    cluster = judged.record.clusters["cum-mau-ngan-ha"]
    assert len({member.organisation for member in cluster.members}) == 12
    assert len(judged.record.themes) == 2
    for year in (2024, 2025, 2026):
        assert any(guidance.period.first().year == year for guidance in judged.record.guidance.values())


def test_ids_are_apart_from_the_real_ones(reading):
    for kind in KINDS.keys() - {"awards"}:
        assert not getattr(reading.sample_record, kind).keys() & getattr(reading.record, kind).keys()


def test_nobody_can_take_a_name_for_a_real_one(judged):
    record = judged.record
    names = [name.text for body in record.organisations.values() for name in body.names]
    names += [name.text for cluster in record.clusters.values() for name in cluster.names]
    names += [movement.name for movement in record.movements.values()]
    names += [document.subject for document in record.documents.values()]
    names += [part.label for theme in record.themes.values() for part in theme.components]
    names += [promise.title or "" for promise in (*record.plans.values(), *record.guidance.values())]
    names += [plan.document.signed_by.name or "" for plan in record.plans.values() if plan.document.signed_by]
    assert [name for name in names if not INVENTED.search(name)] == []


def test_no_real_province_or_body_is_named(reading):
    real = reading.record.organisations.values()
    names = {name.text for body in real for name in body.names} | {body.province for body in real if body.province}
    for file in (ROOT / "examples").rglob("*.yml"):
        text = file.read_text(encoding="utf-8")
        assert [name for name in names if name in text] == [], file


def test_documents_cited_are_sample_documents(judged):
    cited = {found for part in _models(judged.record) if (found := getattr(part, "document", None)) is not None}
    assert {found for found in cited if isinstance(found, str)} <= judged.record.documents.keys()


def test_short_texts_fit_the_small_screens(judged):
    shorts = [found for part in _models(judged.record) if isinstance(found := getattr(part, "short", None), str)]
    targets = [target for plan in judged.record.plans.values() for target in plan.targets]
    assert len(shorts) > len(targets)
    assert all(target.short for target in targets)
    assert [short for short in shorts if len(short) > SHORT] == []


def _models(record) -> Iterator[BaseModel]:
    """Every part of every record of the sample's own."""
    pending: list[Any] = [one for kind in KINDS.keys() - {"awards"} for one in getattr(record, kind).values()]
    while pending:
        part = pending.pop()
        if isinstance(part, BaseModel):
            yield part
            pending += [getattr(part, name) for name in type(part).model_fields]
        elif isinstance(part, tuple):
            pending += part
        elif isinstance(part, dict):
            pending += part.values()
