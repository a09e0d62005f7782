"""Which source files the site publishes beside its pages."""

from generator.model.base import Filed
from generator.pages.parts.organisation_views import showable
from generator.pages.portal import Portal


def source_paths(portal: Portal) -> list[str]:
    """The YAML files of a record, without those of exemplars that may not be shown; samples name only their own."""
    kinds = [kind for kind in vars(portal.record).values() if isinstance(kind, dict)]
    records: list[Filed] = [entry for kind in kinds for entry in kind.values()]
    hidden = {entry.path for entry in portal.record.exemplars.values() if not showable(portal, entry)}
    paths = {entry.path for entry in records} - hidden
    return sorted(path for path in paths if path.startswith("examples/") == portal.record.sample)
