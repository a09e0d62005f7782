"""A served site takes the newest save first; what was left of an earlier one is not forgotten."""

from pathlib import Path

import pytest
from building import committed
from site_desk import ONE_PLAN

from generator.site.live.site import LiveSite
from generator.site.mkdocs.dresser import dresser
from generator.site.mkdocs.running import build_site

MOVEMENT, NEW = "data/movements/day-tot.yml", "data/movements/moi.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return committed(ONE_PLAN, tmp_path / "project")


def test_what_a_newer_save_cut_short_is_done_with_it(project: Path, tmp_path: Path) -> None:
    printed: list[str] = []
    site = LiveSite(project, dresser(project, "http://127.0.0.1:8000/"), tmp_path, printed.append)
    movement, new = project / MOVEMENT, project / NEW
    new.write_text("name: Phong trào vừa thêm\n", "utf-8")
    text = movement.read_text("utf-8")
    movement.write_text(text.replace("launched_by: hoc-vien-mau", "launched_by: hoc-vien-mauu"), "utf-8")
    list(site.update([movement, new], superseded=lambda: True))
    assert (site.wrong(), site.file("phong-trao/moi/")) == ([], None)

    movement.write_text(text.replace("Dạy tốt, học tốt", "Dạy thật tốt"), "utf-8")
    asked = iter([False, False, True])
    steps = site.update([movement], superseded=lambda: next(asked, True))
    next(steps)
    answer = site.answer("phong-trao/day-tot/index.html")
    assert answer is not None
    assert "Dạy thật tốt" in answer.content.decode()
    assert list(steps) == []
    assert site.file("phong-trao/moi/") is None

    list(site.update([]))
    assert (site.wrong(), site.file("phong-trao/moi/"), printed) == ([], "phong-trao/moi/index.html", [])


def test_a_site_is_published_after_one_was_served_in_the_same_process(project: Path, tmp_path: Path) -> None:
    LiveSite(project, dresser(project, "http://127.0.0.1:8000/"), tmp_path, print)
    site = build_site(project).site
    assert (site / "phong-trao/day-tot/index.html").is_file()
