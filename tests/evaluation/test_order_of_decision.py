"""docs/RULES.md C-1, C-2, C-8: which figure stands, and what is said where none does."""

from datetime import date

import pytest
from evaluation_builders import LDTT, PLAN, SCHOOL, cstdcs, final, guidance, judged, plan, result, target, verdict

from generator.evaluation.due import DueDay
from generator.evaluation.engine import Evaluation
from generator.model.results import PHASES

DUE = date(2024, 3, 31)
AFTER = date(2024, 4, 1)
NAMES = ("ldtt", "giay-khen")
MET, MISSED = {"reached": 44, "of": 48}, {"reached": 43, "of": 48}


@pytest.mark.parametrize(
    ("as_of", "status", "reasons"),
    [(date(2023, 1, 1), "pending", ()), (DUE, "pending", ()), (AFTER, "not_reported", ("none",))],
)
def test_silence_is_never_a_miss(as_of, status, reasons):
    found = verdict("ldtt", plan(LDTT), as_of=as_of)
    assert (found.status, found.reasons, found.due, found.rule) == (status, reasons, DUE, "C-1.no_report")
    assert (found.result, found.phase, found.revision, found.reached, found.share) == (None, None, None, None, None)


def test_the_earlier_of_year_end_and_final_is_the_last_day_to_wait():
    made = plan(LDTT, reports_due={"year-end": "2023-11-05", "final": "2024-02-29"})
    assert verdict("ldtt", made, as_of=date(2023, 11, 5)).status == "pending"
    assert verdict("ldtt", made, as_of=date(2023, 11, 6)).status == "not_reported"
    earlier = plan(LDTT, reports_due={"year-end": "2024-05-01", "final": "2024-02-29"})
    assert verdict("ldtt", earlier).due == date(2024, 2, 29)


DOSSIER = {"id": "tong-ket", "who": ["school"], "what": "Báo cáo", "form": "04", "before": "2023-11-05"}


def test_the_guidance_dossier_is_due_the_day_before_its_date():
    asking = guidance(LDTT, obligations=[DOSSIER])
    made = plan(LDTT, answers="2023/hd")
    assert verdict("ldtt", made, asking).due == date(2023, 11, 4)
    assert verdict("ldtt", plan(LDTT), asking).due == DUE
    assert verdict("ldtt", plan(LDTT, answers="2023/hd", reports_due={"year-end": "2023-12-01"}), asking).due == date(
        2023, 12, 1
    )


def test_an_obligation_may_say_which_report_it_is():
    stated = [
        {"id": "a", "who": "school", "what": "Báo cáo", "report": "year-end", "until": "2023-12-10"},
        {"id": "b", "who": "school", "what": "Báo cáo", "report": "final", "until": "2023-12-08"},
        {"id": "c", "who": "school", "what": "Báo cáo", "report": "mid-year", "until": "2023-07-08"},
        {"id": "d", "who": "ministry-school", "what": "Báo cáo", "report": "final", "until": "2023-10-08"},
    ]
    asking, made = guidance(LDTT, obligations=stated), plan(LDTT, answers="2023/hd")
    due = judged(asking, made).cases[PLAN].due(made.period)
    days = [due.on(phase) for phase in PHASES]
    assert [day and day.day for day in days] == [date(2023, 7, 8), date(2023, 12, 10), date(2023, 12, 8)]
    assert {day and (day.set_by, day.guidance) for day in days} == {("guidance", "2023/hd")}
    assert verdict("ldtt", made, asking).due == date(2023, 12, 8)


def test_a_due_day_says_who_set_it():
    stated = [{"id": "a", "who": "school", "what": "Báo cáo", "form": "04", "before": "2023-11-05"}]
    made = plan(LDTT, answers="2023/hd", reports_due={"mid-year": "2023-07-30"})
    due = judged(guidance(LDTT, obligations=stated), made).cases[PLAN].due(made.period)
    assert due.mid_year == DueDay(date(2023, 7, 30), "plan")
    assert due.year_end == due.last() == DueDay(date(2023, 11, 4), "guidance", "2023/hd")
    assert due.final == DueDay(date(2024, 3, 31), "default")


def test_only_what_is_published_by_the_day_counts():
    reported = result(on="2024-01-15", ldtt=MET)
    assert verdict("ldtt", plan(LDTT), reported, as_of=date(2024, 1, 14)).status == "pending"
    assert verdict("ldtt", plan(LDTT), reported, as_of=date(2024, 1, 15)).status == "met"


def test_a_month_is_published_when_it_is_over():
    reported = result(on="2024-01", ldtt=MET)
    assert verdict("ldtt", plan(LDTT), reported, as_of=date(2024, 1, 30)).status == "pending"
    assert verdict("ldtt", plan(LDTT), reported, as_of=date(2024, 1, 31)).status == "met"


def test_the_higher_phase_stands_even_when_published_earlier():
    early_final = result("final", on="2023-12-01", ldtt=MET)
    late_dossier = result("year-end", on="2024-01-01", ldtt=MISSED)
    found = verdict("ldtt", plan(LDTT), early_final, late_dossier)
    assert (found.status, found.phase, found.revision, found.result) == ("met", "final", 1, f"2023/{SCHOOL}/final")


def test_year_end_figures_are_provisional():
    found = verdict("ldtt", plan(LDTT), result("year-end", on="2023-11-01", ldtt=MET))
    assert (found.status, found.flags, found.phase) == ("met", ("provisional",), "year-end")


def test_a_final_report_that_leaves_a_target_out_leaves_its_year_end_figure():
    dossier = result("year-end", on="2023-11-01", ldtt=MET, cstdcs={"reached": 4})
    found = verdict("ldtt", plan(LDTT, cstdcs(exactly="15%")), dossier, result(on="2024-01-01", cstdcs={"reached": 5}))
    assert (found.status, found.phase) == ("met", "year-end")


def test_a_retracted_figure_leaves_nothing_in_its_place():
    first = result(on="2024-01-15", ldtt=MET)
    gone = result("final.r2", on="2024-02-01", retracts="final", reason="source_withdrawn")
    assert verdict("ldtt", plan(LDTT), first, gone, as_of=date(2024, 1, 31)).status == "met"
    waiting = verdict("ldtt", plan(LDTT), first, gone, as_of=DUE)
    assert (waiting.status, waiting.reasons) == ("pending", ("retracted",))
    found = verdict("ldtt", plan(LDTT), first, gone)
    assert (found.status, found.reasons, found.result) == ("not_reported", ("retracted",), None)
    (earlier,) = found.superseded
    assert (earlier.withdrawn, earlier.replaced_by, earlier.reached, earlier.base) == (True, gone.id, 44, 48)


def test_a_retraction_for_a_revoked_award_says_so():
    gone = result("final.r2", on="2024-02-01", retracts="final", reason="award_revoked")
    found = verdict("ldtt", plan(LDTT), result(ldtt=MET), gone)
    assert found.reasons == ("retracted", "award_revoked")


def test_retracting_a_correction_does_not_bring_the_corrected_figure_back():
    first, second = result(ldtt=MET), result("final.r2", on="2024-02-01", corrects="final", reason="error", ldtt=MISSED)
    third = result("final.r3", on="2024-03-01", retracts="final.r2", reason="error")
    found = verdict("ldtt", plan(LDTT), first, second, third)
    assert (found.status, found.reasons) == ("not_reported", ("retracted",))


def test_what_was_retracted_comes_back_only_as_a_new_figure():
    gone = result("final.r2", on="2024-02-01", retracts="final", reason="error")
    back = result("final.r3", on="2024-03-01", retracts="final.r2", reason="error")
    assert verdict("ldtt", plan(LDTT), result(ldtt=MET), gone, back).reasons == ("retracted",)
    anew = result("final.r3", on="2024-03-01", corrects="final.r2", reason="error", ldtt=MET)
    assert verdict("ldtt", plan(LDTT), result(ldtt=MET), gone, anew).status == "met"


def chained(*, to: str = "final.r2", **last: dict[str, int]) -> Evaluation:
    """The final report tells both targets, r2 corrects the first, r3 corrects r2 (or `to`) with `last`."""
    made = plan(LDTT, target("giay-khen", at_least=2))
    first = result(figures={"ldtt": {"reached": 30, "of": 40}, "giay-khen": {"reached": 1}})
    second = result("final.r2", on="2024-02-15", corrects="final", reason="error", ldtt={"reached": 36, "of": 40})
    third = result("final.r3", on="2024-03-15", corrects=to, reason="error", **last)
    return judged(made, first, second, third)


def test_a_correction_of_a_correction_may_name_what_the_first_left():
    found = chained(giay_khen={"reached": 2}).verdicts
    both = [(found[PLAN, name].status, found[PLAN, name].reached, found[PLAN, name].flags) for name in NAMES]
    assert both == [("met", 36, ("corrected",)), ("met", 2, ("corrected",))]
    assert [past.reached for past in found[PLAN, "giay-khen"].superseded] == [1]


def test_one_correction_may_change_all_lines_again():
    found = chained(ldtt={"reached": 35, "of": 40}, giay_khen={"reached": 3}).verdicts
    assert [(found[PLAN, name].status, found[PLAN, name].reached) for name in NAMES] == [
        ("not_met", 35),
        ("exceeded", 3),
    ]


def test_retracting_a_correction_leaves_the_lines_it_did_not_name():
    made = plan(LDTT, target("giay-khen", at_least=2))
    first = result(figures={"ldtt": {"reached": 30, "of": 40}, "giay-khen": {"reached": 2}})
    second = result("final.r2", on="2024-02-15", corrects="final", reason="error", ldtt={"reached": 36, "of": 40})
    gone = result("final.r3", on="2024-03-15", retracts="final.r2", reason="error")
    found = judged(made, first, second, gone).verdicts
    assert [found[PLAN, name].status for name in NAMES] == ["not_reported", "met"]


def test_below_a_withdrawn_final_the_year_end_figure_stands_and_says_so():
    dossier, gone = (
        result("year-end", on="2023-11-01", ldtt=MET),
        result("final.r2", on="2024-02-01", retracts="final", reason="error"),
    )
    found = verdict("ldtt", plan(LDTT), dossier, result(ldtt=MISSED), gone)
    assert (found.status, found.phase, found.reasons) == ("met", "year-end", ("retracted",))


def test_a_withdrawn_dossier_is_no_concern_of_the_final_figure():
    dossier, gone = (
        result("year-end", on="2023-11-01", ldtt=MISSED),
        result("year-end.r2", on="2024-02-01", retracts="year-end", reason="award_revoked"),
    )
    found = verdict("ldtt", plan(LDTT), dossier, gone, result(ldtt=MET))
    assert (found.status, found.reasons, len(found.superseded)) == ("met", (), 1)


def test_a_correction_that_repeats_a_figure_does_not_flag_it():
    made = plan(LDTT, cstdcs(exactly="15%"))
    first = result(ldtt=MET, cstdcs={"reached": 4})
    second = result(
        "final.r2",
        on="2024-02-01",
        corrects="final",
        reason="error",
        ldtt={**MET, "note": "rà lại"},
        cstdcs={"reached": 6},
    )
    found = judged(made, first, second).verdicts
    assert (found[PLAN, "ldtt"].flags, found[PLAN, "ldtt"].revision, found[PLAN, "ldtt"].superseded) == ((), 2, ())
    assert (found[PLAN, "cstdcs"].flags, found[PLAN, "cstdcs"].status) == (("corrected",), "met")


def test_a_correction_leaves_what_it_does_not_name():
    made = plan(LDTT, cstdcs(exactly="15%"))
    first = result(ldtt=MET, cstdcs={"reached": 4})
    second = result("final.r2", on="2024-02-01", corrects="final", reason="error", cstdcs={"reached": 6})
    found = verdict("ldtt", made, first, second)
    assert (found.status, found.revision, found.flags) == ("met", 1, ())


def test_a_later_correction_keeps_the_mark_of_the_first():
    first, second = result(ldtt=MET), result("final.r2", on="2024-02-01", corrects="final", reason="error", ldtt=MISSED)
    third = result("final.r3", on="2024-03-01", corrects="final.r2", reason="appeal", ldtt=MISSED)
    found = verdict("ldtt", plan(LDTT), first, second, third)
    assert (found.flags, found.revision, [past.revision for past in found.superseded]) == (("corrected",), 3, [1])


def test_two_uncorrected_sources_that_differ_are_disputed():
    found = verdict("ldtt", plan(LDTT), result(ldtt=MET), result("final.r2", ldtt=MISSED))
    assert (found.status, found.flags, found.reasons) == ("undetermined", ("disputed",), ("disputed",))
    assert (found.reached, found.result) == (None, None)


def test_two_uncorrected_sources_that_agree_are_one():
    found = verdict("ldtt", plan(LDTT), result(ldtt=MET), result("final.r2", ldtt=MET))
    assert (found.status, found.revision) == ("met", 2)


def test_two_corrections_of_one_file_are_disputed_unless_they_agree():
    first = result(ldtt=MET)
    one = result("final.r2", corrects="final", reason="error", ldtt=MISSED)
    two = result("final.r3", corrects="final", reason="error", ldtt={"reached": 42, "of": 48})
    assert "disputed" in verdict("ldtt", plan(LDTT), first, one, two).flags


def test_a_dispute_in_the_parent_leaves_the_child_without_a_base():
    made = plan(LDTT, cstdcs(exactly="15%"))
    found = verdict("cstdcs", made, result(ldtt=MET, cstdcs={"reached": 6}), result("final.r2", ldtt=MISSED))
    assert (found.status, found.reasons, found.reached) == ("undetermined", ("denominator_missing",), 6)


@pytest.mark.parametrize("as_of", [DUE, AFTER])
def test_a_child_waits_for_its_parent(as_of):
    found = verdict("cstdcs", plan(LDTT, cstdcs(exactly="15%")), result(cstdcs={"reached": 4, "of": 31}), as_of=as_of)
    assert (found.status, found.reasons) == ("undetermined", ("denominator_missing",))
    assert found.rule == "C-1.denominator_missing"
    assert (found.reached, found.base, found.needed, found.base_from) == (4, None, None, None)


def test_the_parent_must_speak_of_the_same_phase():
    made = plan(LDTT, cstdcs(exactly="15%"))
    found = verdict("cstdcs", made, result("year-end", on="2023-11-01", ldtt=MET), result(cstdcs={"reached": 4}))
    assert found.reasons == ("denominator_missing",)
    dossier = result("year-end", on="2023-11-01", ldtt={"reached": 31, "of": 34}, cstdcs={"reached": 4})
    stands = verdict("cstdcs", made, dossier, result(ldtt={"reached": 20, "of": 34}))
    assert (stands.base, stands.status, stands.flags) == (31, "met", ("provisional",))


def test_a_share_without_any_base_cannot_be_judged():
    found = final(LDTT, {"reached": 44})
    assert (found.status, found.reasons) == ("undetermined", ("denominator_missing",))


def test_a_count_needs_no_base():
    found = final(target("ldtt", at_least=1, of={"target": "cha"}), {"reached": 1})
    assert (found.status, found.base, found.share) == ("met", None, None)


@pytest.mark.parametrize(
    ("asked", "status", "reasons"),
    [
        ({"at_least": "90%"}, "not_applicable", ("zero_base",)),
        ({"all": True}, "not_applicable", ("zero_base",)),
        ({"between": "10–15%"}, "not_applicable", ("zero_base",)),
        ({"at_least": 1}, "not_met", ()),
        ({"some": True}, "not_met", ()),
    ],
)
def test_nobody_in_the_base(asked, status, reasons):
    found = final(target(of={"base": "staff"}, **asked), {"reached": 0, "of": 0})
    assert (found.status, found.reasons, found.share) == (status, reasons, None)


def test_more_reached_than_there_are_is_disputed():
    found = final(LDTT, {"reached": 49, "of": 48})
    assert (found.status, found.reasons) == ("undetermined", ("disputed",))


def test_a_base_the_text_leaves_unsaid_is_flagged():
    assert final(target(at_least="90%"), MET).flags == ("assumed_base",)
    assert final(target(at_least="90%", of={"base": "staff", "stated": False}), MET).flags == ("assumed_base",)
    assert final(target(at_least="90%", of={"base": "staff"}), MET).flags == ()
    assert final(target(all=True), {"reached": 48, "of": 48}).flags == ()
    assert final(target(all=True, of={"base": "staff", "stated": False}), {"reached": 48, "of": 48}).flags == (
        "assumed_base",
    )
    assert final(target(at_least=1), {"reached": 1}).flags == ()


def test_a_legal_ceiling_holds_whatever_the_comparator():
    found = verdict(
        "cstdcs", plan(LDTT, cstdcs(at_least="10%")), result(ldtt={"reached": 31, "of": 34}, cstdcs={"reached": 5})
    )
    assert (found.status, found.reasons, found.rule, found.ceiling) == (
        "not_met",
        ("over_cap",),
        "C-3.legal_ceiling",
        4,
    )


def test_the_cap_counts_only_on_its_own_base():
    staff = target("cstdcs", award="chien-si-thi-dua-co-so", exactly="15%", of={"base": "staff"})
    assert final(staff, {"reached": 7, "of": 50}).rule == "C-2.bare"
    unstated = target("cstdcs", award="chien-si-thi-dua-co-so", exactly="15%", of={"base": "staff", "stated": False})
    assert final(unstated, {"reached": 7, "of": 50}).rule == "C-2.cap"
    nowhere = target("cstdcs", award="chien-si-thi-dua-co-so", exactly="15%")
    assert final(nowhere, {"reached": 7, "of": 50}).rule == "C-2.cap"
    other = {**cstdcs(exactly="15%"), "of": {"target": "giay-khen"}}
    parent = target("giay-khen", award="giay-khen", at_least=1)
    found = verdict(
        "cstdcs", plan(parent, other), result(figures={"giay-khen": {"reached": 31}, "cstdcs": {"reached": 5}})
    )
    assert (found.rule, found.status, found.flags) == ("C-2.bare", "met", ("cap_unchecked", "comparator_inferred"))


STAFF = {"base": "staff"}
FORMS: list[dict[str, object]] = [
    {"exactly": 5}, {"at_least": 5}, {"some": True}, {"exactly": "15%"}, {"at_least": "15%"}, {"exactly": "20%"},
    {"more_than": 3}, {"between": "3–6"}, {"between": "20–30%"}, {"all": True}, {"exactly": "15%", "of": STAFF},
    {"at_least": "10%", "of": STAFF}, {"exactly": 5, "of": STAFF}, {"exactly": "15%", "read_as": "quota"},
]  # fmt: skip


@pytest.mark.parametrize("asked", FORMS)
@pytest.mark.parametrize(("year", "over"), [("2022", True), ("2023", True), ("2024", False)])
def test_the_cap_binds_in_every_form(asked, year, over):
    """15 % of 33 allows 4, whatever the plan asks and out of whatever base."""
    own = f"{year}/{SCHOOL}"
    made = plan(LDTT, {**cstdcs(), **asked}, plan_id=own, period=year)
    ldtt = {"reached": 33, "of": 33}
    for reached, breaks in ((5, over), (4, False)):
        reported = result(
            plan_id=own, year=int(year), on=f"{int(year) + 1}-01-15", ldtt=ldtt, cstdcs={"reached": reached, "of": 33}
        )
        found = verdict("cstdcs", made, reported, as_of=date(int(year) + 1, 12, 31), plan_id=own)
        assert (found.reasons == ("over_cap",)) == breaks
        assert (found.status == "not_met" and found.ceiling == 4) or not breaks


def test_the_cap_holds_for_any_number_of_holders_where_only_the_staff_is_known():
    count = target("cstdcs", award="chien-si-thi-dua-co-so", at_least=1)
    made = plan(LDTT, count)
    everybody = {"ldtt": {"of": 33, "violations": 0}}
    assert verdict("cstdcs", made, result(**everybody, cstdcs={"reached": 5})).reasons == ("over_cap",)
    fewer = verdict("cstdcs", made, result(**everybody, cstdcs={"reached": 4}))
    assert (fewer.status, fewer.flags) == ("exceeded", ("cap_unchecked",))
    own = verdict("cstdcs", plan({**count, "of": STAFF}), result(cstdcs={"reached": 5, "of": 33}))
    assert (own.status, own.reasons) == ("not_met", ("over_cap",))


def test_the_cap_of_each_year_binds_in_a_plan_of_several():
    made = plan(LDTT, cstdcs(at_least=9), plan_id="2022/x", period="2022..2024")
    reports = [
        result(
            plan_id="2022/x", year=year, on=f"{year + 1}-01-15", ldtt={"reached": 33, "of": 33}, cstdcs={"reached": n}
        )
        for year, n in ((2022, 4), (2023, 5))
    ]
    found = verdict("cstdcs", made, *reports, as_of=date(2024, 6, 1), plan_id="2022/x")
    assert (found.status, found.reasons, found.flags) == ("not_met", ("over_cap",), ("early",))
    ldtt = {"reached": 33, "of": 33}
    free = result(plan_id="2022/x", year=2024, on="2025-01-15", ldtt=ldtt, cstdcs={"reached": 6})
    assert verdict("cstdcs", made, reports[0], free, as_of=date(2025, 2, 1), plan_id="2022/x").status == "exceeded"


@pytest.mark.parametrize(
    ("figure", "status"),
    [
        ({"violations": 0}, "met"),
        ({"violations": 1}, "not_met"),
        ({"violations": 0, "attested": False}, "undetermined"),
        ({"violations": 0, "reached": 33, "of": 34}, "not_met"),
        ({"violations": 2, "reached": 34, "of": 34}, "not_met"),
    ],
)
def test_compliance(figure, status):
    found = final(target("ky-cuong", all=True), figure)
    assert found.status == status
    assert "early" not in found.flags


@pytest.mark.parametrize(
    ("figure", "status"),
    [
        ({"level": 2}, "exceeded"), ({"level": 1}, "met"), ({"level": 0}, "not_met"),
        ({"progress": {"done": 54, "total": 55}}, "not_met"),
    ],
)  # fmt: skip
def test_standards(figure, status):
    found = final(target("chuan", population="school", level=1), figure)
    assert (found.status, found.needed, found.reached) == (status, 1, figure.get("level", 0))


@pytest.mark.parametrize(
    ("figure", "status"),
    [
        ({"outcome": "achieved"}, "met"), ({"outcome": "partly"}, "not_met"), ({"outcome": "not_achieved"}, "not_met"),
        ({"outcome": "achieved", "attested": False}, "undetermined"),
    ],
)  # fmt: skip
def test_quality(figure, status):
    found = final(target("nghiem-tuc", quality="Nghiêm túc thực hiện"), figure)
    assert found.status == status
    assert found.outcome == (figure["outcome"] if status != "undetermined" else None)


def test_a_report_without_a_grade_is_no_grade():
    found = final(target("dang-bo", grade="hoan-thanh-tot"), {"note": "chưa xếp loại"})
    assert (found.status, found.reasons, found.result) == ("not_reported", ("none",), None)
    assert final(target("dang-bo", grade="hoan-thanh-tot"), {"reached": 1}).reasons == ("not_comparable",)
    assert final(target("dang-bo", grade="hoan-thanh-tot"), {"grade": "xep-loai-la"}).status == "undetermined"
    assert final(target("dang-bo", grade="xep-loai-la"), {"grade": "xep-loai-la"}).status == "met"


def test_listed_items_are_counted_once_and_within_the_period():
    items = [
        {"title": "Đề tài A", "date": "2023-05-01"}, {"title": "đề  tài a", "date": "2023-05-01"},
        {"title": "Đề tài B", "date": "2022-12-31"}, {"title": "Đề tài C", "date": "2024-01-01"},
        {"title": "Đề tài D"}, {"title": "Đề tài A", "date": "2023-05-01", "number": "12/QĐ"},
        {"title": "Đề tài E", "date": "2023"},
    ]  # fmt: skip
    assert final(target("de-tai", at_least=3), {"items": items}).reached == 4
    assert final(target("de-tai", at_least=3), {"items": items, "reached": 6}).reached == 4
    assert final(target("de-tai", at_least=3), {"items": items[:1], "reached": 6}).reached == 6
    assert final(target("de-tai", at_least=3), {"items": []}).status == "not_met"


def test_items_before_the_plan_count_and_are_flagged():
    asked, items = (
        target("giai", award="giang-vien-day-gioi", at_least=1),
        {"items": [{"title": "Giải", "date": "2021-04"}]},
    )
    made = {"plan_id": "2021/x", "period": "2021..2025"}
    reported = result(plan_id="2021/x", year=2021, on="2021-12-31", giai=items)
    flagged = verdict("giai", plan(asked, document={"date": "2021-08"}, **made), reported, plan_id="2021/x")
    assert (flagged.status, flagged.flags) == ("met", ("before_issue", "early"))
    assert (
        "before_issue"
        not in verdict("giai", plan(asked, document={"date": "2021-04"}, **made), reported, plan_id="2021/x").flags
    )
    assert "before_issue" not in verdict("giai", plan(asked, **made), reported, plan_id="2021/x").flags


def test_an_amendment_does_not_move_the_day_the_plan_was_issued():
    asked = target("giai", award="giang-vien-day-gioi", at_least=1)
    made = {"period": "2021..2025"}
    first = plan(asked, document={"date": "2021-03"}, plan_id="2021/x", **made)
    second = plan(asked, document={"date": "2022-08"}, plan_id="2021/x.r2", amends="x", **made)
    for day, flagged in (("2021-04", False), ("2021-02", True)):
        items = {"items": [{"title": "Giải", "date": day}]}
        reported = result(plan_id="2021/x", year=2021, on="2021-12-31", giai=items)
        found = verdict("giai", first, second, reported, plan_id="2021/x.r2")
        assert ("before_issue" in found.flags) == flagged


def test_the_bodys_own_words_stand_beside_the_verdict():
    reported = result(ldtt=MISSED, explanations={"ldtt": "Hai người nghỉ ốm dài ngày"})
    assert verdict("ldtt", plan(LDTT), reported).explanation == "Hai người nghỉ ốm dài ngày"


def test_an_amended_plan_is_judged_as_it_now_stands():
    first = plan(LDTT, target("bo-di", at_least=1))
    second = plan({**LDTT, "at_least": "80%"}, plan_id=f"{PLAN}.r2", amends=SCHOOL, document={"date": "2023-09-01"})
    reported = result("mid-year", ldtt={"ruled_out": 8, "of": 48}, on="2023-08-01")
    now = judged(first, second, reported, result(ldtt={"reached": 40, "of": 48}))
    assert set(now.verdicts) == {(f"{PLAN}.r2", "ldtt")}
    assert now.verdicts[f"{PLAN}.r2", "ldtt"].status == "exceeded"
    assert now.history == {f"{PLAN}.r2": ((PLAN, "bo-di"),)}
    assert now.in_force == {PLAN: f"{PLAN}.r2", f"{PLAN}.r2": f"{PLAN}.r2"}
    assert (now.of_plan(PLAN), len(now.of_plan(f"{PLAN}.r2"))) == ([], 1)
    before = judged(first, second, reported, as_of=date(2023, 8, 31))
    assert before.verdicts[PLAN, "ldtt"].status == "not_met"
    assert judged(first, second, as_of=date(2023, 9, 1)).in_force[PLAN] == f"{PLAN}.r2"


def test_results_are_grouped_by_the_plan_in_force_oldest_first():
    reported = [
        result("final.r2", corrects="final", reason="error", ldtt=MET),
        result(ldtt=MISSED),
        result("mid-year", on="2023-07-01", ldtt=MISSED),
    ]
    found = judged(plan(LDTT), *reported).results[PLAN]
    assert [(entry.phase, entry.revision) for entry in found] == [("mid-year", 1), ("final", 1), ("final", 2)]
