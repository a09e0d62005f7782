"""Where the table of all targets stands: its page, an index for those without scripts, the files of its rows."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from operator import itemgetter
from typing import Any

from generator.escaping import safe, script_json
from generator.exports.explore.rows import PlanEntry, plan_entries, statuses, verdicted
from generator.exports.explore.shards import ShardPlans, shard, shard_bytes, sharded
from generator.labels.targets import ALIGNMENTS
from generator.labels.verdicts import SHOWN
from generator.model.ids import year_of
from generator.model.kinds import CLUSTERS, ORGANISATIONS, PLANS
from generator.pages.findings.key_fact import HIGHER, LOWER
from generator.pages.linking.explore import (
    AWARD,
    BETWEEN,
    BODY,
    CLUSTER,
    EXPLORE,
    FILTERS,
    GUIDED,
    SIDE,
    STATUS,
    THEME,
    YEAR,
    Filter,
    explore_address,
)  # fmt: skip
from generator.pages.parts.progress import judged_years, year_statuses
from generator.pages.portal import HOME, Place, Portal
from generator.pages.route import Route, file_route, page_route
from generator.vietnamese import sort_key

_TITLE = "Khám phá chỉ tiêu và đánh giá"
DESCRIPTION = "Mọi chỉ tiêu của mọi kế hoạch với kết quả và đánh giá trong một bảng: lọc, xếp, gộp nhóm, tìm, tải về."
MOST_IN_FULL, MOST_NAMED = 40, 150  # lines of the index with all counts, and with one: the page stays below 3,000 nodes
OPENED_WHOLE = 20_000  # rows that are loaded unasked; where there are more, the newest year is opened
COLUMNS = (
    ("chi-tieu", "Chỉ tiêu"), ("to-chuc", "Tổ chức"), ("nam", "Năm"), ("", "Mức"), ("so-voi", "So với hướng dẫn"),
    ("ket-qua", "Kết quả"), ("trang-thai", "Đánh giá"), ("", "Nguồn"),
)  # fmt: skip
SORTS = {
    "nam": "Năm", "to-chuc": "Tổ chức", "chi-tieu": "Chỉ tiêu", "so-voi": "So với hướng dẫn", "ket-qua": "Tỷ lệ đạt",
    "trang-thai": "Đánh giá", "han": "Hạn báo cáo", "dong": "Số dòng của nhóm",
}  # fmt: skip

Counts = dict[tuple[Filter, str], Counter[str]]


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A line of the index: a name, where it leads ("" nowhere), and how many rows stand as each status."""

    name: str
    address: str
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """All rows."""
        return sum(self.counts.values())


@dataclass
class ExploreFiles:
    """The files of one portal's rows, each made when it is asked for."""

    portal: Portal

    @cached_property
    def listed(self) -> list[ShardPlans]:
        """What stands in which file."""
        return sharded(self.portal)

    @cached_property
    def _entry(self) -> Callable[[str], PlanEntry]:
        return plan_entries(self.portal)

    def content(self, one: ShardPlans) -> bytes:
        """`NAME.js`."""
        rows = [row for key in one.plans for row in verdicted(self.portal, key)]
        return shard_bytes(one.name, shard(self.portal, rows, {key: self._entry(key) for key in one.plans}))


def explore_routes(portals: Sequence[Portal]) -> Iterator[Route]:
    """`kham-pha/` for the real record and the samples together, and every file of rows."""
    sides = [ExploreFiles(portal) for portal in portals]
    place = Place(EXPLORE, EXPLORE.rstrip("/"), _TITLE, "Khám phá", (HOME,), DESCRIPTION)
    yield page_route(portals[0], place, "explore.html", partial(_values, sides))
    for side in sides:
        for one in side.listed:
            make = partial(side.content, one)
            yield file_route(f"{EXPLORE}{one.name}.js", make, "Khám phá", _TITLE)


def _values(sides: list[ExploreFiles]) -> dict[str, Any]:
    real = sides[0]
    counted = counted_rows(real.portal)
    whole = counted.get((SIDE, ""), Counter())
    return {
        "filters": FILTERS,
        "sorts": SORTS,
        "asked": _asked(),
        "columns": COLUMNS,
        "settings": safe(script_json(_settings(sides))),
        "total": whole.total(),
        "statuses": [status for status in SHOWN if whole[status]],
        "whole": whole,
        "years": _years(real.portal, counted),
        "clusters": _bodies(real.portal, counted, CLUSTER, CLUSTERS.key),
        "bodies": _bodies(real.portal, counted, BODY, ORGANISATIONS.key),
        "most": (MOST_IN_FULL, MOST_NAMED),
    }


def counted_rows(portal: Portal) -> Counts:
    """How many rows stand as each status, of each body and cluster, and, below `SIDE`, of all.

    Those of a year are the ones that are judged on it, as the charts of the home page and of the reports count them.
    """
    found: Counts = {(YEAR, str(year)): year_statuses(portal, year) for year in judged_years(portal)}
    entry = plan_entries(portal)
    for plan in sorted(portal.evaluation.cases):
        counts, shared = statuses(portal, plan), entry(plan)
        bodies = [(BODY if kind == ORGANISATIONS.key else CLUSTER, body) for kind, body in shared.bodies]
        for place in {(SIDE, ""), *bodies, *((CLUSTER, one) for one in shared.clusters)} if counts else ():
            found.setdefault(place, Counter()).update(counts)
    return found


def _asked() -> list[tuple[str, str]]:
    """Questions that readers come with, and the table that answers each."""
    return [
        ("Ai đặt chỉ tiêu cao hơn hướng dẫn?", explore_address((GUIDED, HIGHER), group=BODY)),
        ("Ai đặt thấp hơn hướng dẫn?", explore_address((GUIDED, LOWER), group=BODY)),
        ("Chỉ tiêu nào chưa có báo cáo công khai?", explore_address((STATUS, "not_reported"), group=CLUSTER)),
        ("Chỉ tiêu nào không đạt?", explore_address((STATUS, "not_met"))),
        ("Danh hiệu nào được nhắm tới nhiều nhất?", explore_address(group=AWARD, sort="-dong")),
    ]


def _settings(sides: list[ExploreFiles]) -> dict[str, Any]:
    """What the script needs to know before any row: the files, the words of its filters in their order."""
    files = [
        {"name": one.name, "rows": one.rows, "years": one.years, "sample": side.portal.record.sample}
        for side in sides for one in side.listed
    ]  # fmt: skip
    higher = {BETWEEN.join(sorted(HIGHER)): "Cao hơn hướng dẫn, mọi cách"}
    words = {key: word[:1].upper() + word[1:] for key, word in ALIGNMENTS.items()}
    return {
        "files": files, "whole": OPENED_WHOLE, "between": BETWEEN,
        "words": {STATUS.name: SHOWN, GUIDED.name: higher | words},
        "columns": {"bodies": BODY.name, "clusters": CLUSTER.name, "themes": THEME.name, "awards": AWARD.name},
    }  # fmt: skip


def _years(portal: Portal, counted: Counts) -> list[IndexRow]:
    filed = {str(year_of(key)) for key in portal.record.plans}
    found = [(year, counts) for (kind, year), counts in counted.items() if kind is YEAR]
    return [
        IndexRow(year, f"{PLANS.slug}/{year}/" if year in filed else "", counts)
        for year, counts in sorted(found, key=itemgetter(0), reverse=True)
    ]


def _bodies(portal: Portal, counted: Counts, by: Filter, kind: str) -> list[IndexRow]:
    rows = []
    for (one, key), counts in counted.items():
        if one is by:
            name, address = portal.called(kind, key)
            rows.append(IndexRow(name, address or "", counts))
    return sorted(rows, key=lambda row: (sort_key(row.name), row.address))
