"""The rows of the table that readers filter agree with the tables of the open data, and each leads where it stands."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from building import REAL_DAY
from jinja2 import Environment

from generator.evaluation.engine import evaluate
from generator.evaluation.summary.rollups import members_in
from generator.evaluation.summary.rollups import rows as judged_rows
from generator.exports.data.origin import OpenData
from generator.exports.data.registry import TABLES, columns
from generator.exports.explore import shards
from generator.exports.explore.routes import (
    MOST_IN_FULL,
    MOST_NAMED,
    ExploreFiles,
    IndexRow,
    counted_rows,
    explore_routes,
)  # fmt: skip
from generator.labels.verdicts import SHOWN
from generator.model.drafts import without_drafts
from generator.pages.linking.explore import CLUSTER, SIDE, STATUS, YEAR, explore_address
from generator.pages.page import Commit, LineOrigin
from generator.pages.portal import Portal
from generator.reading.problems.problem import Loc
from generator.reading.read import read_folder
from generator.theming.page_templates import template_environment

PROJECT = Path(__file__).parents[2]
CALL = re.compile(rb'tdExplore\("([^"]+)",(.*)\);\n', re.DOTALL)


@pytest.fixture(scope="module")
def portals() -> dict[str, Portal]:
    reading = read_folder(PROJECT, as_of=REAL_DAY)
    real, sample = without_drafts(reading.record), reading.sample_record
    assert sample is not None
    judged = [evaluate(real, REAL_DAY), evaluate(without_drafts(sample), sample.day(REAL_DAY), base=real)]
    made = [Portal(one.record, one, one.as_of, Environment(), one.base) for one in judged]
    return dict(zip(("real", "samples"), made, strict=True))


def contents(portal: Portal) -> Iterator[dict[str, Any]]:
    """What each file holds."""
    files = ExploreFiles(portal)
    for one in files.listed:
        found = CALL.fullmatch(files.content(one))
        assert found is not None
        assert found[1].decode() == one.name
        content = json.loads(found[2])
        assert len(content["rows"]["plan"]) == one.rows
        yield content


def rows(portal: Portal) -> Iterator[dict[str, Any]]:
    """The rows as a browser reads them: words and names for places."""
    for content in contents(portal):
        plans, words, columns = content["plans"], content["words"], content["rows"]
        for at, plan in enumerate(columns["plan"]):
            coded = {
                name: found[columns[name][at]] if columns[name][at] >= 0 else None for name, found in words.items()
            }
            plain = {
                name: columns[name][at] for name in ("target", "reached", "base", "share", "first", "last", "line")
            }
            named = {
                name: [content[name][place][0] for place in plans[name][plan]]
                for name in ("bodies", "clusters", "themes")
            }
            named["awards"] = [content["awards"][place][0] for place in columns["awards"][at]]
            yield {**coded, **plain, **named, "plan": plans["id"][plan], "page": plans["page"][plan]}


def table(portal: Portal, name: str) -> list[dict[str, Any]]:
    names = [column.name for column in TABLES[name].columns]
    return [dict(zip(names, row.cells, strict=True)) for row in TABLES[name].rows(portal)]


@pytest.mark.parametrize("side", ["real", "samples"])
def test_every_verdict_of_the_open_data_is_a_row_with_its_figures(portals: dict[str, Portal], side: str) -> None:
    def facts(row: dict[str, Any], status: str, share: str) -> tuple[Any, ...]:
        return row["plan"], row[status], row["reached"], row["base"], row[share], row["due"]

    shown = Counter(facts(row, "status", "share") for row in rows(portals[side]))
    assert shown == Counter(facts(row, "status_shown", "share_percent") for row in table(portals[side], "verdicts"))
    assert shown.total() > 30


@pytest.mark.parametrize("side", ["real", "samples"])
def test_a_row_stands_to_the_guidance_as_the_page_of_its_plan_says(portals: dict[str, Portal], side: str) -> None:
    portal = portals[side]
    for row in rows(portal):
        found = [one.verdict for one in portal.evaluation.alignments[row["plan"]]
                 if one.target == row["target"] and one.guidance_target]  # fmt: skip
        if found:
            assert row["guided"] == found[-1]
        else:
            assert row["guided"] in (None, "extra")


def test_a_row_leads_to_its_target_and_its_file(portals: dict[str, Portal]) -> None:
    for side, prefix in (("real", ""), ("samples", "minh-hoa/")):
        portal = portals[side]
        for row in rows(portal):
            plan = portal.as_judged(portal.record.plans[row["plan"]])
            assert row["page"] == portal.addresses.of("plans", plan.id)
            assert row["page"].startswith(f"{prefix}ke-hoach/")
            assert plan.target(row["target"]) is not None
            assert row["file"] == f"{prefix}du-lieu/{portal.record.plans[plan.id].path}"


def test_a_row_names_the_line_commit_and_day_of_its_verdict_in_the_open_data(portals: dict[str, Portal]) -> None:
    def written(path: str, loc: Loc) -> LineOrigin:
        known = len(str(loc[-1])) % 2
        return LineOrigin(path, len(path) + len(loc), Commit(f"{len(path):040}", date(2026, 1, 2)) if known else None)

    portal = replace(portals["samples"], origin_of=written)
    names = [*(column.name for column in columns(TABLES["verdicts"]))]
    told = [dict(zip(names, cells, strict=True)) for cells in OpenData(portal).rows(TABLES["verdicts"])]
    wanted = Counter((one["id"], f"minh-hoa/du-lieu/{one['file']}", one["line"], one["commit"], one["changed_on"])
                     for one in told)  # fmt: skip
    assert wanted == Counter(
        (f"{row['plan']}#{row['target']}", *(row[key] for key in ("file", "line", "commit", "changed_on")))
        for row in rows(portal)
    )
    assert {row["line"] for row in rows(portals["samples"])} == {None}


@pytest.mark.parametrize("side", ["real", "samples"])
def test_a_row_is_of_the_clusters_its_bodies_were_in_during_its_plan(portals: dict[str, Portal], side: str) -> None:
    portal = portals[side]
    for row in rows(portal):
        plan = portal.record.plans[row["plan"]]
        joined = {
            key for key, cluster in portal.record.clusters.items() if cluster.kind != "internal-bloc"
            for year in plan.period.years() if {*members_in(cluster, year)} & {*plan.organisations}
        }  # fmt: skip
        assert set(row["clusters"]) == joined | ({plan.group} if plan.group else set())
    assert any(row["clusters"] for row in rows(portal))


def test_the_index_counts_what_the_filters_would_show(portals: dict[str, Portal]) -> None:
    listed = list(rows(portals["real"]))
    for (kind, key), counts in counted_rows(portals["real"]).items():
        shown = [row for row in listed if {
            SIDE: True, CLUSTER: key in row["clusters"],
        }.get(kind, key in row["bodies"])]  # fmt: skip
        if kind is YEAR:  # a longer target is judged once, on its last year
            shown = [row for row in listed if str(row["last"]) == key]
        assert Counter(row["status"] for row in shown) == counts, (kind, key)
        assert counts.keys() <= SHOWN.keys()


@pytest.mark.parametrize("side", ["real", "samples"])
def test_the_index_counts_each_year_as_the_home_page_does(portals: dict[str, Portal], side: str) -> None:
    found = {int(key): counts.total() for (kind, key), counts in counted_rows(portals[side]).items() if kind is YEAR}
    assert found == {
        year: len(judged) for year in range(2000, 2050) if (judged := judged_rows(portals[side].evaluation, year=year))
    }


def test_a_body_is_found_by_its_province_and_its_other_names(portals: dict[str, Portal]) -> None:
    names = {one[0]: one[3] for content in contents(portals["real"]) for one in content["bodies"]}
    assert "Trường Chính trị An Giang" in names["tct-an-giang"].split("; ")
    assert "An Giang" in names["tct-an-giang"].split("; ")


def test_files_hold_only_so_many_rows_and_name_the_years_of_all(
    portals: dict[str, Portal], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = list(rows(portals["samples"]))
    monkeypatch.setattr(shards, "MOST_ROWS", 20)
    parted = shards.sharded(portals["samples"])
    assert len({one.name for one in parted}) == len(parted) > 4
    assert all(one.rows <= 20 or len(one.plans) == 1 for one in parted)
    assert sorted(map(str, rows(portals["samples"]))) == sorted(map(str, whole))
    for one, content in zip(parted, contents(portals["samples"]), strict=True):
        assert one.years == (min(content["rows"]["first"]), max(content["rows"]["last"]))


def test_a_file_ends_no_line_within_a_script_and_no_script_within_a_page(portals: dict[str, Portal]) -> None:
    assert (
        shards.shard_bytes("a", {"x": "\u2028</script>\u2029"}) == b'tdExplore("a",{"x":"\\u2028</script>\\u2029"});\n'
    )


def test_links_set_filters_in_the_address() -> None:
    assert explore_address() == "kham-pha/"
    address = explore_address((YEAR, "2023"), (STATUS, {"not_met", "at_risk"}), sample=True, group=CLUSTER, sort="-nam")
    assert address == "kham-pha/?nam=2023&trang-thai=at_risk.not_met&du-lieu=minh-hoa&nhom=cum&xep=-nam"


def test_listing_looks_at_no_table(portals: dict[str, Portal], monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*_: object) -> Iterator[Any]:
        raise AssertionError("a table was gone through")

    monkeypatch.setattr("generator.exports.explore.routes.verdicted", asked)
    routes = list(explore_routes(list(portals.values())))
    assert routes[0].address == "kham-pha/"
    with pytest.raises(AssertionError, match="gone through"):
        routes[1].make()


@pytest.mark.parametrize(("bodies", "holds"), [(40, "<td"), (41, "<li"), (150, "<li"), (151, "danh sách đầy đủ")])
def test_the_index_stays_small_however_many_bodies_there_are(bodies: int, holds: str) -> None:
    counts = Counter(dict.fromkeys(SHOWN, 1000))
    listed = [IndexRow(f"Trường {number}", f"truong/{number}/", counts) for number in range(bodies)]
    macros = template_environment().get_template("_explore.html").module
    html = macros.listed("a", "Theo", "Tên", listed, list(SHOWN), (MOST_IN_FULL, MOST_NAMED), "truong/", str)
    assert holds in html
    assert html.count("<") // 2 <= 600


def test_every_link_into_the_table_finds_rows(portals: dict[str, Portal], real_site: Path) -> None:
    link = re.compile(r'href="[./]*kham-pha/index\.html\?([^"]+)"')
    listed = {side: list(rows(portal)) for side, portal in portals.items()}
    kinds = {"to-chuc": "bodies", "cum": "clusters", "danh-hieu": "awards", "chu-de": "themes"}
    found = Counter[str]()
    for page in real_site.glob("**/index.html"):
        for query in link.findall(page.read_text("utf-8")) if page.parent.name != "kham-pha" else ():
            asked = dict(parse_qsl(unescape(query)))
            side = "samples" if asked.pop("du-lieu", "") else "real"
            assert (side == "samples") == page.is_relative_to(real_site / "minh-hoa"), page
            for name, key in asked.items():
                found[name] += 1
                assert any(key in row[kinds[name]] for row in listed[side]), (page, query)
    assert found.keys() == kinds.keys()
