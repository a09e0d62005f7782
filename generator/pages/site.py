"""What is known of the site as a whole."""

from dataclasses import dataclass

SNAPSHOTS = "snapshots"  # the folder of a project where lasting copies are kept


@dataclass(frozen=True, slots=True)
class Site:
    """What mkdocs.yml says of the site: its name, its public address or "", where its files are edited.

    `frozen` is the name of the lasting copy that it is built for, "" for the site itself.
    """

    name: str = "Cổng thi đua"
    url: str = ""
    edit_root: str | None = None
    frozen: str = ""
