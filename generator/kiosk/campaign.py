"""Slides on what was promised and reached: theme, targets, progress, results just published."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from generator.evaluation.summary.row import Row
from generator.evaluation.verdict import Verdict
from generator.formats import vi_date, vi_period
from generator.kiosk.slide import Days, Item, Slide, item, slide, whole_fact
from generator.kiosk.words import (
    COLOURS,
    NOT_REPORTED,
    UNKNOWN,
    brief_words,
    count_words,
    counts,
    is_silent,
    status_words,
    target_bar,
    target_words,
)
from generator.model.dates import Period
from generator.model.plans import Plan
from generator.model.reference import Theme
from generator.model.results import Result
from generator.model.targets import Target

JUST_PUBLISHED, KEPT = timedelta(days=60), timedelta(days=366)
MOST_HEROES = 3
REPORTS = {"mid-year": "Báo cáo sơ kết", "year-end": "Báo cáo tổng kết", "final": "Số liệu chính thức"}


def plans_to_show(plans: Iterable[Plan], decided: frozenset[str], day: date) -> list[Plan]:
    """The plans that hold on `day`, else the newest; before them the newest earlier one with a verdict (`decided`),
    for a year after its end.
    """
    found = sorted(plans, key=lambda plan: (plan.period.last(), plan.id))
    current = [plan for plan in found if plan.period.holds(day)]
    if not current:
        current = [plan for plan in found if plan.period.last() == found[-1].period.last()]
    fresh = [plan for plan in found if day - KEPT <= plan.period.last() < day]
    earlier = [plan for plan in fresh if plan not in current and plan.id in decided]
    return [*earlier[-1:], *current]


def year_of(plan: Plan, day: date) -> int:
    """The year a plan is looked at: the running one, the last one where it is over."""
    return max(plan.period.first().year, min(plan.period.last().year, day.year))


def over(period: Period, day: date) -> str:
    """« (đã qua)» of what is over."""
    return " (đã qua)" if period.last() < day else ""


def bare_period(plan: Plan) -> str:
    """«2026», «2021–2025»: the period where there is no room for «năm»."""
    return vi_period(plan.period).removeprefix("năm ")


def theme_slides(theme: Theme, day: date) -> list[Slide]:
    """The theme's components as one line."""
    year = theme.year.year
    past = " (đã qua)" if theme.year.last() < day else ""
    parts = (item(part.label) | whole_fact(f"Chủ đề {year}: {part.label}") for part in theme.components)
    return slide("theme", f"Chủ đề thi đua năm {year}{past}", parts)


def target_slides(plan: Plan, verdicts: dict[str, Verdict], day: date, subject: str) -> list[Slide]:
    """Every target: with its verdict in words and, where a figure was published, its bar; as a statement where nothing
    is known. `subject` is whose it is, in few words.
    """
    decided = plan.period.last() < day and any(verdict.decided() for verdict in verdicts.values())
    head = f"{'Kết quả' if decided else 'Chỉ tiêu'} thi đua {vi_period(plan.period)}{over(plan.period, day)}"
    place = f"{subject} {bare_period(plan)}"
    return slide("targets", head, (_target(target, verdicts[target.id], place) for target in plan.targets))


def _target(target: Target, verdict: Verdict, place: str) -> Item:
    statement = f"{target.statement[:1].upper()}{target.statement[1:]}"
    if is_silent(verdict):
        return item(statement, target.short) | whole_fact(f"{place}: {target.short or statement}")
    made = item(statement, target.short, target_words(target, verdict), COLOURS[verdict.shown()])
    bar = target_bar(target, verdict)
    if bar is not None:
        made["bar"] = bar.reached / 1000
        if bar.needed is not None:
            made["need"] = bar.needed / 1000
    if verdict.reached is not None:
        made["ns"] = status_words(verdict) if len(made["n"]) > LONGEST_NOTE else made["n"]
    ends = (made["n"], brief_words(verdict), status_words(verdict))
    return made | whole_fact(*(f"{place}: {target.short or target.statement}, {end}" for end in ends))


LONGEST_NOTE = 34


def progress_slides(head: str, verdicts: list[Verdict], day: date, place: str) -> list[Slide]:
    """How many targets stand how; a status nobody has is left out, a bar stands only for what is known, and what was
    not published is said once. `place` is whose and when, in few words.
    """
    total = len(verdicts)
    rows = []
    for shown, words, number, colour in counts(verdicts):
        if shown == NOT_REPORTED:
            rows.append(_silence(number, total, day, place))
            continue
        row = item(words, colour=colour) | {"v": f"{number}/{total}"}
        row |= {"bar": round(number / total, 3)} if colour != UNKNOWN else {}
        few = words.lower()
        rows.append(row | whole_fact(f"{place}: {number}/{total} chỉ tiêu {few}", f"{place}: {number}/{total} {few}"))
    return slide("progress", head, rows)


def _silence(number: int, total: int, day: date, place: str) -> Item:
    words = f"Chưa công bố kết quả, tính đến {vi_date(day)}"
    share = {"v": f"{number}/{total}"} if number < total else {}
    many = f" {number}/{total}" if number < total else ""
    return item(words) | share | whole_fact(f"{place}:{many} {words.lower()}", f"{place}:{many} chưa công bố kết quả")


def hero_slides(plan: Plan, verdicts: dict[str, Verdict], names: Callable[[str], str], place: str) -> list[Slide]:
    """The figures to be read across the room: how many were given which award, where as many as promised were.

    `names` gives the name of an award.
    """
    good = [
        (target, verdict) for target in plan.targets if (verdict := verdicts[target.id]).status in ("met", "exceeded")
    ]
    rows = [_hero(names(target.award), verdict, plan, place) for target, verdict in good
            if target.award and verdict.reached and target.comparator() != "level"]  # fmt: skip
    return slide("progress", "", rows[:MOST_HEROES], f="hero")


def _hero(name: str, verdict: Verdict, plan: Plan, place: str) -> Item:
    figure = f"{verdict.reached}/{verdict.base}" if verdict.unit == "%" and verdict.base else f"{verdict.reached}"
    status = status_words(verdict)
    made = item(name, None, f"{vi_period(plan.period)}, {status}", "ok") | {"v": figure}
    return made | whole_fact(f"{place}: {figure} {name}, {status}", f"{place}: {figure} {name}")


def member_slides(year: int, found: Iterable[tuple[str, list[Row]]], others: int, day: date) -> list[Slide]:
    """One line a member of whom something is known, in the order given; the silent ones and `others`, of whom the
    record has no target of the year, are counted.
    """
    lines, silent = [], 0
    for name, rows in found:
        verdicts = [row.verdict for row in rows]
        if all(map(is_silent, verdicts)):
            silent += 1
            continue
        note = count_words([verdict for verdict in verdicts if not is_silent(verdict)])
        lines.append(item(name, note=note) | whole_fact(f"{name} {year}: {note}"))
    lines += _uncounted(silent, f"chưa công bố kết quả, tính đến {vi_date(day)}") if silent else []
    lines += _uncounted(others, f"sổ chưa có chỉ tiêu nào của năm {year}") if others and lines else []
    return slide("progress", f"Các thành viên năm {year}", lines)


def _uncounted(number: int, words: str) -> list[Item]:
    return [item(f"{number} thành viên", note=words) | whole_fact(f"{number} thành viên {words}")]


def just_published(result: Result, day: date) -> bool:
    """Whether a report came out in the last 60 days; what only withdraws another is no news to show."""
    return not result.retracts and timedelta() <= day - result.published_on.first() <= JUST_PUBLISHED


def result_slides(fresh: Iterable[tuple[str, Result, list[Verdict]]]) -> list[Slide]:
    """Reports just published, the newest first: (whose, the report, the plan's verdicts)."""
    newest = sorted(fresh, key=lambda entry: entry[1].published_on.first(), reverse=True)
    return slide("results", "Kết quả vừa công bố", (_result(*entry) for entry in newest))


def _result(name: str, result: Result, verdicts: list[Verdict]) -> Item:
    report = f"{REPORTS[result.phase]} năm {result.year}"
    text = f"{report}, {name}" if name else report
    note = f"công bố {vi_date(result.published_on)}: {count_words(verdicts)}"
    made = item(text, None if name else report, note, days=Days(last=result.published_on.first() + JUST_PUBLISHED))
    made |= {"ns": f"công bố {vi_date(result.published_on)}"}
    return made | whole_fact(f"{text}, {note}", f"{text}, {made['ns']}", text)
