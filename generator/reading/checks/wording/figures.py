"""The figure that a target asks for, beside the numbers of its statement."""

from collections.abc import Iterator
from fractions import Fraction

from generator.model.comparator import FIGURES, Comparator
from generator.model.fields import Percent
from generator.model.targets import Of, Target
from generator.reading.checks.wording.printed import Printed, numbers_in

Found = tuple[str, str, str, str]  # key, code, message, hint
_LEAST_DOUBTFUL = 10  # a smaller number is a count where the statement prints no share
_PHRASES = {"at_least": "ít nhất, từ … trở lên", "more_than": "trên, hơn", "at_most": "không quá"}


def percent_missing(target: Target) -> Iterator[Found]:
    """A bare number that is meant as a share: it has a base beside it, or the statement prints it with a %."""
    printed = numbers_in(target.statement)
    for place, way in (("", target), *((f"readings.{n}.", reading) for n, reading in enumerate(target.readings))):
        for key, written, values in _bare(way):
            shown, own = f"{written}%", getattr(way, "of", None) or target.of
            as_share = any(one.share and {value / 100 for value in values} & {*one.values} for one in printed)
            as_count = any(not one.share and {*values} & {*one.values} for one in printed)
            few = max(values) < _LEAST_DOUBTFUL and not any(one.share for one in printed)
            based = _is_population(own) and not few
            if target.unit is not None or max(values) == 0 or not (based or (as_share and not as_count)):
                continue
            why = "đứng cạnh mẫu số" if based else f"mà văn bản viết {shown}"
            message = f"{key}: «{written}» không có dấu %, {why}"
            guess = f"có phải «{shown}»?" if max(values) <= 100 else ""
            drop = "là số đếm thì bỏ «of»: mẫu số chỉ đi với tỷ lệ" if based else ""
            yield f"{place}{key}", "percent-missing", message, " ".join(filter(None, (guess, drop)))


def _bare(way: Comparator) -> Iterator[tuple[str, str, list[Fraction]]]:
    """Key, text and numbers of the figures that are no shares."""
    for key in FIGURES:
        figure = getattr(way, key)
        if isinstance(figure, int):
            yield key, str(figure), [Fraction(figure)]
    if way.between is not None and not way.between.unit:
        yield "between", way.between.written, [way.between.low, way.between.high]


def _is_population(of: Of | None) -> bool:
    return of is not None and bool(of.base or of.participants)


def disagreeing(target: Target, key: str) -> Iterator[Found]:
    """A figure that the statement does not print, or a comparator (`key`) other than its words; at most one finding."""
    share, values = _asked(target, key)
    printed = [one for one in numbers_in(target.statement) if one.share == share]
    relevant = printed if share else [one for one in printed if one.way]
    if not values or not relevant or target.readings or target.unit is not None:
        return
    stated = {value for one in relevant for value in one.values}
    if not values <= stated and (share or not values <= {value for one in printed for value in one.values}):
        shown = "; ".join(f"«{one.text}»" for one in relevant)
        message = f"văn bản viết {shown}, mà {key} là {_written(target, key)}"
        yield key, "statement-disagrees", message, "đối chiếu với văn bản rồi sửa số, hoặc sửa statement"
        return
    yield from _other_way(target, key, [one for one in relevant if values <= {*one.values}])


def _other_way(target: Target, key: str, relevant: list[Printed]) -> Iterator[Found]:
    ways = {one.way for one in relevant if one.way in _PHRASES}
    if key not in (*_PHRASES, "exactly") or not ways or key in ways or len(ways) > 1:
        return
    way = ways.pop()
    message = f"văn bản viết «{relevant[0].text}», mà phép so sánh là {key}"
    hint = f"«{_PHRASES[way]}» viết {way}: {_written(target, key)}"
    yield key, "statement-disagrees", message, hint


def _asked(target: Target, key: str) -> tuple[bool, set[Fraction]]:
    """Whether a share is asked for, and the numbers; none where the comparator has none of the kind."""
    if key == "all":
        return True, {Fraction(1)}
    if key == "between" and target.between is not None:
        return bool(target.between.unit), {target.between.low, target.between.high}
    figure = getattr(target, key, None) if key in FIGURES else None
    if isinstance(figure, Percent):
        return True, {figure.value}
    return False, {Fraction(figure)} if isinstance(figure, int) else set()


def _written(target: Target, key: str) -> str:
    return "100%" if key == "all" else str(getattr(target, key))
