"""docs/RULES.md C-10: a school's targets beside the guidance's."""

from datetime import date

import pytest
from evaluation_builders import (
    LATER,
    LDTT,
    PLAN,
    SCHOOL,
    cstdcs,
    document,
    guidance,
    judged,
    organisation,
    plan,
    result,
    target,
)

GRADE = {"population": "organisation", "grade": "hoan-thanh-tot"}


def pair(asked, own, *parts, **fields):
    """The one alignment of a guidance target `x` and a plan target `x` that names it."""
    staff = {"of": {"base": "staff"}}
    made = plan({**target("x"), **staff, "aligns_with": "x", **own}, answers="2023/hd", **fields)
    (found,) = judged(guidance({**target("x"), **staff, **asked}), made, *parts).alignments[PLAN]
    return found


@pytest.mark.parametrize(
    ("asked", "own", "expected"),
    [
        ({"at_least": "80%"}, {"at_least": "90%"}, "stricter"),
        ({"at_least": "80%"}, {"at_least": "80%"}, "equal"),
        ({"at_least": "80%"}, {"at_least": "79,5%"}, "weaker"),
        ({"at_least": "80%"}, {"more_than": "80%"}, "stricter"),
        ({"at_least": "80%"}, {"more_than": "79%"}, "weaker"),
        ({"at_least": "80%"}, {"all": True}, "stricter"),
        ({"at_least": "80%"}, {"exactly": "80%"}, "equal"),
        ({"at_least": "80%"}, {"between": "70–90%"}, "weaker"),
        ({"more_than": "40%"}, {"at_least": "41%"}, "stricter"),
        ({"more_than": "40%"}, {"at_least": "40%"}, "weaker"),
        ({"more_than": "40%"}, {"more_than": "40%"}, "equal"),
        ({"more_than": "90%"}, {"all": True}, "stricter"),
        ({"all": True}, {"all": True}, "equal"),
        ({"all": True}, {"at_least": "99%"}, "weaker"),
        ({"between": "10–15%"}, {"exactly": "9%"}, "weaker"),
        ({"between": "10–15%"}, {"exactly": "10%"}, "within"),
        ({"between": "10–15%"}, {"at_least": "14%"}, "within"),
        ({"between": "10–15%"}, {"exactly": "15%"}, "at_upper"),
        ({"between": "10–15%"}, {"more_than": "15%"}, "above_range"),
        ({"between": "10–15%"}, {"at_least": "16%"}, "above_range"),
        ({"between": "10–15%"}, {"between": "10–15%"}, "equal"),
        ({"between": "10–15%"}, {"between": "11–15%"}, "subset"),
        ({"between": "10–15%"}, {"between": "10–14%"}, "subset"),
        ({"between": "10–15%"}, {"between": "5–12%"}, "overlaps"),
        ({"between": "10–15%"}, {"between": "12–20%"}, "overlaps"),
        ({"between": "10–15%"}, {"between": "15–20%"}, "overlaps"),
        ({"between": "10–15%"}, {"between": "5–10%"}, "overlaps"),
        ({"between": "10–15%"}, {"between": "1–9%"}, "weaker"),
        ({"between": "10–15%"}, {"between": "16–20%"}, "above_range"),
        ({"at_least": 1}, {"at_least": 1}, "equal"),
        ({"at_least": 1}, {"at_least": 2}, "stricter"),
        ({"at_least": 2}, {"more_than": 1}, "equal"),
        ({"at_least": 2}, {"some": True}, "weaker"),
        ({"some": True}, {"at_least": 1}, "equal"),
        ({"between": "3–5"}, {"at_least": 4}, "within"),
        ({"at_least": "5%"}, {"at_least": 1}, "not_comparable"),
        (GRADE, {**GRADE, "grade": "hoan-thanh-xuat-sac"}, "stricter"),
        (GRADE, GRADE, "equal"),
        (GRADE, {**GRADE, "grade": "hoan-thanh"}, "weaker"),
        (GRADE, {**GRADE, "grade": "xep-loai-la"}, "not_comparable"),
        ({"level": 1}, {"level": 2}, "stricter"),
        ({"quality": "tốt"}, {"quality": "tốt"}, "not_comparable"),
        ({"at_least": "70%", "population": "party-organisations"}, GRADE, "not_comparable"),
    ],
)
def test_the_table(asked, own, expected):
    assert pair(asked, own).verdict == expected


@pytest.mark.parametrize(
    ("wide", "narrow", "more", "expected"),
    [
        ("individuals", "individuals", "80%", "equal"),
        ("individuals", "staff", "80%", "equal"),
        ("units", "collectives", "80%", "equal"),
        ("staff", "lecturers", "80%", "narrower_scope"),
        ("staff", "lecturers", "90%", "narrower_scope"),
        ("staff", "lecturers-entering-contest", "90%", "narrower_scope"),
        ("staff", "lecturers", "70%", "weaker"),
        ("lecturers", "staff", "80%", "broader_scope"),
        ("lecturers", "individuals", "90%", "broader_scope"),
        ("lecturers", "staff", "70%", "not_comparable"),
        ("pooled", "individuals", "90%", "not_comparable"),
        ("staff", "units", "80%", "not_comparable"),
    ],
)
def test_reach(wide, narrow, more, expected):
    asked = {"population": wide, "at_least": "80%", "of": {"base": "staff", "stated": False}}
    assert (
        pair(asked, {"population": narrow, "at_least": more, "of": {"base": "staff", "stated": False}}).verdict
        == expected
    )


def test_a_stated_scope_says_what_the_figures_cannot():
    assert pair({"all": True}, {"all": True, "scope": "narrower"}).verdict == "narrower_scope"
    found = pair({"all": True}, {"all": True, "scope": "broader"})
    assert (found.verdict, found.flags) == ("equal", ("broader_scope",))


def test_an_unsaid_base_is_taken_as_the_guidances():
    unstated = {"base": "staff", "stated": False}
    assert pair({"at_least": "80%"}, {"at_least": "90%", "of": unstated}).flags == ("assumed",)
    assert pair({"at_least": "80%", "of": unstated}, {"at_least": "90%"}).flags == ("assumed",)
    assert pair({"at_least": "80%"}, {"at_least": "90%", "of": None}).flags == ("assumed",)
    assert pair({"at_least": "80%"}, {"at_least": "90%"}).flags == ()
    assert pair({"at_least": "80%", "of": None}, {"at_least": "90%", "of": None}).flags == ()
    assert pair({"at_least": 1, "of": unstated}, {"at_least": 1, "of": None}).flags == ()


def test_other_bases_cannot_be_compared():
    assert pair({"at_least": "80%"}, {"at_least": "90%", "of": {"base": "lecturers"}}).verdict == "not_comparable"
    entering = {"participants": "người dự thi"}
    assert pair({"at_least": "80%"}, {"at_least": "90%", "of": entering}).verdict == "not_comparable"
    assert pair({"at_least": "80%", "of": entering}, {"at_least": "90%", "of": entering}).verdict == "stricter"
    assert pair({"at_least": "80%"}, {"at_least": "90%", "of": {"base": "individuals"}}).verdict == "stricter"


def test_another_period_cannot_be_compared():
    assert pair({"at_least": "80%"}, {"at_least": "90%", "period": "2023-Q2"}).verdict == "not_comparable"
    assert pair({"at_least": "80%"}, {"at_least": "90%"}, period="2023..2024").verdict == "not_comparable"
    assert (
        pair({"at_least": "80%", "period": "2023-Q2"}, {"at_least": "90%", "period": "2023-Q2"}).verdict == "stricter"
    )


def test_nested_bases_compare_by_what_the_parents_award():
    asking = guidance(LDTT, cstdcs(between="10–15%"))
    own = target("gioi", award="chien-si-thi-dua-co-so", exactly="15%", of={"target": "tien-tien"})
    made = plan({**LDTT, "id": "tien-tien"}, own, answers="2023/hd")
    found = {one.target: one for one in judged(asking, made).alignments[PLAN]}
    assert (found["gioi"].verdict, found["gioi"].flags) == ("at_upper", ("legal_cap",))
    assert found["tien-tien"].verdict == "equal"
    other = plan({**LDTT, "id": "tien-tien", "award": "giay-khen"}, own, answers="2023/hd")
    assert {one.target: one.verdict for one in judged(asking, other).alignments[PLAN]}["gioi"] == "not_comparable"


def test_at_the_upper_end_without_a_law_there_is_no_warning():
    found = pair(
        {"between": "10–15%", "award": "chien-si-thi-dua-co-so"}, {"exactly": "15%", "award": "chien-si-thi-dua-co-so"}
    )
    assert (found.verdict, found.flags) == ("at_upper", ())


def test_other_percentages_may_need_the_same_number():
    reported = result(x={"reached": 4, "of": 4})
    found = pair({"at_least": "70%"}, {"at_least": "75%"}, reported)
    assert (found.verdict, found.flags, found.needs) == ("stricter", ("same_need",), (3, 3))
    found = pair({"at_least": "70%"}, {"at_least": "80%"}, reported)
    assert (found.flags, found.needs) == ((), (3, 4))
    assert pair({"at_least": "70%"}, {"at_least": "80%"}).needs is None
    assert pair({"at_least": "70%"}, {"at_least": "70%"}, reported).flags == ()
    assert pair({"at_least": 1}, {"at_least": 1}, result(x={"reached": 4, "of": 4})).needs is None


def test_targets_find_each_other_by_measure_and_population():
    asking = guidance(
        target("a", award="giay-khen", at_least="10%", population="units"),
        target("b", award="giay-khen", at_least="10%"),
        target("c", measure="Đọc sách", all=True),
        target("d", measure="Viết báo", all=True),
    )
    made = plan(
        target("ca-nhan", award="giay-khen", at_least="10%"),
        target("doc", measure="đọc sách", all=True),
        target("rieng", at_least=1),
        answers="2023/hd",
    )
    found = {(one.guidance_target, one.target): one.verdict for one in judged(asking, made).alignments[PLAN]}
    assert found == {
        ("a", None): "missing", ("b", "ca-nhan"): "equal", ("c", "doc"): "equal", ("d", None): "missing",
        (None, "rieng"): "extra",
    }  # fmt: skip


def test_a_giver_tells_two_commendations_apart():
    asking = guidance(target("ubnd", award="giay-khen", giver="ubnd", at_least=1))
    own = plan(target("truong", award="giay-khen", giver=SCHOOL, at_least=1), answers="2023/hd")
    assert [one.verdict for one in judged(asking, own).alignments[PLAN]] == ["missing", "extra"]
    unstated = plan(target("truong", award="giay-khen", at_least=1), answers="2023/hd")
    assert [one.verdict for one in judged(asking, unstated).alignments[PLAN]] == ["equal"]


def test_one_guidance_target_may_be_answered_twice_and_through_its_part():
    parties = target("tot", population="party-organisations", at_least="70%", of={"base": "party-organisations"})
    best = target("xuat-sac", population="party-organisations", exactly="20%", within="tot")
    own = [target(name, aligns_with="xuat-sac", **GRADE) for name in ("dang-bo", "chi-bo")]
    found = judged(guidance(parties, best), plan(*own, answers="2023/hd")).alignments[PLAN]
    assert [(one.guidance_target, one.target) for one in found] == [
        ("tot", "dang-bo"), ("tot", "chi-bo"), ("xuat-sac", "dang-bo"), ("xuat-sac", "chi-bo"),
    ]  # fmt: skip
    assert {one.verdict for one in found} == {"not_comparable"}


def test_a_missing_target_may_stand_among_the_contents():
    asking = guidance(target("gv", award="giang-vien-day-gioi", at_least=1))
    contents = [{"no": "2.5", "summary": "Phấn đấu có GIANG-VIEN-DAY-GIOI"}]
    (found,) = judged(asking, plan(contents=contents, answers="2023/hd")).alignments[PLAN]
    assert (found.verdict, found.note) == ("missing", "Kế hoạch có nêu ở nội dung 2.5")
    unnumbered = [{"title": "giang-vien-day-gioi", "summary": "…"}]
    (found,) = judged(asking, plan(contents=unnumbered, answers="2023/hd")).alignments[PLAN]
    assert found.note == "Kế hoạch có nêu ở phần nội dung"
    (found,) = judged(asking, plan(contents=[{"summary": "Việc khác"}], answers="2023/hd")).alignments[PLAN]
    assert found.note is None


def single(*parts, plan_id=PLAN):
    (found,) = judged(*parts).alignments[plan_id]
    return found


def test_guidance_for_others_does_not_apply():
    asking = guidance(LDTT)
    commission = organisation(kind="party-commission")
    found = single(asking, plan(LDTT), commission)
    assert (found.verdict, found.note, found.guidance_target, found.target) == (
        "not_applicable", "Hướng dẫn không gửi cho loại tổ chức này", None, None,
    )  # fmt: skip
    assert single(asking, plan(LDTT, answers="2023/hd"), commission).verdict == "not_applicable"
    assert single(guidance(LDTT, addressed_to=[]), plan(LDTT), commission).verdict == "equal"


def test_guidance_that_came_later_does_not_apply():
    later = guidance(LDTT, document="cv", guidance_id="2023/hd")
    long = plan(LDTT, plan_id=f"2021/{SCHOOL}", period="2021..2025", document={"date": "2021-08"})
    found = single(later, long, document("cv", "2023-02-15"), plan_id=f"2021/{SCHOOL}")
    assert (found.verdict, found.note) == ("not_applicable", "Kế hoạch ban hành trước hướng dẫn")
    undated = plan(LDTT, plan_id=f"2021/{SCHOOL}", period="2021..2025")
    assert single(later, undated, document("cv", "2023-02-15"), plan_id=f"2021/{SCHOOL}").verdict == "not_applicable"
    same_year = plan(LDTT, document={"date": "2023"})
    assert single(later, same_year, document("cv", "2023-02-15")).verdict == "equal"
    assert single(later, plan(LDTT), document("cv", "2023-02-15")).verdict == "equal"
    registered = plan(LDTT, document={"id": "kh"})
    assert (
        single(later, registered, document("cv", "2023-02-15"), document("kh", "2023-02-14")).verdict
        == "not_applicable"
    )
    assert single(later, registered, document("cv", "2023-02-15"), document("kh", "2023-02-15")).verdict == "equal"


def test_guidance_in_force_that_the_plan_does_not_name_is_still_compared():
    found = single(guidance(LDTT), plan(LDTT))
    assert (found.verdict, found.flags) == ("equal", ("unanswered",))
    assert single(guidance(LDTT), plan(LDTT, answers="2023/hd")).flags == ()
    assert judged(guidance(LDTT, guidance_id="2022/hd", period="2022"), plan(LDTT)).alignments[PLAN] == []
    assert judged(guidance(LDTT, guidance_id="2024/hd", period="2024"), plan(LDTT)).alignments[PLAN] == []


def test_what_answers_one_guidance_is_not_extra_to_another():
    first, second = guidance(LDTT), guidance(target("khac", award="giay-khen", at_least=1), guidance_id="2023/hd-2")
    found = judged(first, second, plan(LDTT, answers=["2023/hd", "2023/hd-2"])).alignments[PLAN]
    assert [(one.guidance, one.verdict) for one in found] == [("2023/hd", "equal"), ("2023/hd-2", "missing")]


def test_the_day_does_not_matter_to_what_was_promised():
    parts = guidance(LDTT), plan(LDTT, answers="2023/hd")
    assert judged(*parts, as_of=date(2023, 1, 1)).alignments == judged(*parts, as_of=LATER).alignments


def test_a_change_of_one_person_is_seen_on_the_weaker_side_too():
    found = pair({"at_least": "75%"}, {"at_least": "70%"}, result(x={"reached": 4, "of": 4}))
    assert (found.verdict, found.flags, found.needs) == ("weaker", ("same_need",), (3, 3))


def test_what_cannot_be_compared_keeps_its_remarks():
    unstated = {"base": "staff", "stated": False}
    assert pair({"at_least": "5%", "of": unstated}, {"grade": "hoan-thanh-tot"}).flags == ("assumed",)


def test_a_grade_named_among_the_contents_is_no_promise():
    asking = guidance(target("tot", award="hoan-thanh-tot", at_least="70%"))
    (found,) = judged(asking, plan(contents=[{"summary": "hoan-thanh-tot"}], answers="2023/hd")).alignments[PLAN]
    assert found.note is None


def test_bases_named_after_targets_without_an_award_compare_by_id():
    child = target("con", measure="Con", at_least="10%", of={"target": "cha"})
    parent = target("cha", measure="Cha", at_least=1)
    made = plan(parent, {**child, "at_least": "20%"}, answers="2023/hd")
    found = {one.target: one.verdict for one in judged(guidance(parent, child), made).alignments[PLAN]}
    assert found == {"cha": "equal", "con": "stricter"}
    lost = {**child, "of": {"target": "khong-co"}}
    (first, second) = judged(guidance(parent, child), plan(parent, lost, answers="2023/hd")).alignments[PLAN]
    assert (first.verdict, second.verdict) == ("equal", "not_comparable")


def test_a_target_that_names_nothing_known_is_matched_by_its_measure():
    made = plan({**LDTT, "aligns_with": "khong-co"}, answers="2023/hd")
    assert [one.verdict for one in judged(guidance(LDTT), made).alignments[PLAN]] == ["equal"]


def test_a_lecturers_target_prefers_its_own_population():
    staff = {**LDTT, "id": "chung"}
    lecturers = {**LDTT, "id": "giang-vien", "population": "lecturers"}
    made = plan({**LDTT, "id": "gv", "population": "lecturers"}, answers="2023/hd")
    found = {one.guidance_target: one.target for one in judged(guidance(staff, lecturers), made).alignments[PLAN]}
    assert found == {"chung": None, "giang-vien": "gv"}


def test_guidance_that_touches_the_plan_by_a_day_is_compared():
    last_day = guidance(LDTT, guidance_id="2023/cuoi", period="2023-12-31..2024-06-30")
    first_day = guidance(LDTT, guidance_id="2023/dau", period="2022-06-01..2023-01-01")
    found = judged(last_day, first_day, plan(LDTT)).alignments[PLAN]
    assert [one.guidance for one in found] == ["2023/cuoi", "2023/dau"]


def test_guidance_that_does_not_apply_does_not_hide_the_next():
    others = guidance(LDTT, guidance_id="2023/a", addressed_to="ministry-school")
    found = judged(others, guidance(LDTT, guidance_id="2023/b"), plan(LDTT)).alignments[PLAN]
    assert [(one.guidance, one.verdict) for one in found] == [("2023/a", "not_applicable"), ("2023/b", "equal")]
