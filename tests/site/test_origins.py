"""Beside each figure of the real record stand file, line and commit: the line says it, git knows the commit."""

import re
from collections.abc import Iterator
from pathlib import Path

from html_tree import Element, parse

LINE = re.compile(r"(\S+\.yml), dòng (\d+)(?: · commit ([0-9a-f]{10}), \d\d/\d\d/\d{4})?")


def rows(site: Path) -> Iterator[tuple[str, Element]]:
    """The rows of targets on all pages of plans and guidance, with the ids of their targets."""
    for section in ("ke-hoach", "huong-dan"):
        for page in sorted((site / section).glob("*/*/index.html")):
            tree = parse(page.read_text("utf-8"))
            for row in [*tree.all("tr", css="td-target"), *tree.all("tbody", css="td-goal")]:
                yield row.attributes["id"].removeprefix("ct-"), row


def test_the_line_beside_a_figure_is_the_line_that_holds_it(real_site: Path, project: Path):
    seen = 0
    for target, row in rows(real_site):
        (details,) = row.all("details", css="td-origin")
        for entry in details.all("dd"):
            path = entry.all("a")[0].attributes["href"].rpartition("du-lieu/")[2]
            found = LINE.search(entry.text())
            assert found
            held = (project / path).read_text("utf-8").splitlines()[int(found[2]) - 1]
            assert re.search(rf"\b{re.escape(target)}\b", held), (path, found[2], held)
            seen += 1
    assert seen > 40


def test_the_document_stands_beside_the_line_and_the_table_of_all_targets_leads_there(real_site: Path):
    beside = [(target, row, one) for target, row in rows(real_site) for one in row.all("details", css="td-origin")]
    links = [link.attributes["href"] for _, _, one in beside for link in one.all("a")]
    assert len([href for href in links if "/van-ban/" in href]) > 20
    goals = [(target, one) for target, row, one in beside if "td-goal" in row.attributes["class"]]
    assert goals
    assert all(one.attributes["id"] == f"nguon-{target}" for target, one in goals)


def test_a_report_names_the_line_of_each_figure(real_site: Path, project: Path):
    seen = 0
    for page in sorted((real_site / "ke-hoach").glob("*/*/index.html")):
        for item in parse(page.read_text("utf-8")).all("ol", css="td-timeline"):
            for figure in item.all("span", css="td-list__note"):
                found = LINE.search(figure.text())
                if found:
                    seen += 1
                    path = figure.all("a")[0].attributes["href"].rpartition("du-lieu/")[2]
                    assert (project / path).read_text("utf-8").splitlines()[int(found[2]) - 1].strip()
    assert seen
