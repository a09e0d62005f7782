"""What was asked and what was reached of one measure, year by year; the line breaks where years cannot be joined."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from generator.charts.bullet_rows import count_ticks, placed
from generator.charts.figure import ChartFigure
from generator.charts.svg import NOTE_BASE, NOTE_STEP, Drawing, across, wrapped
from generator.formats import vi_count, vi_share

PLOT, ABOVE, BELOW = 160, 28, 30
LEFT, WIDE = 0.12, 0.36  # where the years begin; how far a year's target reaches to either side, in widths of a year
LETTERS = 42  # of a note: names of bodies have wide letters
POINT = "M0-5a5 5 0 1 0 0 10A5 5 0 0 0 0-5"
MARKS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
HOW = (
    "Mỗi điểm là số liệu mới nhất đã công bố của năm đó, vạch ngang là mức kế hoạch đề ra. Năm chưa có số để trống. "
    "Đường chỉ nối hai năm liền nhau khi tổ chức, luật, đối tượng, mẫu số và độ dài kỳ không đổi; nơi đổi có vạch đứng "
    "mang chữ cái và lời giải thích. Điểm rỗng là số liệu tạm."
)


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One year: `figure` is a share of one or a count, None where there is none, and `words` say it, or why not.

    `low` and `high` are the ends of what is asked, `asked` its words, "" where nothing was; `breaks` say in words what
    parts it from the year with a target before it.
    """

    year: int
    figure: Fraction | None = None
    words: str = ""
    low: Fraction | None = None
    high: Fraction | None = None
    asked: str = ""
    breaks: tuple[str, ...] = ()
    provisional: bool = False


def trend_chart(
    prefix: str,
    title: str,
    unit: str,
    points: Sequence[TrendPoint],
    *,
    begun: Sequence[str] = (),
    ended: Sequence[str] = (),
    sample: bool = False,
) -> ChartFigure:
    """`points` are those of years with a target, oldest first; `unit` is "%" for shares, else counts.

    `begun` and `ended` say in words why the line neither comes from before nor goes on.
    """
    every = _every_year(points)
    drawing = Drawing(prefix, title, sample=sample)
    scale = _Scale(unit, every, drawing.y + ABOVE)
    _grid(drawing, scale)
    notes = [
        f"{MARKS[number % 26]}: {'; '.join(words)}" for number, words in enumerate(_marks(drawing, scale, begun, ended))
    ]
    for point in every:
        _asked(drawing, scale, point)
    for one, other in pairwise(every):
        if one.figure is not None and other.figure is not None and not other.breaks:
            drawing.line(scale.x(one.year), scale.y(one.figure), scale.x(other.year), scale.y(other.figure), "series")
    for point in every:
        _reached(drawing, scale, point)
    drawing.y = scale.top + PLOT + BELOW
    drawing.close(_description(every, notes))
    _key(drawing, [*_coverage(every), *notes])
    return ChartFigure(
        prefix, title, drawing.svg(), None, ("Năm", "Mức đề ra", "Kết quả", "Vì sao không nối với năm trước"),
        _rows(every), HOW, sample,
    )  # fmt: skip


def _every_year(points: Sequence[TrendPoint]) -> list[TrendPoint]:
    """A point for each year from the first to the last, empty where there is none."""
    known = {point.year: point for point in points}
    return [known.get(year) or TrendPoint(year) for year in range(points[0].year, points[-1].year + 1)]


class _Scale:
    def __init__(self, unit: str, points: Sequence[TrendPoint], top: float) -> None:
        figures = [one for point in points for one in (point.figure, point.low, point.high) if one is not None]
        self.unit, self.points, self.top = unit, points, top
        self.end, self.ticks = (1, [(n / 4, f"{25 * n}%") for n in range(5)]) if unit else count_ticks(figures)
        self.wide = (1 - LEFT) / len(points)

    def x(self, year: float) -> float:
        return LEFT + (year - self.points[0].year + 0.5) * self.wide

    def y(self, figure: Fraction) -> float:
        return self.top + PLOT * (1 - placed(figure, self.end))

    def short(self, figure: Fraction) -> str:
        return vi_share(figure) if self.unit else vi_count(int(figure))


def _grid(drawing: Drawing, scale: _Scale) -> None:
    for place, words in scale.ticks:
        height = scale.top + PLOT * (1 - place)
        drawing.line(LEFT, height, 1, height, "grid")
        drawing.text("0", height + 4, words, "axis")
    for point in scale.points:
        drawing.text(across(scale.x(point.year)), scale.top + PLOT + 20, str(point.year), "axis", "middle")


def _marks(drawing: Drawing, scale: _Scale, begun: Sequence[str], ended: Sequence[str]) -> list[Sequence[str]]:
    """Draws an upright line wherever the line breaks, each with a letter; the words of each, in that order."""
    first, last = scale.points[0].year, scale.points[-1].year
    found = [(first - 0.5, begun), *((point.year - 0.5, point.breaks) for point in scale.points), (last + 0.5, ended)]
    broken = [(year, words) for year, words in found if words]
    for number, (year, _) in enumerate(broken):
        place = min(max(scale.x(year), LEFT + 0.01), 0.985)
        drawing.line(place, scale.top - 10, place, scale.top + PLOT, "break")
        drawing.text(across(place), scale.top - 14, MARKS[number % 26], "axis", "middle")
    return [words for _, words in broken]


def _asked(drawing: Drawing, scale: _Scale, point: TrendPoint) -> None:
    """The target of a year: a line, or a band where it is a range, with its figure below it."""
    ends = [end for end in (point.low, point.high) if end is not None]
    start, end = scale.x(point.year - WIDE), scale.x(point.year + WIDE)
    if len(ends) == 2 and ends[0] != ends[1]:
        top = scale.y(max(ends))
        drawing.box(
            f'x="{across(start)}" y="{top:g}" width="{across(end - start)}" height="{scale.y(min(ends)) - top:g}"',
            "aim-band",
        )
    for figure in ends:
        drawing.line(start, scale.y(figure), end, scale.y(figure), "aim")
    if ends:
        shown = list(dict.fromkeys(scale.short(figure) for figure in sorted(ends)))
        words = "–".join([*(one.removesuffix("%") for one in shown[:-1]), shown[-1]])
        drawing.text(across(end), scale.y(min(ends)) + 14, words, "axis", "end")


def _reached(drawing: Drawing, scale: _Scale, point: TrendPoint) -> None:
    if point.figure is None:
        return
    x, y = across(scale.x(point.year)), scale.y(point.figure)
    name = f"point{'-hollow' * point.provisional}"
    drawing.mark(x, y, name, POINT, f"point{' td-svg__point--hollow' * point.provisional}")
    drawing.text(x, y - 11, scale.short(point.figure), "value", "middle")


def _coverage(points: Sequence[TrendPoint]) -> list[str]:
    """Which years have a target, and which of these a figure."""
    asked = [str(point.year) for point in points if point.asked]
    known = [str(point.year) for point in points if point.figure is not None]
    lacking = [str(point.year) for point in points if point.asked and point.figure is None]
    found = [f"Có chỉ tiêu: {', '.join(asked)}", f"Có số kết quả: {', '.join(known) or 'chưa năm nào'}"]
    return [*found, f"Chưa có số: {', '.join(lacking)}"] if lacking else found


def _key(drawing: Drawing, notes: Sequence[str]) -> None:
    drawing.line(0, drawing.y + 8, 0.06, drawing.y + 8, "aim")
    drawing.text("8%", drawing.y + 12, "mức kế hoạch đề ra", "note")
    drawing.mark("3%", drawing.y + 28, "point", POINT, "point")
    drawing.text("8%", drawing.y + 32, "kết quả đã công bố", "note")
    drawing.y += 42
    for note in notes:
        drawing.lines(wrapped(note, LETTERS, 4), "note", NOTE_STEP, NOTE_BASE)


def _rows(points: Sequence[TrendPoint]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (str(point.year), point.asked or "không có chỉ tiêu", point.words or "–", "; ".join(point.breaks) or "–")
        for point in points
    )


def _description(points: Sequence[TrendPoint], notes: Sequence[str]) -> str:
    years = ", ".join(
        f"{point.year} {(point.asked and f'đề ra {point.asked}, ') or 'không có chỉ tiêu'}{point.words}"
        for point in points
    )
    return ". ".join([years, *notes])
