"""What the guidance asks to be sent, by whom, and whether it was. docs/RULES.md C-9."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.evaluation.due import ACTORS, last_day
from generator.model.common import Source
from generator.model.dates import PartialDate
from generator.model.organisations import Cluster, Organisation
from generator.model.plans import Guidance, Obligation
from generator.model.record import Record
from generator.model.results import Submission, Submitted

ObligationStatus = Literal[
    "fulfilled", "fulfilled_on_time", "fulfilled_late", "unclear", "overdue", "due", "not_due", "unknown"
]  # fmt: skip
SOON = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One obligation of one organisation, or of a cluster (`cluster`; `organisation` is then its head, if known).

    `last_day` is the last day to meet it; `unclear` means sent on the very day the text says «before» of. `complete` is
    the file that says it lists all that was sent: only of its body anything is overdue.
    """

    guidance: str
    obligation: str
    organisation: str | None
    cluster: str | None
    status: ObligationStatus
    last_day: date | None
    sent_on: PartialDate | None = None
    evidence: Source | None = None
    complete: Submission | None = None


def duties(record: Record, as_of: date) -> list[Duty]:
    """Every obligation of every guidance for every body it is addressed to, in order of guidance and body."""
    found: list[Duty] = []
    for _, asking in sorted(record.guidance.items()):
        for body in addressed_bodies(record, asking):
            found += _of_school(record, asking, body, as_of)
        for cluster in addressed_clusters(record, asking):
            found += _of_cluster(record, asking, cluster, as_of)
    return found


def addressed_bodies(record: Record, asking: Guidance) -> Iterator[Organisation]:
    """The organisations that a guidance is addressed to and that exist in its period."""
    for _, body in sorted(record.organisations.items()):
        if body.kind in ACTORS and body.kind in asking.addressed_to and stands_in(body, asking):
            yield body


def stands_in(body: Organisation, asking: Guidance) -> bool:
    """Whether the body exists in the guidance's period, as far as its succession and names tell."""
    ended = body.ended()
    founded = [event.date.first() for event in body.succession if event.from_ and event.event != "rename"]
    starts = min([*founded, *(name.from_.first() for name in body.names[:1] if name.from_)], default=None)
    begun = starts is None or starts <= asking.period.last()
    return begun and (ended is None or ended.date.first() > asking.period.first())


def addressed_clusters(record: Record, asking: Guidance) -> Iterator[Cluster]:
    """The clusters that a guidance is addressed to."""
    for _, cluster in sorted(record.clusters.items()):
        if cluster.kind == "academy-cluster" and _lasts(cluster, asking):
            yield cluster


def _lasts(cluster: Cluster, asking: Guidance) -> bool:
    starts, ends = cluster.names[0].from_, cluster.names[-1].until
    begun = starts is None or starts.first() <= asking.period.last()
    return begun and (ends is None or asking.period.first() <= ends.last())


def _of_school(record: Record, asking: Guidance, body: Organisation, as_of: date) -> Iterator[Duty]:
    for item in asking.obligations:
        if ACTORS[body.kind] in item.who:
            yield _duty(record, asking, item, as_of, body.id, None)


def _of_cluster(record: Record, asking: Guidance, cluster: Cluster, as_of: date) -> Iterator[Duty]:
    year = asking.period.first().year
    head = next((role.head for role in cluster.roles if role.year.year == year), None)
    for item in asking.obligations:
        if "cluster" in item.who:
            yield _duty(record, asking, item, as_of, head, cluster.id)


def _duty(
    record: Record, asking: Guidance, item: Obligation, as_of: date, body: str | None, cluster: str | None
) -> Duty:
    files = _files(record, asking.period.first().year, cluster, body)
    entries = [one for file in files for one in file.sent if one.obligation == item.id and one.sent_on.first() <= as_of]
    sent = min(entries, key=lambda entry: entry.sent_on, default=None)
    complete = next((file for file in files[:1] if _covers(file, last_day(item), as_of)), None)
    return Duty(
        guidance=asking.id,
        obligation=item.id,
        organisation=body,
        cluster=cluster,
        status=status_of(item, sent, as_of, complete=complete is not None),
        last_day=last_day(item),
        sent_on=sent.sent_on if sent else None,
        evidence=sent.evidence if sent else None,
        complete=complete,
    )


def _files(record: Record, year: int, *senders: str | None) -> list[Submission]:
    """What the senders published of a year: a cluster's own file first, then its head's."""
    found = {file.organisation: file for file in record.submissions.values() if file.year == year}
    return [found[sender] for sender in senders if sender is not None and sender in found]


def _covers(file: Submission, day: date | None, as_of: date) -> bool:
    """Whether the file says that it lists all that was sent up to `day`, and said so by `as_of`."""
    known = file.complete_on if file.complete else None
    return known is not None and day is not None and day <= known.first() and known.last() <= as_of


def status_of(item: Obligation, sent: Submitted | None, as_of: date, *, complete: bool) -> ObligationStatus:
    """The status of one obligation. `complete`: what the body sent up to the last day is all listed, so a gap means not
    sent; one known dispatch says nothing of the others.
    """
    day = last_day(item)
    if sent is not None:
        return _met(item, sent, day)
    if day is None:
        return "unknown"
    if as_of > day:
        return "overdue" if complete else "unknown"
    return "due" if (day - as_of).days <= SOON else "not_due"


def _met(item: Obligation, sent: Submitted, day: date | None) -> ObligationStatus:
    if sent.evidence is None:
        return "unknown"
    if day is None:
        return "fulfilled"
    if sent.sent_on.last() <= day:
        return "fulfilled_on_time"
    if item.before is not None and sent.sent_on.first() <= item.before.first():
        return "unclear"
    return "unclear" if sent.sent_on.first() <= day else "fulfilled_late"


def by_organisation(found: Iterable[Duty]) -> dict[str, list[Duty]]:
    """The duties of each organisation, cluster duties under its head."""
    grouped: dict[str, list[Duty]] = {}
    for duty in found:
        if duty.organisation is not None:
            grouped.setdefault(duty.organisation, []).append(duty)
    return grouped
