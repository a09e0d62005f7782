"""What a file holds: one record, or several as awards.yml does. Joins the data of the file with what its path says."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from generator.model.base import Filed
from generator.model.kinds import KINDS
from generator.reading.problems.nearest import quoted
from generator.reading.problems.problem import Finding, Loc
from generator.reading.records.filing import Filing
from generator.reading.records.messages import shown


@dataclass(frozen=True, slots=True)
class Entry:
    """A record's place and content: `node` is the record, its plain data where it has errors, None where unreadable.

    A place in the record becomes a place in the file by `base` before it and its first `drop` steps left out.
    """

    path: str
    kind: str
    id: str
    node: Filed | dict[str, Any] | None = None
    base: Loc = ()
    drop: int = 0

    def at(self, loc: Loc) -> Loc:
        """The place in the file of a place in the record."""
        return (*self.base, *loc[self.drop :])


@dataclass(frozen=True, slots=True)
class Part:
    """The data of one record, with what its path says (`given`), before it is validated."""

    path: str
    kind: str
    id: str
    data: dict[str, Any]
    given: dict[str, Any] = field(default_factory=dict)
    base: Loc = ()
    drop: int = 0

    def entry(self, node: Filed | dict[str, Any]) -> Entry:
        """The entry of this part."""
        return Entry(self.path, self.kind, self.id, node, self.base, self.drop)

    def moved(self, finding: Finding) -> Finding:
        """A finding of the record at its place in the file."""
        return replace(finding, loc=(*self.base, *finding.loc[self.drop :]))


def parts_of(filing: Filing, data: Any, sample: bool) -> Iterator[Part | Finding]:
    """The parts of a file's data, and findings where its outermost shape is wrong."""
    kind = KINDS[filing.kind]
    if data is None:
        message = "tệp không có nội dung"
        yield Finding(filing.path, (), "empty-file", message, "viết nội dung, hoặc xóa tệp", mark=(0, 0))
    elif kind.single:
        yield from _records(filing, data, sample)
    elif kind.listed and isinstance(data, list):
        part = Part(filing.path, filing.kind, filing.id, {kind.listed: data}, drop=1)
        yield from _given(part, {"id": filing.id, **filing.given}, {}, sample)
    elif not isinstance(data, dict):
        yield _shape(filing.path, (), data, "một nhóm khóa, mỗi dòng «khóa: giá trị»")
    else:
        part = Part(filing.path, filing.kind, filing.id, data)
        yield from _given(part, {"id": filing.id, **filing.given}, filing.default, sample)


def _records(filing: Filing, data: Any, sample: bool) -> Iterator[Part | Finding]:
    base: Loc = ()
    if isinstance(data, dict):
        for key in data.keys() - {filing.kind}:
            message = f"không có khóa {quoted(key)} ở đây"
            yield Finding(filing.path, (key,), "unknown-key", message, f"chỉ dùng khóa {filing.kind}", at_key=True)
        data, base = data.get(filing.kind, []), (filing.kind,)
    if not isinstance(data, list):
        yield _shape(filing.path, base, data, "một danh sách, mỗi mục bắt đầu bằng «- id: …»")
        return
    for number, item in enumerate(data):
        if not isinstance(item, dict):
            yield _shape(filing.path, (*base, number), item, "một nhóm khóa, bắt đầu bằng «- id: …»")
            continue
        identity = item.get("id")
        name = identity.strip() if isinstance(identity, str) else ""
        yield from _given(Part(filing.path, filing.kind, name, item, base=(*base, number)), {}, {}, sample)


def _given(part: Part, given: dict[str, Any], default: dict[str, Any], sample: bool) -> Iterator[Part | Finding]:
    """The part with what its path says; findings for keys that the path decides."""
    stated = {"path": part.path, **given}
    data = dict(part.data)
    for key in [key for key in data if key in stated]:
        del data[key]
        message = f"không viết khóa {quoted(key)}: đường dẫn của tệp đã cho biết"
        yield part.moved(Finding(part.path, (key,), "unknown-key", message, "xóa dòng này", at_key=True))
    if "sample" in data and not sample:
        message = "sample chỉ được dùng trong thư mục examples/"
        yield part.moved(
            Finding(part.path, ("sample",), "sample-outside-examples", message, "xóa dòng này", at_key=True)
        )
        del data["sample"]
    elif str(data.pop("sample", "true")).lower() != "true":
        message = "mọi bản ghi dưới examples/ đều là minh họa"
        yield part.moved(Finding(part.path, ("sample",), "bad-flag", message, "viết true hoặc xóa dòng này"))
    yield replace(part, data=default | data, given={**stated, "sample": sample})


def _shape(path: str, loc: Loc, data: Any, needed: str) -> Finding:
    return Finding(path, loc, "wrong-type", f"cần {needed}, nhưng đang là {shown(data)}")
