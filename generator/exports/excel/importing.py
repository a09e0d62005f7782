"""A filled-in workbook → the text of its record's file, what it says in words, and what is wrong at which cell."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from generator.evaluation.engine import evaluate
from generator.exports.editing.kept_text import kept_text
from generator.exports.editing.schemas import FOLDER
from generator.exports.editing.shapes import Shape
from generator.exports.editing.yaml_text import yaml_text
from generator.exports.excel.banners import UNCHOSEN, banner
from generator.exports.excel.made import made_of
from generator.exports.excel.messages import in_words
from generator.exports.excel.opening import opened
from generator.exports.excel.reading import MOST_SHOWN, Read, read_made
from generator.exports.excel.sheets import report_names
from generator.exports.excel.summary import summary
from generator.model.fields import SLUG
from generator.model.ids import file_of, folder_of
from generator.model.kinds import KINDS, PLANS, RESULTS
from generator.model.record import Record
from generator.reading.naming.names import Names, known_names
from generator.reading.problems.problem import Finding
from generator.reading.text.disk import EXAMPLES
from generator.reading.tried import Tries, hint_of

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_STATED_OF_PLANS = {"period", "organisations", "group"}  # what a blank plan says before anybody fills it in
_ADDED = re.compile(r"thêm «(\w+):")
_SAMPLE = re.compile(r"^sample:", re.MULTILINE)
_AGAIN = "lấy mẫu mới bằng thidua template rồi chép số liệu sang"


@dataclass
class Import:
    """What an import gives: the file's `path`, its `text` and the one `before` (None: no file), the words of what was
    read, the problems and remarks by sheet and cell.
    """

    kind: str
    path: str
    text: str = ""
    before: str | None = None
    summary: str = ""
    problems: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def imported(content: bytes, name: str, tries: Tries, refuse: Callable[[str, str], None]) -> Import:
    """Read a workbook of that file name beside the record; nothing is written.

    `refuse` raises where a path is none of the kind. Errors: NotOurWorkbookError, and what `refuse` raises.
    """
    book = opened(content)
    made = made_of(book)
    refuse(made.path.removeprefix(f"{EXAMPLES}/"), made.kind)
    record, names = tries.record_of(made.path), _names(made.path, made.kind, made.stated, tries)
    read = read_made(book, made, names)
    found = Import(read.kind, read.path, problems=read.problems, remarks=[*read.remarks, *_other_year(read, name)])
    found.problems += _misplaced(read, record)
    if file_of(read.path.removesuffix(".yml")) == UNCHOSEN and not found.problems:
        found.problems += _chosen(read, tries.root)
        found.path = read.path
    found.problems = found.problems or _untouched(read, made.stated)
    if found.problems:
        return found
    found.before = _before(tries, read.path)
    found.text = _text(read, found.before)
    _check(found, read, tries, names)
    return found


def _names(path: str, kind: str, stated: dict[str, str], tries: Tries) -> Names:
    """The names that the cells of a workbook may use."""
    record, lender = tries.record_of(path), tries.sides.real.record
    plan = record.plans.get(stated.get("plan") or _folder(path)) if kind == RESULTS.key else None
    return report_names(plan, record, lender) if plan else known_names(record, lender)


def _folder(path: str) -> str:
    """`2023/tct-x` of `content/results/2023/tct-x/final.yml`."""
    return folder_of(RESULTS.id_at(path))


def _misplaced(read: Read, record: Record) -> list[str]:
    """Where what stands on top of every page is not what the place is called today."""
    plan = record.plans.get(read.data.get("plan") or _folder(read.path)) if read.kind == RESULTS.key else None
    now = banner(read.kind, read.path, record, plan)
    if now == read.banner:
        return []
    return [f"A1 của mọi trang: mẫu ghi «{read.banner}», nơi ghi nay là «{now}»; {_AGAIN}"]


def _chosen(read: Read, root: Path) -> list[str]:
    """Put a plan that was blank under the name of the body chosen in it; why that cannot be."""
    bodies = [read.data.get("group"), *(read.data.get("organisations") or [])]
    name = next((body for body in bodies if isinstance(body, str) and SLUG.fullmatch(body)), None)
    if name is None:
        return ["Bản ghi: chưa chọn đơn vị của kế hoạch; chọn ở ô «Tổ chức», hay «Cụm, khối»"]
    read.path = f"{folder_of(read.path)}/{name}.yml"
    if not (root / read.path).exists():
        return []
    key = KINDS[read.kind].id_at(read.path)
    return [f"đơn vị này đã có kế hoạch ({read.path}); lấy bảng tính của nó: thidua template {key}"]


def _other_year(read: Read, name: str) -> list[str]:
    """A remark where the file is called by another year than its record's."""
    own = set(_YEAR.findall(read.path))
    years = set(_YEAR.findall(name))
    if not years or years & own or any(int(year) - 1 == int(mine) for year in years for mine in own):
        return []
    own_years = ", ".join(sorted(own))
    return [f"tên tệp nói năm {', '.join(sorted(years))}, mẫu là của năm {own_years}: xem lại có đúng mẫu không"]


def _untouched(read: Read, stated: dict[str, str]) -> list[str]:
    """An empty form, or a report without any figure."""
    if not read.filled or (read.kind == PLANS.key and read.data.keys() <= _STATED_OF_PLANS):
        return ["mẫu chưa điền gì; điền vào các ô trắng rồi nhập lại"]
    if read.kind == RESULTS.key and "retracts" not in stated and not read.data.get("figures"):
        first = next((cell for loc, cell in read.places.items() if loc[:1] == ("figures",)), "")
        return [f"{first}: chưa điền số liệu của chỉ tiêu nào; điền ít nhất một dòng, để trống dòng chưa có số"]
    return []


def _before(tries: Tries, path: str) -> str | None:
    file = tries.root / path
    return file.read_bytes().decode("utf-8", "replace") if file.is_file() else None


def _text(read: Read, before: str | None) -> str:
    """The file's text: the one there is with what changed, or a new one."""
    marked = read.path.startswith(f"{EXAMPLES}/") and (before is None or bool(_SAMPLE.search(before)))
    data, model = read.data | ({"sample": "true"} if marked else {}), KINDS[read.kind].model
    kept = kept_text(before, data, Shape("group", model=model)) if before else None
    if kept is not None:
        return kept
    up = "../" * read.path.count("/")
    return f"# yaml-language-server: $schema={up}{FOLDER}/{KINDS[read.kind].one}.json\n{yaml_text(data)}"


def _check(found: Import, read: Read, tries: Tries, names: Names) -> None:
    """Whether the record would be right with it; then what it says."""
    before = tries.record_of(read.path)
    record, own, others = tries.with_text(read.path, found.text)
    for finding in sorted(own, key=tries.is_error, reverse=True)[:MOST_SHOWN]:
        line = f"{_cell(read, finding)}{in_words(finding, hint_of(finding), read.kind, names)}"
        into = found.problems if tries.is_error(finding) else found.remarks
        if line not in into:
            into.append(line)
    found.problems += _elsewhere(others, read.kind, names)
    key = KINDS[read.kind].id_at(read.path)
    if not found.problems and key in record.of(read.kind):
        base = tries.sides.real.record if record.sample else None
        found.summary = summary(read.kind, key, evaluate(record, record.day(tries.as_of), base=base), before)


def _cell(read: Read, finding: Finding) -> str:
    """The cell of a finding; of one on a group, that of the key with which its message begins, else the one to add."""
    key = finding.message.partition(":")[0]
    added = _ADDED.match(finding.hint)
    beside = read.places.get((*finding.loc[:-1], added[1]), "") if added else ""
    place = read.places.get((*finding.loc, key)) or read.place(finding.loc) or beside
    return f"{place}: " if place else ""


def _elsewhere(findings: list[Finding], kind: str, names: Names) -> list[str]:
    """Errors that this file would make in others, such as a report on a target that is gone."""
    return [
        f"nhập xong thì tệp {finding.path} sai: {in_words(finding, hint_of(finding), kind, names)}"
        for finding in findings[:MOST_SHOWN]
    ]
