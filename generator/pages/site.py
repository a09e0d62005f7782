"""What is known of the site as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Site:
    """What mkdocs.yml says of the site: its name, its public address or "", where its files are edited.

    `frozen` is the name of the lasting copy that it is built for, "" for the site itself. `removals` has folders and
    files of the record that went, and why.
    """

    name: str = "Cổng thi đua"
    url: str = ""
    edit_root: str | None = None
    frozen: str = ""
    removals: Mapping[str, str] = field(default_factory=dict)

    def why_removed(self, path: str) -> str:
        """Why a file of the record went, by the longest entry that it is of; "" where nobody says."""
        entries = (at for at in self.removals if path == at or path.startswith(f"{at}/"))
        return self.removals.get(max(entries, key=len, default=""), "")
