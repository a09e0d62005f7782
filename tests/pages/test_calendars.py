"""Calendars, read back by a library: what is due on which day, under names that last, counted up with each change."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from evaluation_builders import PLAN, SCHOOL, cluster, guidance, judged, organisation, plan, result, submission
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from icalendar.parser import Contentline
from made_pages import portal_for

from generator.pages.calendars.events import MOST
from generator.pages.calendars.file import folded
from generator.pages.changelog import ChangeEntry, ChangeLine, Changelog
from generator.pages.page import Changed, Commit, Page
from generator.pages.routes import routes_of
from generator.pages.site import Site

DOSSIER = {"id": "ho-so", "who": ["school"], "what": "Hồ sơ; gồm a, b", "before": "2023-03-05", "form": "04"}
COMMON = {"id": "chung", "who": ["cluster"], "what": "Việc chung", "until": "2023-04-01"}
TASK = {"id": "tong-ket", "no": "III.1", "summary": "**Tổng kết** [năm](https://a.vn)", "when": {"until": "2023-12"}}
PROOF = {"title": "Công văn đến"}
DAY = date(2023, 6, 1)


def calendar(*parts: Any, kind: str = "organisations", key: str = SCHOOL, as_of: date = DAY, **known: Any) -> Any:
    """The calendar of a page of a small record as the library reads it; None where the page has none."""
    portal = portal_for(judged(*parts, as_of=as_of))
    for name, value in known.items():
        setattr(portal, name, value)
    page, *files = routes_of(portal, kind, key)
    made = page.make()
    assert isinstance(made, Page)
    written = [file.make() for file in files if file.address.endswith(".ics")]
    assert [form.address for form in made.alternates] == [file.address for file in files]
    assert bool(written) == ("Đưa vào lịch (iCalendar)" in made.body)
    return Calendar.from_ical(written[0]) if written else None


def events(*parts: Any, **how: Any) -> dict[str, Any]:
    """Uid → event."""
    found = calendar(*parts, **how)
    return {} if found is None else {str(event["uid"]).removesuffix("@cong-thi-dua"): event for event in found.events}


def test_an_obligation_stands_on_its_last_day_the_whole_day_long():
    (event,) = events(guidance(obligations=[DOSSIER])).values()
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2023, 3, 4), date(2023, 3, 5))
    assert event["summary"] == "Hồ sơ; gồm a, b"
    assert "Mẫu số 04" in event["description"]
    assert "Trước ngày 05/03/2023: ngày ấy đã muộn" in event["description"]
    assert (event["status"], event["transp"]) == ("CONFIRMED", "TRANSPARENT")
    assert event.categories == ["Hạn gửi hồ sơ"]
    rings = [alarm["trigger"].dt for alarm in event.walk("VALARM")]
    assert rings == [timedelta(days=-7, hours=8), timedelta(days=-1, hours=8)]


def test_who_it_is_of_is_in_its_name_and_not_in_that_of_the_guidance():
    asked = guidance(obligations=[DOSSIER, COMMON])
    group = cluster("cum-mau", [SCHOOL], roles=[{"year": 2023, "head": SCHOOL}])
    assert set(events(asked, group)) == {f"nop-2023-hd-ho-so-{SCHOOL}"}
    assert set(events(asked, group, kind="clusters", key="cum-mau")) == {"nop-2023-hd-chung-cum-mau"}
    assert set(events(asked, group, kind="guidance", key="2023/hd")) == {"nop-2023-hd-ho-so", "nop-2023-hd-chung"}


def test_reports_and_tasks_of_a_plan_stand_there_under_the_name_of_its_first_version():
    first = plan(plan_id=PLAN, tasks=[TASK], reports_due={"final": "2024-02-15"})
    second = plan(plan_id=f"{PLAN}.r2", tasks=[TASK], amends=SCHOOL, reports_due={"final": "2024-03-01"})
    before, after = events(first), events(first, second)
    assert before.keys() == after.keys() == {f"viec-2023-{SCHOOL}-tong-ket", f"bao-cao-2023-{SCHOOL}-2023-final"}
    assert before[f"bao-cao-2023-{SCHOOL}-2023-final"]["dtstart"].dt == date(2024, 2, 15)
    assert after[f"bao-cao-2023-{SCHOOL}-2023-final"]["dtstart"].dt == date(2024, 3, 1)
    task = after[f"viec-2023-{SCHOOL}-tong-ket"]
    assert (task["summary"], task["dtstart"].dt) == ("III.1 Tổng kết năm", date(2023, 12, 31))


def test_a_day_that_nobody_set_is_called_the_portals():
    (event,) = events(plan()).values()
    assert event["dtstart"].dt == date(2024, 3, 31)
    assert "cổng lấy 31/3 năm sau" in event["description"]


def test_what_was_sent_or_published_says_so_and_rings_no_more():
    sent = submission(SCHOOL, 2023, {"obligation": "ho-so", "sent_on": "2023-03-01", "evidence": PROOF})
    unproven = submission(SCHOOL, 2023, {"obligation": "ho-so", "sent_on": "2023-03-01"})
    (event,) = events(guidance(obligations=[DOSSIER]), sent).values()
    assert "Đã gửi 01/03/2023" in event["description"]
    assert event.walk("VALARM") == []
    (event,) = events(guidance(obligations=[DOSSIER]), unproven).values()
    assert "Đã gửi" not in event["description"]
    assert len(event.walk("VALARM")) == 2
    (event,) = events(plan(), result(on="2024-01-15"), as_of=date(2024, 6, 1)).values()
    assert "Đã công bố 15/01/2024" in event["description"]


def test_what_nobody_is_left_to_do_is_cancelled():
    over = {"event": "dissolve", "date": "2023-09-30", "verification": "sourced", "source": {"title": "QĐ"}}
    found = events(plan(), organisation(succession=[over]), as_of=date(2024, 6, 1))
    assert [event["status"] for event in found.values()] == ["CANCELLED"]


BEFORE, SUMMARY = ("obligations", "ho-so", "before"), ("summary",)
ASKED = guidance(obligations=[DOSSIER]).model_copy(update={"path": "hd"})
SENT = {"obligation": "ho-so", "sent_on": "2023-03-01", "evidence": PROOF}
MET = submission(SCHOOL, 2023, SENT).model_copy(update={"path": "nop"})


def changed(day: int, kind: str, record: str, *places: tuple[str, ...]) -> ChangeEntry:
    """What a commit of a day in May did; without places it brought the record."""
    lines = tuple(ChangeLine("", "a", "b", place=place) for place in places)
    return ChangeEntry(date(2023, 5, day), f"c{day}", "edited", kind, record, "", lines=lines, organisations=(SCHOOL,))


ENTERED, SENT_NOW = changed(1, "guidance", "2023/hd"), changed(4, "submissions", f"2023/{SCHOOL}")


@pytest.mark.parametrize(
    ("more", "sequence", "day"),
    [
        ((), 0, 1),
        ((changed(2, "guidance", "2023/hd", BEFORE),), 1, 2),
        ((changed(2, "guidance", "2023/hd", SUMMARY),), 0, 1),
        ((changed(2, "guidance", "2023/hd", SUMMARY, BEFORE), changed(3, "guidance", "2023/hd", ("title",))), 2, 3),
        ((SENT_NOW,), 1, 4),
        ((changed(4, "submissions", f"2022/{SCHOOL}"),), 0, 1),
        ((changed(4, "plans", f"2023/{SCHOOL}", BEFORE),), 0, 1),
    ],
)
def test_changes_of_what_an_event_says_count_it_up_and_no_others(
    more: tuple[ChangeEntry, ...], sequence: int, day: int
):
    log = Changelog(lambda: (*reversed(more), ENTERED), known=True)
    (event,) = events(ASKED, MET, changelog=log, changed=Changed()).values()
    assert (event["sequence"], event["dtstamp"].dt.date()) == (sequence, date(2023, 5, day))


def test_without_a_history_nothing_is_counted():
    (event,) = events(ASKED, MET).values()
    assert (event["sequence"], event["dtstamp"].dt.date()) == (0, DAY)


def test_in_a_shallow_clone_minutes_stand_for_the_count_and_never_fall():
    """Of a file that the clone does not tell of, those of the commit where it ends, which is no earlier."""
    end, more = Commit("cuoi", date(2023, 5, 9), 1, 600), {"hd": Commit("hd", date(2023, 5, 11), 2, 900)}
    late = Commit("cuoi", date(2023, 5, 12), 1, 1200)
    found = [
        next(iter(events(ASKED, MET, changed=known).values()))["sequence"]
        for known in (
            Changed({}, cut=frozenset({"hd", "nop"}), since=end), Changed(more, cut=frozenset({"nop"}), since=end),
            Changed({}, cut=frozenset({"hd", "nop"}), since=late),
        )
    ]  # fmt: skip
    assert found == [10, 15, 20]


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ({"before": "2023-03-05"}, date(2023, 3, 4)),
        ({"month": "2023-02"}, date(2023, 2, 28)),
        ({"months": ["2023-02", "2023-09"]}, date(2023, 9, 30)),
        ({"quarter": "2023-Q2"}, date(2023, 6, 30)),
        ({"from": "2023-02", "until": "2023-04-10"}, date(2023, 4, 10)),
        ({"from": "2023-02"}, None),
        ({"continuous": True}, None),
        ({"on_instruction": "Đảng ủy"}, None),
    ],
)
def test_a_task_stands_on_the_last_day_its_text_names(when: dict[str, Any], day: date | None):
    found = events(plan(tasks=[{**TASK, "when": when}]))
    task = found.get(f"viec-2023-{SCHOOL}-tong-ket")
    assert (task["dtstart"].dt if task else None) == day


def test_a_calendar_has_last_year_and_what_comes_and_is_never_emptied():
    plans = [plan(plan_id=f"{year}/{SCHOOL}", period=str(year)) for year in (2019, 2020, 2021, 2022)]
    days = lambda as_of: [event["dtstart"].dt.year for event in events(*plans, as_of=as_of).values()]  # noqa: E731
    assert days(date(2022, 6, 1)) == [2021, 2022, 2023]
    assert days(date(2030, 6, 1)) == [2023]


def test_a_long_calendar_keeps_its_last_events():
    tasks = [{**TASK, "id": f"viec-{number}"} for number in range(MOST + 20)]
    assert len(events(plan(tasks=tasks))) == MOST


def test_whoever_has_nothing_due_has_no_calendar_and_no_link_to_one():
    assert calendar(organisation()) is None
    assert calendar(guidance(), kind="guidance", key="2023/hd") is None


def test_the_address_of_the_page_is_given_where_the_site_has_one():
    (event,) = events(guidance(obligations=[DOSSIER]), site=Site("Cổng", "https://c.example/")).values()
    assert event["url"] == "https://c.example/huong-dan/2023/hd/#viec-ho-so"
    assert "url" not in next(iter(events(guidance(obligations=[DOSSIER])).values()))


def test_every_calendar_of_the_real_site_can_be_read(real_site: Path):
    found = {path.relative_to(real_site).as_posix(): Calendar.from_ical(path.read_bytes())
             for path in real_site.rglob("*.ics")}  # fmt: skip
    assert "huong-dan/2023/hvctqg-3552/lich.ics" in found
    assert not [path for path in found if path.startswith("minh-hoa/")]
    for path, made in found.items():
        assert made.events, path
        assert made.errors == [], path
        names = [str(event["uid"]) for event in made.events]
        assert len(names) == len(set(names)), path
        assert all(event["dtend"].dt - event["dtstart"].dt == timedelta(days=1) for event in made.events), path
        assert max(map(len, (real_site / path).read_bytes().split(b"\r\n"))) <= 75, path
    assert 'href="../huong-dan/2023/hvctqg-3552/lich.ics"' in (real_site / "lich/index.html").read_text("utf-8")


@given(st.text(st.sampled_from("aế🎉\\^"), min_size=20, max_size=200))
def test_lines_are_folded_as_the_library_folds_them(line: str) -> None:
    assert folded(line) == Contentline(line).to_ical() + b"\r\n"
