"""The files of a folder → records by kind and id."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from generator.model.ids import in_address
from generator.model.kinds import PLANS
from generator.model.record import Record
from generator.reading.document.packed import packed_files
from generator.reading.document.places import PackedPlaces, packed_places
from generator.reading.problems.nearest import quoted
from generator.reading.problems.problem import Finding
from generator.reading.records.files import FileContent, read_file
from generator.reading.records.parts import Entry
from generator.reading.text.disk import record_files

Contents = dict[str, FileContent]


@dataclass
class Loaded:
    """What a folder holds. `entries` has every record that could be filed, also those with errors.

    `numbers` are the document numbers that stand in the text of each file, by its path, `places` the
    lines of what stands near the top of each.
    """

    record: Record = field(default_factory=Record)
    entries: list[Entry] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    numbers: dict[str, frozenset[str]] = field(default_factory=dict)
    places: dict[str, PackedPlaces] = field(default_factory=dict)
    files: int = 0


def load_folder(root: Path, below: str = "", contents: Contents | None = None) -> Loaded:
    """Everything under `root/below`'s data/ and content/. `below` is "" or the folder of the samples.

    `contents`, by path, are of files that need not be read; what is read is added to them.
    """
    found = list(record_files(root, f"{below}/" if below else ""))
    return load_files(root, found, {} if contents is None else contents, sample=bool(below))


def load_files(root: Path, found: list[str | Finding], contents: Contents, *, sample: bool) -> Loaded:
    """The files that were `found`; `contents` as in `load_folder`."""
    paths = [path for path in found if isinstance(path, str)]
    unknown = [path for path in paths if path not in contents]
    for path, packed in zip(unknown, packed_files(root, unknown), strict=True):
        contents[path] = read_file(root, path, packed)
    odd = [path for path in found if isinstance(path, Finding)]
    return loaded_from((contents[path] for path in paths), odd, sample=sample)


def loaded_from(contents: Iterable[FileContent], odd: Iterable[Finding] = (), *, sample: bool = False) -> Loaded:
    """A folder put together from its files, in the order of reading; `odd` is what stands there and is no file."""
    loaded = Loaded(Record(sample=sample), findings=list(odd))
    seen: dict[str, str] = {}
    for content in contents:
        loaded.entries += content.entries
        loaded.findings += [*content.findings, *_collision(content.path, seen)]
        loaded.files += content.filed
        loaded.places[content.path] = packed_places(content.places)
        if content.numbers:
            loaded.numbers[content.path] = content.numbers
        for entry, node in content.records:
            loaded.record.of(entry.kind).setdefault(entry.id, node)
    return loaded


def _collision(path: str, seen: dict[str, str]) -> list[Finding]:
    """A finding where a path is another's but for case or the way accents are typed: one file on some computers.

    Also where two plans would have one page, `lc.r2` and `lc-r2`.
    """
    folded = _folded(path)
    other = seen.setdefault(in_address(folded.removesuffix(".yml")) if PLANS.folder in folded else folded, path)
    if other == path:
        return []
    name = quoted(other.rpartition("/")[2])
    message = f"tên tệp chỉ khác {name} ở chữ hoa, chữ thường hoặc cách gõ dấu"
    if folded != _folded(other):
        message = f"trang của kế hoạch này trùng địa chỉ với trang của {name}, vì «.r» trong địa chỉ là «-r»"
    return [Finding(path, (), "name-collision", message, "xóa hoặc đổi tên một trong hai tệp", mark=(0, 0))]


def _folded(path: str) -> str:
    """A path without case, accents composed."""
    return path if path.isascii() and path.islower() else unicodedata.normalize("NFC", path).casefold()
