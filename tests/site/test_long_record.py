"""A record of many schools over eight years: no page grows with all of it, and every row stands on exactly one page."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from building import HOUSE, committed, thidua
from html_tree import Element, article, parse_file

from bench.records import write_project
from generator.model.record import Record
from generator.pages.kinds.contents import _too_many
from generator.pages.linking.addresses import record_address
from generator.pages.linking.crosslinks import promise_cites, promise_movements
from generator.pages.parts.by_year import MOST_ROWS
from generator.reading.read import read_folder

Once = Callable[[str, Callable[[Path], None]], Path]
PAGES = 420
YEARS = range(2016, 2024)
LARGEST = 150_000
AWARD, MOVEMENT, DOCUMENT = "lao-dong-tien-tien", "phong-trao-mau-1", "vb-mau-01"


@pytest.fixture(scope="module")
def long_project(once: Once) -> Path:
    def write(target: Path) -> None:
        write_project(target.with_name("long-source"), PAGES)
        committed(target.with_name("long-source"), target)

    return once("long-project", write)


@pytest.fixture(scope="module")
def site(once: Once, long_project: Path) -> Path:
    def build(target: Path) -> None:
        made = thidua("-C", long_project, "build", "--site", target)
        assert made.returncode == 0, made.stdout + made.stderr

    return once("long-site", build)


@pytest.fixture(scope="module")
def long_record(long_project: Path) -> Record:
    return read_folder(long_project).record


@cache
def tree(path: Path) -> Element:
    return article(parse_file(path))


def family(site: Path, address: str) -> list[str]:
    """The main page and those of its parts, by address."""
    found = [address, *sorted(f"{path.relative_to(site)}/" for path in (site / address).rglob("*") if path.is_dir())]
    return [entry for entry in found if (site / entry / "index.html").is_file()]


# A plan's page itself; a cell may also lead to its report, or to the guidance that set the day.
PLAN = re.compile(r"ke-hoach/[^#]+")


def links(site: Path, address: str, part: Callable[[Element], list[Element]]) -> Iterator[str]:
    """Where the links in a part of a page lead: address and anchor."""
    for element in part(tree(site / address / "index.html")):
        for link in element.all("a"):
            there = urlsplit(urljoin(f"https://x/{address}index.html", link.attributes["href"]))
            yield f"{there.path[1:]}#{there.fragment}".removesuffix("#")


def table(name: str) -> Callable[[Element], list[Element]]:
    def rows(page: Element) -> list[Element]:
        return [found for found in page.all("table") if any(mark.attributes.get("id") == name for mark in found.all())]

    return rows


def lists(page: Element) -> list[Element]:
    return page.all("ul", css="td-list")


def chips(page: Element) -> list[Element]:
    return page.all("ul", css="td-chips")


def gathered(site: Path, address: str, part: Callable[[Element], list[Element]]) -> Counter[str]:
    """How often each link stands in that part of all pages of the family."""
    return Counter(link for page in family(site, address) for link in links(site, page, part))


def plan(key: str, anchor: str = "") -> str:
    return f"{record_address('plans', key)}index.html{anchor}"


def test_no_page_of_the_record_grows_with_all_of_it(site: Path):
    prose = {site / path.stem / "index.html" for path in (HOUSE / "docs").glob("*.md")}
    prose.add(site / "du-lieu/v1/index.html")  # the dictionary of the open data: as long for any record
    sizes = {page: page.stat().st_size for page in site.rglob("index.html") if page not in prose}
    assert {page: size for page, size in sizes.items() if size > LARGEST} == {}


MOST_NODES = 3_000
PARTED = "hoan-thanh-xuat-sac"  # four targets in each plan: more rows in a year than a page has


def test_no_page_of_the_record_is_too_much_for_a_browser(site: Path):
    known = {site / path.stem / "index.html" for path in (HOUSE / "docs").glob("*.md")}
    known.add(site / "du-lieu/v1/index.html")
    nodes = {page: page.read_text("utf-8").count("<") // 2 for page in site.rglob("index.html") if page not in known}
    assert {page: count for page, count in nodes.items() if count > MOST_NODES} == {}


def test_a_year_of_many_rows_goes_on_in_parts_that_lead_to_each_other(site: Path, long_record: Record):
    address = f"danh-hieu/{PARTED}/"
    pages = family(site, address)
    rows = {page: sum(len(table.all("tr")) - 1 for table in tree(site / page / "index.html").all("table"))
            for page in pages}  # fmt: skip
    assert max(rows.values()) <= MOST_ROWS + 10  # the rules of the award, and the line of all together
    parts = [page for page in pages if "phan-" in page]
    assert {page.split("/")[2] for page in parts} == {str(year) for year in YEARS}
    for page in parts:
        led = set(links(site, page, lambda found: found.all("nav", css="td-parts")))
        assert led & {f"{address}{page.split('/')[2]}/index.html", f"{address}index.html"}
    aimed = [plan(key, f"#ct-{target.id}") for key, one in long_record.plans.items()
             for target in one.targets if target.grade == PARTED]  # fmt: skip
    assert sorted(Counter(gathered(site, address, table("bang-chi-tieu"))).keys() & set(aimed)) == sorted(aimed)


def test_the_contents_fold_the_largest_kinds_where_all_pages_are_too_many():
    assert _too_many({"a": 240, "b": 240, "c": 100}) == set()
    assert _too_many({"a": 240, "b": 240, "c": 200}) == {"b"}
    assert _too_many({"a": 241, "b": 5}) == {"a"}


def test_every_link_arrives_and_every_anchor_is_there(site: Path):
    bodies = {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    bodies = {file: body for file, body in bodies.items() if not re.search(r"(^|/)(admin|kiosk|404)", file)}
    ids = {file: set(re.findall(r'\sid="([^"]+)"', body)) for file, body in bodies.items()}
    lost = set()
    for file, body in bodies.items():
        for href in set(re.findall(r'<a [^>]*?href="([^":]+)"', body)):
            there = urlsplit(urljoin(f"https://x/{file}", href))
            path = there.path[1:]
            if not (site / path).is_file() or (there.fragment and path in ids and there.fragment not in ids[path]):
                lost.add((file, href))
    assert lost == set()


@pytest.mark.parametrize(
    "address",
    [
        f"danh-hieu/{AWARD}/",
        "cum/cum-mau-001/",
        "bao-cao/",
        f"phong-trao/{MOVEMENT}/",
        f"van-ban/{DOCUMENT}/",
        "du-lieu/",
    ],
)
def test_a_main_page_opens_the_newest_year_and_leads_to_the_others(site: Path, address: str):
    led = list(links(site, address, chips))
    assert led == [f"{address}{year}/index.html" for year in reversed(YEARS[:-1])]
    counts = [
        int(item.text().split(" · ")[1].split()[0]) for item in chips(tree(site / address / "index.html"))[0].all("li")
    ]
    assert all(counts)
    assert any(
        address == link.removesuffix("index.html") for link in links(site, f"{address}2023/", lambda page: [page])
    )


@pytest.mark.parametrize("year", [2016, 2022])
def test_a_year_page_says_where_it_stands(site: Path, year: int):
    for main in (f"danh-hieu/{AWARD}/", "cum/cum-mau-001/", "bao-cao/"):
        page = tree(site / main / str(year) / "index.html")
        trail = [step.text() for step in page.all("nav")[0].all("li")]
        above = tree(site / main / "index.html")
        assert trail[-2:] == [above.all("h1")[0].text(), f"{above.all('h1')[0].text()}, năm {year}"]
        assert main in {link.removesuffix("index.html") for link in links(site, f"{main}{year}/", lambda page: [page])}
        assert page.all("h2")
        assert page.all("footer", css="td-source")


def test_every_target_stands_on_one_page_of_its_award(site: Path, long_record: Record):
    aimed = {plan(entry.id, f"#ct-{target.id}") for entry in long_record.plans.values() for target in entry.targets
             if AWARD in (target.award, target.grade)}  # fmt: skip
    shown = gathered(site, f"danh-hieu/{AWARD}/", table("bang-chi-tieu"))
    assert {link for link in shown if "#ct-" in link and link.startswith("ke-hoach/")} == aimed
    assert {shown[link] for link in aimed} == {1}


def test_every_result_stands_on_one_page_of_its_award(site: Path, long_record: Record):
    aimed = Counter(plan(entry.id) for entry in long_record.plans.values() for target in entry.targets
                    if AWARD in (target.award, target.grade))  # fmt: skip
    assert gathered(site, f"danh-hieu/{AWARD}/", table("bang-ket-qua")) == aimed


def test_every_plan_stands_once_among_the_reports(site: Path, long_record: Record):
    shown: Counter[str] = Counter()
    for year in YEARS:
        shown += gathered(site, "bao-cao/", table(f"bang-{year}"))
    wanted = {plan(key): 1 for key in long_record.plans}
    assert {link: count for link, count in shown.items() if PLAN.fullmatch(link)} == wanted


def test_every_member_stands_once_a_year_in_its_cluster(site: Path, long_record: Record):
    members = {member.organisation for member in long_record.clusters["cum-mau-001"].members}
    for year in YEARS:
        wanted = {plan(entry.id): 1 for entry in long_record.plans.values()
                  if entry.id.startswith(f"{year}/") and members & set(entry.organisations)}  # fmt: skip
        shown = gathered(site, "cum/cum-mau-001/", table(f"bang-bao-cao-{year}"))
        assert {link: count for link, count in shown.items() if PLAN.fullmatch(link)} == wanted


def test_every_mention_stands_on_one_page_of_its_movement(site: Path, long_record: Record):
    named = {plan(entry.id) for entry in long_record.plans.values()
             if MOVEMENT in {movement for movement, _ in promise_movements(entry)}}  # fmt: skip
    shown = gathered(site, f"phong-trao/{MOVEMENT}/", lists)
    assert {link: count for link, count in shown.items() if link.startswith("ke-hoach/")} == dict.fromkeys(named, 1)


def test_every_citation_stands_on_one_page_of_its_document(site: Path, long_record: Record):
    cited = Counter(plan(entry.id) for entry in long_record.plans.values()
                    for _, cite in promise_cites(entry) if cite.document == DOCUMENT)  # fmt: skip
    shown = gathered(site, f"van-ban/{DOCUMENT}/", table("bang-dan"))
    assert Counter({link: count for link, count in shown.items() if link.startswith("ke-hoach/")}) == cited


def test_every_source_file_is_listed_once(site: Path):
    copies = {path.relative_to(site).as_posix(): 1 for path in (site / "du-lieu").rglob("*.yml")}
    pages = ["du-lieu/", *(f"du-lieu/{year}/" for year in YEARS)]
    shown = Counter(link for page in pages for link in links(site, page, lists))
    assert Counter({link: count for link, count in shown.items() if link.endswith(".yml")}) == copies


def test_the_tasks_of_a_year_stand_by_month(site: Path, long_record: Record):
    tasks = {plan(entry.id, f"#nv-{task.id}"): 1 for entry in long_record.plans.values()
             if entry.id.startswith("2019/") for task in entry.tasks}  # fmt: skip
    shown = gathered(site, "lich/2019/", lambda page: page.all("ol", css="td-timeline"))
    assert {link: count for link, count in shown.items() if "#nv-" in link} == tasks
    led = list(links(site, "lich/2019/", chips))
    assert led == [f"lich/2019/thang-{month}/index.html" for month in range(1, 8)]


def test_home_shows_three_years_and_leads_to_all_others(site: Path):
    home = tree(site / "index.html")
    names = [label.text() for label in home.all("label") if label.attributes["for"].startswith("nam-")]
    assert names == ["2023", "2022", "2021"]
    assert list(links(site, "", chips)) == [f"bao-cao/{year}/index.html" for year in reversed(YEARS[:-1])]
    figures = {found.attributes["id"] for found in tree(site / "bao-cao/2019/index.html").all("figure")}
    assert {"td-2019-tat-ca", "td-2019-cum-mau-001"} <= figures


def test_a_school_shows_its_newest_plan_and_leads_to_the_others(site: Path):
    page = "truong/tct-mau-0000/"
    tables = tree(site / page / "index.html").all("tr", css="td-target")
    assert len(tables) == 12
    shown = set(links(site, page, lists))
    assert {plan(f"{year}/tct-mau-0000") for year in YEARS[:-1]} <= shown


def test_the_plans_index_leads_to_every_year(site: Path, long_record: Record):
    newest = {plan(key) for key in long_record.plans if key.startswith("2023/")}
    assert set(links(site, "ke-hoach/", lists)) == newest
    assert list(links(site, "ke-hoach/", chips)) == [f"ke-hoach/{year}/index.html" for year in reversed(YEARS[:-1])]


def test_documents_that_print_a_theme_alike_stand_together(site: Path, long_record: Record):
    theme = next(key for key, entry in long_record.themes.items() if entry.year.year == 2019)
    follow = {plan(entry.id) for entry in long_record.plans.values() if theme in {use.theme for use in entry.themes}}
    shown = Counter(links(site, f"chu-de/{theme}/", lists))
    assert {link: count for link, count in shown.items() if link.startswith("ke-hoach/")} == dict.fromkeys(follow, 1)


def test_the_contents_lead_to_every_plan(site: Path, long_record: Record):
    listed = set(links(site, "muc-luc/", lists))
    assert {f"ke-hoach/{year}/index.html" for year in YEARS} <= listed
    assert listed.isdisjoint(map(plan, long_record.plans))


def test_search_and_sitemap_know_the_year_pages(site: Path):
    titles = (site / "assets/search/titles.js").read_text(encoding="utf-8")
    assert "Lao động tiên tiến, năm 2019" in titles


def test_a_short_record_is_not_split(case_site: Callable[[str], Path]):
    for name in ("one-plan", "amended", "merged"):
        built = case_site(name)
        parts = [path for kind in ("danh-hieu/*", "cum/*", "phong-trao/*", "van-ban/*", "bao-cao", "lich/*")
                 for path in built.glob(f"{kind}/*/index.html") if path.parent.name != "chua-cong-bo"]  # fmt: skip
        assert parts == []
        pages = [path for path in built.rglob("index.html") if path.is_relative_to(built / "danh-hieu")]
        assert not any("Các năm khác" in path.read_text(encoding="utf-8") for path in pages)
