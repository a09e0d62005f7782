"""Slides on what an owner is part of: the movements it joins in, the members of its clusters."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from generator.evaluation.summary.rollups import members_in
from generator.formats import vi_period
from generator.kiosk.campaign import over
from generator.kiosk.slide import Slide, item, slide, whole_fact
from generator.model.organisations import Cluster
from generator.model.plans import Plan
from generator.model.reference import Movement
from generator.pages.portal import Portal
from generator.pages.wording.names import organisation_name
from generator.vietnamese import sort_key

MOST_MOVEMENTS, MOST_MEMBERS, MOST_YEARS, FEWEST = 6, 20, 3, 3
KEPT = timedelta(days=366)


def movement_slides(portal: Portal, plans: Iterable[Plan], owner: str, day: date) -> list[Slide]:
    """The movements that the plans shown name, and those the owner launched; what is over leaves after a year, unless
    the plan shown is of that time.
    """
    shown = list(plans)
    named = [key for plan in shown for key in _named(plan)]
    own = [key for key, movement in sorted(portal.record.movements.items()) if movement.launched_by == owner]
    found = [(key, portal.find("movements", key)) for key in dict.fromkeys([*own, *named])]
    earliest = min((plan.period.first() for plan in shown), default=day)
    lines = [_line(movement, day) for key, movement in found
             if isinstance(movement, Movement) and _lasts(movement, min(earliest, day - KEPT))]  # fmt: skip
    return slide("theme", "Phong trào thi đua", lines[:MOST_MOVEMENTS], f="list")


def _named(plan: Plan) -> Iterator[str]:
    """Those of the plan, of its contents and of its tasks."""
    yield from plan.movements
    yield from (key for content in plan.contents for key in content.movements)
    yield from (key for task in plan.tasks for key in task.movements)


def _lasts(movement: Movement, since: date) -> bool:
    return movement.period is None or movement.period.last() >= since


def _line(movement: Movement, day: date) -> Slide:
    when = f"{vi_period(movement.period)}{over(movement.period, day)}" if movement.period else ""
    names = dict.fromkeys((movement.name, movement.short or movement.name))
    forms = whole_fact(*(name if name.startswith("Phong trào") else f"Phong trào: {name}" for name in names))
    return item(movement.name, movement.short, when) | forms


def member_list(portal: Portal, cluster: Cluster, year: int) -> list[Slide]:
    """Who belonged to a cluster in the last year up to `year` of which several members are known."""
    shown = next((at for at in range(year, year - MOST_YEARS, -1) if len(members_in(cluster, at)) >= FEWEST), None)
    if shown is None:
        return []
    names = sorted(((organisation_name(key, portal), organisation_name(key, portal, short=True))
                    for key in members_in(cluster, shown)), key=lambda pair: sort_key(pair[0]))  # fmt: skip
    lines = [item(name, short) | whole_fact(f"{cluster.short()}: {short}") for name, short in names[:MOST_MEMBERS]]
    return slide("progress", f"{cluster.short()}, thành viên năm {shown}", lines, f="list")
