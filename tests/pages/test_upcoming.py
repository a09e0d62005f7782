"""The calendar looks forward: what is due next, in how many days, who has done it, who is waited for."""

from datetime import date

from evaluation_builders import LDTT, SCHOOL, guidance, judged, organisation, plan, result, submission
from html_tree import Element, parse
from made_pages import portal_for

from generator.evaluation.engine import Evaluation
from generator.pages.calendars.upcoming import MOST_NAMED, Upcoming, days_left, last_passed, upcoming
from generator.pages.kinds.calendar import calendar_routes
from generator.pages.page import Page

ASKED = guidance(
    addressed_to=["political-school"],
    obligations=[
        {"id": "ke-hoach", "who": "school", "what": "Kế hoạch", "before": "2023-03-05"},
        {"id": "tong-ket", "who": "school", "what": "Tổng kết", "until": "2023-03-05"},
    ],
)
TASK = {"id": "nv", "summary": "Họp xét", "when": {"until": "2023-06-30"}}


def found(evaluation: Evaluation) -> list[Upcoming]:
    return upcoming(portal_for(evaluation))[0]


def page(evaluation: Evaluation) -> Element:
    made = next(iter(calendar_routes(portal_for(evaluation)))).make()
    assert isinstance(made, Page)
    return parse(made.body)


def test_what_is_due_next_comes_first_with_its_days():
    made = found(judged(organisation(), ASKED, plan(LDTT, tasks=[TASK]), as_of=date(2023, 3, 1)))
    assert [(one.day, one.left, one.what) for one in made] == [
        (date(2023, 3, 4), "còn 3 ngày", "Kế hoạch"),
        (date(2023, 3, 5), "còn 4 ngày", "Tổng kết"),
        (date(2023, 6, 30), "còn 121 ngày", "Họp xét"),
        (date(2024, 3, 31), "còn 396 ngày", "Báo cáo chính thức 2023"),
    ]


def test_who_has_sent_is_counted_and_who_has_not_is_named():
    sent = submission(
        SCHOOL, 2023, {"obligation": "ke-hoach", "sent_on": "2023-02-01", "evidence": {"title": "Công văn"}}
    )
    parts = (organisation(), organisation("truong-hai"), ASKED, sent)
    first = found(judged(*parts, as_of=date(2023, 3, 1)))[0]
    assert (first.met, first.of, first.waiting) == (1, 2, (("organisations", "truong-hai", ""),))


def test_a_report_that_was_published_is_not_waited_for():
    parts = (organisation(), plan(LDTT), result(on="2024-01-15", figures={"ldtt": {"reached": 44, "of": 48}}))
    (due,) = found(judged(*parts, as_of=date(2024, 2, 1)))
    assert (due.met, due.of, due.waiting) == (1, 1, ())


def test_many_are_counted_instead_of_named():
    schools = [organisation(f"truong-{number}") for number in range(MOST_NAMED + 3)]
    first = found(judged(*schools, ASKED, as_of=date(2023, 3, 1)))[0]
    assert (len(first.waiting), first.more) == (MOST_NAMED, 3)


def test_a_day_that_has_passed_is_not_ahead():
    evaluation = judged(organisation(), ASKED, plan(LDTT), as_of=date(2024, 4, 1))
    assert found(evaluation) == []
    assert last_passed(portal_for(evaluation)) == "05/03/2023"  # 31/03/2024 no text has set
    assert (
        "Sổ không có hạn nào từ ngày 01/04/2024 trở đi. Hạn gần nhất đã qua là ngày 05/03/2023."
        in page(evaluation).text()
    )


def test_today_is_called_so():
    assert [days_left(date(2024, 1, day), date(2024, 1, 1)) for day in (1, 2)] == ["hôm nay", "còn 1 ngày"]


def test_two_meanings_of_one_day_are_two_and_days_are_in_order_and_written_alike():
    lines = page(judged(organisation(), ASKED, as_of=date(2023, 3, 1))).all("ul", css="td-list")[-1].all("li")
    assert [line.text() for line in lines] == ["chậm nhất 05/03/2023: Tổng kết", "trước 05/03/2023: Kế hoạch"]
