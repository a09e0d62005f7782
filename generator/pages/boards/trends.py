"""The measures of a body over the years: a chart for each on its page, and all on one of their own where many."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial
from typing import Any

from markupsafe import Markup

from generator.charts import TrendPoint, figure_html, trend_chart
from generator.evaluation.comparison.over_years import (
    Measure,
    MeasureTrend,
    TrendYear,
    YearBreak,
    measures,
    trend_of,
)
from generator.evaluation.comparison.side_by_side import ComparedTarget
from generator.evaluation.summary.standing import standing
from generator.formats import vi_date, vi_period
from generator.labels.bodies import SUCCESSION_KINDS
from generator.labels.verdicts import STANDINGS
from generator.model.organisations import Organisation
from generator.pages.boards.beside import shared_words
from generator.pages.boards.numbered import in_numbered_parts
from generator.pages.page import Crumb
from generator.pages.parts.pools import target_measure
from generator.pages.portal import Place, Portal
from generator.pages.route import Route, page_route
from generator.pages.wording.names import organisation_name
from generator.pages.wording.target_why import asked_words, status_words

OVER_YEARS = "qua-cac-nam/"
MOST_SHOWN, MOST_CHARTS = 4, 20
_UNITS = {"%": "tỷ lệ", "": "số đếm"}


def trends_of(portal: Portal, organisation: Organisation) -> list[Markup]:
    """The charts that stand on the page of a body itself."""
    made: list[Markup] = portal.kept(
        ("trends", organisation.id), lambda: _charts(portal, organisation, range(MOST_SHOWN), 1)
    )
    return made


def more_trends(portal: Portal, organisation: Organisation, address: str) -> tuple[int, str]:
    """How many charts there are in all, and where, where there are more than the page of the body shows."""
    count = len(_measures(portal, organisation))
    return (count, f"{address}{OVER_YEARS}") if count > MOST_SHOWN else (0, "")


def trend_routes(portal: Portal, organisation: Organisation, own: Place) -> Iterator[Route]:
    """`truong/ID/qua-cac-nam/` with all charts of a body, where its own page does not show them all."""
    count, address = more_trends(portal, organisation, own.address)
    if not count:
        return
    parts = in_numbered_parts(range(count), [str(number) for number in range(1, count + 1)], address, MOST_CHARTS)
    for part in parts:
        place = replace(
            own, address=part.address, kind="Xu hướng",
            title=f"{own.title} qua các năm" + f", phần {part.number}" * (part.number > 1),
            description=f"{own.title}: mức đề ra và kết quả của từng chỉ tiêu qua các năm, chỗ ngắt và vì sao.",
            crumbs=(*own.crumbs, Crumb(own.title, own.address)), alternates=(), thing=dict, also=(),
        )  # fmt: skip
        others = [(other.number, other.address, other.name) for other in parts if other.number != part.number]
        yield page_route(portal, place, "trends.html", partial(_values, portal, organisation, list(part.items), others))


def _values(
    portal: Portal, organisation: Organisation, numbers: list[int], others: list[tuple[int, str, str]]
) -> dict[str, Any]:
    shown = [] if numbers[0] else trends_of(portal, organisation)
    charts = [*shown, *_charts(portal, organisation, numbers[len(shown) :], len(shown) + 1)]
    return {"organisation": organisation, "charts": charts, "others": others}


def _measures(portal: Portal, organisation: Organisation) -> list[Measure]:
    found: list[Measure] = portal.kept(("measures", organisation.id), lambda: measures(portal.evaluation, organisation))
    return found


def _charts(portal: Portal, organisation: Organisation, places: Sequence[int], first: int) -> list[Markup]:
    """The charts of the measures at some places, numbered on their page from `first` on."""
    every = _measures(portal, organisation)
    here = (trend_of(portal.evaluation, organisation, every[place]) for place in places if place < len(every))
    return [_chart(portal, organisation, trend, number) for number, trend in enumerate(here, first)]


def _chart(portal: Portal, organisation: Organisation, trend: MeasureTrend, number: int) -> Markup:
    name = target_measure(portal, trend.years[-1].target.target)
    figure = trend_chart(
        f"xh-{organisation.id}-{number}", f"{name}: {_UNITS[trend.unit]}", trend.unit,
        [_point(portal, trend, place) for place in range(len(trend.years))],
        begun=_words(portal, trend.before, None, None), ended=_words(portal, trend.after, None, None),
        sample=portal.record.sample,
    )  # fmt: skip
    return Markup(figure_html(figure))  # noqa: S704 - the charts escape their labels


def _point(portal: Portal, trend: MeasureTrend, place: int) -> TrendPoint:
    year = trend.years[place]
    before = trend.years[place - 1].target if place else None
    figure, words, provisional = _reached(year, trend.unit)
    return TrendPoint(
        year.year, figure, words, year.low, year.high, asked_words(year.target.target, portal.evaluation),
        _words(portal, year.breaks, before, year.target), provisional,
    )  # fmt: skip


def _reached(year: TrendYear, unit: str) -> tuple[Fraction | None, str, bool]:
    """The figure of a year, its words, whether it is not final; without a figure the words say why."""
    verdict = year.target.verdict
    how = standing(verdict)
    figure = verdict.share if unit else Fraction(verdict.reached or 0)
    if how not in ("counted", "early") or verdict.phase == "mid-year" or figure is None:
        return None, STANDINGS.get(how) or status_words(verdict).lower(), False
    words = str(verdict.reached) if verdict.base is None else f"{verdict.reached}/{verdict.base}"
    return figure, words, "provisional" in verdict.flags


def _words(
    portal: Portal, breaks: Sequence[YearBreak], before: ComparedTarget | None, now: ComparedTarget | None
) -> tuple[str, ...]:
    return tuple(_break_words(portal, one, before, now) for one in breaks)


def _break_words(portal: Portal, one: YearBreak, before: ComparedTarget | None, now: ComparedTarget | None) -> str:
    if one.event is not None:
        return _event_words(portal, one)
    if one.kind == "law":
        return f"quy định về danh hiệu đổi từ {vi_date(one.day)}" if one.day else "quy định về danh hiệu đã đổi"
    if before is None or now is None:
        return ""
    if one.kind == "period":
        partial_year = next(
            each for each in (now, before) if (each.shared.first.month, each.shared.last.month) != (1, 12)
        )
        return f"kỳ {vi_period(partial_year.period)} không trọn năm"
    what = {"population": "đối tượng", "base": "mẫu số"}[one.kind]
    old, new = (shared_words(portal, each, one.kind) or "không nêu" for each in (before, now))
    return f"{what} đổi: trước {old}, nay {new}"


def _event_words(portal: Portal, one: YearBreak) -> str:
    event = one.event
    if event is None:
        return ""
    old = ", ".join(organisation_name(key, portal, short=True) for key in event.from_)
    new = ", ".join(organisation_name(key, portal, short=True) for key in event.into)
    tail = (f" từ {old}" if old else "") + (f" thành {new}" if new and not old else "")
    return (
        f"{SUCCESSION_KINDS[event.event].lower()} {vi_date(event.date)}{tail}: số của nơi khác đứng ở trang của nơi ấy"
    )
