"""What records, and parts of them, are called where a change names them: by an id only where there is no name."""

from collections.abc import Iterator
from typing import Any

from generator.formats import vi_period
from generator.labels.reports import report_words
from generator.model.base import Filed
from generator.model.ids import plan_id, target_key
from generator.model.kinds import EXEMPLARS, KINDS, ORGANISATIONS, PLANS, SUBMISSIONS
from generator.model.plans import Plan
from generator.model.record import Record
from generator.model.results import Result, Submission
from generator.reading.naming.names import names_of

LONGEST_NAME = 70
SOMEBODY = "một gương điển hình"  # who agreed to be shown is no matter of a change
_BODIES = ("organisations", "clusters")
_WIDER = {"bodies": _BODIES, "senders": _BODIES, "grades": ("awards",)}
_PARTS = frozenset({"targets", "tasks", "obligations", "units"})
_NAMED_BY = ("short", "statement", "what", "title", "name", "label", "summary", "text")


class Called:
    """Names out of some versions of a record, the newest first; without any, ids stand for themselves."""

    def __init__(self, *records: Record) -> None:
        self._records = records

    def name(self, to: str, key: str, within: Filed | None = None) -> str:
        """What a reference names: a record of a kind, or a part of the record `within` or of what that rests on."""
        if to in _PARTS:
            return self._part(to, key, within)
        if to == EXEMPLARS.key:
            return SOMEBODY
        return next((self.record(kind, node) for kind in _WIDER.get(to, (to,)) for node in self._of(kind, key)), key)

    def record(self, kind: str, node: Filed) -> str:
        """What a record is called."""
        if isinstance(node, Result):
            return f"{report_words(node.id)}, {self.name(PLANS.key, node.plan)}"
        if isinstance(node, Submission):
            return f"{KINDS[SUBMISSIONS.key].names.title}, {self.name('senders', node.organisation)}"
        name = next(iter(names_of(kind, node)), "")
        return self._plan(node, name) if isinstance(node, Plan) else name or node.id

    def _plan(self, plan: Plan, title: str) -> str:
        """With its owners, as plans of one year often bear one title, and which amendment it is."""
        owners = ", ".join(self.name(kind, key) for kind, key in plan.owners)
        revision = plan_id(plan.id).revision
        amended = f", bản sửa đổi thứ {revision - 1}" if revision > 1 else ""
        return f"{title or vi_period(plan.period)} – {owners}{amended}"

    def item(self, part: Any) -> str:
        """What an item of a list is called, "" where it has neither name nor id."""
        body = getattr(part, "organisation", None)
        if body:
            return self.name(ORGANISATIONS.key, str(body))
        found = (getattr(part, key, None) for key in _NAMED_BY)
        return cut(next((text for text in found if isinstance(text, str)), "")) or str(getattr(part, "id", "") or "")

    def _of(self, kind: str, key: str) -> Iterator[Filed]:
        return (known[key] for record in self._records if kind in KINDS and key in (known := record.of(kind)))

    def _part(self, to: str, key: str, within: Filed | None) -> str:
        whole, part = target_key(key)
        owners = [*self._of(PLANS.key, whole), *self._of("guidance", whole)] if whole else self._resting(within)
        items = (item for owner in owners for item in getattr(owner, to, ()))
        return next((self.item(item) for item in items if item.id == part), key)

    def _resting(self, within: Filed | None) -> list[Filed]:
        """The record itself, or the plan that it reports on."""
        if isinstance(within, Result):
            return [*self._of(PLANS.key, within.plan)]
        if isinstance(within, Submission):
            return [asked for record in self._records for asked in record.guidance.values()]
        return [within] if within is not None else []


def cut(text: str) -> str:
    """A name on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_NAME else f"{line[: LONGEST_NAME - 1].rsplit(' ', 1)[0]}…"
