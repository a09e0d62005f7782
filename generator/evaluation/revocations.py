"""What was taken back of what was awarded, as known on a day: one place for verdicts, pages and screens."""

from collections.abc import Iterable
from datetime import date

from generator.model.ids import full_id
from generator.model.recognitions import Recipient, Recognition


class Revocations:
    """The revocations among some recognitions that are published by a day."""

    def __init__(self, recognitions: Iterable[Recognition], as_of: date) -> None:
        self._by_decision: dict[str, list[Recognition]] = {}
        for found in sorted(recognitions, key=lambda found: (found.published_on.first(), found.id)):
            if found.revokes and found.published_on.first() <= as_of:
                self._by_decision.setdefault(full_id(found.id, found.revokes), []).append(found)

    def of(self, decision: Recognition) -> list[Recognition]:
        """What takes back a decision, whole or in part, the oldest first."""
        return self._by_decision.get(decision.id, [])

    def newest(self, decision: Recognition, recipient: Recipient) -> Recognition | None:
        """The newest that takes it back from a recipient; one that names nobody takes back all."""
        taking = (found for found in reversed(self.of(decision)) if _names(found, recipient))
        return next(taking, None)


def _names(revocation: Recognition, recipient: Recipient) -> bool:
    return not revocation.recipients or any(other.who == recipient.who for other in revocation.recipients)
