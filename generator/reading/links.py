"""Links between records."""

from generator.reading.files import Loaded
from generator.reading.problems import Finding


def link_findings(loaded: Loaded, lender: Loaded | None = None) -> list[Finding]:
    """Findings."""
    return []
