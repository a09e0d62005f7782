"""Whatever was shown, stored or asked for: the screen comes back to what its own server says, and is never black."""

import json
import re
from pathlib import Path

import pytest
from faulty_server import OWNER, Open, Served
from playwright.sync_api import Page
from virtual_time import live, live_until, plays, ready, text
from visits import until

pytestmark = pytest.mark.browser
RIGHT, LATER, OLDER = "Số liệu đúng", "Số liệu năm 2035", "Số liệu cũ hơn"
POLL = 700  # seconds: two polls at least
FUTURE = "2035-01-01T00:00:00+07:00"
NAME = "Trường Chính trị mẫu Sao Mai"
KEPT = f"JSON.parse(localStorage.getItem('kiosk.last.{OWNER}'))"
PUT = f"localStorage.setItem('kiosk.last.{OWNER}', a)"


def comes(page: Page, words: str, seconds: float = POLL) -> None:
    live_until(page, lambda _: words in text(page), seconds, pause_ms=5)
    assert words in text(page)


def embed(served: Served) -> None:
    """The page is published anew with the data of now."""
    data = served.files["data.json"].decode().replace("\\", "\\\\")
    page = served.files["index.html"].decode()
    served.files["index.html"] = re.sub(r'(id="data">).*?(</script>)', rf"\g<1>{data}\g<2>", page, count=1).encode()


def test_a_build_of_a_later_day_is_refused_where_the_server_knows_the_day(served: Served, open_page: Open):
    page = open_page(served.address)
    served.change_theme(LATER, "203500000000", FUTURE)
    report = live(page, POLL, pause_ms=5)
    assert report["failures"] >= 1
    assert LATER not in text(page)
    assert page.evaluate(KEPT) is None
    plays(page)


def test_a_stored_build_of_a_later_day_is_dropped(served: Served, open_page: Open):
    page = open_page(served.address)
    data = {**json.loads(served.files["data.json"]), "id": "203500000000", "built": 2051222400000}
    data["slides"] = [{"k": "theme", "head": "", "items": [{"t": LATER}]}]
    page.evaluate(f"(a) => {PUT}", json.dumps({"over": "cũ", "data": data}))
    page.reload()
    ready(page)
    live_until(page, lambda _: LATER not in text(page), POLL, pause_ms=5)
    assert LATER not in text(page)
    assert "203500000000" not in json.dumps(page.evaluate(KEPT))


def published_late(served: Served) -> None:
    """The page itself was built in 2035, and the server's clock says so too."""
    served.change_theme(LATER, "203500000000", FUTURE)
    embed(served)


@pytest.mark.parametrize("online", [True, False], ids=["online", "offline"])
def test_after_a_page_of_a_later_day_the_right_one_is_shown_and_stays(served: Served, open_page: Open, online: bool):
    published_late(served)
    page = open_page(served.address, workers="allow")
    assert LATER in text(page)
    until(page, "caches.open('kiosk').then(c => c.keys()).then(k => k.length > 0)")
    served.change_theme(RIGHT, "202611000000", "2026-11-21T00:00:00+07:00")
    comes(page, RIGHT)
    served.fault = "" if online else "down"
    page.reload()
    ready(page)
    assert RIGHT in text(page)


def test_an_older_answer_wins_and_stays(served: Served, open_page: Open):
    page = open_page(served.address, workers="allow")
    until(page, "caches.open('kiosk').then(c => c.keys()).then(k => k.length > 0)")
    served.change_theme(OLDER, "202601000000", "2026-01-05T00:00:00+07:00")
    comes(page, OLDER)
    served.fault = "down"
    page.reload()
    ready(page)
    assert OLDER in text(page)


def test_on_disk_too_the_right_build_follows_one_of_a_later_day(served: Served, open_page: Open, on_disk: Path):
    page = open_page(on_disk.as_uri())
    served.change_theme(LATER, "203500000000", FUTURE)
    comes(page, LATER)
    served.change_theme(RIGHT, "202611000000", "2026-11-21T00:00:00+07:00")
    comes(page, RIGHT)
    served.fault = "down"
    page.reload()
    ready(page)
    assert RIGHT in text(page)


def test_data_are_kept_only_once_they_were_shown(served: Served, open_page: Open):
    page = open_page(served.address)
    served.change_theme(RIGHT)
    page.evaluate("__live(1500, 250, 50)")
    assert page.evaluate(KEPT) is None
    comes(page, RIGHT)
    assert page.evaluate(f"{KEPT}.data.id") == "0123456789ab"


def test_data_of_which_nothing_can_be_shown_are_not_taken(served: Served, open_page: Open):
    page = open_page(served.address)
    before = page.evaluate("kiosk.report().id")
    served.change_theme(RIGHT, more=[{"k": "targets", "items": "chữ"}, None])
    data = json.loads(served.files["data.json"])
    served.files["data.json"] = json.dumps({**data, "slides": data["slides"][:2]}).encode()
    assert live(page, POLL, pause_ms=5)["id"] == before
    served.files["data.json"] = json.dumps(data).encode()
    comes(page, RIGHT)


@pytest.mark.parametrize(
    "stored", ["{", "[]", '{"over":1}', '{"over":1,"data":{"end":true,"schema":1,"slides":[null]}}']
)
def test_spoilt_storage_is_passed_over(served: Served, open_page: Open, stored: str):
    page = open_page(served.address)
    page.evaluate(f"(a) => {PUT}", stored)
    page.reload()
    ready(page)
    plays(page)


@pytest.mark.parametrize("data", ["", "{", '{"end":true}', "[null]"])
def test_a_page_whose_data_are_spoilt_shows_the_name(served: Served, open_page: Open, data: str):
    page = served.files["index.html"].decode()
    served.files["index.html"] = re.sub(r'(id="data">).*?(</script>)', rf"\g<1>{data}\g<2>", page, count=1).encode()
    files = dict(served.files)
    served.files.pop("version.json")
    opened = open_page(served.address)
    assert NAME in text(opened)
    served.files = files
    comes(opened, "MINH HỌA")


def test_a_page_that_can_draw_nothing_still_says_the_name(served: Served, open_page: Open):
    broken = "HTMLDivElement.prototype.querySelectorAll = () => { throw 1; };"
    page = open_page(served.address, script=broken, started=False)
    assert NAME in page.inner_text("body")


@pytest.mark.parametrize("code", ["404", "410"])
def test_a_page_that_was_taken_down_is_gone_after_three_polls(served: Served, open_page: Open, code: str):
    page = open_page(served.address, workers="allow")
    served.change_theme(RIGHT)
    comes(page, RIGHT)
    polls = page.evaluate("kiosk.report().polls")
    served.fault = code
    live_until(page, lambda report: report["polls"] >= polls + 2, 340, pause_ms=5)
    assert RIGHT in text(page)
    live_until(page, lambda _: RIGHT not in text(page), POLL, pause_ms=5)
    assert RIGHT not in text(page)
    assert NAME in text(page)
    assert page.evaluate(KEPT) is None
    until(page, "caches.open('kiosk').then(c => c.keys()).then(k => k.length === 0)")
    served.fault = ""
    comes(page, RIGHT)


def test_a_copy_of_a_page_that_was_taken_down_stays_a_name_when_restarted(
    served: Served, open_page: Open, on_disk: Path
):
    page = open_page(on_disk.as_uri())
    served.fault = "404"
    live_until(page, lambda _: "chỉ tiêu" not in text(page) and page.evaluate("kiosk.report().id") == "", 2000, 5)
    served.fault = "down"
    page.reload()
    ready(page)
    page.evaluate("__advance(60000)")
    assert {entry[1] for entry in page.evaluate("kiosk.report().log.slice(1)")} == {"name"}


def test_what_is_stored_can_be_forgotten(served: Served, open_page: Open):
    page = open_page(served.address)
    served.change_theme(RIGHT)
    comes(page, RIGHT)
    served.fault = "500"
    page.goto("about:blank")
    served.fault = ""
    served.files.pop("version.json")
    page.goto(f"{served.address}?quen")
    ready(page)
    assert "Đã quên số liệu lưu" in text(page)
    assert page.evaluate(KEPT) is None


@pytest.mark.parametrize(
    ("query", "words"), [("?man=%E0%A4%A", "hỏng ở «man»"), ("?man=sanhh", "«sanhh»"), ("?kieeu=led", "«kieeu»")]
)
def test_a_wrong_address_says_so_on_the_screen_and_plays(served: Served, open_page: Open, query: str, words: str):
    page = open_page(served.address + query)
    assert words in text(page)
    plays(page)


def test_a_wrong_address_says_so_on_a_matrix(served: Served, open_page: Open):
    page = open_page(f"{served.address}?man=cong-truong&w=128&h=64")
    shown = page.evaluate("kiosk.pages().filter(p => p.kind === 'help').map(p => p.items.map(i => i.text).join(' '))")
    assert "Địa chỉ sai ở «man»" in " ".join(shown)


# Pause.


def test_a_pause_ends_by_itself(served: Served, open_page: Open):
    page = open_page(served.address)
    page.keyboard.press("Space")
    assert "Tạm dừng" in text(page)
    before = live(page, 55)["changes"]
    assert live(page, 10)["changes"] > before
    assert "Tạm dừng" not in text(page)


@pytest.mark.parametrize("profile", ["led", "gate"])
def test_there_is_no_pause_on_led_walls_and_at_gates(served: Served, open_page: Open, profile: str):
    page = open_page(f"{served.address}?kieu={profile}")
    before = page.evaluate("kiosk.report().changes")
    page.mouse.click(5, 5)
    assert live(page, 40)["changes"] >= before + 2


def test_new_data_end_a_pause(served: Served, open_page: Open):
    version = served.files["version.json"]
    served.files["version.json"] = b"{"
    page = open_page(served.address)
    served.files["version.json"] = version
    served.change_theme(RIGHT)
    page.keyboard.press("Space")
    live(page, 45, step=2.5, pause_ms=50)
    assert RIGHT in text(page)


def test_an_urgent_notice_is_shown_in_its_minute_through_a_pause(served: Served, open_page: Open):
    urgent = {
        "k": "urgent",
        "head": "Khẩn",
        "items": [{"t": "Nghỉ học", "from": "2026-11-21T10:10", "to": "2026-11-21T12:00"}],
    }
    served.change_theme(RIGHT, more=[urgent])
    served.date = ""
    page = open_page(served.address)
    comes(page, RIGHT, 30)
    page.evaluate("__advance(590000 - performance.now())")
    assert "Nghỉ học" not in text(page)
    page.keyboard.press("Space")
    page.evaluate("__advance(11000)")
    assert "Nghỉ học" in text(page)
    page.keyboard.press("Space")
    assert "Tạm dừng" not in text(page)


# The worker.


def test_another_owners_page_is_not_kept(served: Served, open_page: Open):
    page = open_page(served.address, workers="allow")
    until(page, "caches.open('kiosk').then(c => c.keys()).then(k => k.length > 0)")
    served.files["index.html"] = served.files["index.html"].replace(OWNER.encode(), b"truong-khac")
    page.reload()
    until(page, "window.kiosk")
    kept = page.evaluate("caches.open('kiosk').then(c => c.match(location.href)).then(r => r.text())")
    assert f"<!--kiosk-of {OWNER}-->" in kept


def test_a_full_disk_costs_nothing(served: Served, open_page: Open):
    full = b"Cache.prototype.put = function () { return Promise.reject(new Error('QuotaExceededError')); };\n"
    served.files["sw.js"] = full + served.files["sw.js"]
    page = open_page(served.address, workers="allow")
    until(page, "navigator.serviceWorker.controller !== null")
    served.change_theme(RIGHT)
    embed(served)
    page.reload()
    ready(page)
    assert RIGHT in text(page)
