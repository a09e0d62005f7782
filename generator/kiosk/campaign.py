"""Slides on what was promised and reached: theme, targets, progress, results just published."""

from collections.abc import Iterable
from datetime import date, timedelta

from generator.evaluation.summary.row import Row
from generator.evaluation.verdict import Verdict
from generator.formats import vi_date, vi_period
from generator.kiosk.slide import Days, Item, Slide, item, slide
from generator.kiosk.words import COLOURS, count_words, counts, status_words, target_bar, target_words
from generator.model.plans import Plan
from generator.model.reference import Theme
from generator.model.results import Result
from generator.model.targets import Target

JUST_PUBLISHED = timedelta(days=60)
REPORTS = {"mid-year": "Báo cáo sơ kết", "year-end": "Báo cáo tổng kết", "final": "Số liệu chính thức"}


def plans_to_show(plans: Iterable[Plan], decided: frozenset[str], day: date) -> list[Plan]:
    """The plans that hold on `day`, else the newest; before them the newest earlier one with a verdict (`decided`)."""
    found = sorted(plans, key=lambda plan: (plan.period.last(), plan.id))
    current = [plan for plan in found if plan.period.holds(day)]
    if not current:
        current = [plan for plan in found if plan.period.last() == found[-1].period.last()]
    earlier = [plan for plan in found if plan.period.last() < day and plan not in current and plan.id in decided]
    return [*earlier[-1:], *current]


def year_of(plan: Plan, day: date) -> int:
    """The year a plan is looked at: the running one, the last one where it is over."""
    return max(plan.period.first().year, min(plan.period.last().year, day.year))


def theme_slides(theme: Theme) -> list[Slide]:
    """The theme's components as one line."""
    return slide("theme", f"Chủ đề thi đua năm {theme.year.year}", (item(part.label) for part in theme.components))


def target_slides(plan: Plan, verdicts: dict[str, Verdict], day: date) -> list[Slide]:
    """Every target with its verdict in words and, where a figure was published, its bar."""
    over = plan.period.last() < day and any(verdict.decided() for verdict in verdicts.values())
    head = f"{'Kết quả' if over else 'Chỉ tiêu'} thi đua {vi_period(plan.period)}"
    return slide("targets", head, (_target(target, verdicts[target.id]) for target in plan.targets))


def _target(target: Target, verdict: Verdict) -> Item:
    made = item(target.statement, target.short, target_words(target, verdict), COLOURS[verdict.shown()])
    bar = target_bar(target, verdict)
    if bar is not None:
        made["bar"] = bar.reached / 1000
        if bar.needed is not None:
            made["need"] = bar.needed / 1000
    if verdict.reached is not None:
        made["ns"] = status_words(verdict) if len(made["n"]) > LONGEST_NOTE else made["n"]
    return made


LONGEST_NOTE = 34


def progress_slides(head: str, verdicts: list[Verdict], short: str = "") -> list[Slide]:
    """How many targets stand how; a status nobody has is left out. `short` is the heading on a small matrix."""
    total = len(verdicts)
    rows = []
    for words, number, colour in counts(verdicts):
        rows.append(item(words, colour=colour) | {"v": f"{number}/{total}", "bar": round(number / total, 3)})
    return slide("progress", head, rows, **({"hs": short} if short else {}))


def member_slides(year: int, found: Iterable[tuple[str, list[Row]]], others: int) -> list[Slide]:
    """One line a member, in the order given; `others` are those of whom the record has no target of the year."""
    lines = [item(name, note=count_words([row.verdict for row in rows])) for name, rows in found]
    if lines and others:
        lines.append(item(f"{others} thành viên khác", note=f"sổ chưa có chỉ tiêu nào của năm {year}"))
    return slide("progress", f"Các thành viên năm {year}", lines)


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
    return made | {"ns": f"công bố {vi_date(result.published_on)}"}
