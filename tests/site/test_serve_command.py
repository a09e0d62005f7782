"""`thidua serve`: follows the editor, says what is wrong, and never takes the last good page away."""

import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from building import HOUSE, committed, environ, thidua

ONE_PLAN = Path(__file__).parents[1] / "cases" / "site" / "one-plan" / "input"
MOVEMENT, PAGE = "data/movements/day-tot.yml", "phong-trao/day-tot/"
PATIENCE_SECONDS, BREATH_SECONDS = 90, 0.1


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class Desk:
    """A project being edited while it is served from a checkout of its own, whose theme is edited too."""

    def __init__(self, folder: Path) -> None:
        self.project = committed(ONE_PLAN, folder / "project")
        self.house = folder / "house"
        for part in ("generator", "theme"):
            shutil.copytree(HOUSE / part, self.house / part, ignore=shutil.ignore_patterns("__pycache__"))
        self.said = folder / "said.txt"
        temporary = folder / "temporary"
        temporary.mkdir()
        port = free_port()
        self.address = f"http://127.0.0.1:{port}/"
        line = [
            sys.executable,
            "-m",
            "generator.cli",
            "-C",
            str(self.project),
            "serve",
            "--address",
            f"127.0.0.1:{port}",
        ]
        with self.said.open("wb") as said:
            self.process = subprocess.Popen(
                line,
                cwd=self.house,
                env=environ({"PYTHONPATH": str(self.house), "PYTHONUNBUFFERED": "1", "TMPDIR": str(temporary)}),
                stdout=said,
                stderr=said,
            )

    def page(self, address: str = PAGE) -> str:
        """What the server answers; empty while it does not."""
        try:
            with urllib.request.urlopen(self.address + address, timeout=PATIENCE_SECONDS) as answer:
                return str(answer.read().decode())
        except (urllib.error.URLError, ConnectionError):
            return ""

    def until(self, fulfilled: Callable[[], bool]) -> None:
        """Wait for what an edit should bring about."""
        end = time.monotonic() + PATIENCE_SECONDS
        while not fulfilled():
            assert self.process.poll() is None, self.said.read_text("utf-8")
            assert time.monotonic() < end, self.said.read_text("utf-8")[-2000:]
            time.sleep(BREATH_SECONDS)

    def edit(self, path: Path, old: str, new: str) -> None:
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.process.send_signal(signal.SIGINT)
    try:
        made.process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        made.process.kill()
        made.process.wait()


def test_serving_follows_the_editor(desk: Desk):
    movement = desk.project / MOVEMENT
    desk.until(lambda: "Dạy tốt, học tốt" in desk.page())
    assert "Thi đua năm 2023" in desk.page("ke-hoach/2023/truong-an-binh/")

    desk.edit(movement, "Dạy tốt, học tốt", "Dạy thật tốt")
    desk.until(lambda: "Dạy thật tốt" in desk.page())

    desk.edit(movement, "launched_by: hoc-vien-mau", "launched_by: hoc-vien-mauu")
    desk.until(lambda: f"{MOVEMENT}:3:14:" in desk.said.read_text("utf-8"))
    assert "Dạy thật tốt" in desk.page()
    assert "Traceback" not in desk.said.read_text("utf-8")

    desk.edit(movement, "hoc-vien-mauu", "hoc-vien-mau")
    desk.edit(movement, "Dạy thật tốt", "Dạy rất tốt")
    desk.until(lambda: "Dạy rất tốt" in desk.page())

    template = desk.house / "theme" / "templates" / "movement.html"
    template.write_text(template.read_text("utf-8") + "<p>dấu của mẫu trang</p>", "utf-8")
    desk.until(lambda: "dấu của mẫu trang" in desk.page())

    template.write_text(template.read_text("utf-8") + "{{ no_such_value }}", "utf-8")
    desk.until(lambda: "no_such_value" in desk.said.read_text("utf-8"))
    assert "dấu của mẫu trang" in desk.page()

    template.write_text(template.read_text("utf-8").replace("{{ no_such_value }}", "<p>đã mềm lại</p>"), "utf-8")
    desk.until(lambda: "đã mềm lại" in desk.page())

    new = desk.project / "data/movements/moi.yml"
    new.write_text("name: Phong trào vừa thêm\n", "utf-8")
    desk.until(lambda: "Phong trào vừa thêm" in desk.page("phong-trao/moi/"))
    new.unlink()
    desk.until(lambda: "Phong trào vừa thêm" not in desk.page("phong-trao/"))


def test_serving_outlasts_a_broken_mkdocs_yml_and_folders_that_come_and_go(desk: Desk):
    config, movements = desk.project / "mkdocs.yml", desk.project / MOVEMENT
    desk.until(lambda: "Dạy tốt, học tốt" in desk.page())
    good = config.read_text("utf-8")
    config.write_text(good + "\nnav: [\n", "utf-8")
    desk.until(lambda: "bản tốt gần nhất" in desk.said.read_text("utf-8"))
    assert "Traceback" not in desk.said.read_text("utf-8")
    assert "Dạy tốt, học tốt" in desk.page()
    config.write_text(good.replace("site_name: ", "site_name: Cổng mềm lại ", 1), "utf-8")
    desk.until(lambda: "Cổng mềm lại" in desk.page(""))

    (desk.project / "data").rename(desk.project / "away")
    time.sleep(3)
    (desk.project / "away").rename(desk.project / "data")
    desk.edit(movements, "Dạy tốt, học tốt", "Dạy thật tốt")
    desk.until(lambda: "Dạy thật tốt" in desk.page())
    desk.edit(movements, "Dạy thật tốt", "Dạy rất tốt")
    desk.until(lambda: "Dạy rất tốt" in desk.page())

    sample = "sample: true\nkind: political-school\nnames: [{text: Trường Minh Họa Mẫu}]\n"
    (desk.project / "later/data/organisations").mkdir(parents=True)
    (desk.project / "later/data/organisations/truong-mau.yml").write_text(sample, "utf-8")
    (desk.project / "later").rename(desk.project / "examples")
    desk.until(lambda: "MINH HỌA" in desk.page("minh-hoa/truong/truong-mau/"))


def test_serving_says_where_and_leaves_no_site_behind(desk: Desk):
    desk.until(lambda: bool(desk.page("")))
    assert list((desk.project.parent / "temporary").glob(".mkdocs_*")) == []
    assert desk.address.rstrip("/") in desk.said.read_text("utf-8")
    assert not (desk.project / "site").exists()


def test_a_project_with_mistakes_is_not_served(tmp_path: Path):
    folder = committed(ONE_PLAN, tmp_path / "project")
    (folder / MOVEMENT).write_text("nam: x\n", "utf-8")
    made = thidua("-C", folder, "serve", "--address", f"127.0.0.1:{free_port()}")
    assert made.returncode == 1
    assert f"{MOVEMENT}:1:1:" in made.stdout + made.stderr


def test_a_port_in_use_is_told_in_words(tmp_path: Path):
    folder = committed(ONE_PLAN, tmp_path / "project")
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        made = thidua("-C", folder, "serve", "--address", f"127.0.0.1:{other.getsockname()[1]}")
    assert made.returncode == 2
    assert "Traceback" not in made.stderr
    assert "cổng" in made.stderr
