"""What a player does by itself: an urgent notice of its own, the test card, the end of a loop, a sign of life."""

import json
import re
from pathlib import Path

import pytest
from faulty_server import Open, Served
from playwright.sync_api import Page
from virtual_time import clock_at, live, ready, text

pytestmark = pytest.mark.browser
FIRE = "Xin ra sân trường"


def second(page: Page) -> str:
    """What is lit one second later, with time for what was asked for to come."""
    page.evaluate("__live(1000, 250, 60)")
    return text(page)


def test_a_key_shows_the_urgent_notice_at_once_and_takes_it_back(served: Served, open_page: Open):
    page = open_page(served.address)
    page.keyboard.press("k")
    page.evaluate("__advance(250)")
    assert "Khẩn cấp: xin làm theo hướng dẫn của nhà trường" in text(page)
    assert page.evaluate("getComputedStyle(document.getElementById('stage')).backgroundColor") == "rgb(93, 0, 0)"
    page.keyboard.press("k")
    page.evaluate("__advance(250)")
    assert "Khẩn cấp" not in text(page)


def test_a_key_pressed_by_mistake_ends_after_an_hour(served: Served, open_page: Open):
    page = open_page(served.address)
    page.keyboard.press("k")
    assert live(page, 3500, step=50)["log"][-1][1] == "urgent"
    assert live(page, 200, step=50)["log"][-1][1] != "urgent"


def test_a_key_lights_a_screen_that_is_off(served: Served, open_page: Open):
    page = open_page(f"{served.address}?man=minh-hoa-sanh-sao-mai", clock="2026-11-22T22:00:00+07:00")
    served.fault = "down"
    page.evaluate("__advance(5000)")
    assert text(page) == ""
    page.keyboard.press("k")
    page.evaluate("__advance(500)")
    assert "Khẩn cấp" in text(page)


def test_a_file_beside_a_copy_on_disk_is_shown_within_a_second(served: Served, open_page: Open, on_disk: Path):
    page = open_page(on_disk.as_uri())
    khan = on_disk.parent / "khan.js"
    khan.write_text(f'kioskKhan("{FIRE}")', "utf-8")
    assert FIRE in second(page)
    khan.write_text('kioskKhan({"t": "Đã hết khẩn", "den": "2026-11-21T09:00"})', "utf-8")
    assert FIRE not in second(page)
    khan.write_text(f'kioskKhan("{FIRE}")', "utf-8")
    assert FIRE in second(page)
    khan.unlink()
    assert FIRE not in second(page)
    assert live(page, 60)["errors"] == 0


@pytest.mark.parametrize("broken", ["", "kioskKhan(", "kioskKhan(5)", "kioskKhan({})", 'kioskKhan("  ")'])
def test_a_broken_file_beside_a_copy_is_passed_over(served: Served, open_page: Open, on_disk: Path, broken: str):
    page = open_page(on_disk.as_uri())
    (on_disk.parent / "khan.js").write_text(broken, "utf-8")
    second(page)
    assert "urgent" not in {entry[1] for entry in live(page, 40)["log"]}


def test_on_a_server_of_ones_own_the_file_is_json(served: Served, open_page: Open):
    page = open_page(f"{served.address}?khan")
    served.files["khan.json"] = json.dumps({"t": FIRE}).encode()
    assert FIRE in second(page)
    served.fault = "down"
    assert FIRE in second(page)
    served.fault = ""
    del served.files["khan.json"]
    assert FIRE not in second(page)


def test_a_page_that_was_not_asked_to_looks_for_no_file(served: Served, open_page: Open):
    page = open_page(served.address)
    second(page)
    assert "khan.json" not in served.asked


@pytest.mark.parametrize("size", [(128, 64), (512, 256), (1920, 1080)])
def test_the_test_card_says_what_the_page_knows(served: Served, open_page: Open, size: tuple[int, int]):
    page = open_page(f"{served.address}?thu&man=minh-hoa-sanh-sao-mai&w={size[0]}&h={size[1]}")
    page.evaluate("__advance(1000)")
    shown = page.inner_text(".card")
    assert f"{size[0]} × {size[1]}" in shown
    if size[0] > 200:
        assert "minh-hoa-sanh-sao-mai" in shown
        assert "2026-11-21 10:00" in shown
        assert page.evaluate("kiosk.report().id") in shown
    assert page.evaluate("kiosk.report().errors") == 0


def test_a_frame_tells_its_parent_when_a_loop_ends(served: Served, open_page: Open, tmp_path: Path):
    outer = tmp_path / "outer.html"
    outer.write_text(
        "<script>window.heard = []; addEventListener('message', e => heard.push(e.data));</script>"
        f'<iframe sandbox="allow-scripts" src="{served.address}" width="512" height="256"></iframe>'
    )
    page = open_page(served.address).context.new_page()
    page.add_init_script(clock_at())
    page.goto(outer.as_uri())
    frame = page.frames[1]
    ready(frame)
    length = frame.evaluate("kiosk.pages().length")
    assert length > 1
    live(frame, 300)
    heard = page.evaluate("heard")
    assert [(one["kiosk"], one["loop"]) for one in heard[:1]] == [("truong-mau-sao-mai", 1)]
    assert 10 <= heard[0]["seconds"] <= 260
    assert re.search(r"· vòng \d+$", frame.evaluate("document.title"))


def test_a_sign_of_life_is_sent_where_it_is_asked_for(served: Served, open_page: Open):
    data = json.loads(served.files["data.json"])
    data["screens"]["minh-hoa-sanh-sao-mai"]["health"] = f"{served.address}song"
    page = served.files["index.html"].decode()
    written = json.dumps(data).replace("\\", "\\\\")
    served.files["index.html"] = re.sub(r'(id="data">).*?(</script>)', rf"\g<1>{written}\g<2>", page, count=1).encode()
    opened = open_page(f"{served.address}?man=minh-hoa-sanh-sao-mai&xem", clock="2026-11-20T10:00:00+07:00")
    live(opened, 20, pause_ms=10)
    assert "song" not in served.asked
    opened.goto(f"{served.address}?man=minh-hoa-sanh-sao-mai")
    ready(opened)
    live(opened, 20, pause_ms=10)
    assert served.asked.count("song") == 1
