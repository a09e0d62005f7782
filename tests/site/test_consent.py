"""Nobody is published without consent: not on a page, not in the search, not in the data beside the pages."""

import time
from datetime import date, datetime
from pathlib import Path

import pytest
from building import committed, holdings, thidua
from html_tree import parse_file
from PIL import Image

from generator.config.day import VIETNAM, build_day, fix_day, is_given
from generator.errors import UserError
from generator.reading.read import read_folder

ONE_PLAN = Path(__file__).parents[1] / "cases" / "site" / "one-plan" / "input"
EXEMPLAR = """\
subject: person
organisation: truong-an-binh
title: Cô giáo Xuân Mai
story: Mười năm đứng lớp.
consent: {given_by: Cô giáo, date: 2024-01-02, channels: [website, led], until: 2024-06-30}
"""
NOTICE = """\
headline: Mời dự hội giảng
organisations: [truong-an-binh]
from: 2024-06-01
until: 2024-06-30
"""


@pytest.fixture(scope="module")
def withheld(project: Path) -> list[str]:
    """Titles of the sample's exemplars without a consent that holds."""
    sample = read_folder(project).sample_record
    assert sample is not None
    people = [entry for entry in sample.exemplars.values() if entry.subject == "person"]
    return [entry.title for entry in people if entry.consent is None]


def test_sample_has_someone_to_withhold(withheld: list[str]) -> None:
    assert withheld


def test_title_stands_nowhere_in_the_site(real_site: Path, withheld: list[str]) -> None:
    texts = [path for path in real_site.rglob("*") if path.suffix in {".html", ".js", ".json", ".yml", ".xml"}]
    for title in withheld:
        assert not [str(path) for path in texts if title in path.read_text("utf-8", "replace")]


def test_samples_stay_out_of_the_real_data(real_site: Path) -> None:
    assert not (real_site / "du-lieu" / "examples").exists()
    assert list((real_site / "minh-hoa" / "du-lieu" / "examples").rglob("*.yml"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project whose last commit is of 01/05/2024, with a consent and a notice that end on 30/06/2024."""
    more = {"content/exemplars/2024/co-mai.yml": EXEMPLAR, "content/notices/hoi-giang.yml": NOTICE}
    return committed(ONE_PLAN, tmp_path / "project", more)


def published(folder: Path, *arguments: str, **environment: str) -> bytes:
    made = thidua("-C", folder, "build", *arguments, **environment)
    assert made.returncode == 0, made.stderr
    return b"".join(holdings(folder / "site").values())


@pytest.mark.parametrize(
    ("day", "shown", "announced", "expected"),
    [
        ("2024-05-31", True, False, "31/05/2024"),
        ("2024-06-30", True, True, "30/06/2024"),
        ("01/07/2024", False, False, "01/07/2024"),
    ],
)
def test_consent_and_notices_end_by_the_day_of_the_build_though_nothing_is_committed(
    folder: Path, day: str, shown: bool, announced: bool, expected: str
):
    everything = published(folder, "--as-of", day)
    assert ("Cô giáo Xuân Mai".encode() in everything) == shown
    page = (folder / "site/truong/truong-an-binh/index.html").read_text("utf-8")
    assert ("Mời dự hội giảng" in page) == announced
    assert ("Mời dự hội giảng" in (folder / "site/kiosk/truong-an-binh/data.json").read_text("utf-8")) == (
        day != "01/07/2024"
    )
    assert expected in page


def with_photo(folder: Path) -> Path:
    """A photo of the exemplar that says where it was taken; the page's own address."""
    path = folder / "content/exemplars/2024/co-mai.yml"
    path.write_text(EXEMPLAR + "photo: pictures/co-mai.jpg\nalt: Lớp học «sáng» <b>\n", "utf-8")
    exif = Image.Exif()
    exif[0x8825] = {29: "BI-MAT-NOI-CHUP"}
    (folder / "pictures").mkdir()
    Image.new("RGB", (900, 600), "teal").save(folder / "pictures/co-mai.jpg", exif=exif.tobytes())
    return folder / "site/guong/2024/co-mai"


def test_a_photo_stands_on_its_page_in_two_sizes_without_its_place_and_goes_when_consent_ends(folder: Path):
    page = with_photo(folder)
    everything = published(folder, "--as-of", "2024-06-30")
    images = parse_file(page / "index.html").all("img")
    (image,) = [one for one in images if one.attributes["src"] == "anh.jpg"]
    assert image.attributes["alt"] == "Lớp học «sáng» <b>"
    assert (image.attributes["width"], image.attributes["height"]) == ("900", "600")
    assert image.attributes["srcset"] == "anh-nho.jpg 640w, anh.jpg 900w"
    assert Image.open(page / "anh-nho.jpg").size == (640, 427)
    assert (b"BI-MAT" in everything, b"data:image/jpeg" in everything) == (False, True)
    assert not (folder / "site/pictures").exists()
    everything = published(folder, "--as-of", "2024-07-01")
    assert b"data:image/jpeg" not in everything
    assert [path for path, content in holdings(folder / "site").items() if content.startswith(b"\xff\xd8\xff")] == []
    assert not page.exists()


def test_the_same_photo_gives_the_same_bytes_with_and_without_what_was_kept(folder: Path, tmp_path: Path):
    page = with_photo(folder)
    kept = {"XDG_CACHE_HOME": str(tmp_path / "nho")}
    first, again = published(folder, **kept), published(folder, **kept)
    assert first == again
    assert (page / "anh.jpg").read_bytes() in first


def test_the_day_can_be_given_from_outside_and_gives_the_same_bytes(folder: Path):
    one = published(folder, SOURCE_DATE_EPOCH="1719766799")  # 30/06/2024 23:59:59 in Viet Nam
    other = published(folder, "--as-of", "2024-06-30", SOURCE_DATE_EPOCH="1719766799")
    assert one == other
    assert "Cô giáo Xuân Mai".encode() in one
    assert "Cô giáo Xuân Mai".encode() not in published(folder, SOURCE_DATE_EPOCH="1719766800")


def test_without_a_given_day_it_is_today_in_viet_nam(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    before = datetime.now(VIETNAM).date()
    assert before <= build_day() <= datetime.now(VIETNAM).date()


def test_a_day_that_is_no_number_is_reported(monkeypatch: pytest.MonkeyPatch):
    for wrong in ("hôm nay", "9" * 30, "-", ""):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", wrong)
        with pytest.raises(UserError, match=r"^SOURCE_DATE_EPOCH: «.*» không phải số giây") as caught:
            build_day()
        assert caught.value.exit_code == 2
        with pytest.raises(UserError):
            build_day(date(2024, 1, 1))


def test_a_process_can_be_fixed_to_a_day(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    fix_day(None)
    assert build_day() == date(1970, 1, 1)
    for day in (date(2024, 2, 29), date(1970, 1, 2), date(9999, 12, 31)):
        fix_day(day)
        assert (build_day(), is_given()) == (day, True)


@pytest.mark.parametrize(("second", "day"), [("1719766799", date(2024, 6, 30)), ("1719766800", date(2024, 7, 1))])
def test_the_day_begins_in_viet_nam(monkeypatch: pytest.MonkeyPatch, second: str, day: date):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", second)
    for zone in ("UTC", "Asia/Ho_Chi_Minh", "America/Los_Angeles"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        assert build_day() == day
