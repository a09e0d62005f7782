"""Findings on a record that came from a workbook → sentences at its cells, in the words of its columns."""

import re
from collections.abc import Mapping
from functools import lru_cache

from generator.exports.editing.shapes import Shape, parts_of, shape_at
from generator.exports.editing.vocabulary import words_for
from generator.model.comparator import COMPARATORS
from generator.model.kinds import KINDS, RESULTS
from generator.model.targets import Target
from generator.reading.naming.names import Names
from generator.reading.problems.problem import Finding, Loc

_TOKEN = re.compile(r"(?<![\w/.-])[a-z]+(?:[_-][a-z0-9]+)*(?![\w/-])(?!\.\w)")
_LEAD = re.compile(r"[a-z0-9_-]+$")
_QUOTED = re.compile(r"«([^»]*)»")
_PAIR = re.compile(r"^([a-z][a-z_-]*):\s*(.*)$")
# Keys that are Vietnamese words or stand in sentences of ours as such.
_VIETNAMESE = frozenset({"no", "to", "on", "at", "id", "also", "text", "of", "all", "some", "what", "who", "via"})
_EXACT = {
    "true": "có",
    "stage": "Bước",
    "proposed": "đã đề nghị",
    "false": "không",
    "not-stated": "không nêu",
    "YAML": "tệp",
    "unit": "Đơn vị tính",
}
_MISSING = "chưa điền «{title}»; điền ô này"


def in_words(finding: Finding, hint: str, kind: str, names: Names) -> str:
    """The message of a finding without keys and words of the contract."""
    if finding.code == "missing-field":
        return _MISSING.format(title=_title(kind, finding.loc))
    if finding.code == "not-one-comparator":
        return _comparators(finding)
    words = {**_words(kind), **_names_of(names), **_beside(kind, finding.loc)}
    message = _led(finding, kind, names)
    whole = f"{message}; {hint}" if hint else message
    shown = words | _targets(names) if kind == RESULTS.key else words  # a report's pages show no ids of targets
    return _QUOTED.sub(lambda found: _quotation(found[1], shown), _outside(whole, words))


def _led(finding: Finding, kind: str, names: Names) -> str:
    """The message; a key or the id of a target in front of it in words."""
    lead, colon, rest = finding.message.partition(": ")
    if not colon or not _LEAD.match(lead):
        return finding.message
    target = names.get("targets", {}).get(lead)
    if target:
        return f"«{target[0]}»: {rest}"
    title = _beside(kind, finding.loc).get(lead)
    return f"«{title}»: {rest}" if title else finding.message


def _beside(kind: str, loc: Loc) -> dict[str, str]:
    """The titles of the keys at a place: those of its group, and those in it."""
    found: dict[str, str] = {}
    for place in (loc[:-1], loc):
        try:
            shape = shape_at(KINDS[kind].model, place)
        except (StopIteration, KeyError):
            continue
        found |= {part.key: part.title for part in parts_of(shape.model)} if shape.model else {}
    return found


def _title(kind: str, loc: Loc) -> str:
    return _beside(kind, loc[:-1]).get(str(loc[-1]), str(loc[-1]))


def _comparators(finding: Finding) -> str:
    titles = {part.key: part.title for part in parts_of(Target)}
    found = [
        titles[key] for key in COMPARATORS if re.search(rf"(?<![\w-]){key}(?![\w-])", finding.message.partition(";")[0])
    ]
    allowed = ", ".join(f"«{titles[key]}»" for key in COMPARATORS)
    count = f"đã điền {len(found)}: {', '.join(f'«{title}»' for title in found)}" if found else "chưa điền ô nào"
    return f"mỗi chỉ tiêu điền đúng một trong các cột so sánh, nhưng {count}; các cột ấy: {allowed}"


def _outside(text: str, words: Mapping[str, str]) -> str:
    """The text with every key outside quotation marks in words."""
    parts = re.split(r"(«[^»]*»)", text)
    return "".join(
        part if part.startswith("«") else _TOKEN.sub(lambda key: _in_words(key[0], words), part) for part in parts
    )


def _in_words(token: str, words: Mapping[str, str]) -> str:
    word = words.get(token)
    return token if word is None or token in _VIETNAMESE else f"«{word}»" if token in _keys() else word


def _quotation(text: str, words: Mapping[str, str]) -> str:
    """A quoted key, or key with value, in words; any other quotation as it is."""
    pair = _PAIR.match(text)
    if pair and pair[1] in words:
        value = words.get(pair[2], pair[2])
        shown = value and value != "…" and not value.startswith(("[", "{"))
        return f"«{words[pair[1]]}»: {value}" if shown else f"«{words[pair[1]]}»"
    return f"«{words.get(text, text)}»"


@lru_cache
def contract_words() -> frozenset[str]:
    """The keys and words of the files that are no words of Vietnamese."""
    return frozenset(key for kind in KINDS for key in _words(kind)) - _VIETNAMESE


@lru_cache
def _keys() -> frozenset[str]:
    return frozenset(key for kind in KINDS for key in _keyed(kind))


@lru_cache
def _words(kind: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for other in (kind, *KINDS):
        for key, title in _keyed(other).items():
            found.setdefault(key, title)
    return found | _EXACT


@lru_cache
def _keyed(kind: str) -> dict[str, str]:
    """The keys of a kind with their titles, and the words of its vocabularies with theirs."""
    found: dict[str, str] = {}
    pending = [Shape("group", model=KINDS[kind].model)]
    seen: set[object] = set()
    while pending:
        shape = pending.pop(0)
        if shape.item is not None:
            pending.append(shape.item)
        if shape.kind == "choice":
            for word, meaning in words_for(shape.choices).items():
                found.setdefault(word, meaning)
        if shape.model is None or shape.model in seen:
            continue
        seen.add(shape.model)
        for part in parts_of(shape.model):
            found.setdefault(part.key, part.title)
            pending.append(part.shape)
    return found


def _targets(names: Names) -> dict[str, str]:
    return {key: titles[0] for key, titles in names.get("targets", {}).items() if titles}


def _names_of(names: Names) -> dict[str, str]:
    """The ids of the record by their names, without those that are plain words."""
    return {key: titles[0] for words in names.values() for key, titles in words.items() if titles and "-" in key}
