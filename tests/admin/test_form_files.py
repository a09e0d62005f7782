"""Opening a file in a form and saving it changes only what was changed: every file of the record, through form.js."""

import difflib
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.exports.editing.cms import Known, backend_for, cms_config
from generator.exports.editing.kept_text import kept_text
from generator.exports.editing.shapes import Shape
from generator.exports.editing.yaml_text import yaml_text
from generator.model.kinds import KINDS
from generator.reading.document.tree import grow, strip_blanks
from generator.reading.records.filing import Filing, file_under

pytestmark = pytest.mark.slow  # node reads and writes the files as the form does
ROOT = Path(__file__).parents[2]
TOPS = ("content", "data", "examples/content", "examples/data")
PLAN, REPORT = "content/plans/2023/tct-binh-thuan.yml", "content/results/2023/cum-3-tinh-uy-dak-lak/final.yml"
LENGTHEN = "form.targets[0].statement = 'Một câu dài '.repeat(14).trim();"
Saved = Callable[..., list[str]]


@pytest.fixture(scope="module")
def in_node(tmp_path_factory: pytest.TempPathFactory) -> Saved:
    """`in_node(*wanted)`: the texts that the scripts of the forms make."""
    if not shutil.which("node"):
        pytest.skip("cần node để chạy form.js")
    config = tmp_path_factory.mktemp("forms") / "config.json"
    config.write_text(json.dumps(cms_config(backend_for(""), Known([2014]), 2026, "Cổng")), "utf-8")
    command = ["node", str(Path(__file__).with_name("in_node.js")), str(config), str(ROOT / "theme/admin")]

    def run(*wanted: dict[str, Any]) -> list[str]:
        done = subprocess.run(command, input=json.dumps(wanted), capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        texts: list[str] = json.loads(done.stdout)
        return texts

    return run


def opened(path: str, edit: str = "", collection: str = "") -> dict[str, str]:
    """A file of the record, or of the samples as if they were of it, for `in_node`."""
    filing = file_under(path, path.removeprefix("examples/"))
    assert isinstance(filing, Filing)
    text = (ROOT / path).read_text("utf-8")
    return {"collection": collection or filing.kind, "path": path.removeprefix("examples/"), "text": text, "edit": edit}


def data_of(text: str) -> Any:
    tree = grow("", text)
    strip_blanks(tree.data)
    return tree.data


def changed(before: str, after: str) -> list[str]:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def test_every_record_that_a_form_saves_unchanged_stays_the_same_to_the_byte(in_node):
    every = [opened(path.relative_to(ROOT).as_posix()) for top in TOPS for path in sorted((ROOT / top).rglob("*.yml"))]
    assert len(every) > 100
    differing = [one["path"] for one, text in zip(every, in_node(*every), strict=True) if text != one["text"]]
    assert differing == []


@pytest.mark.parametrize(
    ("path", "edit", "lines"),
    [
        (REPORT, "form.figures[0].by_member[1].reached = '48';",
         ["-      huyen-uy-ea-kar: {reached: 49, of: 50}", "+      huyen-uy-ea-kar: {reached: 48, of: 50}"]),
        (REPORT, "form.published_on = '12/2023';", ['-published_on: "2023"', '+published_on: "12/2023"']),
        (REPORT, "form.counted_on = '2023';", ["+counted_on: 2023"]),
        (PLAN, "delete form.document.sha256;", ['-  sha256: "87bf3442f5a2"']),
        (PLAN, "form.document.recipients.push('Lưu VT');", ["+    - Lưu VT"]),
        (PLAN, "form.answers = [];", ["-answers: [2023/hvctqg-3552]"]),
    ],
)  # fmt: skip
def test_what_changes_is_the_lines_of_what_was_changed(in_node, path, edit, lines):
    (text,) = in_node(opened(path, edit))
    assert changed((ROOT / path).read_text("utf-8"), text) == lines


@pytest.mark.parametrize(
    "edit",
    [
        "form.targets.splice(2, 1);",
        "form.targets.push({ id: 'moi', statement: 'Chỉ tiêu mới', population: 'staff', 'so-sanh': { phep: 'all' } });",
        "form.targets[1]['so-sanh'] = { phep: 'at_least', 'gia-tri': '95%' };",
        "form.targets[0].award = 'lao-dong-tien-tien'; form.targets[0].note = 'Ghi chú: #1';",
        "[form.targets[0], form.targets[1]] = [form.targets[1], form.targets[0]];",
        "form.summary = 'Ngắn';",
        "form.themes[0].as_written.push('Thêm');",
        "form.movements = [];",
        LENGTHEN,
    ],
)
def test_what_changed_lines_say_is_what_excel_would_write(in_node, edit):
    (text,) = in_node(opened(PLAN, edit))
    before = (ROOT / PLAN).read_text("utf-8")
    again = kept_text(before, data_of(text), Shape("group", model=KINDS["plans"].model))
    assert text != before
    assert [line for line in before.splitlines() if line.strip().startswith("#")] == [
        line for line in text.splitlines() if line.strip().startswith("#")
    ]
    assert len(changed(before, text)) <= len(changed(before, again or "")), again


def test_new_text_is_laid_out_as_all_other_routes_lay_it_out(in_node):
    every = [data_of(path.read_text("utf-8")) for top in TOPS[:2] for path in sorted((ROOT / top).rglob("*.yml"))]
    odd = [{"a": text} for text in ("no", "0123", "a: b", "- x", "#", "x #y", " x", "'", '"', "a\nb", "", "x" * 200)]
    data = [*every, *odd, {"long": ("Một câu dài " * 20).strip()}, {"list": [[], {}, ["a, b"]]}, [{"id": "a"}]]
    assert in_node(*[{"data": one} for one in data]) == [yaml_text(one) for one in data]


@pytest.mark.parametrize("reached", ["41", "{more_than: 280}", "{nearly: 280}", "{about: 280}"])
def test_a_count_as_printed_is_kept(in_node, reached):
    text = f"plan: truong-mau\nfigures:\n  ldtt: {{reached: {reached}, of: 44}}  # như in\n"
    report = {"collection": "results", "path": "content/results/2023/truong-mau/final.yml", "text": text}
    assert in_node({**report, "edit": "form.basis = 'report';"}) == [text.replace("figures", "basis: report\nfigures")]


def test_a_bare_list_of_what_was_sent_is_kept(in_node):
    text = "- {obligation: gui-ke-hoach, sent_on: 2023-02-20}  # thư đến\n"
    sent = {"collection": "submissions", "path": "content/submissions/2023/truong-mau.yml", "text": text}
    edit = "form.sent[0].sent_on = '2023-02-21';"
    assert in_node({**sent, "edit": edit}) == [text.replace("02-20", "02-21")]


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        ("", ""),
        ("form.targets[1].within = 'x-y';", "«Trong đó»: không có chỉ tiêu nào mang mã «x-y»"),
        ("form.targets[1].of = { target: 'khong-co' };", "«Trên kết quả của chỉ tiêu»"),
        ("form.targets[1].within = form.targets[0].id;", ""),
        ("form.targets[1]['so-sanh'] = { phep: 'parts', 'gia-tri': [form.targets[0].id, 'x'] };", "«Gồm các chỉ tiêu»"),
        ("form.tasks[0].contributes_to = ['x'];", "«Góp vào chỉ tiêu»: không có chỉ tiêu nào mang mã «x»; các mã có"),
        ("form.targets[1].aligns_with = 'cua-huong-dan';", ""),
    ],
)
def test_an_id_of_no_target_of_the_plan_is_refused_in_words(in_node, edit, words):
    (found,) = in_node({**opened(PLAN, edit), "asks": "strangers"})
    assert bool(found) == bool(words)
    assert words in found


def test_no_plan_of_the_record_names_a_stranger(in_node):
    plans = [path for top in TOPS for path in sorted((ROOT / top).glob("plans/*/*.yml"))]
    asked = [{**opened(path.relative_to(ROOT).as_posix()), "asks": "strangers"} for path in plans]
    assert set(in_node(*asked)) == {""}
