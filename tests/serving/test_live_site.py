"""A served site takes the newest save first; what was left of an earlier one is not forgotten."""

import re
from pathlib import Path

import pytest
from building import committed
from PIL import Image
from site_desk import ONE_PLAN

from generator.history import changelog
from generator.serving.site import LiveSite
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


def test_a_save_does_not_read_the_history_again(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    steps = changelog.steps
    monkeypatch.setattr(changelog, "steps", lambda *given: read.append(1) or steps(*given))
    site = LiveSite(project, dresser(project, "http://127.0.0.1:8000/"), tmp_path, print)
    for name in ("Dạy thật tốt", "Dạy tốt hơn"):
        text = (project / MOVEMENT).read_text("utf-8")
        (project / MOVEMENT).write_text(re.sub("name: .*", f"name: {name}", text), "utf-8")
        list(site.update([project / MOVEMENT]))
        assert site.answer("thay-doi/index.html")
    assert read == [1]


def test_a_site_is_published_after_one_was_served_in_the_same_process(project: Path, tmp_path: Path) -> None:
    LiveSite(project, dresser(project, "http://127.0.0.1:8000/"), tmp_path, print)
    site = build_site(project).site
    assert (site / "phong-trao/day-tot/index.html").is_file()


def test_a_picture_saved_again_is_shown_again_and_a_broken_one_is_told(project: Path, tmp_path: Path) -> None:
    picture, entry = project / "pictures/anh.png", project / "content/exemplars/2024/khoa.yml"
    for path in (picture, entry):
        path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (30, 20), "teal").save(picture)
    entry.write_text(
        "subject: collective\norganisation: truong-an-binh\ntitle: Khoa mẫu\nstory: Một việc.\n"
        "photo: pictures/anh.png\nalt: Lớp học\nconsent: {given_by: Khoa, date: 2024-01-02, channels: [website]}\n",
        "utf-8",
    )
    site = LiveSite(project, dresser(project, "http://127.0.0.1:8000/"), tmp_path, lambda _: None)
    page, photo = "guong/2024/khoa/index.html", "guong/2024/khoa/anh.jpg"

    def size() -> str:
        answer = site.answer(page)
        assert answer is not None
        return str(re.findall(r'width="(\d+)" height="(\d+)" alt="Lớp học"', answer.content.decode()))

    before = site.answer(photo)
    assert size() == "[('30', '20')]"
    Image.new("RGB", (50, 40), "red").save(picture)
    list(site.update([picture]))
    after = site.answer(photo)
    assert before is not None
    assert after is not None
    assert before.content != after.content
    assert (size(), site.wrong()) == ("[('50', '40')]", [])
    picture.write_bytes(b"\x89PNG")
    list(site.update([picture]))
    wrong = dict(site.wrong())
    assert "không phải ảnh png" in wrong["content/exemplars/2024/khoa.yml:5:8"]
    answer = site.answer(photo)
    assert answer is not None
    assert answer.content == after.content, "the last good one stays"
    assert site.watched().count(project / "pictures") == 1
