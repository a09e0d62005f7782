"""The Vietnamese words for closed vocabularies, by concept. Terms: the glossary of docs/thuat-ngu.md."""

from generator.labels import bodies, changes, reference, reports, targets, verdicts

__all__ = ["bodies", "changes", "reference", "reports", "targets", "verdicts"]
