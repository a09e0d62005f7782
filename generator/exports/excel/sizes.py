"""What a workbook would cost to open, counted while it is inflated, before anything of it is kept or built."""

import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from openpyxl.utils.cell import range_boundaries

from generator.errors import UserError

MAX_UNPACKED, MAX_PARTS, MOST_WORK = 20 << 20, 500, 150_000
LONGEST_TEXT, LONGEST_ATTRIBUTE, LONGEST_FORM = 32_767, 8_192, 255
_CHUNK, _BYTES_OF_AN_ELEMENT = 1 << 16, 200
_RELATIONS = "_rels/"
_TOO_LARGE = "tệp giải nén ra quá lớn; xóa ảnh và các trang tính thêm vào, rồi lưu lại"
_TOO_MUCH = (
    "tệp có quá nhiều ô, ô gộp, công thức hay định dạng, đọc rất lâu; xóa các dòng, cột, trang thêm vào, bỏ gộp ô rồi "
    "lưu lại, hoặc chép số liệu sang mẫu mới của thidua template"
)
_TOO_LONG = "một ô hay công thức có quá nhiều ký tự (Excel giữ tối đa 32.767); xóa bớt rồi lưu lại"
_ODD = "tệp không do Excel hay LibreOffice ghi ra, không đọc chắc được; chép số liệu sang mẫu của thidua template"


class NotOurWorkbookError(UserError):
    """The file is no workbook, too large, or not made by `thidua template`."""


def refuse_costly(parts: zipfile.ZipFile) -> None:
    """Look through every part once, in pieces. Errors: NotOurWorkbookError for what would take long or much memory."""
    infos = parts.infolist()
    if len(infos) > MAX_PARTS or sum(info.file_size for info in infos) > MAX_UNPACKED:
        raise NotOurWorkbookError(_TOO_LARGE)
    if any(info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for info in infos):
        raise NotOurWorkbookError(_ODD)
    found: dict[str, _Part] = {}
    for info in infos:
        found[info.filename] = _counted(parts, info)
        _refuse_above(sum(part.work for part in found.values()))
    _refuse_above(sum(part.work + _again(name, part, found) for name, part in found.items()))


@dataclass
class _Part:
    """What a part costs by itself, how often it names each of its relations, and where those lead."""

    work: int = 0
    uses: Counter[str] = field(default_factory=Counter)
    leads: list[tuple[str, str]] = field(default_factory=list)


def _again(name: str, part: _Part, found: dict[str, _Part]) -> int:
    """What it costs that relations lead to a part more than once: it is read each time."""
    owner = posixpath.join(name.partition(_RELATIONS)[0], posixpath.basename(name).removesuffix(".rels"))
    uses = found[owner].uses if owner in found else Counter[str]()
    more = 0
    for key, target in part.leads:
        place = target.lstrip("/") if target.startswith("/") else posixpath.join(posixpath.dirname(owner), target)
        led = found.get(posixpath.normpath(place))
        more += led.work * max(uses[key], 1) if led else 0
    return more


def _counted(parts: zipfile.ZipFile, info: zipfile.ZipInfo) -> _Part:
    reader = _PartReader()
    with parts.open(info) as opened:
        for chunk in iter(lambda: opened.read(_CHUNK), b""):
            reader.feed(chunk)
    return reader.part


class _PartReader:
    """Counts the elements of a part as they go by; keeps none."""

    def __init__(self) -> None:
        self.part = _Part()
        self._parser: Any = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = _refuse_doctype
        self._size, self._length, self._shared, self._bytes = 0, 0, "", 0
        self._formulas: dict[str, int] = {}

    def feed(self, chunk: bytes) -> None:
        """A piece of the part. Errors: NotOurWorkbookError."""
        self.part.work += len(chunk) // _BYTES_OF_AN_ELEMENT
        if self._parser is None:
            return
        try:
            self._parser.Parse(chunk, False)
        except expat.ExpatError:  # no XML, or broken from here on: nobody reads it further
            self._parser = None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.part.work += 1
        self._length, self._shared = 0, ""
        _refuse_above(self.part.work)
        if any(len(value) > LONGEST_ATTRIBUTE for value in attributes.values()):
            raise NotOurWorkbookError(_TOO_LONG)
        known = _LOOKED_AT.get(name.rpartition(":")[2])
        if known:
            known(self, attributes)
        else:
            self.part.uses.update(_relations(attributes))

    def _text(self, text: str) -> None:
        self._length += len(text)
        if self._length > LONGEST_TEXT:
            raise NotOurWorkbookError(_TOO_LONG)

    def _end(self, _: str) -> None:
        if self._shared:
            longest = max(self._formulas.get(self._shared, 0), self._length)
            self._formulas[self._shared] = longest
            self.part.work += longest
        self._length, self._shared = 0, ""

    def merged(self, attributes: dict[str, str]) -> None:
        """Each cell of a merged range becomes one."""
        try:
            left, top, right, bottom = (int(bound or 0) for bound in range_boundaries(attributes.get("ref", "")))
        except (ValueError, TypeError):
            return
        self.part.work += (right - left + 1) * (bottom - top + 1)

    def formula(self, attributes: dict[str, str]) -> None:
        """A formula that cells share is worked out for each."""
        self._shared = attributes.get("si", "") if attributes.get("t") == "shared" else ""

    def relation(self, attributes: dict[str, str]) -> None:
        """Where a relation leads within the workbook."""
        if attributes.get("TargetMode") != "External":
            self.part.leads.append((attributes.get("Id", ""), attributes.get("Target", "")))

    def form(self, attributes: dict[str, str]) -> None:
        """A number format is read for each cell."""
        if len(attributes.get("formatCode", "")) > LONGEST_FORM:
            raise NotOurWorkbookError(_ODD)


_LOOKED_AT = {
    "mergeCell": _PartReader.merged,
    "f": _PartReader.formula,
    "Relationship": _PartReader.relation,
    "numFmt": _PartReader.form,
}


def _relations(attributes: dict[str, str]) -> Iterator[str]:
    """Ids of relations that an element names; every short value that looks like one counts."""
    return (value for key, value in attributes.items() if ":" in key and len(value) <= LONGEST_FORM)


def _refuse_above(work: int) -> None:
    if work > MOST_WORK:
        raise NotOurWorkbookError(_TOO_MUCH)


def _refuse_doctype(*_: Any) -> None:
    raise NotOurWorkbookError(_ODD)
