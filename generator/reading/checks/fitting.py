"""Figures that their target cannot have: of another kind than it asks, without base or unit, of who is no member."""

from collections.abc import Iterator
from datetime import date

from generator.model.comparator import Comparator
from generator.model.fields import Percent
from generator.model.organisations import Cluster
from generator.model.plans import Plan
from generator.model.results import MemberFigure, Result
from generator.model.targets import Target
from generator.reading.checks.reported import Report, standing
from generator.reading.problems.nearest import quoted
from generator.reading.problems.problem import Finding, Loc, Near
from generator.reading.records.index import Index
from generator.reading.records.walk import text

_ANY = frozenset({"note", "attested", "progress", "outcome"})
_COUNT = frozenset({"reported", "base", "ruled_out", "registered", "proposed", "share", "items", "counted"})
_FITS: dict[str, frozenset[str]] = {
    "all": _COUNT | {"violations"},
    "at_most": _COUNT | {"violations"},
    "grade": frozenset({"grade"}),
    "level": frozenset({"level"}),
    "attains": frozenset({"attained"}),
    "rank": frozenset({"rank"}),
    "change": frozenset({"reported", "base", "share", "quantity", "items"}),
    "parts": frozenset(),
    "quality": frozenset(),
}
_KEYS = ("reported", "base", "ruled_out", "registered", "proposed", "share", "quantity", "grade", "level", "attained",
         "rank", "violations", "items", "counted")  # fmt: skip
_NAMES = {"reported": "reached", "base": "of"}
_HINTS = {
    "grade": "ghi mức xếp loại: grade",
    "level": "ghi mức được công nhận: level",
    "attains": "ghi đã được tặng hay chưa: attained",
    "rank": "ghi thứ hạng: rank",
    "parts": "ghi số liệu ở từng phần",
    "quality": "chỉ tiêu không có con số thì ghi outcome; muốn đếm vi phạm thì chỉ tiêu phải là at_most: 0",
}
_COUNT_HINT = "ghi số đạt (reached) và tổng số (of)"
Place = tuple[Loc, MemberFigure, str]


def fitting_findings(report: Report, index: Index) -> Iterator[Finding]:
    """What cannot be true of a report's figures, beside the targets they are on."""
    for name, figure in report.figures.items():
        target = report.targets.get(name)
        if target is None:
            continue
        places: list[Place] = [(("figures", name), figure, name)]
        places += [((*places[0][0], "by_member", key), own, f"{name}, {key}") for key, own in figure.by_member.items()]
        for loc, reported, label in places:
            yield from _unfit(report, loc, reported, label, target)
            yield from _beside_nothing(report, loc, reported, label, target)
            yield from _baseless(report, loc, reported, label, target)
        yield from _without_parent(report, name, target, index)
        yield from _strangers(report, name, index)


def figure_keys(target: Target) -> frozenset[str]:
    """The keys of a figure, as an editor writes them, that fit what a target asks."""
    return frozenset(_NAMES.get(key, key) for key in _fits(target))


def _ways(target: Target) -> list[Comparator]:
    return [target, *(reading for reading in target.readings if reading.comparator())]


def _fits(target: Target) -> frozenset[str]:
    return _ANY.union(*(_of_way(way.comparator() or "", measured=target.unit is not None) for way in _ways(target)))


def _of_way(comparator: str, *, measured: bool) -> frozenset[str]:
    amount = measured and (comparator == "at_most" or comparator not in _FITS)
    return _FITS.get(comparator, _COUNT) | ({"quantity"} if amount else frozenset())


def _beside_nothing(report: Report, loc: Loc, figure: MemberFigure, label: str, target: Target) -> Iterator[Finding]:
    """«Counted beside» a base that is no other target's or award's result."""
    inside = target.of is not None and (target.of.target or target.of.award)
    if figure.counted and "counted" in _fits(target) and not inside and report.whole:
        message = f"{label}: counted chỉ có tác dụng khi chỉ tiêu tính trên kết quả của chỉ tiêu, danh hiệu khác"
        yield Finding(report.entry.path, (*loc, "counted"), "without-effect", message, "bỏ counted")


def _unfit(report: Report, loc: Loc, figure: MemberFigure, label: str, target: Target) -> Iterator[Finding]:
    fits, asked = _fits(target), target.comparator() or ""
    unfit = [key for key in _KEYS if getattr(figure, key) is not None and key not in fits]
    idle = [key for key in unfit if key == "counted" or (key == "violations" and figure.violations == 0)]
    for keys in ([key for key in unfit if key not in idle], *([key] for key in idle)):
        if not keys:
            continue
        key, written = keys[0], _NAMES.get(keys[0], keys[0])
        message = f"{label}: chỉ tiêu so sánh bằng {asked} không nhận {', '.join(_NAMES.get(key, key) for key in keys)}"
        hint = "thêm unit cho chỉ tiêu, hoặc ghi reached" if key == "quantity" else _HINTS.get(asked, _COUNT_HINT)
        code = "without-effect" if key in idle else "figure-unfit"
        yield Finding(report.entry.path, (*loc, written), code, message, hint)


def _baseless(report: Report, loc: Loc, figure: MemberFigure, label: str, target: Target) -> Iterator[Finding]:
    """A count on a share whose base nobody gives: no share follows from it."""
    inside = target.of is not None and (target.of.target or target.of.award)
    known = report.whole and figure.reported is not None and figure.base is None
    if not known or inside or not all(map(_asks_share, _ways(target))):
        return
    message = f"{label}: có số đạt mà không có tổng số, trong khi chỉ tiêu là một tỷ lệ"
    hint = "thêm «of: …»; nguồn không nêu tổng số thì viết «of: not-stated»"
    yield Finding(report.entry.path, (*loc, "reached"), "base-missing", message, hint)


def _without_parent(report: Report, name: str, target: Target, index: Index) -> Iterator[Finding]:
    """A count on a share of what another target reached, which no report of that year and phase says (C-3)."""
    figure, of = report.figures[name], target.of
    if figure.reported is None or figure.base is not None or of is None or not all(map(_asks_share, _ways(target))):
        return
    if not isinstance(report.entry.node, Result):
        return  # the number may be there, with an error of its own
    parent = of.target or next((own.id for own in report.targets.values() if of.award and own.award == of.award), None)
    if of.award is None and parent not in report.targets:
        return
    if report.figures.keys() - report.targets.keys() or parent in report.figures:
        return  # it is there, perhaps under a mistyped name
    if parent is not None and standing(parent, report.entry, index):
        return
    message = f"{name}: mẫu số là số đạt của {quoted(parent or of.award or '')}, mà báo cáo không có số ấy"
    given = f"thêm số liệu của «{parent}» vào báo cáo này" if parent else "thêm «of: …»"
    hint = f"{given}; nguồn không nêu thì viết «of: not-stated»"
    yield Finding(report.entry.path, ("figures", name, "reached"), "base-missing", message, hint)


def _asks_share(way: Comparator) -> bool:
    figures = (way.at_least, way.more_than, way.at_most, way.exactly)
    share = any(isinstance(figure, Percent) for figure in figures)
    return share or bool(way.all) or (way.between is not None and way.between.unit == "%")


def _strangers(report: Report, name: str, index: Index) -> Iterator[Finding]:
    """Figures of members that the plan's cluster does not have in the year."""
    result, reported = report.entry.node, report.figures[name].by_member
    plan = index.get("plans", text(result, "plan"))
    if not reported or not isinstance(result, Result) or plan is None or not isinstance(plan.node, Plan):
        return
    loc = ("figures", name, "by_member")
    group = plan.node.group
    if group is None:
        message = f"{name}: by_member chỉ dùng ở báo cáo về kế hoạch của chính cụm, khối"
        yield Finding(report.entry.path, loc, "not-a-member", message, "ghi số của cả đơn vị", at_key=True)
        return
    found = index.get("clusters", group)
    if found is None or not isinstance(found.node, Cluster):
        return
    members = _members(found.node, result)
    for key in reported.keys() - members:
        message = f"{name}: {quoted(key)} không phải thành viên của {quoted(group)} trong năm {result.year}"
        near = Near(key, members, "các thành viên")
        yield Finding(report.entry.path, (*loc, key), "not-a-member", message, "", at_key=True, near=near)


def _members(cluster: Cluster, result: Result) -> set[str]:
    """The members of a cluster at any time in the year reported on; in an internal bloc also its units."""
    first, last = date(result.year, 1, 1), date(result.year, 12, 31)
    held = [member for member in cluster.members if member.holds(first, last)]
    return {member.unit or member.organisation for member in held}
