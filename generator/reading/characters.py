"""Characters a public record may not hold: control, direction marks, invisible, private-use, noncharacters."""

import re
import unicodedata

from generator.reading.problems import Finding

_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2028\u2029\u2060-\u2065\u206a-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
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
FORBIDDEN = re.compile("[" + "".join(kind for kind, _ in _KINDS) + "]")
_NAMED = tuple((re.compile(f"[{kind}]"), name) for kind, name in _KINDS)
# UTF-8 read as Latin-1 or Windows-1252: «á»» or «áº» before a byte that follows in Vietnamese, «Ä‘», «Æ°», «Ã¡».
_GARBLED = re.compile(
    r"á[»º][\u0080-\u00bf\u2018-\u203a\u0152-\u0178\u02c6\u02dc\u2026\u20ac\u2122]|Ä[‘\u0091]|Æ[°¡]|Ã[ ¡-¿]\w"
)
# TCVN3 read as Latin-1: accented letters of Western Europe where Vietnamese has none.
_TCVN3 = re.compile(r"[A-Za-z](?:[®¬¨©ª«¸µ¶·¹¾»¼½Æ]|­)[a-z]|\bTr­|\b§[a-z]")


def describe(character: str) -> str:
    """`U+200B ZERO WIDTH SPACE` and what kind of character it is, in Vietnamese."""
    kind = next(name for pattern, name in _NAMED if pattern.match(character))
    name = unicodedata.name(character, "")
    return f"{kind} U+{ord(character):04X}{' ' if name else ''}{name}"


def character_findings(path: str, text: str) -> list[Finding]:
    """A finding for every forbidden character of a text, and one where its letters look garbled."""
    if not FORBIDDEN.search(text) and not _GARBLED.search(text):
        return []
    found: list[Finding] = []
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text)):
        found += [_forbidden(path, line[match.start()], (number, match.start())) for match in FORBIDDEN.finditer(line)]
        if match := _GARBLED.search(line):
            message = f"chữ «{match[0]}» giống chữ tiếng Việt đọc nhầm bảng mã"
            found.append(
                Finding(
                    path, (), "garbled-text", message, "gõ lại hoặc chép lại từ bản gốc", mark=(number, match.start())
                )
            )
    return found


def _forbidden(path: str, character: str, mark: tuple[int, int]) -> Finding:
    return Finding(path, (), "bad-character", f"có {describe(character)}", "xóa ký tự này", mark=mark)
