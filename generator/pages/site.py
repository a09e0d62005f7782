"""What is known of the site as a whole."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Site:
    """What mkdocs.yml says of the site: its name, its public address or "", where its files are edited."""

    name: str = "Cổng thi đua"
    url: str = ""
    edit_root: str | None = None
