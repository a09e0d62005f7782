"""Which source files the site publishes beside its pages."""

from generator.model.base import Filed
from generator.model.kinds import KINDS
from generator.pages.linking.exemplars import showable
from generator.pages.portal import Portal


def source_paths(portal: Portal) -> list[str]:
    """The YAML files of a record, without those of exemplars that may not be shown; samples name only their own."""
    records: list[Filed] = [entry for kind in KINDS for entry in portal.record.of(kind).values()]
    hidden = {entry.path for entry in portal.record.exemplars.values() if not showable(portal, entry)}
    paths = {entry.path for entry in records} - hidden
    return sorted(path for path in paths if path.startswith("examples/") == portal.record.sample)
