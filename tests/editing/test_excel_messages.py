"""What `import` says is in a clerk's words: no key of the files, no word of theirs, whatever the check finds."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from generator.exports.excel.messages import contract_words, in_words
from generator.exports.excel.tables import IN_WORKBOOKS
from generator.model.kinds import KINDS
from generator.reading.naming.names import known_names
from generator.reading.problems.problem import Finding
from generator.reading.read import check_sides
from generator.reading.text.disk import EXAMPLES
from generator.reading.tried import Tries, hint_of
from tests.editing.conftest import GOOD

pytestmark = pytest.mark.slow
CASES = sorted(path.name for path in GOOD.parent.iterdir() if path.is_dir())
# Only a file that a person typed has these: a workbook gives values and keys of its own.
OF_FILES = frozenset({"unknown-key", "wrong-type"})
_WORD = re.compile(r"(?<![\w/.-])[a-z]+(?:[_-][a-z0-9]+)*(?![\w/.-])")


def findings_in_words(case: str) -> Iterator[tuple[Finding, str]]:
    """The findings of a case on records that come from workbooks, with what `import` would say."""
    tries = Tries(GOOD.parent / case, date(2026, 1, 31))
    record = tries.sides.real.record
    names = known_names(record, record)
    for finding in check_sides(tries.root, tries.sides, tries.as_of):
        path = finding.path.removeprefix(f"{EXAMPLES}/")
        kind = next((key for key in IN_WORKBOOKS if path.startswith(f"{KINDS[key].folder}/")), None)
        if kind is not None and finding.code not in OF_FILES:
            yield finding, in_words(finding, hint_of(finding), kind, names)


@pytest.mark.parametrize("first", range(8))
def test_no_message_holds_a_word_of_the_files(first: int) -> None:
    found = [pair for case in CASES[first::8] for pair in findings_in_words(case)]
    assert found
    for finding, text in found:
        assert contract_words().isdisjoint(_WORD.findall(text)), (finding.code, text)
        assert not re.search(r"[{}]|: …|invalid|error", text), (finding.code, text)


@pytest.mark.parametrize(
    ("case", "code", "words"),
    [
        ("bad-count", "bad-count", "«Trên tổng số»: «1.234» không phải một số đếm"),
        ("missing-field", "missing-field", "chưa điền «"),
    ],
)
def test_a_key_in_front_is_the_title_of_its_column(case: str, code: str, words: str) -> None:
    assert any(finding.code == code and text.startswith(words) for finding, text in findings_in_words(case))
