"""Files as nobody writes them on purpose: of bytes, of structure, of values. The same seed gives the same file."""

from collections.abc import Callable
from random import Random
from typing import Any

import yaml

Change = Callable[[Random, bytes], bytes]
TOKENS = (
    b"\xef\xbb\xbf", b"\x00", b"\r", b"\t", b"\xff", b"\xe1\xba", b"\xed\xa0\x80", b"&a ", b"*a", b"!!int ",
    b"<<: ", b"\n---\n",
    b"%YAML 1.2\n", b"[", b"{", b"]", b"}", b"- ", b": ", b" #", b"'", b'"', b"|\n", b">\n", b"? ", b"\\u0000",
    b"@", b"`",
    "\u202e".encode(), "\u200b".encode(), "\u0300".encode(), "\ufffd".encode(), "\u2028".encode(), b"<<<<<<< a\n",
    b"[" * 300, b"{a: " * 30, b"- " * 300, b"9" * 400, b"a" * 5_000, b"\n" * 2_000, b"  " * 200,
)  # fmt: skip
VALUES = (
    "", " ", "~", "null", "true", "no", "0", "-1", "00", "1e999", "9" * 300, "1.234.567", "1,5", "½", "٣٤", "३", "３",
    "90%", "101%", "-5%", "%", "0%", "12,345678901%", "10–15%", "15–10%", "0–0", "2023", "0000", "9999",
    "10000", "2023-02-30",
    "31/12/2023", "2023-13", "2021..2025", "2025..2021", "2023-Q5", "2023-03..2023-01", "0001..9999", "+10%", "ldtt",
    "truong-mau-an-binh", "hoc-vien-mau", "2023/truong-mau-an-binh", "2023/truong-mau-an-binh/final", "staff",
    "final", "a" * 65,
    "A-b", "a/b", "../x", "a.r2", "x.r2.yml", "<b>x</b>", "{{ 7*7 }}", "[x](javascript:alert(1))", "=1+1",
    "Trườ\u0300ng",
    "\u0110\u1ea1i", "http://x", "https://[::1", "https://a:b@c", "ftp://x", "#fff", "0912 345 678", "a@b.vn",
    "001099012345",
    "* * *", "- " * 50, "[" * 250, "`" * 99, "|a|b|\n|-|-|", "chữ " * 600, "x\ny", "\\", "'", '"', "&amp;", "​",
)  # fmt: skip


def mutated(seed: int, sources: list[bytes]) -> bytes:
    """One of some files with one to four changes of one sort."""
    random = Random(seed)
    data = random.choice(sources)
    change = random.choice(SORTS)
    for _ in range(random.choice([1, 1, 2, 4])):
        data = change(random, data)
    return data


def of_bytes(random: Random, data: bytes) -> bytes:
    """Bytes changed, gone, doubled, put in; also the file cut off."""
    at, length = random.randrange(len(data) + 1), random.choice([1, 1, 3, 20, 200])
    kind = random.choice(["put", "put", "put", "flip", "drop", "double", "cut", "move"])
    if kind == "put":
        return data[:at] + random.choice(TOKENS) + data[at:]
    if kind == "flip":
        return data[:at] + bytes(random.randrange(256) for _ in range(length)) + data[at + length :]
    if kind == "drop":
        return data[:at] + data[at + length :]
    if kind == "double":
        return data[: at + length] + data[at:]
    if kind == "cut":
        return data[:at]
    to = random.randrange(len(data) + 1)
    rest = data[:at] + data[at + length :]
    return rest[:to] + data[at : at + length] + rest[to:]


def of_structure(random: Random, data: bytes) -> bytes:
    """A part replaced by another, by a list, a group, nothing; taken away, many times over, called otherwise."""
    return _rewritten(data, lambda whole: _spoil(random, whole, random.choice(_SPOILING)))


def of_values(random: Random, data: bytes) -> bytes:
    """A text replaced by one that is something else, or nothing."""
    return _rewritten(data, lambda whole: _spoil(random, whole, lambda _, __: random.choice(VALUES), leaves=True))


SORTS: tuple[Change, ...] = (of_bytes, of_structure, of_values)


def _rewritten(data: bytes, change: Callable[[Any], Any]) -> bytes:
    """The file with its data changed; as it is where it is no YAML any more."""
    try:
        whole = yaml.load(data.decode(), yaml.BaseLoader)
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError):
        return data
    return yaml.dump(change(whole), allow_unicode=True, sort_keys=False).encode("utf-8", "replace")


Spoil = Callable[[Random, Any], Any]
_SPOILING: tuple[Spoil, ...] = (
    lambda _, node: [node],
    lambda _, node: {"x": node},
    lambda _, node: None,
    lambda _, node: [],
    lambda _, node: {},
    lambda random, node: node * random.choice([2, 3, 300]) if isinstance(node, list | str) else [node] * 300,
    lambda random, node: dict(list(node.items())[: random.randrange(len(node) + 1)]) if isinstance(node, dict) else "x",
    lambda random, node: {random.choice(VALUES): value for value in node.values()} if isinstance(node, dict) else node,
    lambda random, node: random.sample(node, len(node)) if isinstance(node, list) else node,
    lambda random, node: {**node, random.choice(_KEYS): random.choice(VALUES)} if isinstance(node, dict) else node,
    lambda random, node: {**node, random.choice(_KEYS): node} if isinstance(node, dict) else [node, node],
)
_KEYS = (
    "id", "title", "name", "period", "year", "targets", "figures", "of", "rules", "amends", "corrects",
    "retracts", "revokes",
    "sample", "plan", "parts", "readings", "each", "among", "rank", "by_member", "document", "transcription",
    "members", "also",
)  # fmt: skip


def _spoil(random: Random, whole: Any, spoil: Spoil, leaves: bool = False) -> Any:
    """The data with one of its parts spoilt; a text where `leaves`."""
    holders: list[tuple[Any, Any]] = []
    pending = [whole]
    while pending:
        node = pending.pop()
        steps = list(node) if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else []
        holders += [(node, step) for step in steps if not leaves or not isinstance(node[step], dict | list)]
        pending += [node[step] for step in steps]
    if not holders or (not leaves and random.random() < 0.05):
        return spoil(random, whole)
    holder, step = random.choice(holders)
    holder[step] = spoil(random, holder[step])
    return whole
