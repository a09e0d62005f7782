"""A reported figure in words, as it was reported."""

from generator.labels import OUTCOMES
from generator.model.results import Figure


def figure_words(figure: Figure) -> str:
    """«41/44», «mức 1», «2 sản phẩm» … every part that was reported."""
    parts = [_count(figure), *_single(figure)]
    if figure.items is not None:
        parts.append(f"{len(figure.items)} mục: " + "; ".join(item.title for item in figure.items))
    if figure.progress:
        parts.append(f"tiến độ {figure.progress.done}/{figure.progress.total}")
    if figure.note:
        parts.append(figure.note)
    return ", ".join(part for part in parts if part)


def _count(figure: Figure) -> str:
    if figure.reached is None:
        return ""
    return f"{figure.reached}/{figure.of}" if figure.of is not None else f"{figure.reached}"


def _single(figure: Figure) -> list[str]:
    named = (
        (figure.of is not None and figure.reached is None, f"trên tổng số {figure.of}"),
        (figure.ruled_out is not None, f"{figure.ruled_out} đã chắc không đạt"),
        (figure.registered is not None, f"{figure.registered} đăng ký"),
        (figure.share is not None, f"nguồn in {figure.share}"),
        (figure.level is not None, f"mức {figure.level}"),
        (figure.violations is not None, f"{figure.violations} vi phạm"),
        (figure.outcome is not None, OUTCOMES.get(figure.outcome or "", "")),
    )
    return [words for present, words in named if present]
