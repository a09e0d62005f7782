"""The parts of an .xlsx file that are the same in all, or list the others: styles, relations, content types."""

from collections.abc import Sequence
from html import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# The styles of cells by their place in `STYLES`.
PLAIN, INPUT, CAPTION, TITLE, BANNER, CLOSED, SHARE, COUNT, RISKY = range(9)
_WRAPPED = '<alignment vertical="top" wrapText="1"/>'
# Text format, so that 2023-03-01, 90% and 0123 stay as typed.
_OPEN = f'applyAlignment="1" applyProtection="1">{_WRAPPED}<protection locked="0"/></xf>'
_XFS = (
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    f'<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" {_OPEN}',
    f'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">{_WRAPPED}</xf>',
    f'<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyAlignment="1">{_WRAPPED}</xf>',
    '<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0"/>',
    '<xf numFmtId="0" fontId="0" fillId="3" borderId="0" xfId="0"/>',
    '<xf numFmtId="164" fontId="0" fillId="3" borderId="0" xfId="0" applyNumberFormat="1"/>',
    '<xf numFmtId="1" fontId="0" fillId="3" borderId="0" xfId="0" applyNumberFormat="1"/>',
    f'<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" {_OPEN}',
)
_SIZES = ('<sz val="11"/>', '<b/><sz val="11"/>', '<b/><sz val="13"/>')
_FONTS = "".join(f'<font>{size}<name val="Calibri"/></font>' for size in _SIZES)
_SOLID = "".join(
    f'<fill><patternFill patternType="solid"><fgColor rgb="FF{colour}"/></patternFill></fill>'
    for colour in ("DDE6F3", "E4E4E4")
)
STYLES = (
    f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0%"/></numFmts>'
    f'<fonts count="3">{_FONTS}</fonts><fills count="4"><fill><patternFill patternType="none"/></fill>'
    f'<fill><patternFill patternType="gray125"/></fill>{_SOLID}</fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    f'<cellXfs count="{len(_XFS)}">{"".join(_XFS)}</cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
ROOT = (
    f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)


def workbook(titles: Sequence[tuple[str, bool]]) -> str:
    """The list of sheets: their titles, and whether each is hidden."""
    states = {True: ' state="hidden"', False: ""}
    sheets = "".join(
        f'<sheet name="{escape(title)}" sheetId="{number}"{states[hidden]} r:id="rId{number}"/>'
        for number, (title, hidden) in enumerate(titles, 1)
    )
    return (
        f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><workbookProtection lockStructure="1"/>'
        f"<bookViews><workbookView/></bookViews><sheets>{sheets}</sheets></workbook>"
    )


def workbook_relations(count: int) -> str:
    """Where the sheets and the styles stand."""
    sheets = "".join(_relation(f"rId{at}", "worksheet", f"worksheets/sheet{at}.xml") for at in range(1, count + 1))
    return _relations(sheets + _relation(f"rId{count + 1}", "styles", "styles.xml"))


def notes_relations(number: int) -> str:
    """Where the notes of a sheet and their drawing stand."""
    drawing = _relation("notes", "vmlDrawing", f"../drawings/notes{number}.vml")
    return _relations(drawing + _relation("comments", "comments", f"../comments{number}.xml"))


def content_types(sheets: int, noted: Sequence[int]) -> str:
    """What each part is."""
    parts = [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
    parts += [(f"/xl/worksheets/sheet{number}.xml", "worksheet") for number in range(1, sheets + 1)]
    parts += [(f"/xl/comments{number}.xml", "comments") for number in noted]
    listed = "".join(f'<Override PartName="{name}" ContentType="{_TYPES}.{kind}+xml"/>' for name, kind in parts)
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _relations(listed: str) -> str:
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _relation(key: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{key}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
