"""Permanent addresses: Vietnamese without accents, one per record, never changed once published."""

from generator.model.ids import in_address
from generator.model.kinds import shown_kinds
from generator.model.record import Record
from generator.pages.linking.menu import SAMPLES_SECTION

SECTIONS = {kind.key: kind.slug for kind in shown_kinds()}
CALENDAR, DATA, METHOD, CONTENTS, SAMPLES = "lich/", "du-lieu/", "phuong-phap/", "muc-luc/", "minh-hoa/"
REPORTS, CHANGES, COMPARE = "bao-cao/", "thay-doi/", "so-sanh/"
SILENCE = f"{REPORTS}chua-cong-bo/"
OPEN_DATA = f"{DATA}v1/"
ENGLISH = "en/"
ENGLISH_METHOD, ENGLISH_GLOSSARY, ENGLISH_DATA = f"{ENGLISH}method/", f"{ENGLISH}glossary/", f"{ENGLISH}data/"
KIOSK = "kiosk/"
SHELF = "luu/"
EMBED = "nhung.html"
SAMPLE_SECTION = SAMPLES_SECTION.slug


def record_address(kind: str, record_id: str, prefix: str = "") -> str:
    """The address of a record's page: `ke-hoach/2023/tct-binh-thuan/`, revisions as `…-r2/`."""
    return f"{prefix}{SECTIONS[kind]}/{in_address(record_id)}/"


def share_address(kind: str, key: str) -> str:
    """Where the picture stands with which the page of an organisation, a cluster or a plan is shared."""
    return f"{record_address(kind, key)}chia-se.png"


def source_address(path: str) -> str:
    """Where the site's copy of a source file stands; the samples' are kept apart from the real ones."""
    return f"{SAMPLES if path.startswith('examples/') else ''}{DATA}{path}"


_COMMITS = {"/-/edit/": "/-/commit/", "/edit/": "/commit/"}


def commits_root(edit_root: str | None) -> str | None:
    """Where a host shows a commit, read off where it edits files: `…/OWNER/REPO/edit/main/`; else None."""
    for edit, commit in _COMMITS.items():
        repository, found, _ = (edit_root or "").partition(edit)
        if found:
            return repository + commit
    return None


def relative(origin: str, target: str) -> str:
    """The link from one address to another, ending in a file name so that it works from disk too."""
    path, hash_sign, fragment = target.partition("#")
    return f"#{fragment}" if path == origin and hash_sign else downward(origin.count("/"), target)


def downward(depth: int, target: str) -> str:
    """The link to an address from any other page so many folders below the root."""
    place, hash_sign, fragment = target.partition("#")
    path, question_mark, query = place.partition("?")
    return f"{'../' * depth}{file_at(path)}{question_mark}{query}{hash_sign}{fragment}"


def up_from(address: str) -> str:
    """The way from a page to the root of the site."""
    return "../" * address.count("/")


def file_at(address: str) -> str:
    """The file below the root of the site that stands at an address."""
    return f"{address}index.html" if address[-1:] in ("", "/") else address


class Addresses:
    """Where each record of one Record stands; samples stand under `minh-hoa/`, what they borrow does not."""

    def __init__(self, record: Record, base: Record | None = None) -> None:
        self._record = record
        self._base = base
        self.prefix = SAMPLES if record.sample else ""

    def of(self, kind: str, record_id: str) -> str | None:
        """The address of a record, None where there is no such record."""
        if record_id in self._record.of(kind):
            return record_address(kind, record_id, self.prefix)
        if self._base is not None and record_id in self._base.of(kind):
            return record_address(kind, record_id)
        return None
