"""The script's own rules, run in Chromium: schedule, reading time, clock, tiers, shares, rounds."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser

from generator.theming.files import theme_folder

pytestmark = pytest.mark.browser
Run = Callable[..., Any]
HANOI = timezone(timedelta(hours=7))
NIGHT = {"days": [1], "hours": [22 * 60, 6 * 60]}
OFFICE = {"days": [1, 2, 3, 4, 5], "hours": [9 * 60, 17 * 60]}


@pytest.fixture(scope="module")
def run(chromium: Browser) -> Iterator[Run]:
    """`run(expression, argument)` among the script's functions, in a browser that believes it is in New York."""
    context = chromium.new_context(timezone_id="America/New_York")
    page = context.new_page()
    for name in ("1-time", "2-layout", "3-slides", "4-plan", "5-address", "6-data", "7-news"):
        page.add_script_tag(content=(theme_folder() / "kiosk" / "script" / f"{name}.js").read_text("utf-8"))
    yield lambda expression, argument=None: page.evaluate(f"(a) => {expression}", argument)
    context.close()


def at(text: str) -> float:
    """Vietnam time → milliseconds."""
    return datetime.fromisoformat(text).replace(tzinfo=HANOI).astimezone(UTC).timestamp() * 1000


# 2026-11-23 is a Monday. The first seven: Monday's window 22:00 → 06:00.
@pytest.mark.parametrize(
    ("window", "when", "open_"),
    [
        (NIGHT, "2026-11-23T21:30", False),
        (NIGHT, "2026-11-23T22:00", True),
        (NIGHT, "2026-11-23T23:30", True),
        (NIGHT, "2026-11-24T02:30", True),
        (NIGHT, "2026-11-24T06:00", False),
        (NIGHT, "2026-11-24T22:00", False),
        (NIGHT, "2026-11-25T02:30", False),
        ({}, "2026-11-23T03:00", True),
        ({"days": [1, 2, 3, 4, 5]}, "2026-11-28T12:00", False),
        (OFFICE, "2026-11-23T09:00", True),
        (OFFICE, "2026-11-23T17:00", False),
        ({"days": [5], "hours": [22 * 60, 2 * 60]}, "2026-11-28T01:59", True),
        ({"from": "2026-11-27", "to": "2026-11-28"}, "2026-11-28T23:59", True),
        ({"from": "2026-11-27", "to": "2026-11-28"}, "2026-11-29T00:00", False),
    ],
)
def test_the_schedule(run: Run, window: dict[str, Any], when: str, open_: bool):
    assert run("within(a[0], a[1])", [window, at(when)]) is open_


@pytest.mark.parametrize(
    ("when", "held"),
    [("2026-11-10T06:59", False), ("2026-11-10T07:00", True), ("2026-11-28T13:59", True), ("2026-11-28T14:00", False)],
)
def test_hours_of_a_day_bound_what_is_shown(run: Run, when: str, held: bool):
    window = {"from": "2026-11-10T07:00", "to": "2026-11-28T14:00"}
    assert run("within(a[0], a[1])", [window, at(when)]) is held


def test_a_notice_for_one_screen_stays_off_the_others(run: Run):
    slides = [{"k": "notices", "head": "", "items": [{"t": "a", "at": ["sanh"]}]}]
    assert len(choose(run, slides, None, key="sanh")) == 1
    assert choose(run, slides, None, key="cong") == []


def test_an_overnight_window_belongs_to_its_first_day_also_at_the_end_of_its_dates(run: Run):
    window = {"to": "2026-11-23", "hours": [22 * 60, 6 * 60]}
    assert run("within(a[0], a[1])", [window, at("2026-11-24T05:59")])
    assert not run("within(a[0], a[1])", [window, at("2026-11-24T22:00")])


@pytest.mark.parametrize(("n", "rate", "seconds"), [(3, 2.5, 8), (20, 2.5, 12.4), (100, 2.5, 30), (20, 1.3, 22)])
def test_reading_time(run: Run, n: int, rate: float, seconds: float):
    assert run("dwell(a[0], a[1])", [n, rate]) == pytest.approx(seconds)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-11-30", "hạn 30/11, còn 7 ngày"),
        ("2026-11-23", "hạn 23/11, hôm nay"),
        ("2027-01-02", "hạn 02/01, còn 40 ngày"),
    ],
)
def test_days_left_are_counted_in_vietnam(run: Run, day: str, words: str):
    assert run("dueWords(a[0], a[1])", [day, at("2026-11-23T23:59")]) == words


def test_without_a_clock_only_the_date_is_said(run: Run):
    assert run("dueWords('2026-11-30', null)") == "hạn 30/11/2026"


CLOCK = "(() => { const c = new Clock(() => a[1], () => a[0]); if (a[2]) c.learn(a[2], a[3]); return c.read(a[3]) })()"
BUILT = at("2026-11-20T00:00")
DAY = 86_400_000


@pytest.mark.parametrize(
    ("device", "server", "read"),
    [
        (BUILT + DAY, None, BUILT + DAY),
        (BUILT - 2 * DAY, None, None),
        (at("2005-01-01T00:00"), None, None),
        (BUILT + 401 * DAY, None, None),
        (at("2005-01-01T00:00"), BUILT + 3 * DAY, BUILT + 3 * DAY),
        (BUILT + DAY, at("2005-01-01T00:00"), BUILT + DAY),
        (BUILT + DAY, BUILT + 401 * DAY, BUILT + DAY),
    ],
)
def test_which_clock_is_believed(run: Run, device: float, server: float | None, read: float | None):
    assert run(CLOCK, [device, 5000, server, BUILT]) == read


@pytest.mark.parametrize(
    ("size", "tier"),
    [((128, 64), "xs"), ((192, 64), "xs"), ((256, 128), "s"), ((320, 160), "s"), ((512, 256), "m"), ((1920, 360), "m"),
     ((1280, 720), "l"), ((1080, 1920), "l"), ((3840, 2160), "l")],
)  # fmt: skip
def test_tiers(run: Run, size: tuple[int, int], tier: str):
    assert run("new Rules(a[0], a[1], 0).tier", list(size)) == tier


def test_the_distance_raises_the_least_letters(run: Run):
    assert run("[new Rules(1920, 1080, 0).small, new Rules(1920, 1080, 62).small, new Rules(128, 64, 16).floor]") == [
        38,
        62,
        16,
    ]


def test_lists_are_shared_out_evenly(run: Run):
    assert run("[shares(7, 5), shares(10, 4), shares(3, 5), shares(1, 1)]") == [[4, 3], [4, 3, 3], [3], [1]]


def test_long_texts_are_cut_between_syllables(run: Run):
    assert run("cut('một hai ba bốn năm', 3)") == ["một hai ba …", "… bốn năm"]


@pytest.mark.parametrize("limit", [120, 240])
def test_a_round_keeps_its_limit_and_in_time_shows_all(run: Run, limit: int):
    groups = [
        [{"seconds": 10, "n": f"{kind}{i}"} for i in range(count)] for kind, count in (("a", 30), ("b", 2), ("c", 5))
    ]
    rounds = run("[0,1,2,3,4,5,6,7].map(turn => round(a[0], a[1], turn))", [groups, limit])
    for pages in rounds:
        assert sum(page["seconds"] for page in pages) <= limit
        assert {page["n"][0] for page in pages} == {"a", "b", "c"}
    assert {page["n"] for pages in rounds for page in pages} == {page["n"] for group in groups for page in group}


def test_a_sentence_over_two_pages_is_never_torn_apart(run: Run):
    pages = [{"seconds": 8, "n": f"{i}a"} for i in range(12)]
    torn = [page for one in pages for page in (one, {"seconds": 8, "n": one["n"][:-1] + "b", "more": True})]
    head = {"seconds": 5, "n": "h", "own": True}
    for turn in range(7):
        shown = [page["n"] for page in run("round([a[0]], 120, a[1])", [[head, *torn], turn])]
        assert shown[0] == "h"
        assert shown[1::2] == [name.replace("b", "a") for name in shown[2::2]]
        assert len(shown) > 3


def choose(run: Run, slides: list[dict[str, Any]], when: float | None, **screen: Any) -> list[str]:
    chosen = run("choose({slides: a[0]}, a[1], a[2])", [slides, {"profile": "tv", **screen}, when])
    return [f"{one['slide']['k']}:{item['t']}" for one in chosen for item in one["items"]]


URGENT = {"k": "urgent", "items": [{"t": "khẩn", "from": "2026-11-20", "to": "2026-11-30"}]}
THEME = {"k": "theme", "items": [{"t": "chủ đề"}]}


def test_urgent_items_replace_the_list_in_their_days_only(run: Run):
    assert choose(run, [URGENT, THEME], at("2026-11-23T10:00")) == ["urgent:khẩn"]
    assert choose(run, [URGENT, THEME], at("2026-12-01T00:00")) == ["theme:chủ đề"]


def test_urgent_items_need_a_clock_unless_flagged(run: Run):
    always = {"k": "urgent", "items": [{**URGENT["items"][0], "always": 1}]}
    assert choose(run, [URGENT, THEME], None) == ["theme:chủ đề"]
    assert choose(run, [always, THEME], None) == ["urgent:khẩn"]


def test_empty_and_unknown_slides_are_left_out(run: Run):
    slides = [
        {"k": "deadlines", "items": [{"t": "cũ", "on": "2026-11-22"}]},
        {"k": "mai-sau", "items": [{"t": "x"}]},
        THEME,
    ]
    assert choose(run, slides, at("2026-11-23T10:00")) == ["theme:chủ đề"]


def test_strict_items_need_a_clock_and_dated_ones_do_not(run: Run):
    people = {
        "k": "exemplars",
        "items": [{"t": "chặt", "to": "2030-01-01", "strict": 1}, {"t": "thường", "to": "2030-01-01"}],
    }
    assert choose(run, [people], None) == ["exemplars:thường"]


def test_the_playlist_orders_and_limits(run: Run):
    slides = [THEME, {"k": "qr", "items": [{"t": "mã"}]}]
    playlist = [{"show": "qr", "hours": [480, 720]}, {"show": "theme"}]
    assert choose(run, slides, at("2026-11-23T10:00"), playlist=playlist) == ["qr:mã", "theme:chủ đề"]
    assert choose(run, slides, at("2026-11-23T13:00"), playlist=playlist) == ["theme:chủ đề"]


GOOD = {"end": True, "schema": 1, "id": "x", "built": 10, "asOf": "2026-11-21", "screens": {},
        "owner": {"id": "a", "name": "A", "short": "A"},
        "slides": [{"k": "theme", "items": [{"t": "chủ đề"}]}]}  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [{"end": False}, {"schema": 9}, {"slides": []}, {"slides": "x"}, {"built": None}, {"owner": None},
     {"screens": None}, {"owner": {"id": "khac", "name": "A", "short": "A"}}, {"owner": {"id": "a", "short": "A"}},
     {"slides": [None, {}]}],
)  # fmt: skip
def test_only_whole_data_of_this_owner_is_taken(run: Run, change: dict[str, Any]):
    assert run("whole(a, 'a').slides.length", GOOD) == 1
    assert run("whole(a, 'a')", {**GOOD, **change}) is None


@pytest.mark.parametrize("built", [5, 10, 15])
def test_older_data_are_as_good_as_newer(run: Run, built: int):
    assert run("whole(a, 'a').built", {**GOOD, "built": built}) == built


@pytest.mark.parametrize(
    "bad",
    [None, 5, {"k": "targets"}, {"k": "targets", "items": "chữ"}, {"k": "targets", "items": [None, 1, {}]},
     {"k": "targets", "items": [{"t": 5}]}, {"k": "targets", "items": [{"t": ""}]}, {"k": "qr", "items": [{"t": "mã"}]},
     {"k": "targets", "items": [{"t": "a", "bar": "nửa"}]}, {"k": "deadlines", "items": [{"t": "a", "on": "mai"}]},
     {"k": "exemplars", "items": [{"t": "a", "pic": "http://x/y.jpg"}]}, {"items": [{"t": "a"}]}],
)  # fmt: skip
def test_a_bad_slide_is_skipped_and_the_rest_is_shown(run: Run, bad: object):
    assert run("whole(a, 'a').slides.map(s => s.k)", {**GOOD, "slides": [bad, *GOOD["slides"]]}) == ["theme"]


def test_of_a_slide_the_good_lines_are_shown(run: Run):
    slides = [{"k": "targets", "head": 7, "items": [{"t": "một"}, None, {"t": ["hai"]}]}]
    assert run("whole(a, 'a').slides", {**GOOD, "slides": slides}) == [
        {"k": "targets", "head": "", "items": [{"t": "một"}]}
    ]


def test_a_bad_setting_of_a_screen_is_left_out(run: Run):
    screens = {"sanh": {"profile": "tivi", "off": [None], "playlist": "x", "em": 20}, "cong": None}
    assert run("whole(a, 'a').screens", {**GOOD, "screens": screens}) == {"sanh": {"em": 20}}


@pytest.mark.parametrize(
    ("search", "words"),
    [("?man=%E0%A4%A", "Địa chỉ hỏng ở «man»"), ("?man=sanhh", "Không có màn hình «sanhh»; có: sanh"),
     ("?mann=sanh", "Địa chỉ có phần lạ «mann»"), ("?box=512-256", "Không hiểu kích thước «box=512-256»"),
     ("?w=0&h=64", "Không hiểu kích thước «w=0»"), ("?kieu=cong", "Không có kiểu màn hình «cong»"),
     ("?dim=60", "Độ sáng «dim» từ 0.05 đến 1")],
)  # fmt: skip
def test_what_is_wrong_with_the_address_is_put_into_words(run: Run, search: str, words: str):
    assert run("mistakes(a, {sanh: {}}).map(one => one.t)", search) == [words]


def test_a_right_address_is_left_alone(run: Run):
    search = "?man=sanh&box=512x256+0+0&w=2&h=3&kieu=gate&dim=0.6&xem&static&diag&quen&_=123&utm_source=x"
    assert run("mistakes(a, {sanh: {}})", search) == []


def test_a_quarter_of_the_loop_is_of_people_who_are_an_example(run: Run):
    groups = [
        [{"kind": kind, "seconds": 10, "n": f"{kind}{i}"} for i in range(count)]
        for kind, count in (("a", 9), ("exemplars", 2))
    ]
    for turn in range(3):
        shown = run("round(a[0], 240, a[1])", [groups, turn])
        stories = [at for at, page in enumerate(shown) if page["kind"] == "exemplars"]
        assert len(stories) / len(shown) >= 0.25
        assert all(after - before > 1 for before, after in pairwise(stories))


@pytest.mark.parametrize(
    ("written", "set_"),
    [("a – b", "a –\u2060\u00a0b"), ("2021–2025 là", "2021–\u20602025 là"),
     ("có 14 giờ họp ở đó", "có 14\u00a0giờ họp ở\u00a0đó"),
     ("đạt 100% khoa, phòng", "đạt 100%\u00a0khoa, phòng"),
     ("Bà Rịa - Vũng Tàu", "Bà Rịa -\u2060\u00a0Vũng Tàu")],
)  # fmt: skip
def test_lines_break_where_they_may(run: Run, written: str, set_: str):
    assert run("typeset(a)", written) == set_
