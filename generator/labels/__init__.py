"""The Vietnamese words for closed vocabularies, by concept. Terms: the glossary of docs/thuat-ngu.md."""

from generator.labels import bodies, reference, reports, targets, verdicts

__all__ = ["bodies", "reference", "reports", "targets", "verdicts"]
