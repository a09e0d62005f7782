"""Characters a public record may not hold: control, direction marks, invisible, private-use, noncharacters."""

import re
import unicodedata
from collections.abc import Iterator

from generator.reading.problems.problem import Finding
from generator.vietnamese import TONES

_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2028\u2029\u2060-\u2065\u206a-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffc\U000e0000-\U000e0fff"
)
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_NONCHARACTER = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17)
)
_SURROGATE = "\ud800-\udfff"
_KINDS = (
    (_CONTROL, "ký tự điều khiển"),
    (_DIRECTION, "ký tự đổi chiều chữ"),
    (_INVISIBLE, "ký tự vô hình"),
    (_PRIVATE, "ký tự riêng của phông chữ"),
    (_NONCHARACTER, "mã không phải ký tự"),
    (_SURROGATE, "nửa ký tự"),
    ("\ufffd", "ký tự thay thế � (chữ gốc đã mất)"),
)
_NAMED = tuple((re.compile(f"[{kind}]"), name) for kind, name in _KINDS)
FORBIDDEN = re.compile("[" + "".join(kind for kind, _ in _KINDS) + "]")
# The same with every character outside the basic plane: a set without many far ranges is ten times faster to search.
PERHAPS = re.sub("[\U00010000-\U0010ffff]-?", "", FORBIDDEN.pattern[1:-1]) + "\U00010000-\U0010ffff"
_PERHAPS = re.compile(f"[{PERHAPS}]")
# Nothing is lost without them; of the others a letter may be gone, which only its editor knows.
_REMOVABLE = re.compile(f"[{_CONTROL}{_DIRECTION}{_INVISIBLE}{_NONCHARACTER}]")
_BREAKS = re.compile("[\u2028\u2029]")
_INDENT = re.compile(r"^[ \t\u00a0\u2000-\u200a\u202f\u3000]+", re.MULTILINE)
_REMOVE = "chạy «thidua format --fix», máy xóa giúp; hoặc xóa rồi gõ lại chữ hai bên"
_RETYPE = "xóa ký tự này rồi gõ lại chữ đã mất"
MOST_LINES = 100
_MARKED = re.compile(r"[^\W\d_]?[\u0300-\u036f]+")


def has_forbidden(text: str) -> bool:
    """Whether a text holds a character that may not stand in the record."""
    return bool(_PERHAPS.search(text) and FORBIDDEN.search(text))


def without_unseen(text: str) -> tuple[str, int]:
    """A text without the characters that nobody sees, its lines indented by spaces; and how many places changed."""
    spaced, breaks = _BREAKS.subn(" ", text)
    clean, unseen = _REMOVABLE.subn("", spaced)
    odd = [found for found in _INDENT.findall(clean) if found.strip(" ")]
    made = _INDENT.sub(lambda found: re.sub(r"[^ ]", " ", found[0].replace("\t", "  ")), clean)
    return made, breaks + unseen + len(odd)


def stray_tones(text: str) -> list[re.Match[str]]:
    """Where a tone mark stands that no letter takes: a second one on a letter, one by itself."""
    return [found for found in _MARKED.finditer(text) if TONES.keys() & set(unicodedata.normalize("NFC", found[0]))]


def describe(character: str) -> str:
    """`U+200B ZERO WIDTH SPACE` and what kind of character it is, in Vietnamese."""
    kind = next((name for pattern, name in _NAMED if pattern.match(character)), "ký tự Tab")
    name = unicodedata.name(character, "")
    return f"{kind} U+{ord(character):04X}{' ' if name else ''}{name}"


def character_findings(path: str, text: str) -> list[Finding]:
    """One finding a line for its first forbidden character, at most MOST_LINES and one for the rest."""
    if not has_forbidden(text):
        return []
    found = list(_by_line(path, text))
    if len(found) > MOST_LINES:
        rest = f"còn {len(found) - MOST_LINES + 1} dòng nữa có ký tự không được dùng, kể từ dòng này"
        last = found[MOST_LINES - 1]
        return [*found[: MOST_LINES - 1], Finding(path, (), "bad-character", rest, last.hint, mark=last.mark)]
    return found


def _by_line(path: str, text: str) -> Iterator[Finding]:
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text)):
        if match := FORBIDDEN.search(line):
            more = len(FORBIDDEN.findall(line)) - 1
            message = f"có {describe(match[0])}" + (f", và {more} ký tự khác trong dòng" if more else "")
            hint = _REMOVE if _REMOVABLE.match(match[0]) else _RETYPE
            yield Finding(path, (), "bad-character", message, hint, mark=(number, match.start()))
