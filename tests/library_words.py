"""The English that the libraries speak: no message of ours may hold a word of it."""

import re
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po
from pydantic_core._pydantic_core import list_all_errors

from generator.exports.excel.messages import contract_words

WORDS = Path(__file__).parents[1] / "generator/words/vi.po"
_WORD = re.compile(r"(?<![\w/.@-])[A-Za-z]{4,}(?![\w/@-])")
_KEY = re.compile(r"(?<![\w/.-])[a-z]+(?:[_-][a-z0-9]+)*(?![\w/.-])")
# Quotations, commands of ours, and what an English menu calls a thing, in brackets behind its Vietnamese name.
_QUOTED = re.compile(r"«[^»]*»|`[^`]*`|https?://\S+|thidua [a-z]+|\([A-Z][A-Za-z ]+\)")
# Python's and openpyxl's own, beside what pydantic and Click can say.
_OTHERS = frozenset({"traceback", "exception", "openpyxl", "pydantic", "zipfile", "nonetype", "worksheet", "workbook"})
# Vietnamese words without accents, names of programs and menus, formats: in messages of ours as such.
_OURS = frozenset({"json", "text", "thidua", "trong", "than", "http", "https", "byte", "unicode"})


@cache
def library_words() -> frozenset[str]:
    """Every word of four letters or more that a message of pydantic or Click may hold."""
    said = [error["message_template_python"] for error in list_all_errors()]
    with WORDS.open("rb") as source:
        said += [entry.id if isinstance(entry.id, str) else " ".join(entry.id) for entry in read_po(source) if entry.id]
    return frozenset(word.lower() for text in said for word in _WORD.findall(text)) - _OURS | _OTHERS


def english_in(text: str, *, keys: bool) -> set[str]:
    """The words of the libraries outside what a message quotes; `keys` says that it may name keys of the files."""
    plain = [word for word in _WORD.findall(_QUOTED.sub(" ", text)) if not word.isupper()]  # names of characters
    found = {word.lower() for word in plain} & library_words()
    return found - contract_words() if keys else found


def foreign_to_a_clerk(text: str) -> set[str]:
    """The words of the libraries, and of the files, that a message on a workbook holds."""
    return english_in(text, keys=False) | (contract_words() & set(_KEY.findall(text)))
