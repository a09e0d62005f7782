"""Document numbers in running text: `66-KH/TU`, `10/CT-UBND`, `98/2023/NĐ-CP`, `06/2022/QH15`, and broken ones.

Party style is serial-KIND/BODY, State style serial/KIND-BODY or serial/year/KIND-BODY; documents mix them up
(`01-CT/UBND`, `34/CT-TW`, `08-Qđi/TW`, `3552 -CV/HVCTQG`), so either separator may stand in either place.
"""

import re
import unicodedata

# Longer kinds first. Decrees, decisions and regulations are written in several cases by several bodies.
_KINDS = (
    "NQLT|TTLT|CTPH|NQ|Q[ĐđYy][IiĐđ]|QyC|QĐ|CT[Rr]|CT|KL|KHLT|KH|HDLT|HD|CV|ĐA|BC|TT[Rr]|TB|NĐ|TT|BB|QC|TL|ĐH|PL|GM|TM"
)
_SEPARATOR = r"\s?[-/\u2010-\u2015\u2212]\s?"
_BODY = r"[A-ZĐ]{2,12}[a-zđ]?(?:[-.][A-ZĐ]{2,12})?"
_NUMBER = re.compile(
    r"[0-9](?<![\w/.,-].)[0-9]{0,4}"  # the serial: at most five digits, not the tail of something longer
    rf"(?:(?:\s?/\s?(?:19|20)\d\d)?{_SEPARATOR}(?:{_KINDS}){_SEPARATOR}{_BODY}|/(?:19|20)\d\d/QH\d{{1,2}})"
    r"(?!\w)"
)
_LIKELY = re.compile(r"[-/\u2010-\u2015\u2212]\s?[A-ZĐ]{2}")
_WORD = re.compile(r"\s*SỐ\s*[:.]?\s*")
_SEPARATORS = re.compile(r"[-/\u2010-\u2015\u2212]+")


def find_numbers(text: str) -> list[tuple[int, int, str]]:
    """Every document number in a text: its first character, the one after its last, and the text between."""
    if not _LIKELY.search(text):
        return []
    return [(match.start(), match.end(), match[0]) for match in _NUMBER.finditer(text)]


def normalise_number(raw: str) -> str:
    """A number as it is compared: upper case, without spaces and «Số», one separator: `34-CT/TW` → `34/CT/TW`."""
    folded = _WORD.sub("", unicodedata.normalize("NFC", raw).upper(), count=1) if "ố" in raw.lower() else raw.upper()
    return _SEPARATORS.sub("/", "".join(unicodedata.normalize("NFC", folded).split()))
