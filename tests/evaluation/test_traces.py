"""The whole trace of a verdict, field by field, and the corners of the rules that single numbers leave open."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from evaluation_builders import (
    LATER,
    LDTT,
    PLAN,
    SCHOOL,
    award,
    cstdcs,
    final,
    guidance,
    judged,
    nested,
    organisation,
    plan,
    record,
    result,
    target,
    verdict,
)

from generator.evaluation.criteria.comparators import resolve
from generator.evaluation.criteria.counts import judge
from generator.evaluation.engine import evaluate
from generator.evaluation.summary.printed import decimals, digits_for
from generator.evaluation.verdict import Earlier, Verdict
from generator.model.dates import PartialDate
from generator.model.targets import Target

NINE_TENTHS = Fraction(9, 10)
DUE = date(2024, 3, 31)


def test_the_trace_of_a_share():
    reported = result(ldtt={"reached": 43, "of": 48}, explanations={"ldtt": "Nghỉ dài ngày"})
    assert verdict("ldtt", plan(LDTT), reported) == Verdict(
        plan=PLAN, target="ldtt", status="not_met", period="2023", as_of=LATER, rule="C-2.at_least", reached=43,
        base=48, base_from="figure", needed=44, share=Fraction(43, 48), low=NINE_TENTHS, unit="%", phase="final",
        revision=1, result=f"2023/{SCHOOL}/final", due=DUE, explanation="Nghỉ dài ngày",
    )  # fmt: skip


def test_the_trace_of_a_nested_range_after_a_correction():
    first = result(on="2024-01-15", ldtt={"reached": 31, "of": 34}, cstdcs={"reached": 5})
    second = result("final.r2", on="2024-06-01", corrects="final", reason="appeal", cstdcs={"reached": 4})
    found = verdict("cstdcs", plan(LDTT, cstdcs(between="10–15%")), first, second)
    assert found == Verdict(
        plan=PLAN, target="cstdcs", status="met", period="2023", as_of=LATER, rule="C-4.range", flags=("corrected",),
        reached=4, base=31, base_from="target ldtt", needed=4, ceiling=4, legal=4,
        share=Fraction(4, 31), low=Fraction(1, 10), high=Fraction(15, 100), unit="%", phase="final", revision=2,
        result=f"2023/{SCHOOL}/final.r2", due=DUE,
        superseded=(
            Earlier(
                result=f"2023/{SCHOOL}/final", phase="final", revision=1, published_on=PartialDate(2024, 1, 15),
                reached=5, base=None, grade=None, replaced_by=f"2023/{SCHOOL}/final.r2", on=PartialDate(2024, 6, 1),
                reason="appeal", withdrawn=False,
            ),
        ),
    )  # fmt: skip


def test_the_trace_of_a_child_without_its_base():
    found = verdict("cstdcs", plan(LDTT, cstdcs(between="10–15%")), result(cstdcs={"reached": 4}))
    assert found == Verdict(
        plan=PLAN, target="cstdcs", status="undetermined", period="2023", as_of=LATER, rule="C-1.denominator_missing",
        reasons=("denominator_missing",), reached=4, low=Fraction(1, 10), high=Fraction(15, 100), unit="%",
        phase="final", revision=1, result=f"2023/{SCHOOL}/final", due=DUE,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "figure", "expected"),
    [
        ({"at_least": "90%"}, {"reached": 0, "of": 0}, ("C-1.zero_base", 0, 0, None)),
        ({"between": "10–15%"}, {"reached": 1, "of": 12}, ("C-4.infeasible", 1, 2, 1)),
        ({"between": "10–15%", "upper_is": "aspiration"}, {"reached": 9, "of": 40}, ("C-4.range", 9, 4, 6)),
        ({"between": "10–15%", "upper_is": "guidance_cap"}, {"reached": 9, "of": 40}, ("C-4.range", 9, 4, 6)),
        ({"between": "10–15%", "upper_is": "legal_cap"}, {"reached": 9, "of": 40}, ("C-4.range", 9, 4, 6)),
        ({"exactly": "15%", "read_as": "quota"}, {"reached": 7, "of": 40}, ("C-2.quota", 7, 6, 6)),
        ({"exactly": "15%", "read_as": "at_least"}, {"reached": 7, "of": 40}, ("C-2.at_least", 7, 6, None)),
        ({"exactly": 3, "read_as": "at_least"}, {"reached": 4}, ("C-2.count", 4, 3, None)),
        ({"exactly": 3}, {"reached": 4}, ("C-2.bare", 4, 3, None)),
        ({"some": True}, {"reached": 4}, ("C-2.some", 4, 1, None)),
        ({"more_than": 3}, {"reached": 4}, ("C-2.count", 4, 4, None)),
        ({"more_than": "40%"}, {"reached": 4, "of": 10}, ("C-2.more_than", 4, 5, None)),
        ({"all": True}, {"reached": 4, "of": 4}, ("C-2.all", 4, 4, None)),
        ({"level": 2}, {"level": 1}, ("C-2.level", 1, 2, None)),
        ({"grade": "hoan-thanh-tot"}, {"grade": "hoan-thanh"}, ("C-2.grade", None, None, None)),
        ({"quality": "Tốt"}, {"outcome": "achieved"}, ("C-2.quality", None, None, None)),
    ],
)
def test_the_rule_and_its_numbers(asked, figure, expected):
    found = final(target(of={"base": "staff"}, **asked), figure)
    assert (found.rule, found.reached, found.needed, found.ceiling) == expected


def test_what_is_asked_stands_beside_what_was_reached():
    assert final(target("chuan", level=2), {"level": 1}).low == 2
    count = final(target("dem", at_least=3), {"reached": 1, "of": 9})
    assert (count.low, count.unit, count.base, count.share) == (3, "", 9, Fraction(1, 9))


@pytest.mark.parametrize(
    ("asked", "reached", "expected"),
    [
        ({"between": "10–20%"}, 6, ("not_met", ("over_cap",), "C-3.legal_ceiling", 4)),
        ({"between": "10–20%"}, 4, ("met", (), "C-4.range", 4)),
        ({"exactly": "10%"}, 5, ("not_met", ("over_cap",), "C-3.legal_ceiling", 4)),
        ({"exactly": "10%"}, 4, ("met", (), "C-2.bare", 4)),
        (
            {"exactly": "20%", "read_as": "cap"},
            6,
            ("not_met", ("over_cap",), "C-3.legal_ceiling", 4),
        ),
        ({"exactly": "20%", "read_as": "cap"}, 4, ("not_applicable", ("infeasible",), "C-4.infeasible", 4)),
        (
            {"exactly": "10%", "read_as": "quota"},
            5,
            ("not_met", ("over_cap",), "C-3.legal_ceiling", 3),
        ),
        ({"all": True}, 31, ("not_met", ("over_cap",), "C-3.legal_ceiling", 4)),
        ({"more_than": "10%"}, 5, ("not_met", ("over_cap",), "C-3.legal_ceiling", 4)),
    ],
)
def test_the_legal_ceiling_of_2023_out_of_31(asked, reached, expected):
    """15 % of 31 allows 4."""
    found = nested(cstdcs(**asked), 31, reached)
    assert (found.status, found.reasons, found.rule, found.ceiling) == expected


def test_rounding_with_its_authority_lifts_the_legal_ceiling_too():
    half_up = {"rounding": {"rule": "half_up", "authority": "Thông tư …"}}
    for asked in ({"at_least": "10%"}, {"exactly": "10%"}, {"between": "10–15%"}):
        assert nested(cstdcs(**asked), 24, 4).reasons == ("over_cap",)
        assert nested(cstdcs(**asked, **half_up), 24, 4).reasons == ()
    assert nested(cstdcs(at_least="10%", **half_up), 24, 5).reasons == ("over_cap",)


def test_the_lowest_of_several_caps_in_force_holds():
    rules = [
        {"cap": "20%"},
        {"cap": "15%", "effective": {"from": "2023-01-01", "until": "2023-12-31"}},
        {"requires": "Sáng kiến"},
    ]
    awards = award("chien-si-thi-dua-co-so", rules=rules)
    figures = {"ldtt": {"reached": 40, "of": 44}, "cstdcs": {"reached": 7}}
    made = plan(LDTT, cstdcs(exactly="15%")), result(figures=figures), awards
    assert (verdict("cstdcs", *made).rule, verdict("cstdcs", *made).reasons) == ("C-2.cap", ("over_cap",))
    later = (
        plan(LDTT, cstdcs(exactly="20%"), period="2024"),
        result(figures=figures, year=2024, on="2025-01-01"),
        awards,
    )
    assert verdict("cstdcs", *later, as_of=date(2025, 6, 1)).rule == "C-2.cap"


def test_a_criterion_knows_its_kind():
    made = {
        name: Target.model_validate(target(**{name: value}))
        for name, value in {"some": "true", "level": "1", "at_least": "5%"}.items()
    }
    kinds = {name: resolve(one, one, None) for name, one in made.items()}
    assert {name: one.kind for name, one in kinds.items()} == {"some": "some", "level": "level", "at_least": "least"}
    assert {name: one.counted() for name, one in kinds.items()} == {"some": True, "level": False, "at_least": True}


def test_a_share_on_an_unknown_base_has_no_bounds():
    made = Target.model_validate(target(at_least="90%"))
    found = judge(resolve(made, made, None), 0, 0)
    assert (found.need, found.ceiling) == (0, None)


def test_digits_follow_what_is_asked():
    share = Fraction(1799, 2000)
    made = verdict("ldtt", plan(LDTT), result(ldtt={"reached": 1799, "of": 2000}))
    assert (made.share, digits_for(made)) == (share, 2)
    assert digits_for(replace(made, low=Fraction(1, 2))) == 1
    assert digits_for(replace(made, high=Fraction(90, 100), low=Fraction(1, 2))) == 2
    assert digits_for(replace(made, low=None, high=None)) == 1
    assert digits_for(replace(made, unit="")) == 1
    assert digits_for(replace(made, share=None)) == 1


@pytest.mark.parametrize(
    ("share", "mark", "digits"),
    [
        (Fraction(1, 2), Fraction(1, 2), 1),
        (Fraction(1, 3), Fraction(1, 2), 1),
        (Fraction(8995, 10000), NINE_TENTHS, 2),
        (Fraction(89949, 100000), NINE_TENTHS, 1),
        (Fraction(90049, 100000), NINE_TENTHS, 2),
        (Fraction(9005, 10000), NINE_TENTHS, 1),
        (Fraction(1, 3), Fraction(333, 1000), 2),
    ],
)
def test_one_decimal_and_more_only_where_rounding_would_cross(share, mark, digits):
    assert decimals(share, [mark]) == digits
    assert decimals(share, []) == 1


def test_a_correction_of_itself_or_of_nothing_changes_nothing():
    met = {"reached": 44, "of": 48}
    assert verdict("ldtt", plan(LDTT), result(corrects="final", reason="error", ldtt=met)).status == "met"
    stray = result("final.r2", corrects="Bản trước", reason="error", ldtt=met)
    assert verdict("ldtt", plan(LDTT), result(ldtt=met), stray).status == "met"


def test_earlier_figures_keep_what_they_said():
    graded = target("dang-bo", grade="hoan-thanh-tot")
    second = result("final.r2", corrects="final", reason="error", on="2024-02-01", dang_bo={"grade": "hoan-thanh"})
    (past,) = verdict("dang-bo", plan(graded), result(dang_bo={"grade": "hoan-thanh-tot"}), second).superseded
    assert (past.grade, past.reached, past.withdrawn) == ("hoan-thanh-tot", None, False)
    listed = target("de-tai", at_least=2)
    items = {"items": [{"title": "A"}, {"title": "B"}]}
    second = result("final.r2", corrects="final", reason="error", on="2024-02-01", de_tai={"reached": 1})
    (past,) = verdict("de-tai", plan(listed), result(de_tai=items), second).superseded
    assert (past.reached, past.result) == (2, f"2023/{SCHOOL}/final")


def test_a_dispute_keeps_its_history():
    met = {"reached": 44, "of": 48}
    first = result(ldtt=met)
    one = result("final.r2", corrects="final", reason="award_revoked", ldtt={"reached": 43, "of": 48})
    two = result("final.r3", ldtt={"reached": 42, "of": 48})
    found = verdict("ldtt", plan(LDTT), first, one, two)
    assert (found.reasons, len(found.superseded)) == (("disputed", "award_revoked"), 1)


def test_an_earlier_phases_correction_is_no_mark_on_the_final_figure():
    met = {"reached": 44, "of": 48}
    dossier = result("year-end", on="2023-11-01", ldtt={"reached": 40, "of": 48})
    again = result(
        "year-end.r2", on="2023-12-01", corrects="year-end", reason="award_revoked", ldtt={"reached": 39, "of": 48}
    )
    found = verdict("ldtt", plan(LDTT), dossier, again, result(ldtt=met))
    assert (found.flags, found.reasons, len(found.superseded)) == ((), (), 1)


def test_a_new_figure_after_a_withdrawal_stands_without_reproach():
    met = {"reached": 44, "of": 48}
    gone = result("final.r2", retracts="final", reason="error", on="2024-02-01")
    found = verdict(
        "ldtt", plan(LDTT), result(ldtt={"reached": 40, "of": 48}), gone, result("final.r3", on="2024-03-01", ldtt=met)
    )
    assert (found.status, found.reasons, len(found.superseded)) == ("met", (), 1)


def test_items_on_the_edges_of_the_period_count():
    for day in ("2023-01-01", "2023-12-31"):
        assert final(target("de-tai", at_least=1), {"items": [{"title": "A", "date": day}]}).reached == 1


def test_the_parents_items_are_counted_in_the_childs_period():
    parent = target("cha", at_least=1)
    child = target("con", at_least="50%", of={"target": "cha"})
    items = [{"title": "A", "date": "2023-05-01"}, {"title": "B", "date": "2022-05-01"}]
    found = verdict("con", plan(parent, child), result(cha={"items": items}, con={"reached": 1}))
    assert (found.base, found.status) == (1, "met")


def test_a_reading_may_ask_something_else():
    asked = target(
        "doc", at_least="90%", of={"base": "staff"}, exactly=None,
        readings=[{"meaning": "ít nhất 80%", "at_least": "80%"}, {"meaning": "đúng một người", "exactly": 1}],
    )  # fmt: skip
    found = verdict("doc", plan(asked), result(doc={"reached": 43, "of": 48}))
    assert [(one.reading, one.needed, one.status) for one in found.readings] == [
        (None, 44, "not_met"), ("ít nhất 80%", 39, "exceeded"), ("đúng một người", 1, "exceeded"),
    ]  # fmt: skip
    assert (found.status, found.flags, found.reading) == ("not_met", ("ambiguous",), None)
    same = verdict("doc", plan(asked), result(doc={"reached": 48, "of": 48}))
    assert (same.status, same.flags, same.needed) == ("exceeded", (), 44)


def test_the_stricter_reading_keeps_its_own_flags():
    asked = target("doc", at_least="50%", of={"base": "staff"}, readings=[{"meaning": "đúng 90%", "exactly": "90%"}])
    found = verdict("doc", plan(asked), result(doc={"reached": 10, "of": 19}))
    assert (found.status, found.rule, found.reading) == ("not_met", "C-2.bare", None)
    assert found.flags == ("comparator_inferred", "small_number", "ambiguous")


def test_a_provisional_figure_keeps_its_other_flags():
    found = verdict(
        "ldtt", plan(target(at_least="90%")), result("year-end", on="2023-11-01", ldtt={"reached": 9, "of": 10})
    )
    assert found.flags == ("provisional", "small_number", "assumed_base")


MID = date(2023, 7, 31)


@pytest.mark.parametrize(
    ("figure", "reached", "registered"),
    [
        ({"reached": 30, "of": 34}, 30, None),
        ({"reached": 3, "registered": 32, "of": 34}, 3, 32),
        ({"registered": 32, "of": 34}, None, 32),
    ],
)
def test_a_forecast_is_never_shown_as_reached(figure, reached, registered):
    found = verdict("ldtt", plan(LDTT), result("mid-year", on="2023-07-15", ldtt=figure), as_of=MID)
    assert (found.reached, found.registered, found.rule) == (reached, registered, "C-6.mid_year")
    certain = {**figure, "ruled_out": 9}
    found = verdict("ldtt", plan(LDTT), result("mid-year", on="2023-07-15", ldtt=certain), as_of=MID)
    assert (found.status, found.reached) == ("not_met", reached)


def test_a_count_under_way_shows_what_is_done():
    asked = target("de-tai", at_least=3)
    figure = {"reached": 1, "registered": 3}
    found = verdict("de-tai", plan(asked), result("mid-year", on="2023-07-15", de_tai=figure), as_of=MID)
    assert (found.reached, found.status, found.rule) == (1, "pending", "C-6.mid_year")


def test_early_certainty_keeps_the_other_flags():
    asked = {**target("giai", award="giang-vien-day-gioi", exactly=1)}
    found = verdict("giai", plan(asked), result("mid-year", on="2023-07-15", giai={"reached": 1, "of": 30}), as_of=MID)
    assert (found.status, found.flags, found.base) == ("met", ("comparator_inferred", "early"), 30)


def test_a_standard_recognised_at_mid_year_and_not_yet():
    found = verdict(
        "chuan", plan(target("chuan", level=1)), result("mid-year", on="2023-07-15", chuan={"level": 0}), as_of=MID
    )
    assert (found.status, found.rule, found.needed, found.reasons) == ("pending", "C-6.mid_year", 1, ())


def test_an_outcome_at_mid_year_is_shown():
    asked = target("viec", quality="Tốt")
    found = verdict("viec", plan(asked), result("mid-year", on="2023-07-15", viec={"outcome": "partly"}), as_of=MID)
    assert (found.outcome, found.rule) == ("partly", "C-6.mid_year")


def test_four_fifths_to_the_day():
    """A period of 10 days has its 8th day as four fifths."""
    asked = target("dem", at_least=1, period="2023-12-27..2024-01-05")
    reported = result("mid-year", on="2023-12-28", dem={"reached": 0})
    made = plan(asked, period="2023-12-27..2024-01-05")
    assert verdict("dem", made, reported, as_of=date(2024, 1, 2)).status == "pending"
    found = verdict("dem", made, reported, as_of=date(2024, 1, 3))
    assert (found.status, found.rule) == ("at_risk", "C-6.multi_year")
    share = {**asked, "at_least": "50%", "of": {"base": "staff"}}
    made, early = plan(share, period="2023-12-27..2024-01-05"), result(on="2023-12-28", dem={"reached": 0, "of": 9})
    assert verdict("dem", made, early, as_of=date(2024, 1, 2)).status == "pending"
    assert verdict("dem", made, early, as_of=date(2024, 1, 3)).status == "at_risk"


def test_two_years_asked_every_year():
    each = {**LDTT, "each_year": True}
    own = f"2021/{SCHOOL}"
    made = plan(each, plan_id=own, period="2021..2022")
    first = result(plan_id=own, year=2021, on="2022-01-15", ldtt={"reached": 9, "of": 10})
    again = result(
        "final.r2",
        plan_id=own,
        year=2021,
        on="2022-02-15",
        corrects="final",
        reason="error",
        ldtt={"reached": 8, "of": 10},
    )
    found = verdict("ldtt", made, first, again, as_of=date(2022, 6, 1), plan_id=own)
    assert (found.status, found.flags, found.due) == (
        "not_met",
        ("small_number", "early", "corrected"),
        date(2023, 3, 31),
    )
    assert [past.reached for past in found.superseded] == [9]
    assert (found.readings, found.base_from, found.ceiling) == ((), None, None)
    assert found.years[0].status == "not_met"


def test_obligations_name_their_guidance_and_alignments_their_plan():
    item = {"id": "ho-so", "who": "school", "what": "Hồ sơ", "before": "2023-03-05"}
    found = judged(guidance(LDTT, obligations=[item]), plan(LDTT))
    assert [duty.guidance for duty in found.duties] == ["2023/hd"]
    assert [(one.plan, one.guidance) for one in found.alignments[PLAN]] == [(PLAN, "2023/hd")]


def test_only_form_04_is_taken_for_the_dossier():
    item = {"id": "ke-hoach", "who": "school", "what": "Kế hoạch", "form": "01", "before": "2023-03-05"}
    asking = guidance(LDTT, obligations=[item])
    assert verdict("ldtt", plan(LDTT, answers="2023/hd"), asking).due == DUE


def test_a_sample_may_lean_on_the_real_record():
    real = record(award("huy-hieu", "grade", rank=2), award("huy-hieu-vang", "grade", rank=3), guidance(LDTT))
    made = plan(target("huy-hieu", grade="huy-hieu"), LDTT, answers="2023/hd")
    sample = record(made, result(figures={"huy-hieu": {"grade": "huy-hieu-vang"}}), organisation(), sample=True)
    sample.awards.clear()
    found = evaluate(sample, LATER, base=real)
    assert found.verdicts[PLAN, "huy-hieu"].status == "exceeded"
    assert evaluate(sample, LATER).verdicts[PLAN, "huy-hieu"].status == "undetermined"
    assert [one.verdict for one in found.alignments[PLAN]] == ["equal", "extra"]
    assert (found.base is real, evaluate(sample, LATER).base) == (True, None)
    assert set(found.verdicts) == {(PLAN, "huy-hieu"), (PLAN, "ldtt")}


def test_what_two_amendments_took_away_is_reported_once():
    first = plan(LDTT, target("a", at_least=1), target("b", at_least=1))
    second = plan(LDTT, target("a", at_least=1), plan_id=f"{PLAN}.r2", amends=SCHOOL)
    third = plan(LDTT, plan_id=f"{PLAN}.r3", amends=f"{SCHOOL}.r2")
    found = judged(first, second, third)
    assert found.history == {f"{PLAN}.r3": ((f"{PLAN}.r2", "a"), (PLAN, "b"))}
    assert set(found.in_force.values()) == {f"{PLAN}.r3"}


def test_an_amendment_of_a_plan_that_is_not_there_stands_alone():
    lone = plan(LDTT, plan_id=f"{PLAN}.r2", amends=SCHOOL)
    other = plan(LDTT, plan_id="2023/x-khac")
    assert set(judged(lone, other).verdicts) == {(f"{PLAN}.r2", "ldtt"), ("2023/x-khac", "ldtt")}


def test_verdicts_that_decide():
    base = verdict("ldtt", plan(LDTT))
    decided = {
        status: replace(base, status=status).decided()
        for status in ("met", "exceeded", "not_met", "pending", "at_risk")
    }
    assert decided == {"met": True, "exceeded": True, "not_met": True, "pending": False, "at_risk": False}


def test_the_newest_year_with_a_figure_speaks():
    own = f"2021/{SCHOOL}"
    made = plan(LDTT, plan_id=own, period="2021..2025")
    reported = result(plan_id=own, year=2021, on="2022-01-15", ldtt={"reached": 9, "of": 30})
    silent = result(plan_id=own, year=2022, on="2023-01-15", khac={"reached": 1})
    found = verdict("ldtt", made, reported, silent, as_of=date(2023, 6, 1), plan_id=own)
    assert (found.status, found.result, found.reached) == ("pending", f"2021/{SCHOOL}/final", 9)


def test_a_figure_of_another_sort_tells_nothing_on_a_count():
    found = final(target("dem", at_least=1), {"grade": "hoan-thanh"})
    assert (found.status, found.reasons, found.reached) == ("undetermined", ("not_comparable",), None)
    assert final(LDTT, {"registered": 40, "ruled_out": 1, "of": 48}).result is None


def test_one_violation_outweighs_a_full_count():
    found = final(target("ky-cuong", all=True), {"violations": 1, "reached": 34, "of": 34})
    assert (found.status, found.rule) == ("not_met", "C-2.compliance")


def test_three_sources_of_which_one_differs_are_disputed():
    figures = [{"reached": 44, "of": 48}, {"reached": 43, "of": 48}, {"reached": 44, "of": 48}]
    reports = [
        result(name, ldtt=figure) for name, figure in zip(("final", "final.r2", "final.r3"), figures, strict=True)
    ]
    assert "disputed" in verdict("ldtt", plan(LDTT), *reports).flags


def test_plans_after_an_amended_one_are_judged_too():
    first = plan(LDTT, plan_id="2023/a", organisations=[SCHOOL])
    second = plan(LDTT, plan_id="2023/a.r2", amends="a", organisations=[SCHOOL])
    assert set(judged(first, second, plan(LDTT, plan_id="2023/b")).cases) == {"2023/a.r2", "2023/b"}


@pytest.mark.parametrize(("day", "flagged"), [("2023-03-04", True), ("2023-03-05", False), ("2022-12-31", False)])
def test_only_items_of_the_period_before_the_plans_day_are_flagged(day, flagged):
    items = {"items": [{"title": "A", "date": day}, {"title": "B"}]}
    found = verdict("giai", plan(target("giai", at_least=1), document={"date": "2023-03-05"}), result(giai=items))
    assert ("before_issue" in found.flags) == flagged


def test_a_forecast_on_nobody():
    dossier = result("mid-year", on="2023-07-15", ldtt={"registered": 0, "of": 0})
    found = verdict("ldtt", plan(LDTT), dossier, as_of=MID)
    assert (found.status, found.rule, found.reached, found.base, found.needed) == (
        "not_applicable", "C-1.zero_base", None, 0, 0,
    )  # fmt: skip
    one = result("mid-year", on="2023-07-15", ldtt={"registered": 0, "of": 1})
    assert verdict("ldtt", plan(LDTT), one, as_of=MID).status == "at_risk"


def test_one_ruled_out_of_all_is_a_certain_miss():
    asked = target("khoa", all=True, of={"base": "units"})
    found = verdict("khoa", plan(asked), result("mid-year", on="2023-07-15", khoa={"of": 5, "ruled_out": 1}), as_of=MID)
    assert (found.status, found.flags) == ("not_met", ("small_number", "early"))


def test_a_registered_parent_is_the_base_of_a_forecast():
    figures = {"ldtt": {"registered": 31, "of": 34}, "cstdcs": {"registered": 4}}
    found = verdict(
        "cstdcs", plan(LDTT, cstdcs(exactly="15%")), result("mid-year", on="2023-07-15", figures=figures), as_of=MID
    )
    assert (found.base, found.base_from, found.needed, found.status) == (31, "target ldtt", 4, "pending")
