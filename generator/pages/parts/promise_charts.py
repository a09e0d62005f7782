"""The chart of a plan or guidance: target against the guidance's floor, against the actual where there is one."""

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction

from markupsafe import Markup

from generator.charts import BulletRow, bullet_chart, figure_html
from generator.charts.bars import bar_svg
from generator.escaping import safe
from generator.formats import vi_period
from generator.model.amounts import Amount
from generator.model.fields import Percent
from generator.model.ids import in_address, one_word
from generator.model.plans import Plan, Promise
from generator.model.targets import Target
from generator.pages.parts.target_rows import TargetRow
from generator.pages.portal import Portal
from generator.pages.wording.why import counted_words

LONGEST_LABEL = 110
Band = tuple[str, Fraction | None, Fraction | None]


def bullet_rows(portal: Portal, targets: Iterable[TargetRow]) -> dict[str, BulletRow]:
    """Target id → its row in the chart, of those that have a figure."""
    bands = ((row, band(row.target)) for row in targets)
    charted = [(row, found) for row, found in bands if found[1] is not None or found[2] is not None]
    named = Counter(row.target.award for row, _ in charted)
    return {row.target.id: _bullet_row(row, found, _label(portal, row.target, named)) for row, found in charted}


def promise_chart(portal: Portal, promise: Promise, charted: Mapping[str, BulletRow]) -> Markup:
    """A bullet chart of the rows of a promise; nothing where there are none."""
    if not charted:
        return Markup()
    rows = list(charted.values())
    prefix = f"bd-{one_word(in_address(promise.id))}"
    results = any(row.status for row in rows)
    of = " và kết quả" if results else "" if isinstance(promise, Plan) else " của hướng dẫn"
    title = f"Chỉ tiêu{of}, {vi_period(promise.period)}"
    figure = bullet_chart(prefix, title, rows, sample=portal.record.sample, results=results)
    return safe(figure_html(figure))  # the charts escape their labels


def target_bars(charted: Mapping[str, BulletRow]) -> dict[str, Markup]:
    """The bar of each target, as it stands in a cell of a table: shares have their scale in its head, a count has its
    own, so its figure stands above its mark.
    """
    return {key: safe(bar_svg(row, labelled=not row.unit)) for key, row in charted.items()}


def band(target: Target) -> Band:
    """(unit, lowest, highest) a target asks; None leaves that side open, both None is no figure."""
    if target.all:
        return "%", Fraction(1), None
    if target.some:
        return "", Fraction(1), None
    if target.between:
        return target.between.unit, target.between.low, target.between.high
    if target.at_most is not None:
        unit, figure = _figure(target.at_most)
        return unit, None, figure
    value = target.at_least or target.more_than or target.exactly
    if value is None:
        return "", None, None
    unit, figure = _figure(value)
    return unit, figure, figure if _bare(target) else None


def _figure(value: Percent | int | Amount) -> tuple[str, Fraction]:
    """(Unit, figure) of what a target asks."""
    return ("", Fraction(value)) if isinstance(value, int) else ("%" * isinstance(value, Percent), value.value)


def _bare(target: Target) -> bool:
    """Whether it is not met from its figure on: what is read as a cap is met by its figure alone (C-2)."""
    return target.exactly is not None and target.read_as in (None, "cap")


def _bullet_row(row: TargetRow, found: Band, label: str) -> BulletRow:
    unit, low, high = found
    floor, floor_high = _guided(row, unit)
    guided = floor is not None or floor_high is not None
    verdict = row.verdict
    return BulletRow(
        label=label,
        unit=unit,
        low=low,
        high=high,
        asked=f"{row.asked}, {row.understood}" if row.understood else row.asked,
        floor=floor,
        floor_high=floor_high,
        floor_asked=row.counterpart_asked if guided else "",
        actual=_actual(row, unit),
        reached=_reached(row),
        status=verdict.shown() if verdict else None,
        provisional=bool(verdict and "provisional" in verdict.flags),
    )


def _guided(row: TargetRow, unit: str) -> tuple[Fraction | None, Fraction | None]:
    """From where to where the guidance is met, where the two can be compared (C-10)."""
    if row.counterpart is None or row.alignment is None or row.alignment.verdict == "not_comparable":
        return None, None
    other, *ends = band(row.counterpart)
    return (ends[0], ends[1]) if other == unit else (None, None)


def _actual(row: TargetRow, unit: str) -> Fraction | None:
    verdict = row.verdict
    if verdict is None or verdict.reached is None:
        return None
    return verdict.share if unit == "%" else Fraction(verdict.reached)


def _reached(row: TargetRow) -> str:
    """What was reported in words, also where it is no figure of this scale; empty where there is no report."""
    verdict = row.verdict
    if verdict is None or verdict.reached is None:
        return row.reported
    return counted_words(verdict, row.share)


def _label(portal: Portal, target: Target, named: Counter[str | None]) -> str:
    """The full name of the award where one row aims at it, else the target as it is printed."""
    award = portal.find("awards", target.award) if target.award and named[target.award] == 1 else None
    text = award.name if award is not None else target.statement
    return text if len(text) <= LONGEST_LABEL else f"{text[:LONGEST_LABEL].rsplit(' ', 1)[0]}…"
