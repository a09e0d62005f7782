"""The references that lead nowhere."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from generator.model.kinds import GROUPS, KINDS
from generator.model.refs import references_of
from generator.reading.problems.nearest import quoted
from generator.reading.problems.problem import Finding, Loc, Near
from generator.reading.records.index import Index
from generator.reading.records.parts import Entry
from generator.reading.records.walk import follow


def reference_findings(entry: Entry, index: Index) -> Iterator[Finding]:
    """The references of a record that no record answers to."""
    for loc, kind, name in follow(entry.node, references_of(KINDS[entry.kind].model)):
        if name in index.ids(kind) or not index.may_be_id(kind, name):
            continue
        code = "wrong-kind" if kind == "grades" and name in index.ids("awards") else "dangling-reference"
        yield _dangling(entry, index, loc, kind, name, code)


def _dangling(entry: Entry, index: Index, loc: Loc, kind: str, name: str, code: str) -> Finding:
    what, where = _called(kind)
    if code == "wrong-kind":
        message = f"{quoted(name)} có trong data/awards.yml nhưng không phải {what}"
    else:
        message = f"không có {what} nào mang mã {quoted(name)} ({where})"
    if name in index.elsewhere(kind):
        hint = "bản ghi minh họa và bản ghi thật không dẫn tới nhau"
        return Finding(entry.path, entry.at(loc), code, message, hint)
    near = Near(name, index.ids(kind), f"các {what}" if code == "wrong-kind" else "", partial(index.named, kind))
    return Finding(entry.path, entry.at(loc), code, message, f"sửa mã, hoặc thêm bản ghi vào {where}", near=near)


def _called(refers: str) -> tuple[str, str]:
    """What a reference names, in a sentence, and where such records stand."""
    if group := GROUPS.get(refers):
        return group.in_sentence, group.where
    kind = KINDS[refers]
    return kind.in_sentence, kind.file if kind.single else f"{kind.folder}/"


def with_names(findings: Iterable[Finding], entries: Iterable[Entry], index: Index) -> Iterator[Finding]:
    """The findings of files, those on words that are no ids with the id of the record that bears such a name."""
    found = list(findings)
    odd = {finding.path for finding in found if finding.code == "bad-id"}
    places = {place: named for entry in entries if entry.path in odd for place, named in _references(entry)}
    for finding in found:
        kind, word = places.get((finding.path, finding.loc), ("", ""))
        if kind and finding.code == "bad-id":
            near = Near(word, index.ids(kind), guess=partial(index.named, kind))
            yield replace(finding, near=near)
        else:
            yield finding


def _references(entry: Entry) -> Iterator[tuple[tuple[str, Loc], tuple[str, str]]]:
    for loc, kind, name in follow(entry.node, references_of(KINDS[entry.kind].model)):
        yield (entry.path, entry.at(loc)), (kind, name)
