"""No page, chart, screen or table says of a target that nobody reported on it, where a page shows a report on it.

What is reported is read from the files of the record alone; what is said, from the pages as they are published.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from html_tree import Element, article

from generator.labels.verdicts import NO_REPORT
from generator.model.plans import Plan
from generator.model.record import Record, amended_id
from generator.model.targets import Target
from generator.reading.read import read_folder

SILENT = re.compile(rf"{NO_REPORT}|chưa báo cáo", re.IGNORECASE)
Pages = dict[str, Element]
Key = tuple[str, str]


@dataclass(frozen=True)
class Half:
    """The real record or the sample: its pages begin with `prefix`."""

    prefix: str
    record: Record
    lent: Record
    as_of: date

    def first(self, plan_id: str) -> str:
        """The plan that a chain of amendments begins with."""
        plan = self.record.plans[plan_id]
        return self.first(amended_id(plan)) if plan.amends else plan_id

    def reported(self) -> set[Key]:
        """(first plan of the chain, target) of every figure that was made public by the day."""
        made = [one for one in self.record.results.values() if one.published_on.first() <= self.as_of]
        return {(self.first(one.plan), target) for one in made for target in one.figures}

    def short(self, key: str) -> str:
        body = self.record.organisations.get(key) or self.lent.organisations[key]
        return body.short()

    def owners(self, plan: Plan) -> set[str]:
        """The bodies of a plan by themselves and together, as tables call them."""
        names = [self.short(key) for key in plan.organisations]
        return {", ".join(names), *names}

    def measures(self, target: Target) -> set[str]:
        """Every name a page may call the target by."""
        awards = [
            self.record.awards.get(key) or self.lent.awards.get(key) for key in (target.award, target.grade) if key
        ]
        return {target.statement, target.measure or "", *(award.name for award in awards if award)} - {""}


@pytest.fixture(scope="module")
def halves(project: Path, as_of: date, pages: Pages) -> list[Half]:
    reading = read_folder(project)
    assert reading.sample_record is not None
    shown = pages["minh-hoa/index.html"].all("footer", css="td-source")[0].all("time")[0].attributes["datetime"]
    sample = Half("minh-hoa/", reading.sample_record, reading.record, date.fromisoformat(shown))
    return [Half("", reading.record, reading.record, as_of), sample]


def of_half(pages: Pages, half: Half) -> Iterator[tuple[str, Element]]:
    for file, tree in pages.items():
        if file.startswith("minh-hoa/") == bool(half.prefix) and file != "404.html":
            yield file, article(tree)


def targets_named(half: Half, owner: str, measure: str, year: int) -> set[Key]:
    """The targets that a table with this owner and measure may mean in a year."""
    plans = [plan for plan in half.record.plans.values() if year in plan.period.years() and owner in half.owners(plan)]
    return {(half.first(plan.id), target.id) for plan in plans for target in plan.targets
            if any(measure.startswith(name) for name in half.measures(target))}  # fmt: skip


def test_both_halves_have_reports_and_silence(pages: Pages, halves: list[Half]):
    for half in halves:
        assert half.reported()
        assert any(SILENT.search(tree.text()) for _, tree in of_half(pages, half))


def linked_targets(half: Half, row: Element, file: str) -> set[Key]:
    """The targets a row of a table is about: its own id, or where its links lead."""
    found = set()
    own = re.fullmatch(r"ct-([\w-]+)", row.attributes.get("id", ""))
    plan = re.match(r"(?:minh-hoa/)?ke-hoach/(\d+/[\w-]+)/index.html", file)
    if own and plan:
        found.add((plan[1], own[1]))
    for link in row.all("a"):
        there = re.search(r"ke-hoach/(\d+/[\w-]+)/index.html#ct-([\w-]+)$", link.attributes.get("href", ""))
        if there:
            found.add((there[1], there[2]))
    return {(half.first(plans[0]), key) for plan_id, key in found if (plans := plan_ids(half, plan_id))}


def plan_ids(half: Half, address: str) -> list[str]:
    """The plan that stands at an address (`.r2` is written `-r2` there)."""
    return [key for key in half.record.plans if key.replace(".", "-") == address]


def test_no_row_about_a_reported_target_says_so(pages: Pages, halves: list[Half]):
    wrong, seen = set(), set()
    for half in halves:
        reported = half.reported()
        for file, tree in of_half(pages, half):
            for row in tree.all("tr"):
                about = linked_targets(half, row, file)
                verdicts = [
                    chip.text() for cell in row.all("td")[-1:] for chip in cell.all("span", css="td-status") or [cell]
                ]
                stated = [words for words in verdicts if SILENT.match(words.strip())]
                seen |= about
                wrong |= {(file, key) for key in about & reported if stated}
    assert len(seen) > 100
    assert wrong == set()


def tables(tree: Element, prefix: str) -> Iterator[tuple[Element, list[list[str]]]]:
    """Each figure whose id begins so, with the cells of its table, heading first."""
    for figure in tree.all("figure", css="td-chart"):
        if figure.attributes["id"].startswith(prefix):
            (table,) = figure.all("table", css="td-table")
            yield figure, [[cell.text().strip() for cell in row.all("th", "td")] for row in table.all("tr")]


def test_no_bar_of_a_reported_target_says_so(pages: Pages, halves: list[Half]):
    wrong, seen = set(), 0
    for half in halves:
        reported = half.reported()
        for file, tree in of_half(pages, half):
            for figure, (_, *rows) in tables(tree, "bd-"):
                plans = [plan for plan in half.record.plans.values()
                         if figure.attributes["id"] == f"bd-{plan.id.replace('/', '-').replace('.', '-')}"]  # fmt: skip
                for label, *cells in rows if plans else ():
                    meant = named_by_label(half, plans[0], label)
                    seen += 1
                    if len(meant) == 1 and meant <= reported and any(map(SILENT.search, cells)):
                        wrong.add((file, label))
    assert seen > 50
    assert wrong == set()


def named_by_label(half: Half, plan: Plan, label: str) -> set[Key]:
    """The targets of a plan that a chart may call so; a long statement is cut there."""
    start = label.removesuffix("…")
    return {(half.first(plan.id), target.id) for target in plan.targets
            if any(name.startswith(start) for name in half.measures(target))}  # fmt: skip


def test_no_cell_of_a_matrix_about_a_reported_target_says_so(pages: Pages, halves: list[Half]):
    wrong, seen = set(), 0
    for half in halves:
        reported = half.reported()
        for file, tree in of_half(pages, half):
            for figure, ((_, *owners), *rows) in tables(tree, "mt-"):
                year = int(figure.attributes["id"][-4:])
                for measure, *cells in rows:
                    for owner, cell in zip(owners, cells, strict=True):
                        meant = targets_named(half, owner, measure, year)
                        seen += bool(meant)
                        if SILENT.search(cell) and meant and meant <= reported:
                            wrong.add((file, owner, measure))
    assert seen > 20
    assert wrong == set()


def test_no_pool_and_no_ranking_names_a_reported_target_so(pages: Pages, halves: list[Half]):
    wrong, seen = set(), 0
    for half in halves:
        reported = half.reported()
        for file, tree in of_half(pages, half):
            year = re.search(r"\d{4}", file.rpartition("/cum")[2] if "cum/" in file else "")
            years = [int(year[0])] if year else range(2018, 2032)
            for part in tree.all("span", css="td-target__part"):
                row = part.parent.parent
                seen += 1
                names = part.children[0].split(", ") if isinstance(part.children[0], str) else []
                measure = row.all("th")[0].text()
                for name in names if SILENT.search(part.text()) else ():
                    meant = set().union(*(targets_named(half, name.strip(), measure, one) for one in years))
                    if meant and meant <= reported:
                        wrong.add((file, name, measure))
    assert seen > 10
    assert wrong == set()


def test_no_screen_says_so_of_a_reported_target(real_site: Path, halves: list[Half]):
    wrong, seen = set(), 0
    for half in halves:
        silent = {target.statement for plan in half.record.plans.values() for target in plan.targets
                  if (half.first(plan.id), target.id) not in half.reported()}  # fmt: skip
        for path in sorted((real_site / half.prefix / "kiosk").glob("*/data.json")):
            for slide in json.loads(path.read_text("utf-8"))["slides"]:
                for item in slide["items"] if slide["k"] == "targets" else ():
                    seen += 1
                    if SILENT.search(item.get("n", "")) and item["t"] not in silent:
                        wrong.add((path.parent.name, item["t"]))
    assert seen > 50
    assert wrong == set()


def test_what_two_reports_say_apart_is_shown_beside_the_verdict(pages: Pages):
    plan = article(pages["minh-hoa/ke-hoach/2024/truong-mau-sen-hong-r2/index.html"])
    cells = plan.by_id("ct-ldtt").all("td")
    cell = next(cell.text() for cell in cells if cell.attributes.get("data-label") == "Kết quả")
    assert re.fullmatch(r"\d+/\d+ hoặc \d+/\d+", cell), cell


def test_every_line_of_a_pool_and_of_an_award_names_somebody(pages: Pages, halves: list[Half]):
    for half in halves:
        for file, tree in of_half(pages, half):
            for part in tree.all("span", css="td-target__part") if "/doi-chieu/" not in file else ():
                assert isinstance(part.children[0], str), file
                assert all(name.strip() for name in part.children[0].split(",")), file
            if "danh-hieu/" in file:
                assert not [row.text() for row in tree.all("tr") for cell in row.all("td")[:1] if not cell.text()], file
