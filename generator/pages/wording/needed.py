"""How many a target needs and how many it allows. «Tối đa» is said only of what the law or the text forbids to pass."""

from fractions import Fraction

from generator.evaluation.verdict import Verdict
from generator.model.targets import Target

_UPPER_ENDS = {"guidance_cap": "hướng dẫn nêu đến", "aspiration": "phấn đấu đến", "legal_cap": "tối đa"}


def needed_words(target: Target, verdict: Verdict) -> str:
    """«cần 4, tối đa 6», «cần đúng 6», «cần 4, hướng dẫn nêu đến 6»; nothing where no number is needed."""
    if verdict.needed is None:
        return ""
    needed = f"cần {verdict.needed}"
    if verdict.ceiling is None:
        return needed
    if _by_law(verdict):
        return f"{needed}, tối đa {verdict.ceiling}"
    if verdict.low == verdict.high:
        return needed if target.read_as == "quota" else f"cần đúng {verdict.needed}"
    return f"{needed}, {_upper_end(target, verdict)} {verdict.ceiling}"


def _by_law(verdict: Verdict) -> bool:
    """Whether the ceiling is below the target's own upper end, or it has none: then only the law sets it."""
    own = None if verdict.high is None else verdict.high * (verdict.base or 0 if verdict.unit else Fraction(1))
    return own is None or (verdict.ceiling is not None and verdict.ceiling + 1 <= own)


def _upper_end(target: Target, verdict: Verdict) -> str:
    inferred = "văn bản nêu đến" if "comparator_inferred" in verdict.flags else "tối đa"
    return _UPPER_ENDS.get(target.upper_is or "", inferred)
