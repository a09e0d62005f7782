"""Who was recognised: by organisation, cluster, award and giver, and what was revoked of it."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from generator.evaluation.revocations import Revocations
from generator.model.plans import Plan
from generator.model.recognitions import Recipient, Recognition
from generator.model.record import Record
from generator.model.targets import Target

Lines = list["RecognitionLine"]


@dataclass(frozen=True, slots=True)
class RecognitionLine:
    """One recipient of one recognition; `revoked` is the newest decision that took it back."""

    recognition: Recognition
    recipient: Recipient
    revoked: Recognition | None = None

    def asked_by(self, plan: Plan, target: Target) -> bool:
        """Whether it is what a target of the recipient's asks for, in its time. It decides no verdict: reports do."""
        found, wanted = self.recognition, {target.award, target.grade} - {None}
        if found.stage != "decided" or self.revoked is not None or found.award not in wanted:
            return False
        by_whom = {found.giver, target.giver} - {None}
        years = (target.period or plan.period).years()
        return self.recipient.organisation in plan.organisations and len(by_whom) < 2 and found.year in years


@dataclass
class Recognised:
    """Reverse indexes of the recognitions of a Record, each the newest first. Revocations stand on what they revoke;
    `proving` names the reports that cite a recognition as evidence.
    """

    revocations: Revocations
    lines: dict[str, Lines] = field(default_factory=dict)
    by_organisation: dict[str, Lines] = field(default_factory=lambda: defaultdict(list))
    by_cluster: dict[str, list[Recognition]] = field(default_factory=lambda: defaultdict(list))
    by_award: dict[str, list[Recognition]] = field(default_factory=lambda: defaultdict(list))
    by_giver: dict[str, list[Recognition]] = field(default_factory=lambda: defaultdict(list))
    proving: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def taken_back(self, key: str) -> Literal["", "part", "whole"]:
        """How much of a recognition was revoked: of none, of some or of all that received it."""
        lines = self.lines.get(key, [])
        taken = sum(line.revoked is not None for line in lines)
        return "" if not taken else "whole" if taken == len(lines) else "part"

    def answering(self, plan: Plan, target: Target) -> list[str]:
        """The recognitions that are what a target asks for, each once."""
        lines = (line for key in plan.organisations for line in self.by_organisation.get(key, ()))
        return list(dict.fromkeys(line.recognition.id for line in lines if line.asked_by(plan, target)))


def recognised(record: Record, as_of: date) -> Recognised:
    """One pass over the recognitions; what was revoked is as known on a day."""
    known = record.recognitions.values()
    found = Recognised(Revocations(known, as_of))
    for recognition in sorted(known, key=lambda one: (one.year, str(one.published_on), one.id), reverse=True):
        if recognition.revokes is None:
            _enter(found, recognition)
    for result in record.results.values():
        for key in dict.fromkeys(source.recognition for source in result.evidence if source.recognition):
            found.proving[key].append(result.id)
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
