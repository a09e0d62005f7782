"""Targets whose keys and words disagree: a forgotten %, another number than printed, «không quá», idle keys."""

import re
from collections.abc import Iterator

from generator.model.fields import Percent
from generator.model.ids import plan_id
from generator.model.plans import Promise
from generator.model.targets import Target
from generator.reading.checks.wording.figures import disagreeing, percent_missing
from generator.reading.checks.wording.printed import years_in
from generator.reading.problems.nearest import quoted
from generator.reading.problems.problem import Finding, Loc
from generator.reading.records.parts import Entry

_NO_MORE = re.compile(r"không\s+(?:quá|vượt\s+quá|có|để)\b|\btối\s+đa\b", re.IGNORECASE)
_COUNTED = frozenset({"all", "at_least", "more_than", "at_most", "exactly", "between", "some", "change"})


def wording_findings(entry: Entry) -> Iterator[Finding]:
    """Findings on the targets of a plan or guidance."""
    if not isinstance(entry.node, Promise):
        return
    for number, target in enumerate(entry.node.targets):
        name = target.comparator() or ""
        found = [*percent_missing(target), *_capped(target, name)]
        found += [] if found else disagreeing(target, name)
        for key, code, message, hint in (
            *found,
            *_idle(target, name),
            *_odd(entry.node, target),
            *_later(entry.node, target),
        ):
            loc: Loc = ("targets", number, *key.split("."))
            yield Finding(entry.path, loc, code, f"{target.id}: {message}", hint)
    yield from _other_years(entry, entry.node)


def _other_years(entry: Entry, promise: Promise) -> Iterator[Finding]:
    """A title or a statement that names a year which is not of the period."""
    if plan_id(promise.id).year != promise.period.start.year:
        return  # the folder or the period is wrong, which is reported already
    texts: list[tuple[Loc, str, range]] = [(("title",), promise.title or "", promise.period.years())]
    for number, target in enumerate(promise.targets):
        if target.change is None:
            years = (target.period or promise.period).years()
            texts.append((("targets", number, "statement"), target.statement, years))
    for loc, words, years in texts:
        named = years_in(words)
        if named and not any(year in years for year in named):
            message = f"câu chữ nói «năm {named[0]}», mà kỳ là {promise.period}"
            hint = "xem lại năm; văn bản in đúng như vậy thì để nguyên, ghi vào errata"
            yield Finding(entry.path, loc, "statement-disagrees", message, hint)


def _capped(target: Target, name: str) -> Iterator[tuple[str, str, str, str]]:
    """A figure that is not to be passed, asked for as one to be reached."""
    if name not in ("exactly", "at_least") or target.award is not None:
        return
    limit = _NO_MORE.search(target.statement)
    if limit is None:
        return
    message = f"văn bản viết {quoted(limit[0])} mà phép so sánh là {name}"
    yield name, "at-most-meant", message, f"nếu là mức không được quá thì viết at_most: {getattr(target, name)}"


def _idle(target: Target, name: str) -> Iterator[tuple[str, str, str, str]]:
    """Keys that change nothing in how the target is judged."""
    figure = getattr(target, name, None)
    share = isinstance(figure, Percent) or name == "all"
    rules = (
        ("among", name != "rank", "among chỉ có tác dụng cùng rank"),
        ("unit", share or name not in _COUNTED, "unit chỉ có tác dụng cùng một lượng, không cùng tỷ lệ"),
        ("stage", name not in _COUNTED, "stage chỉ có tác dụng ở chỉ tiêu đếm được"),
        ("each", name not in _COUNTED, "each chỉ có tác dụng ở chỉ tiêu đếm được"),
    )
    for key, idle, message in rules:
        if idle and getattr(target, key) is not None:
            yield key, "without-effect", message, f"bỏ {key}"


def _odd(promise: Promise, target: Target) -> Iterator[tuple[str, str, str, str]]:
    """What asks nothing, rests on itself, stands twice, or lies outside the period of the whole."""
    own, whole = target.period or promise.period, promise.period
    if target.between is not None and target.between.low == 0:
        high = str(target.between).rpartition("–")[2]
        yield (
            "between",
            "at-most-meant",
            f"khoảng {target.between} bắt đầu từ 0",
            f"«không quá» thì viết at_most: {high}",
        )
    for name, all_pass in (("at_least", 0), ("at_most", 1)):
        figure = getattr(target, name)
        value = figure.value if isinstance(figure, Percent) else figure if name == "at_least" else None
        if value == all_pass:
            yield name, "without-effect", f"{name}: {figure} thì số nào cũng đạt", "xem lại con số trong văn bản"
    if target.each_year and len(own.years()) == 1:
        yield "each_year", "without-effect", "each_year chỉ có tác dụng khi kỳ có nhiều năm", "bỏ each_year"
    if target.of is not None and target.of.award is not None and target.of.award == target.award:
        message = f"tính trên số đạt {quoted(target.of.award)}, là chính danh hiệu của chỉ tiêu"
        yield "of.award", "base-loop", message, "ghi danh hiệu, tổng số khác làm mẫu số"
    if len(set(target.parts)) < len(target.parts):
        yield "parts", "duplicate-id", "một phần đứng hai lần trong parts", "bỏ một trong hai"
    if own.first() < whole.first() or own.last() > whole.last():
        message = f"kỳ riêng {quoted(str(own))} ngoài kỳ {quoted(str(whole))} của văn bản"
        yield "period", "date-outside-period", message, "xem lại hai kỳ"


def _later(promise: Promise, target: Target) -> Iterator[tuple[str, str, str, str]]:
    """A change against a year that is not before the period."""
    first = (target.period or promise.period).first()
    if target.change is not None and target.change.from_.last() >= first:
        message = f"năm đem ra so, {target.change.from_}, không đứng trước kỳ của chỉ tiêu"
        yield "change.from", "base-year-late", message, "ghi năm trước kỳ của chỉ tiêu"
