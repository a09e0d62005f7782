"""What readers get of a record's history: a section on its page, the list of all changes, feeds, what is gone."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

import feedparser
import jsonschema
import pytest
from building import committed, thidua
from html_tree import article, outline, parse_file
from playwright.sync_api import Browser, expect

from tests.history.conftest import GOOD, PLAN, PLAN_TEXT, Project

RESULT = "content/results/2023/truong-mau-an-binh/final.yml"
RECOGNITION = "content/recognitions/2023/giay-khen.yml"
URL = "https://thi-dua.example/"
SPARE = {
    PLAN: PLAN_TEXT,
    "data/documents/tam-thoi.yml": "kind: official-letter\nissuer: hoc-vien-mau\nsubject: Văn bản tạm\n",
    "mkdocs.yml": "site_name: Cổng thử\nsite_url: !ENV [PORTAL_URL, '']\n"
    "repo_url: https://github.com/a/b\nedit_uri: edit/main/\n"
    "plugins:\n  - thidua:\n      removals: [{at: data/documents, why: Nhập nhầm hai lần.}]\n",
    ".gitignore": "site\n",
}
LDTT = "Từ 90% trở lên cá nhân đạt Lao động tiên tiến"
HUMAN = "content/exemplars/2023/khoa-mot.yml"


def write_history(folder: Path) -> None:
    project = Project(committed(GOOD, folder, SPARE))
    project.edit(RESULT, "reached: 31", "reached: 30")
    project.commit(date(2024, 6, 1))
    project.write(RESULT, f"# chú thích\n{(folder / RESULT).read_text('utf-8')}")
    project.commit(date(2024, 7, 1))
    (folder / "data/documents/tam-thoi.yml").unlink()
    (folder / HUMAN).unlink()
    project.git("mv", RECOGNITION, RECOGNITION.replace("giay-khen", "giay-khen-truong"))
    project.commit(date(2024, 8, 1))
    made = thidua("-C", folder, "build", "--as-of", "2025-04-02", PORTAL_URL=URL, PORTAL_SAMPLES="false")
    assert made.returncode == 0, made.stdout + made.stderr


@pytest.fixture(scope="module")
def site(once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    """A site of five commits and one deadline that passed."""
    return once("history-site", write_history) / "site"


@pytest.fixture(scope="module")
def moved(once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    """A site whose school took two ids, one after the other."""

    def make(folder: Path) -> None:
        project = Project(committed(GOOD, folder, SPARE))
        steps = (("truong-mau-an-binh", "truong-giua-an-binh"), ("truong-giua-an-binh", "truong-moi-an-binh"))
        for month, (before, after) in enumerate(steps, 6):
            for path in sorted(folder.rglob("*.yml")):
                path.write_text(path.read_text("utf-8").replace(before, after), "utf-8")
            for path in sorted(folder.rglob(f"{before}*"), reverse=True):
                if ".git" not in path.parts:
                    path.rename(path.with_name(path.name.replace(before, after)))
            project.commit(date(2024, month, 1))
        made = thidua("-C", folder, "build", "--as-of", "2024-12-01", PORTAL_URL=URL, PORTAL_SAMPLES="false")
        assert made.returncode == 0, made.stdout + made.stderr

    return once("moved-site", make) / "site"


def shown(site: Path, address: str) -> str:
    return outline(article(parse_file(site / address / "index.html")))


def section(text: str) -> list[str]:
    return text.rpartition("Lịch sử thay đổi")[2].partition("Mọi thay đổi của sổ")[0].splitlines()


def test_the_page_of_a_plan_has_its_changes_and_no_noise(site: Path):
    lines = section(shown(site, "ke-hoach/2023/truong-mau-an-binh"))
    newest = next(line for line in lines if "/2024" in line and "giay-khen" not in line)
    assert newest.startswith("01/06/2024 Sửa báo cáo đã ghi: Chính thức")
    assert re.search(r"commit \[([0-9a-f]{10})\]\(https://github\.com/a/b/commit/\1[0-9a-f]{30}\)", newest)
    assert f"- Số liệu theo chỉ tiêu › {LDTT} › Số đạt: 31 → 30" in [line.strip() for line in lines]
    assert any("kết luận: Đạt → Không đạt" in line for line in lines)
    assert not any("01/07/2024" in line for line in lines)


def test_a_deadline_that_passed_is_on_the_plans_page(site: Path):
    text = "\n".join(section(shown(site, "ke-hoach/2024/truong-mau-an-binh")))
    assert "01/04/2025 Kết luận đổi vì qua ngày · không có commit nào" in text
    assert text.count("Chưa đến kỳ → Chưa có báo cáo công khai") == 2


def test_school_and_cluster_have_the_changes_of_their_plans(site: Path):
    for address in ("truong/truong-mau-an-binh", "cum/cum-mau"):
        text = "\n".join(section(shown(site, address)))
        assert text.index("01/04/2025") < text.index("01/08/2024") < text.index("01/06/2024") < text.index("01/05/2024")


def test_a_record_that_never_changed_says_since_when_it_is_there(site: Path):
    text = shown(site, "huong-dan/2023/hvm-01")
    assert "Vào sổ ngày 01/05/2024; từ đó chưa đổi gì." in text
    assert "{#lich-su-thay-doi}" not in text


def test_the_list_has_every_change_by_day_and_many_as_one(site: Path):
    text = shown(site, "thay-doi")
    days = re.findall(r"\{#ngay-([0-9-]+)\}", text)
    assert days == ["2025-04-01", "2024-08-01", "2024-06-01", "2024-05-01"]
    assert re.search(r"\d+ bản ghi được đưa vào sổ: ", text)
    assert shown(site, "thay-doi/2024").count("{#ngay-") == 3


def test_what_was_renamed_leads_on_for_whoever_follows_it(moved: Path):
    """Feed and calendar go on at the old address with the same bytes; the JSON names the id of today."""
    old, now = moved / "truong/truong-mau-an-binh", moved / "truong/truong-moi-an-binh"
    for name in ("feed.xml", "lich.ics"):
        assert (old / name).read_bytes() == (now / name).read_bytes()
    page = (old / "index.html").read_text("utf-8")
    assert 'http-equiv="refresh" content="0; url=../../truong/truong-moi-an-binh/index.html"' in page
    assert 'type="application/atom+xml"' in page
    record = json.loads((moved / "du-lieu/v1/organisations/truong-mau-an-binh.json").read_text("utf-8"))
    assert record["renamed_to"] == "truong-moi-an-binh"
    assert record["address"] == f"{URL}du-lieu/v1/organisations/truong-moi-an-binh.json"
    assert (moved / record["address"].removeprefix(URL)).is_file()
    api = json.loads((moved / "du-lieu/v1/openapi.json").read_text("utf-8"))
    asked = api["paths"]["/du-lieu/v1/organisations/{id}.json"]["get"]["responses"]["200"]["content"]
    schema = {**asked["application/json"]["schema"], "components": api["components"]}
    jsonschema.validate(record, schema)


def test_what_is_gone_stays_reachable_and_says_so(site: Path):
    gone = shown(site, "van-ban/tam-thoi")
    assert "Bản ghi này đã được bỏ khỏi sổ ngày 01/08/2024" in gone
    assert "Lý do: Nhập nhầm hai lần. Địa chỉ này giữ lại" in gone
    moved = shown(site, "khen-thuong/2023/giay-khen")
    assert "đổi mã ngày 01/08/2024" in moved
    assert "(../../../khen-thuong/2023/giay-khen-truong/index.html)" in moved
    listed = shown(site, "thay-doi/da-bo")
    assert "(../../van-ban/tam-thoi/index.html)" in listed
    assert "(../../khen-thuong/2023/giay-khen/index.html)" in listed


def test_people_who_are_gone_are_named_nowhere(site: Path):
    assert not (site / "guong/2023/khoa-mot").exists()
    texts = {path: path.read_bytes() for form in ("*.html", "*.xml", "*.js") for path in site.rglob(form)}
    assert not [path for path, text in texts.items() if "Khoa Một đổi mới".encode() in text]


def entries(site: Path, address: str) -> list[feedparser.FeedParserDict]:
    found = feedparser.parse((site / address).read_bytes())
    assert not found.bozo
    assert (found.version, found.feed.link) == ("atom10", URL + address.removesuffix("feed.xml"))
    return list(found.entries)


def test_feeds_hold_the_changes_with_absolute_links_and_lasting_ids(site: Path):
    everything = entries(site, "thay-doi/feed.xml")
    assert [entry.updated[:10] for entry in everything][:2] == ["2025-04-01", "2024-08-01"]
    school = entries(site, "truong/truong-mau-an-binh/feed.xml")
    ids = {entry.id for entry in everything}
    figures = next(entry for entry in school if entry.tags[0].term == "figures")
    assert figures.link == f"{URL}ke-hoach/2023/truong-mau-an-binh/"
    assert "Số đạt: 31 → 30" in figures.summary
    own = r"tag:thi-dua\.example,2024-06-01:[0-9a-f]{40}/results/2023/truong-mau-an-binh/final"
    assert re.fullmatch(own, figures.id)
    assert figures.id in ids
    assert len(ids) == len(everything)
    assert [entry.id for entry in school if entry.tags[0].term == "day"] == [
        "tag:thi-dua.example,2025-04-01:ngay/2025-04-01/plans/2024/truong-mau-an-binh"
    ]
    for entry in everything:
        assert (site / urljoin(entry.link, "index.html").removeprefix(URL)).is_file()


def test_a_feed_is_linked_where_a_reader_looks_and_in_the_head(site: Path):
    for address in ("truong/truong-mau-an-binh", "cum/cum-mau", "chu-de/chu-de-2023", "thay-doi"):
        text = (site / address / "index.html").read_text("utf-8")
        assert 'type="application/atom+xml"' in text.partition("</head>")[0]
        assert ">Theo dõi (Atom)</a>" in text
        assert entries(site, f"{address}/feed.xml")


def test_a_site_that_does_not_know_its_address_has_no_feeds(real_site: Path):
    assert not [*real_site.rglob("feed.xml")]
    assert "Theo dõi (Atom)" not in (real_site / "thay-doi/index.html").read_text("utf-8")


def test_the_list_is_narrowed_by_the_address_and_the_choice_stands_in_it(site: Path, chromium: Browser):
    page = chromium.new_page()
    page.goto(f"{(site / 'thay-doi/index.html').as_uri()}?loai=figures")
    items = page.locator(".td-changes > li:visible")
    expect(items).to_have_count(1)
    expect(page.locator(".td-changes-day:visible")).to_have_count(1)
    page.get_by_label("Loại thay đổi").select_option("day")
    expect(items).to_contain_text("Kết luận đổi vì qua ngày")
    assert page.url.endswith("?loai=day")
    assert (
        page.get_by_role("link", name=re.compile("^2024 ")).get_attribute("href")
        == "../thay-doi/2024/index.html?loai=day"
    )
    page.close()


def test_without_scripts_the_list_is_whole(site: Path, chromium: Browser):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{(site / 'thay-doi/index.html').as_uri()}?loai=figures")
    assert page.locator(".td-changes > li:visible").count() == page.locator(".td-changes > li").count() > 1
    expect(page.locator("[data-td-changes]")).to_be_hidden()
    context.close()
