"""One sheet as XML: cells in order, widths, protection, drop-downs; its notes and the drawing that shows them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape

from generator.exports.excel.pages import FIRST_ROW, Place
from generator.exports.excel.written.letters import cell_name
from generator.exports.excel.written.parts import HEAD, MAIN, PLAIN, RELATIONS

AUTHOR = "Cổng thi đua"
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LOCKED = '<sheetProtection sheet="1" formatCells="0" formatColumns="0" formatRows="0"/>'
_FROZEN = (
    f'<pane xSplit="1" ySplit="{FIRST_ROW - 1}" topLeftCell="B{FIRST_ROW}" activePane="bottomRight" state="frozen"/>'
)
_VML = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" '
    'o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    '<v:shape id="_x0000_s{id}" type="#_x0000_t202" style="position:absolute;width:360px;height:120px;'
    'visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox/>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill>'
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)


@dataclass(frozen=True, slots=True)
class Written:
    """What a cell holds: a text or a formula, and its style."""

    text: str = ""
    style: int = PLAIN
    formula: bool = False


@dataclass
class WrittenSheet:
    """A sheet: cells and notes by place, drop-downs as (source, cells), widths; `locked` protects it."""

    title: str
    cells: dict[Place, Written] = field(default_factory=dict)
    notes: Mapping[Place, str] = field(default_factory=dict)
    choices: list[tuple[str, list[str]]] = field(default_factory=list)
    widths: Iterable[int] = ()
    hidden: bool = False
    locked: bool = False

    def put(self, place: Place, text: str, style: int = PLAIN) -> None:
        """A text, never a formula."""
        self.cells[place] = Written(text, style)


def sheet_xml(sheet: WrittenSheet) -> str:
    """The part of a sheet."""
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>' for at, width in enumerate(sheet.widths, 1)
    )
    drawing = '<legacyDrawing r:id="notes"/>' if sheet.notes else ""
    return (
        f'{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheetViews><sheetView workbookViewId="0">'
        f"{_FROZEN if sheet.locked else ''}</sheetView></sheetViews>{f'<cols>{columns}</cols>' if columns else ''}"
        f"<sheetData>{''.join(_rows(sheet.cells))}</sheetData>{_LOCKED if sheet.locked else ''}"
        f"{_choices(sheet.choices)}{drawing}</worksheet>"
    )


def notes_xml(notes: Mapping[Place, str]) -> str:
    """The notes of a sheet."""
    listed = "".join(
        f'<comment ref="{cell_name(place)}" authorId="0"><text>{_text(note)}</text></comment>'
        for place, note in sorted(notes.items())
    )
    return (
        f'{HEAD}<comments xmlns="{MAIN}"><authors><author>{AUTHOR}</author></authors>'
        f"<commentList>{listed}</commentList></comments>"
    )


def notes_drawing(notes: Mapping[Place, str]) -> str:
    """The boxes in which notes are shown."""
    boxes = (
        _SHAPE.format(id=1024 + at, row=row - 1, column=column - 1) for at, (row, column) in enumerate(sorted(notes), 1)
    )
    return f"{_VML}{''.join(boxes)}</xml>"


def _rows(cells: Mapping[Place, Written]) -> Iterator[str]:
    row = 0
    for place in sorted(cells):
        if place[0] != row:
            yield f'{"</row>" if row else ""}<row r="{place[0]}">'
            row = place[0]
        yield _cell(place, cells[place])
    if row:
        yield "</row>"


def _cell(place: Place, cell: Written) -> str:
    if not cell.text:
        return f'<c r="{cell_name(place)}" s="{cell.style}"/>'
    if cell.formula:
        return f'<c r="{cell_name(place)}" s="{cell.style}"><f>{_escaped(cell.text)}</f></c>'
    return f'<c r="{cell_name(place)}" s="{cell.style}" t="inlineStr"><is>{_text(cell.text)}</is></c>'


def _choices(choices: list[tuple[str, list[str]]]) -> str:
    rules = "".join(
        f'<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="{" ".join(cells)}">'
        f"<formula1>{_escaped(source)}</formula1></dataValidation>"
        for source, cells in choices
    )
    return f'<dataValidations count="{len(choices)}">{rules}</dataValidations>' if choices else ""


def _text(text: str) -> str:
    escaped = _escaped(text.replace("_x", "_x005F_x"))
    return f'<t xml:space="preserve">{escaped}</t>'


def _escaped(text: str) -> str:
    return escape(_UNSEEN.sub("", text), quote=False)
