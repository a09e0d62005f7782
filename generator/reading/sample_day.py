"""The day that the samples speak of: fixed in a file of theirs, so that they always show every status."""

from datetime import date
from pathlib import Path

from pydantic import Field

from generator.model.base import Filed
from generator.model.dates import DateField
from generator.reading.document.opened import opened
from generator.reading.problems.nearest import quoted
from generator.reading.problems.problem import Finding
from generator.reading.records.validate import validate
from generator.reading.text.disk import EXAMPLES

FILE = f"{EXAMPLES}/day.yml"


class SampleDay(Filed):
    """What the file says. Nothing real uses it."""

    as_of: DateField = Field(title="Tính đến ngày", description="Ngày mà bộ minh họa tính đến, đủ ngày, tháng, năm")


def sample_day(root: Path) -> tuple[date | None, list[Finding]]:
    """The samples' own day, None where there is no file or none that can be read; and what is wrong with the file."""
    if not (root / FILE).exists():
        return None, []
    file = opened(root, FILE)
    found = [*file.tree.findings, *file.findings]
    if found or not isinstance(file.tree.data, dict):
        return None, found or [Finding(FILE, (), "wrong-type", "tệp phải là một dòng «as_of: 2026-11-15»")]
    read = validate(FILE, SampleDay, file.tree.data, {"id": "day", "path": FILE})
    if not isinstance(read, SampleDay):
        return None, read if isinstance(read, list) else []
    day = read.as_of
    if day.day is None:
        message = f"{quoted(str(day))} không đủ ngày, tháng, năm"
        return None, [Finding(FILE, ("as_of",), "bad-date", message, "viết đủ, như 2026-11-15")]
    return day.first(), []
