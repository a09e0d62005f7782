"""Who was recognised: by organisation, cluster, award and giver, and what was revoked of it."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from generator.evaluation.revocations import Revocations
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

    revocations: Revocations
    lines: dict[str, Lines] = field(default_factory=dict)
    by_organisation: dict[str, Lines] = field(default_factory=lambda: defaultdict(list))
    by_cluster: dict[str, list[Recognition]] = field(default_factory=lambda: defaultdict(list))
    by_award: dict[str, list[Recognition]] = field(default_factory=lambda: defaultdict(list))
    by_giver: dict[str, list[Recognition]] = field(default_factory=lambda: defaultdict(list))


def recognised(record: Record, as_of: date) -> Recognised:
    """One pass over the recognitions; what was revoked is as known on a day."""
    known = record.recognitions.values()
    found = Recognised(Revocations(known, as_of))
    for recognition in sorted(known, key=lambda one: (one.year, str(one.published_on), one.id), reverse=True):
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
    found.lines[recognition.id] = lines = [
        RecognitionLine(recognition, recipient, found.revocations.newest(recognition, recipient))
        for recipient in recognition.recipients
    ]
    for line in lines:
        if line.recipient.organisation:
            found.by_organisation[line.recipient.organisation].append(line)
