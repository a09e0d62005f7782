"""How many a target needs and how many it allows.

«Tối đa» is said only of `at_most` and of what the law caps; other upper ends are named by whose they are.
"""

from generator.evaluation.verdict import Verdict
from generator.model.targets import Target

_UPPER_ENDS = {"guidance_cap": "hướng dẫn nêu đến", "aspiration": "phấn đấu đến", "legal_cap": "tối đa"}


def needed_words(target: Target, verdict: Verdict) -> str:
    """«cần 4, tối đa 6», «cần đúng 6», «tối đa 3», «cần 4, hướng dẫn nêu đến 6, luật cho tối đa 6»; nothing where no
    number is needed.
    """
    own = _own_end(verdict)
    parts = [_least(target, verdict, own), _most(target, verdict, own)]
    if verdict.legal is not None and not _says_the_law(target, verdict, own):
        parts.append(f"luật cho tối đa {verdict.legal}")
    return ", ".join(part for part in parts if part)


def _least(target: Target, verdict: Verdict, own: int | None) -> str:
    if verdict.needed is None:
        return ""
    exactly = own is not None and verdict.low == verdict.high and target.read_as != "quota"
    return f"cần {'đúng ' if exactly else ''}{verdict.needed}"


def _most(target: Target, verdict: Verdict, own: int | None) -> str:
    if target.unit and target.at_most is not None and verdict.decided():
        return f"tối đa {target.at_most} {target.unit}"
    if own is None or (verdict.needed is not None and verdict.low == verdict.high):
        return ""
    return f"{_upper_end(target, verdict)} {own}"


def _upper_end(target: Target, verdict: Verdict) -> str:
    inferred = "văn bản nêu đến" if "comparator_inferred" in verdict.flags else "tối đa"
    return _UPPER_ENDS.get(target.upper_is or "", inferred)


def _own_end(verdict: Verdict) -> int | None:
    """The whole number that the target's own upper end comes to; None where it has none, or the law allows less."""
    if verdict.high is None or verdict.ceiling is None:
        return None
    if verdict.legal is None or verdict.ceiling < verdict.legal:
        return verdict.ceiling
    if verdict.unit and verdict.base is None:
        return None
    return verdict.ceiling if verdict.high * ((verdict.base or 0) if verdict.unit else 1) < verdict.legal + 1 else None


def _says_the_law(target: Target, verdict: Verdict, own: int | None) -> bool:
    """Whether what was said of the target's own end is the law's cap itself, or stricter than it."""
    if own is None or verdict.legal is None:
        return False
    by_law = _most(target, verdict, own).startswith("tối đa")
    return (by_law and own <= verdict.legal) or (own == verdict.legal and _is_cap(target, verdict))


def _is_cap(target: Target, verdict: Verdict) -> bool:
    """«Cần đúng 6» of a bare figure read as the cap names the cap."""
    return verdict.low == verdict.high and target.read_as != "quota"
