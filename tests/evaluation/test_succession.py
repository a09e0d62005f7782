"""docs/RULES.md C-7: what becomes of targets when an organisation ends."""

from datetime import date

import pytest
from evaluation_builders import LDTT, SCHOOL, judged, organisation, plan, result, target, verdict

LONG = f"2021/{SCHOOL}"
MERGED = organisation(succession=[{"event": "merge", "date": "2025-07-01", "into": "truong-moi"}])
TOPICS = target("de-tai", population="deliverables", at_least=3)
LAST, NEXT = date(2025, 6, 30), date(2025, 7, 1)


def topics(*reports, as_of, bodies=(MERGED,), **fields):
    made = plan(TOPICS, plan_id=LONG, period="2021..2025", **fields)
    return verdict("de-tai", made, *bodies, *reports, as_of=as_of, plan_id=LONG)


def report(year, count, **fields):
    return result(plan_id=LONG, year=year, on=f"{year}-12-31", de_tai={"reached": count}, **fields)


def test_on_the_last_day_nothing_is_frozen_yet():
    assert topics(as_of=LAST).status == "pending"
    found = topics(as_of=NEXT)
    assert (found.status, found.reasons, found.rule) == ("not_reported", ("organisation_dissolved",), "C-7.dissolved")


def test_what_is_met_stays_met():
    assert topics(report(2022, 3), as_of=date(2026, 12, 31)).status == "met"
    assert topics(report(2022, 4), as_of=date(2026, 12, 31)).status == "exceeded"


def test_what_was_under_way_is_unknown_and_keeps_its_trace():
    found = topics(report(2022, 2), as_of=NEXT)
    assert (found.status, found.reasons, found.reached) == ("undetermined", ("organisation_dissolved",), 2)


def test_a_successor_may_report_on_its_behalf():
    behalf = report(2025, 0, on_behalf_of=SCHOOL)
    assert topics(report(2022, 2), behalf, as_of=date(2026, 1, 1)).status == "not_met"
    other = report(2024, 0, on_behalf_of=SCHOOL)
    assert topics(report(2022, 2), other, as_of=date(2026, 1, 1)).status == "undetermined"


@pytest.mark.parametrize("written", [f"{LONG}#de-tai", f"{LONG}/de-tai"])
def test_an_adopted_target_is_judged_where_it_was_adopted(written):
    heir = plan(
        {**TOPICS, "adopted_from": written}, plan_id="2025/truong-moi", period="2025", organisations=["truong-moi"]
    )
    made = plan(TOPICS, plan_id=LONG, period="2021..2025")
    found = judged(made, heir, MERGED, organisation("truong-moi"), as_of=NEXT).verdicts
    old = found[LONG, "de-tai"]
    assert (old.status, old.rule, old.adopted_by) == ("not_applicable", "C-7.adopted", ("2025/truong-moi", "de-tai"))
    assert old.reasons == ("organisation_dissolved",)
    assert found["2025/truong-moi", "de-tai"].status == "pending"
    before = judged(made, heir, MERGED, organisation("truong-moi"), as_of=LAST).verdicts
    assert before[LONG, "de-tai"].status == "pending"


def test_a_joint_plan_lives_while_one_body_stands():
    both = {"organisations": [SCHOOL, "truong-ban"]}
    assert topics(as_of=NEXT, bodies=(MERGED, organisation("truong-ban")), **both).status == "pending"
    later = organisation("truong-ban", succession=[{"event": "dissolve", "date": "2025-09-01"}])
    assert topics(as_of=date(2025, 8, 31), bodies=(MERGED, later), **both).status == "pending"
    assert topics(as_of=date(2025, 9, 1), bodies=(MERGED, later), **both).reasons == ("organisation_dissolved",)


def test_an_old_silence_is_not_blamed_on_a_later_end():
    found = verdict("ldtt", plan(LDTT), MERGED, as_of=date(2026, 1, 1))
    assert (found.status, found.reasons) == ("not_reported", ("none",))


def test_a_report_that_the_end_cut_off_is():
    made = plan(LDTT, plan_id=f"2024/{SCHOOL}", period="2024", reports_due={"final": "2025-07-01"})
    found = verdict("ldtt", made, MERGED, as_of=date(2025, 7, 2), plan_id=f"2024/{SCHOOL}")
    assert (found.status, found.reasons) == ("not_reported", ("organisation_dissolved",))
    waiting = verdict("ldtt", made, MERGED, as_of=NEXT, plan_id=f"2024/{SCHOOL}")
    assert waiting.status == "pending"


def test_final_figures_published_before_the_end_stay():
    made = plan(LDTT, plan_id=f"2025/{SCHOOL}", period="2025")
    own = {"plan_id": f"2025/{SCHOOL}", "year": 2025, "on": "2025-06-20"}
    missed = verdict(
        "ldtt", made, MERGED, result(ldtt={"reached": 1, "of": 34}, **own), as_of=NEXT, plan_id=f"2025/{SCHOOL}"
    )
    assert missed.status == "not_met"
    early = verdict(
        "ldtt",
        made,
        MERGED,
        result("mid-year", ldtt={"of": 34, "ruled_out": 9}, **own),
        as_of=NEXT,
        plan_id=f"2025/{SCHOOL}",
    )
    assert (early.status, early.flags) == ("not_met", ("early",))
    retracted = result("final.r2", retracts="final", reason="error", **own)
    gone = verdict(
        "ldtt",
        made,
        MERGED,
        result(ldtt={"reached": 1, "of": 34}, **own),
        retracted,
        as_of=NEXT,
        plan_id=f"2025/{SCHOOL}",
    )
    assert gone.reasons == ("retracted", "organisation_dissolved")


def test_a_renamed_school_goes_on():
    renamed = organisation(succession=[{"event": "rename", "date": "2025-07-01"}])
    assert topics(as_of=NEXT, bodies=(renamed,)).status == "pending"


def test_a_period_that_ends_with_the_body_is_judged_as_usual():
    own = f"2025/{SCHOOL}"
    made = plan(LDTT, plan_id=own, period="2025-01..2025-06", reports_due={"final": "2025-06-30"})
    early = result("mid-year", plan_id=own, year=2025, on="2025-06-20", ldtt={"of": 34, "ruled_out": 9})
    assert verdict("ldtt", made, MERGED, early, as_of=NEXT, plan_id=own).status == "not_met"
    silent = verdict("ldtt", made, MERGED, as_of=NEXT, plan_id=own)
    assert (silent.status, silent.reasons) == ("not_reported", ("none",))


def test_what_does_not_apply_still_does_not():
    own = f"2025/{SCHOOL}"
    made = plan(LDTT, plan_id=own, period="2025")
    nobody = result(plan_id=own, year=2025, on="2025-06-20", ldtt={"reached": 0, "of": 0})
    assert verdict("ldtt", made, MERGED, nobody, as_of=NEXT, plan_id=own).status == "not_applicable"


def test_a_successors_interim_word_keeps_the_target_open():
    behalf = result("mid-year", plan_id=LONG, year=2025, on="2025-07-20", on_behalf_of=SCHOOL, de_tai={"reached": 1})
    found = topics(behalf, as_of=date(2025, 8, 1))
    assert (found.status, found.rule) == ("at_risk", "C-6.multi_year")


@pytest.mark.parametrize(
    ("known", "inferred"),
    [
        ({"verification": "sourced"}, False),
        ({"verification": "sourced", "date_inferred": True}, True),
        ({"verification": "inferred"}, True),
        ({}, True),
    ],
)
def test_a_verdict_says_that_the_end_it_rests_on_is_inferred(known, inferred):
    body = organisation(succession=[{"event": "merge", "date": "2025-07-01", "into": "truong-moi", **known}])
    found = judged(plan(TOPICS, plan_id=LONG, period="2021..2025"), body, as_of=date(2026, 6, 1))
    assert found.verdicts[LONG, "de-tai"].flags == (("end_inferred",) if inferred else ())
    last = next(cell for cell in found.completeness if (cell.year, cell.phase) == (2025, "final"))
    assert (last.status, last.inferred) == ("dissolved", inferred)
    met = topics(report(2022, 3), as_of=date(2026, 12, 31), bodies=(body,))
    assert "end_inferred" not in met.flags
