"""One document in two files: a plan, guidance or recognition would be counted twice, a document cited under two ids."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.model.ids import full_id
from generator.model.plans import Guidance, Plan
from generator.model.recognitions import Recognition
from generator.model.reference import Document
from generator.reading.document.citations import normalise_number
from generator.reading.problems.nearest import quoted
from generator.reading.problems.problem import Finding
from generator.reading.records.index import Index
from generator.reading.records.parts import Entry
from generator.reading.records.walk import get
from generator.vietnamese import name_key

_ONE = "giữ một tệp; nếu là hai văn bản thì ghi đủ số, ngày của mỗi bản"
_ONE_RECORD = "giữ một bản ghi, hoặc xem lại số, cơ quan, năm"


@dataclass(frozen=True, slots=True)
class _Print:
    """How a document is known: by `marks` that no other of its body has (number, id, hash), else by title and date."""

    marks: Mapping[str, str]
    title: str = ""
    date: str = ""

    def same(self, other: "_Print") -> bool:
        """Whether both are of one document: one mark alike, or no kind of mark on both and one title and date."""
        shared = self.marks.keys() & other.marks.keys()
        if shared:
            return any(self.marks[kind] == other.marks[kind] for kind in shared)
        return bool(self.title) and (self.title, self.date) == (other.title, other.date)


@dataclass(frozen=True, slots=True)
class _Issued:
    """Who issued a document of a number, and when; "" where that is not said."""

    issuer: str
    year: str

    def same(self, other: "_Issued") -> bool:
        """Whether nothing that is said of both tells them apart, and something does not."""
        pairs = ((self.issuer, other.issuer), (self.year, other.year))
        return all(one == another for one, another in pairs if one and another) and any(map(all, pairs))


def twice_findings(index: Index) -> Iterator[Finding]:
    """What stands in two files, at the later of them."""
    given = partial(_given_places, _revoked(index))
    for kind, places in (("plans", _plan_places), ("guidance", _guidance_places), ("recognitions", given)):
        for entry, other in _pairs(index, kind, places):
            message = f"cùng văn bản, cùng đơn vị và năm với {other.path}"
            yield Finding(entry.path, ("document",), "record-twice", message, _ONE)
    for entry, other in _pairs(index, "plans", _copied_places):
        if set(get(entry.node, "organisations")) & set(get(other.node, "organisations")):
            continue  # of one body, or a second year's: looked at above
        message = f"cùng một văn bản với {other.path}, của đơn vị khác"
        yield Finding(entry.path, ("document",), "document-twice", message, "kế hoạch chung ghi ở một tệp, đủ mọi bên")
    for entry, other in _pairs(index, "documents", _document_places):
        message = f"cùng số với {quoted(other.id)}"
        yield Finding(entry.path, ("number",), "document-twice", message, _ONE_RECORD)


Places = Callable[[Any, Index], Iterable[tuple[Hashable, Any]]]


def _pairs(index: Index, kind: str, places: Places) -> Iterator[tuple[Entry, Entry]]:
    """Each later record with the first earlier one that is known by the same in the same place."""
    seen: dict[Hashable, list[tuple[Entry, Any]]] = {}
    for entry in sorted(index.of_kind(kind), key=lambda found: found.id):
        here = list(places(entry.node, index))
        earlier = (other for place, own in here for other, known in seen.get(place, ()) if own.same(known))
        if other := next(earlier, None):
            yield entry, other
        for place, own in here:
            seen.setdefault(place, []).append((entry, own))


def _plan_places(node: Any, index: Index) -> Iterator[tuple[Hashable, _Print]]:
    if isinstance(node, Plan) and not node.amends:
        known = _Print(_marks(node.document, index), name_key(node.title or ""), str(node.document.date))
        yield from (((owner, node.period.start.year), known) for owner in node.owners)


def _copied_places(node: Any, index: Index) -> Iterator[tuple[Hashable, _Print]]:
    """Where a plan meets those of other bodies: numbers are unique per issuer only, so they say nothing here."""
    if isinstance(node, Plan) and not node.amends:
        marks = {kind: mark for kind, mark in _marks(node.document, index).items() if kind != "number"}
        yield from ((mark, _Print(marks)) for mark in marks.items())


def _guidance_places(node: Any, index: Index) -> Iterator[tuple[Hashable, _Print]]:
    if isinstance(node, Guidance):
        marks = {"id": node.document, "sha256": node.sha256}
        known = _Print({kind: mark for kind, mark in marks.items() if mark}, name_key(node.title or ""))
        yield from (((issuer, node.period.start.year), known) for issuer in node.issuer)


def _revoked(index: Index) -> set[str]:
    found = (entry.node for entry in index.of_kind("recognitions"))
    return {full_id(node.id, node.revokes) for node in found if isinstance(node, Recognition) and node.revokes}


def _given_places(revoked: set[str], node: Any, index: Index) -> Iterator[tuple[Hashable, _Print]]:
    """A recognition in the place of each of its recipients; one that was revoked counts no more."""
    if isinstance(node, Recognition) and not node.revokes and node.id not in revoked:
        sources = "; ".join(name_key(source.title or "") for source in node.evidence)
        known = _Print(_marks(node.document, index), sources, str(node.published_on))
        what = (node.year, node.stage, node.award or node.ranking, node.level, node.giver)
        for recipient in node.recipients:
            yield (*what, recipient.organisation or recipient.as_written, recipient.unit), known


def _document_places(node: Any, index: Index) -> Iterator[tuple[Hashable, _Issued]]:
    if isinstance(node, Document) and node.number:
        yield normalise_number(node.number), _Issued(node.issuer or "", str(node.date.year) if node.date else "")


def _marks(document: Any, index: Index) -> dict[str, str]:
    """What no other document of the same body and year has; of a registered document its number, too."""
    registered = index.get("documents", document.id or "")
    number = document.number or (get(registered.node, "number") if registered else None)
    marks = {"id": document.id, "number": number and normalise_number(number), "sha256": get(document, "sha256")}
    return {kind: mark for kind, mark in marks.items() if mark}
