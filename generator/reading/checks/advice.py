"""What is not wrong but worth a second look: bases left unsaid, exemplars without consent, a title in quotes."""

import re
from collections.abc import Iterator

from generator.model.fields import Percent
from generator.model.plans import Promise
from generator.model.results import Exemplar
from generator.model.targets import Target
from generator.reading.problems.problem import Finding
from generator.reading.records.parts import Entry
from generator.reading.records.walk import text

_TITLES = ("title", "name", "headline", "subject")
_IN_QUOTES = re.compile(r"[“”„\"«]\s*([^“”„\"«»]*[^\s“”„\"«»])\s*[“”\"»]")
_CONSENT = "thêm «consent: {given_by: …, date: …, channels: [website, led]}», chỉ với kênh đã được đồng ý"


def advice_findings(entry: Entry) -> Iterator[Finding]:
    """Warnings on one record."""
    yield from _title_findings(entry)
    if isinstance(entry.node, Promise):
        for number, target in enumerate(entry.node.targets):
            if target.of is None and _is_share(target):
                message = f"{target.id}: tỷ lệ này tính trên tổng số nào?"
                hint = "thêm «of: {base: …, stated: false}» nếu văn bản không nói"
                yield Finding(entry.path, ("targets", number), "base-unstated", message, hint)
    elif isinstance(entry.node, Exemplar) and entry.node.subject == "person" and entry.node.consent is None:
        message = "gương cá nhân chưa có sự đồng ý, nên không có trang"
        yield Finding(entry.path, ("subject",), "missing-consent", message, _CONSENT)


def _title_findings(entry: Entry) -> Iterator[Finding]:
    """A title that stands in quotes as a whole: curly ones are no quotes of YAML and stay in the title."""
    for key in _TITLES:
        if match := _IN_QUOTES.fullmatch(text(entry.node, key)):
            message = f"{key}: cả câu nằm trong ngoặc kép, trang sẽ hiện cả hai dấu ngoặc"
            yield Finding(entry.path, entry.at((key,)), "title-in-quotes", message, f"có phải «{match[1]}»?")


def _is_share(target: Target) -> bool:
    figures = (target.at_least, target.more_than, target.exactly)
    return any(isinstance(figure, Percent) for figure in figures) or (
        target.between is not None and target.between.unit == "%"
    )
