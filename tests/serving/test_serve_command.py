"""`thidua serve`: follows the editor, says what is wrong, and never takes the last good page away."""

import json
import signal
import socket
import time
import urllib.error
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
import uvicorn
from building import committed, thidua
from site_desk import ONE_PLAN, Desk, free_port

from generator.serving.server import serve
from generator.serving.site import LiveSite
from generator.theming.files import assets_address

POLLED_SECONDS = 0.5  # by MkDocs
MOVEMENT, PAGE = "data/movements/day-tot.yml", "phong-trao/day-tot/"
PLAN, PLAN_PAGE = "content/plans/2023/truong-an-binh.yml", "ke-hoach/2023/truong-an-binh/"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.end()


def test_serving_follows_the_editor(desk: Desk):
    movement = desk.project / MOVEMENT
    desk.until(lambda: "Dạy tốt, học tốt" in desk.page(PAGE))
    assert "Thi đua năm 2023" in desk.page("ke-hoach/2023/truong-an-binh/")

    desk.edit(movement, "Dạy tốt, học tốt", "Dạy thật tốt")
    desk.until(lambda: "Dạy thật tốt" in desk.page(PAGE))

    desk.edit(movement, "launched_by: hoc-vien-mau", "launched_by: hoc-vien-mauu")
    desk.until(lambda: f"{MOVEMENT}:3:14:" in desk.printed.read_text("utf-8"))
    assert "Dạy thật tốt" in desk.page(PAGE)
    assert "Traceback" not in desk.printed.read_text("utf-8")

    desk.edit(movement, "hoc-vien-mauu", "hoc-vien-mau")
    desk.edit(movement, "Dạy thật tốt", "Dạy rất tốt")
    desk.until(lambda: "Dạy rất tốt" in desk.page(PAGE))

    template = desk.house / "theme" / "templates" / "movement.html"
    template.write_text(template.read_text("utf-8") + "<p>dấu của mẫu trang</p>", "utf-8")
    desk.until(lambda: "dấu của mẫu trang" in desk.page(PAGE))

    template.write_text(template.read_text("utf-8") + "{{ no_such_value }}", "utf-8")
    desk.until(lambda: "no_such_value" in desk.printed.read_text("utf-8"))
    assert "dấu của mẫu trang" in desk.page(PAGE)

    template.write_text(template.read_text("utf-8").replace("{{ no_such_value }}", "<p>đã mềm lại</p>"), "utf-8")
    desk.until(lambda: "đã mềm lại" in desk.page(PAGE))

    new = desk.project / "data/movements/moi.yml"
    new.write_text("name: Phong trào vừa thêm\n", "utf-8")
    desk.until(lambda: "Phong trào vừa thêm" in desk.page("phong-trao/moi/"))
    new.unlink()
    desk.until(lambda: "Phong trào vừa thêm" not in desk.page("phong-trao/"))


def test_serving_outlasts_a_broken_mkdocs_yml_and_folders_that_come_and_go(desk: Desk):
    config, movements = desk.project / "mkdocs.yml", desk.project / MOVEMENT
    desk.until(lambda: "Dạy tốt, học tốt" in desk.page(PAGE))
    good = config.read_text("utf-8")
    config.write_text(good + "\nnav: [\n", "utf-8")
    desk.until(lambda: "bản tốt gần nhất" in desk.printed.read_text("utf-8"))
    assert "Traceback" not in desk.printed.read_text("utf-8")
    assert "Dạy tốt, học tốt" in desk.page(PAGE)
    config.write_text(good.replace("site_name: ", "site_name: Cổng mềm lại ", 1), "utf-8")
    desk.until(lambda: "Cổng mềm lại" in desk.page(""))

    (desk.project / "data").rename(desk.project / "away")
    time.sleep(3)
    (desk.project / "away").rename(desk.project / "data")
    desk.edit(movements, "Dạy tốt, học tốt", "Dạy thật tốt")
    desk.until(lambda: "Dạy thật tốt" in desk.page(PAGE))
    desk.edit(movements, "Dạy thật tốt", "Dạy rất tốt")
    desk.until(lambda: "Dạy rất tốt" in desk.page(PAGE))

    sample = "sample: true\nkind: political-school\nnames: [{text: Trường Minh Họa Mẫu}]\n"
    (desk.project / "later/data/organisations").mkdir(parents=True)
    (desk.project / "later/data/organisations/truong-mau.yml").write_text(sample, "utf-8")
    (desk.project / "later").rename(desk.project / "examples")
    desk.until(lambda: "MINH HỌA" in desk.page("minh-hoa/truong/truong-mau/"))


def test_a_file_that_breaks_keeps_its_page_and_the_others_go_on(desk: Desk):
    plan, movement = desk.project / PLAN, desk.project / MOVEMENT
    desk.until(lambda: "Thi đua năm 2023" in desk.page(PLAN_PAGE))
    desk.edit(plan, "period:", "perod:")
    desk.until(lambda: f"{PLAN}:3:1: unknown-key" in desk.printed.read_text("utf-8"))
    desk.edit(movement, "Dạy tốt, học tốt", "Dạy thật tốt")
    desk.until(lambda: "Dạy thật tốt" in desk.page(PAGE))
    assert "Thi đua năm 2023" in desk.page(PLAN_PAGE)
    desk.edit(plan, "perod:", "period:")
    desk.edit(plan, "Thi đua năm 2023", "Thi đua cả năm 2023")
    desk.until(lambda: "Thi đua cả năm 2023" in desk.page(PLAN_PAGE))


def test_an_open_tab_is_sent_what_is_wrong_and_when_to_reload(desk: Desk):
    desk.until(lambda: "Dạy tốt, học tốt" in desk.page(PAGE))
    with desk.events(PAGE) as events:
        assert next(events) == ("wrong", "[]")
        desk.edit(desk.project / MOVEMENT, "Dạy tốt, học tốt", "Dạy thật tốt")
        assert next(events) == ("reload", "")
        desk.edit(desk.project / MOVEMENT, "launched_by: hoc-vien-mau", "launched_by: hoc-vien-mauu")
        kind, sent = next(events)
        assert kind == "wrong"
        assert json.loads(sent)[0][0] == f"{MOVEMENT}:3:14"
        desk.edit(desk.project / MOVEMENT, "hoc-vien-mauu", "hoc-vien-mau")
        assert next(events) == ("wrong", "[]")


def test_every_kind_of_file_is_served_as_it_is_published(desk: Desk):
    desk.until(lambda: bool(desk.page("")))
    assert "__thidua__/live.js" in desk.page("")
    assert "__thidua__" not in desk.page("kiosk/truong-an-binh/")
    for address, kind in [
        ("", "text/html; charset=utf-8"), ("truong/index.html", "text/html; charset=utf-8"),
        (f"{assets_address()}/portal.css", "text/css; charset=utf-8"),
        ("kiosk/truong-an-binh/data.json", "application/json"),
        ("admin/config.yml", "text/yaml; charset=utf-8"), ("assets/search/titles.js", "text/javascript; charset=utf-8"),
        (f"du-lieu/{MOVEMENT}", "text/yaml; charset=utf-8"), ("sitemap.xml", "application/xml"),
        ("du-lieu/v1/plans.csv", "text/csv; charset=utf-8"), ("du-lieu/v1/openapi.json", "application/json"),
        ("__thidua__/live.js", "text/javascript; charset=utf-8"),
    ]:  # fmt: skip
        with desk.asked(address) as answer:
            assert (answer.status, answer.headers["content-type"]) == (200, kind), address
    with desk.asked("truong") as answer:
        assert answer.url == f"{desk.address}truong/"
    for missing in ("khong-co/", "truong/khong-co/", "..%2f..%2fmkdocs.yml", "__thidua__/..%2f..%2fmain.html"):
        with pytest.raises(urllib.error.HTTPError, match="404"):
            desk.asked(missing)


def test_words_of_an_edit_are_found_by_the_search(desk: Desk):
    desk.until(lambda: bool(desk.page("assets/search/titles.js")))
    desk.edit(desk.project / MOVEMENT, "Dạy tốt, học tốt", "Dạy thật tốt")
    desk.until(lambda: "Dạy thật tốt" in desk.page("assets/search/titles.js"))


def test_serving_says_where_and_leaves_no_site_behind(desk: Desk):
    desk.until(lambda: bool(desk.page("")))
    assert list((desk.project.parent / "temporary").glob(".mkdocs_*")) == []
    assert desk.address.rstrip("/") in desk.printed.read_text("utf-8")
    assert not (desk.project / "site").exists()


def test_mkdocs_serve_follows_the_editor_too(tmp_path: Path):
    desk = Desk(tmp_path, module="mkdocs", config="theme: {name: material}\nplugins: [thidua]\ndocs_dir: prose\n")
    try:
        desk.until(lambda: "Dạy tốt, học tốt" in desk.page(PAGE))
        assert "__thidua__" not in desk.page(PAGE)
        desk.edit(desk.project / MOVEMENT, "Dạy tốt, học tốt", "Dạy thật tốt")
        desk.until(lambda: "Dạy thật tốt" in desk.page(PAGE))
        data, aside = desk.project / "data", desk.project / "aside"
        data.rename(aside)
        time.sleep(3 * POLLED_SECONDS)
        desk.edit(aside / Path(MOVEMENT).relative_to("data"), "Dạy thật tốt", "Dạy rất tốt")
        aside.rename(data)
        desk.until(lambda: "Dạy rất tốt" in desk.page(PAGE))
    finally:
        desk.end()


def test_what_was_written_for_the_server_is_gone_when_it_ends(desk: Desk):
    desk.until(lambda: bool(desk.page("")))
    desk.end()
    assert list(desk.temporary.iterdir()) == []
    assert desk.process.returncode == 130
    assert "Traceback" not in desk.printed.read_text("utf-8")


@pytest.mark.parametrize("address", ["may-khong-co.invalid:8000", "192.0.2.1:8000"])
def test_an_address_that_is_not_of_this_machine_is_reported_in_words(address: str, tmp_path: Path):
    made = thidua("-C", committed(ONE_PLAN, tmp_path / "project"), "serve", "--address", address)
    assert made.returncode == 2
    assert f"--address: không mở được {address}: " in made.stderr


def test_a_project_with_mistakes_is_not_served(tmp_path: Path):
    folder = committed(ONE_PLAN, tmp_path / "project")
    (folder / MOVEMENT).write_text("nam: x\n", "utf-8")
    made = thidua("-C", folder, "serve", "--address", f"127.0.0.1:{free_port()}")
    assert made.returncode == 1
    assert f"{MOVEMENT}:1:1:" in made.stdout + made.stderr


def test_a_port_in_use_is_reported_in_words(tmp_path: Path):
    folder = committed(ONE_PLAN, tmp_path / "project")
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        made = thidua("-C", folder, "serve", "--address", f"127.0.0.1:{other.getsockname()[1]}")
    assert made.returncode == 2
    assert "Traceback" not in made.stderr
    assert "cổng" in made.stderr


def test_a_ctrl_c_that_is_lost_while_the_server_is_let_go_still_ends_the_command(monkeypatch: pytest.MonkeyPatch):
    def run(server: uvicorn.Server, sockets: object) -> None:
        server.handle_exit(signal.SIGINT, None)

    monkeypatch.setattr(uvicorn.Server, "run", run)
    with socket.socket() as at, pytest.raises(KeyboardInterrupt):
        serve(cast(LiveSite, None), at)
