"""The chart of a plan or guidance: target against the guidance's floor, against the actual where there is one."""

from fractions import Fraction

from markupsafe import Markup

from generator.charts import BulletRow, bullet_chart, figure_html
from generator.labels import vi_period
from generator.model.fields import Percent
from generator.model.plans import Promise
from generator.model.targets import Comparator
from generator.pages.portal import Portal
from generator.pages.target_rows import TargetRow

LONGEST_LABEL = 60
Band = tuple[str, Fraction | None, Fraction | None]


def promise_chart(portal: Portal, promise: Promise, targets: list[TargetRow]) -> Markup:
    """A bullet chart of the targets that have a figure; nothing where none has. `targets` are the promise's rows."""
    rows = [made for row in targets if (made := bullet_row(portal, row)) is not None]
    if not rows:
        return Markup()
    prefix = f"bd-{promise.id.replace('/', '-').replace('.', '-')}"
    title = f"Chỉ tiêu và kết quả, {vi_period(promise.period)}"
    figure = bullet_chart(prefix, title, rows, sample=portal.record.sample)
    return Markup(figure_html(figure))  # noqa: S704 - the charts escape their labels


def bullet_row(portal: Portal, row: TargetRow) -> BulletRow | None:
    """A target as a bar; None for grades, levels and targets without a figure."""
    unit, low, high = band(row.target, row.verdict.ceiling if row.verdict and not row.verdict.base else None)
    if low is None and high is None:
        return None
    floor = _floor(row, unit)
    actual = _actual(row, unit)
    return BulletRow(
        label=_label(portal, row),
        unit=unit,
        low=low,
        high=high,
        asked=row.asked,
        floor=floor,
        floor_asked=row.counterpart_asked if floor is not None else "",
        actual=actual,
        reached=_reached(row, actual, unit),
        status=row.verdict.status if row.verdict else None,
        provisional=bool(row.verdict and "provisional" in row.verdict.flags),
    )


def band(target: Comparator | None, ceiling: int | None = None) -> Band:
    """(unit, lowest, highest) a comparator asks; None leaves that side open, both None is no figure."""
    if target is None:
        return "", None, None
    if target.all:
        return "%", Fraction(1), None
    if target.some:
        return "", Fraction(1), None
    if target.between:
        return target.between.unit, target.between.low, target.between.high
    value = target.at_least or target.more_than or target.exactly
    if value is None:
        return "", None, None
    unit, figure = ("%", value.value) if isinstance(value, Percent) else ("", Fraction(value))
    return unit, figure, figure if target.exactly else None


def _floor(row: TargetRow, unit: str) -> Fraction | None:
    """The guidance's floor, where the two can be compared (C-10)."""
    if row.counterpart is None or row.alignment is None or row.alignment.verdict == "not_comparable":
        return None
    other, low, _ = band(row.counterpart)
    return low if other == unit else None


def _actual(row: TargetRow, unit: str) -> Fraction | None:
    verdict = row.verdict
    if verdict is None or verdict.reached is None:
        return None
    return verdict.share if unit == "%" else Fraction(verdict.reached)


def _reached(row: TargetRow, actual: Fraction | None, unit: str) -> str:
    verdict = row.verdict
    if verdict is None or actual is None:
        return ""
    return f"{verdict.reached}/{verdict.base} ({row.share})" if unit == "%" else str(verdict.reached)


def _label(portal: Portal, row: TargetRow) -> str:
    award = portal.find("awards", row.target.award) if row.target.award else None
    text = row.target.short or (award.name if award is not None else row.target.statement)
    return text if len(text) <= LONGEST_LABEL else f"{text[: LONGEST_LABEL - 1].rstrip()}…"
