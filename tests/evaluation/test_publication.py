"""Who has published what of a year: late by days, due in days, silent, and never silent about what nobody asked for."""

from datetime import date

from evaluation_builders import LDTT, SCHOOL, guidance, judged, organisation, plan, result, submission

from generator.evaluation.summary.publication import STAGES, Publication, PublicationLine, publications, years_of

ASKED = guidance(
    addressed_to=["political-school"],
    obligations=[
        {"id": "ke-hoach", "who": "school", "what": "Kế hoạch", "form": "01", "before": "2023-03-05"},
        {"id": "tong-ket", "who": "school", "what": "Tổng kết", "form": "04", "until": "2023-11-05"},
        {"id": "hop", "who": "school", "what": "Họp", "until": "2023-06-05"},
    ],
)
ON = date(2023, 12, 5)
NAMING = {"answers": "2023/hd", "document": {"date": "2023-02-20"}}


def line(*parts: object, as_of: date = ON, body: str = SCHOOL) -> PublicationLine:
    (found,) = publications(judged(*parts, as_of=as_of), body, 2023)
    return found


def stage(name: str, *parts: object, as_of: date = ON) -> Publication:
    return line(*parts, as_of=as_of).stages[STAGES.index(name)]


def test_what_is_past_its_day_and_not_public_is_silent_by_so_many_days():
    found = line(organisation(), ASKED)
    assert [(one.status, one.days) for one in found.stages] == [
        ("silent", 276), ("not_owed", None), ("silent", 30), ("not_owed", None)
    ]  # fmt: skip
    assert [one.owed() for one in found.stages] == [True, False, True, False]


def test_what_is_still_to_come_is_due_in_so_many_days():
    found = line(organisation(), ASKED, as_of=date(2023, 3, 1))
    assert [(one.status, one.days) for one in found.stages][:3:2] == [("waiting", -3), ("waiting", -249)]
    last = line(organisation(), ASKED, as_of=date(2023, 3, 4))
    assert (last.stages[0].status, last.stages[0].days) == ("waiting", 0)


def test_nobody_is_silent_about_what_was_not_asked_for():
    assert not line(organisation()).matters()
    other = line(organisation(SCHOOL, "department"), ASKED)
    assert {one.status for one in other.stages} == {"not_owed"}


def test_a_day_that_the_portal_alone_set_is_no_silence():
    found = stage("final", plan(LDTT), as_of=date(2024, 5, 1))
    assert (found.status, found.days, found.owed()) == ("past_mark", 31, False)
    assert not stage("final", plan(LDTT), as_of=date(2024, 3, 1)).owed()


def test_a_plan_that_is_there_is_published_on_its_day():
    found = stage("plan", ASKED, plan(LDTT, **NAMING))
    assert (found.status, str(found.on), found.due and found.due.day) == ("published", "2023-02-20", date(2023, 3, 4))


def test_a_report_after_its_day_is_late_by_so_many_days():
    figures = {"ldtt": {"reached": 44, "of": 48}}
    late = stage("year-end", ASKED, plan(LDTT, **NAMING), result("year-end", on="2023-11-25", figures=figures))
    assert (late.status, late.days, late.result) == ("late", 20, f"2023/{SCHOOL}/year-end")
    kept = stage("year-end", ASKED, plan(LDTT, **NAMING), result("year-end", on="2023-11-05", figures=figures))
    assert (kept.status, kept.owed()) == ("published", True)


def test_what_was_sent_and_is_not_public_is_not_silence():
    sent = {"obligation": "tong-ket", "sent_on": "2023-11-01", "evidence": {"title": "Công văn"}}
    for parts in ((ASKED,), (ASKED, plan(LDTT, **NAMING))):
        found = stage("year-end", organisation(), *parts, submission(SCHOOL, 2023, sent))
        assert (found.status, str(found.sent_on), found.public()) == ("sent", "2023-11-01", False)


def test_what_guidance_asks_for_is_owed_once_beside_a_longer_plan():
    longer = plan(LDTT, plan_id=f"2021/{SCHOOL}", period="2021..2025")
    found = publications(judged(ASKED, plan(LDTT, **NAMING), longer, as_of=ON), SCHOOL, 2023)
    assert {one.plan.id: one.stages[2].status for one in found if one.plan} == {
        f"2021/{SCHOOL}": "not_owed", f"2023/{SCHOOL}": "silent"
    }  # fmt: skip


def test_a_body_that_ended_before_the_day_owes_nothing():
    ended = organisation(succession=[{"event": "dissolve", "date": "2023-07-01"}])
    assert [one.status for one in line(ended, ASKED).stages][::2] == ["silent", "dissolved"]


def test_years_are_those_of_plans_and_guidance_up_to_the_day():
    found = judged(ASKED, plan(LDTT, plan_id=f"2022/{SCHOOL}", period="2022..2026"), as_of=ON)
    assert years_of(found, [SCHOOL]) == {2022, 2023}
