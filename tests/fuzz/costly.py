"""Record files of at most 1 MiB, each made so that some step of the check could take long over it."""

from collections.abc import Callable
from functools import partial
from types import MappingProxyType

PLAN = "content/plans/2023/truong-mau-an-binh.yml"
NEXT_YEAR = "content/plans/2024/truong-mau-an-binh.yml"
RESULT = "content/results/2023/truong-mau-an-binh/final.yml"
RECOGNITION = "content/recognitions/2023/giay-khen.yml"
BODY = "data/organisations/truong-mau-an-binh.yml"
CLUSTER = "data/clusters/cum-mau.yml"
AWARDS = "data/awards.yml"
MOVEMENT = "data/movements/day-gioi.yml"
LARGEST = 1 << 20
HEAD = "organisations: [truong-mau-an-binh]\ntitle: T\nperiod: 2023\ndocument: {date: 2023-02-10}\n"


def _repeated(item: str, most: int = LARGEST - 2_000, count: int = 49_000) -> str:
    """An item again and again, `{n}` numbered, as far as the text and the number of nodes may go."""
    found: list[str] = []
    size, nodes = 0, 2 * item.count(": ") + item.count("[") + item.count("{") - 2 * item.count("{n") + item.count("- ")
    for number in range(min(count, 49_900 // max(nodes, 1))):
        made = item.replace("{n}", str(number)).replace("{next}", str(number + 1))
        size += len(made.encode())
        if size > most:
            break
        found.append(made)
    return "".join(found)


def _list(key: str, item: str, head: str = HEAD, most: int = LARGEST - 2_000, count: int = 49_000) -> str:
    return f"{head}{key}:\n{_repeated(f'- {item}{chr(10)}', most, count)}"


def _text(letters: str, key: str = "title", size: int = LARGEST - 1_000) -> str:
    return f"{HEAD.replace('title: T', f'{key}: {letters * (size // len(letters.encode()))}')}"


TARGET = "{id: t{n}, statement: Từ 90% trở lên, population: individuals, at_least: 90%, of: staff}"
NESTED = "{id: t{n}, statement: s, population: individuals, at_least: 9%, of: {target: t{next}}}"
PARTS = f"{{id: t{{n}}, statement: s, parts: [{','.join(f't{at}' for at in range(20))}]}}"
FIGURE = "  t{n}: {reached: 31, of: 30}\n"
FIGURES = "phase: final\npublished_on: 2024-01-15\nbasis: report\nevidence: [x]\nfigures:\n"
MEMBERS, REACHED = "  ldtt:\n    by_member:\n", "  ldtt: {reached: 3}\n"
GIVEN = "award: lao-dong-tien-tien\ngiver: hoc-vien-mau\npublished_on: 2023-12-31\nbasis: report\nevidence: [x]\n"
NAMED = "kind: political-school\nnames: [{text: Trường}]\n"
MARKDOWN = {
    "brackets": "[" * 199, "stars": "*a" * 900, "underscores": "_a_" * 600, "ticks": "`a" * 900, "quotes": "> " * 900,
    "items": "- " * 900, "links": "[a](" * 190, "entities": "&a" * 900, "angles": "<a" * 900, "rules": "* * *" * 300,
    "references": "[a]: b " * 190, "escapes": "\\\\*" * 600, "bangs": "![" * 190, "spaces": "a  " * 600,
}  # fmt: skip


def _markdown(item: str) -> str:
    """As many texts of one kind as the file may hold, each another."""
    head = HEAD.replace("2023", "2024") + "contents:\n"
    lines = (f"- {{summary: '{number} {item}'}}\n" for number in range((LARGEST - 2_000) // (len(item) + 22)))
    return head + "".join(lines)


COSTLY: MappingProxyType[str, tuple[str, Callable[[], str]]] = MappingProxyType({
    "one long word": (PLAN, lambda: _text("a")),
    "one long key": (PLAN, lambda: HEAD + "k" * (LARGEST - 1_000) + ": x\n"),
    "long keys": (PLAN, lambda: HEAD + _repeated("k" * 120 + "{n}: x\n", LARGEST - 1_000)),
    "many unknown keys": (PLAN, lambda: HEAD + _repeated("k{n}: x\n", 400_000)),
    "many near keys": (PLAN, lambda: HEAD + _repeated("targetz{n}: x\n", 600_000)),
    "many duplicate keys": (PLAN, lambda: HEAD + _repeated("title: x\n", 400_000)),
    "deep lists": (PLAN, lambda: HEAD + _repeated("k{n}: " + "[" * 19 + "a" + "]" * 19 + "\n")),
    "too deep": (PLAN, lambda: HEAD + "k: " + "[" * 500_000),
    "many small items": (PLAN, lambda: _list("purposes", "a")),
    "many small items in a row": (PLAN, lambda: HEAD + "purposes: [" + "a," * 48_000 + "]\n"),
    "many dangling ids": (PLAN, lambda: _list("answers", "2023/hvm-{n}")),
    "many dangling citations": (PLAN, lambda: _list("cites", "{document: hvm-{n}-2023, role: basis}")),
    "many long texts": (PLAN, lambda: _list("purposes", "chữ " * 400)),
    "digits": (PLAN, lambda: _text("0123 456 ")),
    "digits one by one": (PLAN, lambda: _text("1 ")),
    "digits with points": (PLAN, lambda: _text("1.")),
    "mail signs": (PLAN, lambda: _text("a@")),
    "mail with points": (PLAN, lambda: HEAD + "summary: a@" + "a." * 500_000),
    "mail per item": (PLAN, lambda: _list("purposes", "a{n}@example.org")),
    "phones in comments": (PLAN, lambda: HEAD + _repeated("# 0912 345 678\n")),
    "addresses": (PLAN, lambda: HEAD + "title: https://a/" + "%40a.b/" * 130_000),
    "document numbers": (PLAN, lambda: _text("1/2023/NĐ-CP ")),
    "near document numbers": (PLAN, lambda: _text("1 / ")),
    "numbers nobody registered": (PLAN, lambda: _list("purposes", "theo 1{n}/2023/NĐ-CP")),
    "cut by a hash": (PLAN, lambda: _list("purposes", "a #b")),
    "tone marks alone": (PLAN, lambda: _text("\u0301 ")),
    "accents on accents": (PLAN, lambda: _text("a" + "\u0302" * 50)),
    "decomposed": (PLAN, lambda: _list("purposes", "e\u0302\u0301")),
    "garbled": (PLAN, lambda: _text("Ã¡ ")),
    "invisible": (PLAN, lambda: _list("purposes", "a\u200bb")),
    "tabs": (PLAN, lambda: HEAD + "\t- a\n" * 200_000),
    "quotes never closed": (PLAN, lambda: HEAD + 'title: "' + "a\n " * 300_000),
    "anchors": (PLAN, lambda: _list("purposes", "&a{n} x")),
    "aliases": (PLAN, lambda: HEAD + "a: &a x\nb: [" + "*a," * 49_000 + "]\n"),
    "tags": (PLAN, lambda: _list("purposes", "!!int 1")),
    "carriage returns": (PLAN, lambda: HEAD + "a\r" * 400_000),
    "colons": (PLAN, lambda: _text("a: ")),
    "empty lines": (PLAN, lambda: HEAD + "\n" * 900_000),
    "targets": (PLAN, lambda: _list("targets", TARGET, count=6_000)),
    "targets of one id": (PLAN, lambda: _list("targets", TARGET.replace("{n}", ""), count=6_000)),
    "targets each below the next": (PLAN, lambda: _list("targets", NESTED, count=6_000)),
    "targets of parts": (PLAN, lambda: _list("targets", PARTS)),
    "targets with long statements": (PLAN, lambda: _list("targets", TARGET.replace("trở lên", "90% 1/1 12 " * 170))),
    "targets with mistakes": (PLAN, lambda: _list("targets", "{id: T{n}, statement: '', at_leest: 9}", count=12_000)),
    "tasks": (PLAN, lambda: _list("tasks", "{id: v{n}, summary: Tổng kết, contributes_to: [t1]}")),
    "task roles": (PLAN, lambda: HEAD + "tasks:\n- summary: s\n  roles:\n    leads: [" + "Phòng Một," * 45_000 + "]\n"),
    "themes": (PLAN, lambda: _list("themes", "{theme: chu-de-2023, as_written: [Chủ động]}")),
    "transcriptions": (PLAN, lambda: _list("transcription",
                                           "{at: '1', was: a, printed: b, compared_by: c, on: 2024-01-01}")),
    "figures": (RESULT, lambda: FIGURES + _repeated(FIGURE)),
    "figures of near targets": (RESULT, lambda: FIGURES + _repeated("  ldt{n}: {reached: 3}\n")),
    "figures by member": (RESULT, lambda: FIGURES + MEMBERS + _repeated("      m{n}: {reached: 1}\n")),
    "items of a figure": (RESULT, lambda: FIGURES + "  ldtt:\n    items:\n" + _repeated("    - {title: Đề tài {n}}\n")),
    "explanations": (RESULT, lambda: FIGURES + "  ldtt: {reached: 3}\nexplanations:\n" + _repeated("  t{n}: x\n")),
    "evidence": (RESULT, lambda: FIGURES + REACHED + _list("evidence", "{recognition: 2023/x{n}}", "")),
    "recipients": (RECOGNITION, lambda: _list("recipients", "{organisation: truong-mau-an-binh, count: 1}", GIVEN)),
    "recipients nobody knows": (RECOGNITION, lambda: _list("recipients", "{organisation: truong-mau-{n}}", GIVEN)),
    "names": (BODY, lambda: _list("names", "{text: Trường {n}, from: 2001, until: 2002}", "kind: political-school\n")),
    "units": (BODY, lambda: _list("units", "{id: khoa-{n}, name: Khoa {n}, kind: faculty}", NAMED)),
    "successions": (BODY, lambda: _list("succession", "{event: merge, date: 2020, from: [x{n}]}", NAMED)),
    "members": (CLUSTER, lambda: _list("members", "{organisation: truong-mau-an-binh, from: 2021}",
                                       "kind: academy-cluster\nnames: [{text: Cụm}]\n")),
    "roles of a cluster": (CLUSTER, lambda: _list("roles", "{year: 2023, head: truong-mau-an-binh}",
                                                  "kind: academy-cluster\nnames: [{text: Cụm}]\n")),
    "awards": (AWARDS, lambda: _repeated("- {id: d{n}, name: Danh hiệu {n}, kind: title}\n")),
    "awards of one name": (AWARDS, lambda: _repeated("- {id: d{n}, name: Danh hiệu, kind: title}\n")),
    "awards that require one another": (AWARDS, lambda: _repeated(
        "- {id: d{n}, name: D{n}, kind: title, rules: [{requires: d{next}, effective: {from: 2020}}]}\n")),
    "names of a movement": (MOVEMENT, lambda: _list("also", "Thi đua {n}", "name: Thi đua\n")),
    "one name of a movement": (MOVEMENT, lambda: _list("also", "Thi đua " * 100, "name: Thi đua\n")),
    **{f"Markdown of {name}": (NEXT_YEAR, partial(_markdown, item)) for name, item in MARKDOWN.items()},
})  # fmt: skip
