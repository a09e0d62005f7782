"""Short forms with their abbreviations spelt out: whoever stands before a wall reads words, not letters."""

import re
from collections.abc import Callable, Mapping

from generator.pages.portal import Portal

Spell = Callable[[str], str]
COMMON = {
    "TCT": "Trường Chính trị", "TCB": "Trường Cán bộ", "GV": "giảng viên", "UBND": "Ủy ban nhân dân",
    "HV CTQG": "Học viện Chính trị quốc gia", "BTV": "Ban Thường vụ", "CBVC": "cán bộ, viên chức",
    "NLĐ": "người lao động", "NCKH": "nghiên cứu khoa học", "BCH": "Ban Chấp hành",
}  # fmt: skip


def speller(portal: Portal) -> Spell:
    """A function that spells out what the record's awards, and common usage, abbreviate."""
    records = (portal.base, portal.record) if portal.base is not None else (portal.record,)
    awards = {award.abbreviation: award.name for record in records for award in record.awards.values()
              if award.abbreviation}  # fmt: skip
    return _spelling({**COMMON, **awards})


def _spelling(words: Mapping[str, str]) -> Spell:
    longest = sorted(words, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest))})(?!\w)")
    return lambda text: pattern.sub(lambda found: words[found[1]], text)
