"""Where a page is shared a picture names its body: it fits, and every letter of the record has a sign."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from building import HOUSE, committed, thidua
from fontTools.ttLib import TTFont
from html_tree import parse_file
from PIL import Image

from generator.exports.share_pictures import BACKGROUND, BAR, HEIGHT, PURPOSE, RIGHT, WIDTH, drawn
from generator.labels.bodies import ORGANISATION_KINDS
from generator.reading.read import read_folder

URL = "https://c.example/"
FONTS = HOUSE / "theme/assets/fonts"


@pytest.fixture(scope="module")
def site(once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    def make(target: Path) -> None:
        project = committed(
            HOUSE / "tests/cases/site/one-plan/input", target, {"mkdocs.yml": f"site_name: Cổng\nsite_url: {URL}\n"}
        )
        made = thidua("-C", project, "build")
        assert made.returncode == 0, made.stderr

    return once("shared-picture", make) / "site"


def pictures(page: Path) -> list[str]:
    found = (meta.attributes for meta in parse_file(page).all("meta"))
    return [one["content"] for one in found if one.get("property") == "og:image"]


def test_an_organisation_its_plan_and_its_cluster_each_have_a_picture_of_their_own(site: Path):
    pages = ["truong/truong-an-binh", "ke-hoach/2023/truong-an-binh", *clusters(site)]
    assert len(pages) > 2
    made = {}
    for page in pages:
        assert pictures(site / page / "index.html") == [f"{URL}{page}/chia-se.png"]
        made[page] = (site / page / "chia-se.png").read_bytes()
        with Image.open(BytesIO(made[page])) as image:
            assert (image.format, image.size) == ("PNG", (WIDTH, HEIGHT))
    assert len({*made.values()}) == len(pages)


def clusters(site: Path) -> list[str]:
    return [path.parent.relative_to(site).as_posix() for path in site.glob("cum/*/index.html")]


def test_the_picture_of_a_plan_says_of_whom_and_of_which_year():
    body, plan = (drawn(kind, "Trường Đ", "Cổng") for kind in ("Trường chính trị", "Kế hoạch · năm 2023"))
    with Image.open(BytesIO(body)) as one, Image.open(BytesIO(plan)) as other:
        below = (0, 140, WIDTH, HEIGHT)
        assert one.convert("RGB").crop(below).tobytes() == other.convert("RGB").crop(below).tobytes()
        assert one.convert("RGB").tobytes() != other.convert("RGB").tobytes()


def test_a_site_without_an_address_has_none(real_site: Path):
    assert not list(real_site.rglob("chia-se.png"))
    assert pictures(real_site / "truong/tct-binh-thuan/index.html") == []


@pytest.mark.parametrize("name", ["A", "Trường Chính trị tỉnh Bình Thuận", "Ủy ban nhân dân " * 20, "X" * 200])
def test_a_name_of_any_length_stays_within_the_picture(name: str):
    with Image.open(BytesIO(drawn("Trường chính trị · Bình Thuận", name, f"Cổng · {PURPOSE}"))) as image:
        plain = image.convert("RGB")
    if " " in name or len(name) < 20:
        right = plain.crop((RIGHT, 0, WIDTH, HEIGHT))
        assert right.getcolors() == [(right.width * right.height, BACKGROUND)]
    assert plain.getpixel((BAR // 2, HEIGHT // 2)) != BACKGROUND
    assert len(plain.crop((BAR, 0, WIDTH, HEIGHT)).getcolors() or ()) > 2
    assert plain.crop((BAR, HEIGHT - 20, WIDTH, HEIGHT)).getcolors() == [((WIDTH - BAR) * 20, BACKGROUND)]


def test_the_same_words_give_the_same_bytes():
    assert drawn("a", "Trường Đ", "c") == drawn("a", "Trường Đ", "c")


def test_every_letter_of_the_record_has_a_sign():
    known = set(TTFont(FONTS / "be-vietnam-pro-600.woff2").getBestCmap())
    record = read_folder(HOUSE).record
    names = [entry.text for one in record.organisations.values() for entry in one.names]
    letters = {letter for text in (*names, *ORGANISATION_KINDS.values(), PURPOSE, "·…") for letter in text}
    assert [letter for letter in sorted(letters) if ord(letter) not in known] == []
