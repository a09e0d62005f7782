"""A reported figure in words, as it was reported."""

from collections.abc import Callable, Iterator
from typing import Any

from generator.formats import vi_reached
from generator.labels.reports import OUTCOMES
from generator.labels.targets import COUNTED
from generator.model.amounts import NOT_STATED
from generator.model.results import MemberFigure
from generator.pages.wording.phrases import level_words

_SINGLE: tuple[tuple[str, Callable[[Any], str]], ...] = (
    ("ruled_out", "{} đã chắc không đạt".format),
    ("registered", "{} đăng ký".format),
    ("proposed", "{} được đề nghị".format),
    ("share", "nguồn in {}".format),
    ("quantity", str),
    ("attained", {True: "đã được tặng", False: "không được tặng"}.__getitem__),
    ("rank", "xếp thứ {}".format),
    ("base", lambda base: "nguồn không nêu tổng số" if base == NOT_STATED else ""),
    ("counted", lambda counted: COUNTED.get(counted, "")),
    ("level", level_words),
    ("violations", "{} vi phạm".format),
    ("outcome", lambda outcome: OUTCOMES.get(outcome, "")),
)


def figure_words(figure: MemberFigure, unit: str | None, grade: str) -> str:
    """«41/44», «mức 1», «2 sản phẩm» … every part that was reported; `grade` is the name of the grade among them."""
    parts = [_count(figure), *_single(figure, unit)]
    if figure.items is not None:
        parts.append(f"{len(figure.items)} mục: " + "; ".join(item.title for item in figure.items))
    if figure.progress:
        parts.append(f"tiến độ {figure.progress.done}/{figure.progress.total}")
    if figure.note:
        parts.append(figure.note)
    parts.append(grade)
    return ", ".join(part for part in parts if part)


def _count(figure: MemberFigure) -> str:
    counted = vi_reached(figure.reported)
    return f"{counted}/{figure.of}" if counted and figure.of is not None else counted


def _single(figure: MemberFigure, unit: str | None) -> Iterator[str]:
    if figure.of is not None and figure.reported is None:
        yield f"trên tổng số {figure.of}"
    for name, words in _SINGLE:
        value = getattr(figure, name)
        if value is not None:
            yield f"{words(value)} {unit}" if unit and name == "quantity" else words(value)
