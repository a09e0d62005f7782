"""The help on a key, as a clerk reads it in a workbook: without the words that only the files use."""

import re

from generator.exports.excel.messages import contract_words
from generator.model.amounts import NOT_STATED

_SENTENCE = re.compile(r"(?<=\.)\s+")
_TOKEN = re.compile(r"(?<![\w/.-])[a-z]+(?:[_-][a-z0-9]+)*(?![\w/-])")
_BRACED = "{"
_LEADS = frozenset({"Ví dụ", "Viết"})
# What the help says of the files and is otherwise in a cell.
_IN_CELLS = {f"viết {NOT_STATED}": "chọn «không nêu»", ", trong dấu nháy": "", '"': ""}


def clerk_help(text: str) -> str:
    """The sentences that name no word of the files; of one that explains such words, what stands before its colon."""
    for written, chosen in _IN_CELLS.items():
        text = text.replace(written, chosen)
    return " ".join(filter(None, map(_plain, _SENTENCE.split(text))))


_EXAMPLE = re.compile(r"\s*Ví dụ: .*?(?:\.(?=\s|$)|$)")
_PLACE = re.compile(
    r",? (?:là tên (?:một )?tệp trong|có trong|trong) data/[\w./-]*\w|, gồm năm và tên(?: tệp)?| trong sổ(?=[,. ])"
)
_CODE = re.compile(r"^Mã (?:các |từng )?")
_OTHERWISE = {
    "mỗi mã một mục": "chọn từng mục",
    "Chỉ viết một": "Chỉ chọn một",
    ": viết mã chỉ tiêu": "",
    "có mã": "chọn",
}


def picked_help(text: str) -> str:
    """The help on a key whose value is picked from a list by its name: it says nothing of ids and files."""
    shown = _CODE.sub("Chọn ", _PLACE.sub("", _EXAMPLE.sub("", clerk_help(text))))
    for written, chosen in _OTHERWISE.items():
        shown = shown.replace(written, chosen)
    return shown.strip() or "Chọn trong danh sách."


def picked_label(title: str) -> str:
    """The title of such a key: «Văn bản» for «Mã văn bản»."""
    shown = _CODE.sub("", title)
    return shown[:1].upper() + shown[1:]


def _plain(sentence: str) -> str:
    if not _foreign(sentence):
        return sentence
    lead, colon, _ = sentence.partition(":")
    return f"{lead}." if colon and lead not in _LEADS and not _foreign(lead) else ""


def _foreign(text: str) -> bool:
    return _BRACED in text or not contract_words().isdisjoint(_TOKEN.findall(text))
