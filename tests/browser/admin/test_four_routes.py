"""A plan, its reports, a correction and a withdrawal by commands, Excel, the form and a typed file: the same bytes."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from forms import Clerk
from language_server import LanguageServer
from office import RECORD
from visits import Visit

from generator.cli import cli
from generator.commands import schema_folder
from generator.exports.editing.layout import laid_out
from generator.reading.read import read_folder
from tests.editing.test_excel_recognitions import fill

SCHOOL, PLAN = "Trường Chính trị tỉnh Mẫu An Bình", "2024/truong-mau-an-binh"
TITLE, TARGET = "Phong trào thi đua năm 2024 (MINH HỌA)", "Từ 90% trở lên cá nhân đạt Lao động tiên tiến"
MINE, REPORTS = f"{SCHOOL}, 2024, {TITLE}", f"content/results/{PLAN}"
# What a clerk who knows the files types, with the help of the editor: everything but the line that names the schema.
TYPED = {
    f"content/plans/{PLAN}.yml": f"""
title: {TITLE}
period: 2024
targets:
  - id: chi-tieu-1
    statement: {TARGET}
    population: individuals
    award: lao-dong-tien-tien
    at_least: 90%
    of: staff
organisations: [truong-mau-an-binh]
""",
    f"{REPORTS}/mid-year.yml": """
phase: mid-year
counted_on: 2024-06-30
published_on: 2024-07-05
basis: report
evidence: [Báo cáo số 1]
figures:
  chi-tieu-1: {reached: 20, of: 34}
""",
    f"{REPORTS}/final.yml": """
phase: final
published_on: 2025-01-15
basis: report
evidence: [Báo cáo số 2]
figures:
  chi-tieu-1: {reached: 31, of: 34}
""",
    f"{REPORTS}/final.r2.yml": """
phase: final
published_on: 2025-02-15
basis: decision
evidence: [Quyết định số 3]
figures:
  chi-tieu-1: {reached: 32, of: 34}
corrects: final
reason: error
approved_by: Hiệu trưởng
""",
    f"{REPORTS}/final.r3.yml": """
phase: final
published_on: 2025-03-15
basis: decision
evidence: [Quyết định số 4]
retracts: final.r2
reason: source_withdrawn
approved_by: Hiệu trưởng
""",
}
FORMS: list[tuple[str, dict[str, Any]]] = [
    ("plans", {"nam": "2024", "ten": "truong-mau-an-binh", "period": "2024", "title": TITLE, "organisations": {SCHOOL},
               "targets": [{"id": "chi-tieu-1", "statement": TARGET, "population": "Cá nhân",
                            "so-sanh": ("Từ … trở lên", "90%"), "award": "Lao động tiên tiến",
                            "of": {"base": "Cán bộ, viên chức"}}]}),
    ("results", {"plan": MINE, "phase": "Sơ kết giữa năm", "published_on": "2024-07-05",
                 "basis": "Báo cáo",
                 "counted_on": "2024-06-30", "evidence": [{"title": "Báo cáo số 1"}],
                 "figures": [{"ma": TARGET, "reached": "20", "of": "34"}]}),
    ("results", {"plan": MINE, "phase": "Chính thức", "published_on": "2025-01-15", "basis": "Báo cáo",
                 "evidence": [{"title": "Báo cáo số 2"}], "figures": [{"ma": TARGET, "reached": "31", "of": "34"}]}),
    ("results-corrects", {"plan": MINE, "published_on": "2025-02-15", "basis": "Quyết định", "reason": "Sai số liệu",
                          "approved_by": "Hiệu trưởng", "evidence": [{"title": "Quyết định số 3"}],
                          "figures": [{"ma": TARGET, "reached": "32", "of": "34"}],
                          "corrects": f"{SCHOOL}, 2024, Chính thức"}),
    ("results-retracts", {"plan": MINE, "published_on": "2025-03-15", "basis": "Quyết định", "reason": "Nguồn đã rút",
                          "approved_by": "Hiệu trưởng", "evidence": [{"title": "Quyết định số 4"}],
                          "retracts": f"{SCHOOL}, 2024, Chính thức, bản 2"}),
]  # fmt: skip
SHEETS: list[tuple[list[str], dict[str, str], dict[str, list[dict[str, Any]]]]] = [
    (["--new-plan", SCHOOL, "--year", "2024"], {"Tiêu đề": TITLE},
     {"Chỉ tiêu": [{"Nội dung": TARGET, "Đối tượng": "Cá nhân", "Từ … trở lên, ít nhất": "90%",
                    "Danh hiệu, hình thức khen, xếp loại": "Lao động tiên tiến",
                    "Mẫu số: Trên tổng số": "Cán bộ, viên chức, người lao động"}]}),
    ([PLAN, "--result", "mid-year"],
     {"Công bố ngày": "2024-07-05", "Căn cứ": "Báo cáo", "Số liệu đến ngày": "2024-06-30"},
     {"Minh chứng": [{"Tên nguồn": "Báo cáo số 1"}],
      "Số liệu theo chỉ tiêu": [{"Số đạt": 20, "Trên tổng số": 34}]}),
    ([PLAN, "--result", "final"], {"Công bố ngày": "2025-01-15", "Căn cứ": "Báo cáo"},
     {"Minh chứng": [{"Tên nguồn": "Báo cáo số 2"}],
      "Số liệu theo chỉ tiêu": [{"Số đạt": 31, "Trên tổng số": 34}]}),
    ([PLAN, "--corrects", "final"],
     {"Công bố ngày": "2025-02-15", "Căn cứ": "Quyết định", "Lý do": "sai số liệu", "Người duyệt": "Hiệu trưởng"},
     {"Minh chứng": [{"Tên nguồn": "Quyết định số 3"}],
      "Số liệu theo chỉ tiêu": [{"Số đạt": 32, "Trên tổng số": 34}]}),
    ([PLAN, "--retracts", "final.r2"],
     {"Công bố ngày": "2025-03-15", "Căn cứ": "Quyết định", "Lý do": "nguồn đã rút", "Người duyệt": "Hiệu trưởng"},
     {"Minh chứng": [{"Tên nguồn": "Quyết định số 4"}]}),
]  # fmt: skip
APPROVED = ("--approved-by", "Hiệu trưởng")
COMMANDS: list[tuple[tuple[str, ...], str]] = [
    (("plan", SCHOOL, "--year", "2024"), f"content/plans/{PLAN}.yml"),
    (("result", PLAN, "--phase", "Sơ kết giữa năm", "--published-on", "2024-07-05", "--evidence", "Báo cáo số 1"),
     f"{REPORTS}/mid-year.yml"),
    (("result", PLAN, "--published-on", "2025-01-15", "--evidence", "Báo cáo số 2"), f"{REPORTS}/final.yml"),
    (("result", PLAN, "--corrects", "final", "--published-on", "2025-02-15", "--basis", "Quyết định",
      "--evidence", "Quyết định số 3", "--reason", "sai số liệu", *APPROVED), f"{REPORTS}/final.r2.yml"),
    (("result", PLAN, "--retracts", "final.r2", "--published-on", "2025-03-15", "--basis", "Quyết định",
      "--evidence", "Quyết định số 4", "--reason", "nguồn đã rút", *APPROVED), f"{REPORTS}/final.r3.yml"),
]  # fmt: skip


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1750000000")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "nho"))
    return Path(shutil.copytree(RECORD, tmp_path / "project"))


@pytest.fixture
def run(project: Path) -> Callable[..., None]:
    def runs(*arguments: str) -> None:
        found = CliRunner().invoke(cli, ["-C", str(project), *arguments], prog_name="thidua")
        assert found.exit_code == 0, found.output

    return runs


def bare(text: str) -> str:
    """The canonical layout without comments and blank lines."""
    lines = [line for line in laid_out(text).splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return "\n".join(lines)


def same_as_typed(folder: Path) -> None:
    """Whether the files are those that were typed, and the portal reads them."""
    made = {path: bare((folder / path).read_text("utf-8")) for path in TYPED}
    assert made == {path: bare(text) for path, text in TYPED.items()}
    reading = read_folder(folder)
    assert [str(problem) for problem in reading.errors] == []
    assert reading.record.results[f"{PLAN}/final.r3"].retracts == "final.r2"


OFFERED = {f"content/plans/{PLAN}.yml", f"{REPORTS}/final.r2.yml"}
# What a clerk picks from what the editor offers; the rest is typed.
_PICKED = {"population", "award", "organisations", "phase", "basis", "reason"}


def test_a_typed_file(project: Path, node_tools: Path) -> None:
    schema_folder.write(project)
    with LanguageServer(node_tools, project) as server:
        for path, text in TYPED.items():
            kind = "plan" if "/plans/" in path else "result"
            whole = f"# yaml-language-server: $schema={'../' * path.count('/')}schemas/{kind}.json{text}"
            assert server.open(project / path, whole) == []
            if path in OFFERED:
                assert not_offered(server, project / path, whole.splitlines()) == []
            (project / path).parent.mkdir(parents=True, exist_ok=True)
            (project / path).write_text(whole, "utf-8")
    same_as_typed(project)


def not_offered(server: LanguageServer, path: Path, lines: list[str]) -> list[str]:
    """The keys and picked values that the editor does not offer where a clerk types them."""
    missing = []
    for number, line in enumerate(lines[1:], 1):
        key, _, value = line.partition(": ")
        value = value.strip("[]")
        wanted = [("", key.rstrip(":"))] if line[0] not in " -" else []
        wanted += [(f"{key}: ", value)] if key.strip() in _PICKED else []
        for typed, word in wanted:
            draft = path.with_name(f"{path.stem}-{number}-{len(typed)}.yml")
            server.open(draft, "\n".join([*lines[:number], typed]))
            if word not in {item["label"] for item in server.completions(draft, number, len(typed))}:
                missing.append(f"{path.name}: {typed}{word}")
    return missing


def test_excel(project: Path, run: Callable[..., None], tmp_path: Path) -> None:
    for number, (what, form, tables) in enumerate(SHEETS):
        book = tmp_path / f"{number}.xlsx"
        run("template", *what, "-o", str(book))
        fill(book, form, tables)
        run("import", str(book))
    same_as_typed(project)


def filled_in(text: str, typed: str) -> str:
    """The skeleton with the keys that were typed in the places of their comments; what stands there stays."""
    for block in re.split(r"\n(?=\w)", typed.strip()):
        key = block.partition(":")[0]
        if not re.search(rf"^{key}: ?\S", text, re.M):
            text = re.sub(
                rf"^(?:# )?{key}:.*(?:\n#   .*|\n  #.*)*$", lambda _, block=block: block, text, count=1, flags=re.M
            )
    return text


def test_commands(project: Path, run: Callable[..., None]) -> None:
    for command, path in COMMANDS:
        run("new", *command)
        made = project / path
        made.write_text(filled_in(made.read_text("utf-8"), TYPED[path]), "utf-8")
    same_as_typed(project)


def test_the_form(project: Path, clerk: tuple[Clerk, Visit]) -> None:
    at_work, _ = clerk
    for kind, values in FORMS:
        at_work.opened(f"{kind}/new")
        at_work.fill(values)
        at_work.save()
        at_work.begin_anew()
    for path in TYPED:
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(at_work.files()[path], "utf-8")
    same_as_typed(project)
