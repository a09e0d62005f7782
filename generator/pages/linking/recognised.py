"""Who was recognised: by organisation, cluster, award and giver, and what was revoked of it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.model.ids import full_id
from generator.model.recognitions import Recipient, Recognition
from generator.model.record import Record

Lines = list["RecognitionLine"]


@dataclass(frozen=True, slots=True)
class RecognitionLine:
    """One recipient of one recognition; `revoked` is the newest decision that took it back."""

    recognition: Recognition
    recipient: Recipient
    revoked: Recognition | None = None


@dataclass
class Recognised:
    """Reverse indexes of the recognitions of a Record, each the newest first. Revocations stand on what they revoke."""

    lines: dict[str, Lines] = field(default_factory=dict)
    by_organisation: dict[str, Lines] = field(default_factory=lambda: defaultdict(list))
    by_cluster: dict[str, list[Recognition]] = field(default_factory=lambda: defaultdict(list))
    by_award: dict[str, list[Recognition]] = field(default_factory=lambda: defaultdict(list))
    by_giver: dict[str, list[Recognition]] = field(default_factory=lambda: defaultdict(list))
    revocations: dict[str, list[Recognition]] = field(default_factory=lambda: defaultdict(list))


def recognised(record: Record) -> Recognised:
    """One pass over the recognitions."""
    found = Recognised()
    newest_first = sorted(record.recognitions.values(), key=lambda one: (one.year, str(one.published_on), one.id))
    for revocation in newest_first:
        if revocation.revokes:
            found.revocations[full_id(revocation.id, revocation.revokes)].append(revocation)
    for recognition in reversed(newest_first):
        if recognition.revokes is None:
            _enter(found, recognition)
    return found


def _enter(found: Recognised, recognition: Recognition) -> None:
    for index, key in (
        (found.by_cluster, recognition.in_group()),
        (found.by_award, recognition.award),
        (found.by_giver, recognition.giver),
    ):
        if key:
            index[key].append(recognition)
    revocations = found.revocations.get(recognition.id, [])
    found.lines[recognition.id] = lines = [
        RecognitionLine(recognition, recipient, _revoking(recipient, revocations))
        for recipient in recognition.recipients
    ]
    for line in lines:
        if line.recipient.organisation:
            found.by_organisation[line.recipient.organisation].append(line)


def _revoking(recipient: Recipient, revocations: Iterable[Recognition]) -> Recognition | None:
    """The newest revocation of it; one without recipients takes back all."""
    newest: Recognition | None = None
    for revocation in revocations:
        if not revocation.recipients or any(_same(recipient, other) for other in revocation.recipients):
            newest = revocation
    return newest


def _same(one: Recipient, other: Recipient) -> bool:
    return (one.organisation, one.as_written, one.unit) == (other.organisation, other.as_written, other.unit)
