"""A reported figure in words, as it was reported."""

from generator.formats import vi_reached
from generator.labels.reports import OUTCOMES
from generator.labels.targets import COUNTED
from generator.model.amounts import NOT_STATED
from generator.model.results import MemberFigure


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


def _single(figure: MemberFigure, unit: str | None) -> list[str]:
    named = (
        (figure.of is not None and figure.reported is None, f"trên tổng số {figure.of}"),
        (figure.ruled_out is not None, f"{figure.ruled_out} đã chắc không đạt"),
        (figure.registered is not None, f"{figure.registered} đăng ký"),
        (figure.proposed is not None, f"{figure.proposed} được đề nghị"),
        (figure.share is not None, f"nguồn in {figure.share}"),
        (figure.quantity is not None, f"{figure.quantity} {unit}" if unit else f"{figure.quantity}"),
        (figure.attained is not None, "đã được tặng" if figure.attained else "không được tặng"),
        (figure.rank is not None, f"xếp thứ {figure.rank}"),
        (figure.base == NOT_STATED, "nguồn không nêu tổng số"),
        (figure.counted is not None, COUNTED.get(figure.counted or "", "")),
        (figure.level is not None, f"mức {figure.level}"),
        (figure.violations is not None, f"{figure.violations} vi phạm"),
        (figure.outcome is not None, OUTCOMES.get(figure.outcome or "", "")),
    )
    return [words for present, words in named if present]
