"""What stands in the texts of a file: personal data, and document numbers that nobody registered."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from yaml import ScalarEvent
from yaml._yaml import CParser

from generator.reading.document.citations import find_numbers, normalise_number
from generator.reading.document.tree import Tree, grow
from generator.reading.problems.nearest import quoted
from generator.reading.problems.problem import Finding, Loc

# The form of docs/RULES.md C-11, then the other groupings in use: 0252.3821.234, 0912 34 56 78, (0252) 3 821 234, +84 …
_PHONE = re.compile(
    r"0(?<![\w+].)(?:\d{2,3}\)?[. -]?\d{3}[. -]?\d{3,4}|\d{3}[. ]\d{4}[. ]\d{2,3}|\d{3}(?:[. -]\d{2}){3}"
    r"|\d{2,3}\)?[. ]\d[. ]\d{3}[. ]\d{3,4})(?!\w)"
    r"|\+84[. -]?\d{2,3}[. -]?\d{3}[. -]?\d{3,4}(?!\w)"
)
_IDENTITY = re.compile(r"[0-9](?<![\w.,].)[0-9]{8}(?:[0-9]{3})?(?!\w)")
_NINE_DIGITS = re.compile(r"[0-9](?:[ .)-]{0,2}[0-9]){8}")
_MAIL = re.compile(r"@(?<=[\w+-]@)[\w-]{1,63}(?:\.[\w-]{1,63})+")
_ADDRESS = re.compile(r"https?://\S+")
_STEPS = re.compile(r"[/?&=#:;,]")
_PERSONS = re.compile(r"(?:0|\+84)[35789][0-9]{8}|0[0-9]{11}")
_AFTER_HASH = re.compile(r"#.*")
_HASH = re.compile(r"(?:^|(?<=\s))#", re.MULTILINE)
_PERSONAL = (
    (_PHONE, "phone-number", "giống số điện thoại", "xóa số; cổng không công bố số điện thoại"),
    (
        _IDENTITY,
        "id-number",
        "giống số căn cước hoặc chứng minh nhân dân",
        "xóa số; cổng không công bố giấy tờ cá nhân",
    ),
    (_MAIL, "email-address", "là địa chỉ thư điện tử", "xóa địa chỉ; cổng không công bố thư điện tử"),
)
MOST_MARKS = 20_000  # each takes some 25 µs to convert
_MARKS = "*_`[]<>#~|\\&"
_NO_CITATION = frozenset({"url", "website", "sha256", "number", "also", "photo", "file"})


def personal_findings(path: str, text: str) -> list[Finding]:
    """Whatever in a file looks like a phone number, an identity number or a mail address.

    The file itself is published: its keys, addresses and comments are read by the public as its values are.
    """
    if not _doubtful(text):
        return []
    tree = grow(path, text)
    found = [found for loc, leaf in leaves(tree.data, frozenset()) for found in _personal(path, loc, leaf)]
    found += [replace(found, at_key=True) for loc in tree.keys for found in _personal(path, loc, str(loc[-1]))]
    return [*found, *_of_comments(path, text)]


def _of_comments(path: str, text: str) -> Iterator[Finding]:
    line, begun = 0, 0
    for start, comment in comments(text):
        line, begun = line + text.count("\n", begun, start), start
        column = start - (text.rfind("\n", 0, start) + 1)
        yield from (replace(found, mark=(line, column)) for found in _personal(path, (), comment))


def marked_findings(path: str, text: str) -> list[Finding]:
    """A finding where the texts of a file hold so many marks of Markdown that converting them would take long."""
    if len(text) <= MOST_MARKS or _marks_in(text) <= MOST_MARKS:
        return []
    if sum(_marks_in(leaf) for _, leaf in leaves(grow(path, text).data, _NO_CITATION)) <= MOST_MARKS:
        return []
    most = f"{MOST_MARKS:,}".replace(",", ".")
    message = f"các đoạn chữ của tệp có hơn {most} dấu định dạng (* _ ` [ ] < > # ~ | \\ &)"
    return [Finding(path, (), "too-complex", message, "bỏ bớt dấu, hay tách nội dung sang tệp khác", mark=(0, 0))]


def _marks_in(text: str) -> int:
    return sum(map(text.count, _MARKS))


def _doubtful(text: str) -> bool:
    return "@" in text or "%40" in text or bool(_NINE_DIGITS.search(text))


def comments(text: str) -> Iterator[tuple[int, str]]:
    """The comments of a text that could hold personal data, with the places where they begin."""
    if not any(_doubtful(match[0]) for match in _AFTER_HASH.finditer(text)):
        return
    scalars = [event for event in iter(CParser(text).get_event, None) if isinstance(event, ScalarEvent)]
    inside = [
        (event.start_mark.index, event.end_mark.index) for event in scalars if event.start_mark and event.end_mark
    ]
    ends = [end for _, end in inside]
    for match in _HASH.finditer(text):
        after = bisect_right(ends, match.start())
        if after == len(inside) or match.start() < inside[after][0]:
            end = text.find("\n", match.start())
            yield match.start(), text[match.start() : end if end >= 0 else len(text)]


def _personal(path: str, loc: Loc, leaf: str) -> Iterator[Finding]:
    plain = _ADDRESS.sub(_shown_address, leaf)
    for pattern, code, what, hint in _PERSONAL:
        if match := pattern.search(plain):
            start = (
                max(plain.rfind(" ", 0, match.start()) + 1, match.start() - 40) if match[0][0] == "@" else match.start()
            )
            yield Finding(path, loc, code, f"{quoted(plain[start : match.end()])} {what}", hint)
            plain = pattern.sub(" ", plain)


def _shown_address(address: re.Match[str]) -> str:
    """What an address tells of a person: mail addresses, and whole steps that are a mobile or an identity number.

    Other digits in it number pages.
    """
    personal = [part for part in _STEPS.split(unquote(address[0])) if _MAIL.search(part) or _PERSONS.fullmatch(part)]
    return f" {' '.join(personal)} "


def cited_numbers(text: str) -> frozenset[str]:
    """The document numbers anywhere in a file's text, normalised."""
    return frozenset(normalise_number(raw) for _, _, raw in find_numbers(text))


def citation_findings(tree: Tree, unregistered: Iterable[str]) -> Iterator[Finding]:
    """The texts of a file that cite one of these numbers."""
    wanted = frozenset(unregistered)
    for loc, leaf in leaves(tree.data, _NO_CITATION):
        for raw in dict.fromkeys(raw for _, _, raw in find_numbers(leaf)):
            if normalise_number(raw) in wanted:
                message = f"văn bản số {quoted(raw)} chưa có trong data/documents/"
                hint = "thêm bản ghi cho văn bản, hoặc ghi số này vào also của bản ghi đã có"
                yield Finding(tree.path, loc, "unregistered-document", message, hint)


def leaves(data: Any, without: frozenset[str]) -> Iterator[tuple[Loc, str]]:
    """Every text of some data with its place, except below the keys of `without`. Never recursive."""
    pending: list[tuple[Loc, Any]] = [((), data)]
    while pending:
        loc, node = pending.pop()
        if isinstance(node, str):
            yield loc, node
        elif isinstance(node, dict):
            pending += [((*loc, key), value) for key, value in node.items() if key not in without]
        elif isinstance(node, list):
            pending += [((*loc, number), item) for number, item in enumerate(node)]
