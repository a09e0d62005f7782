"""`thidua status`: the verdicts with their traces, as JSON and as a table."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import cli
from generator.evaluation.engine import evaluate
from generator.evaluation.verdict import STATUSES, TOKENS
from generator.exports.status import status_json, status_table
from generator.reading.read import read_folder

KEYS = [
    "plan", "target", "status", "flags", "reached", "registered", "proposed", "base", "base_from", "needed", "ceiling",
    "share", "phase", "revision", "period", "as_of", "rule", "reasons", "draft",
]  # fmt: skip
FILES = {
    "data/organisations/truong-mau.yml": "kind: political-school\nnames: [{text: Trường mẫu}]\n",
    "data/awards.yml": "- {id: lao-dong-tien-tien, name: Lao động tiên tiến, kind: title}\n",
    "content/plans/2023/truong-mau.yml": """
organisations: [truong-mau]
title: Kế hoạch thi đua năm 2023
period: 2023
document: {number: 01/KH}
targets:
  - {id: ldtt, statement: Từ 90%, population: individuals, award: lao-dong-tien-tien, at_least: 90%, of: staff}
  - {id: khoang, statement: 10-15%, population: staff, between: 10–15%, upper_is: guidance_cap, of: {target: ldtt}}
  - {id: dem, statement: Một, population: units, at_least: 1}
""",
    "content/results/2023/truong-mau/final.yml": """
phase: final
published_on: 2024-01-15
basis: report
evidence: [{title: Báo cáo tổng kết}]
figures:
  ldtt: {reached: 43, of: 48}
  khoang: {reached: 5}
""",
}

HEAD = "organisations: [truong-mau]\ntitle: Kế hoạch thi đua\ndocument: {number: 01/KH}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def run(folder: Path, *words: str):
    return CliRunner().invoke(cli, ["-C", str(folder), "status", "--as-of", "2024-06-01", *words])


def test_json_gives_one_object_per_target_with_its_trace(folder):
    found = json.loads(run(folder, "--format", "json").stdout)
    assert [list(entry) for entry in found] == [KEYS] * 3
    assert found[0] == {
        "plan": "2023/truong-mau", "target": "ldtt", "status": "not_met", "flags": [], "reached": 43,
        "registered": None, "proposed": None, "base": 48, "base_from": "figure", "needed": 44, "ceiling": None,
        "share": "0.895833", "phase": "final", "revision": 1,
        "period": "2023", "as_of": "2024-06-01", "rule": "C-2.at_least", "reasons": [], "draft": False,
    }  # fmt: skip
    assert (found[1]["base_from"], found[1]["needed"], found[1]["ceiling"]) == ("target ldtt", 5, 6)
    assert (found[2]["status"], found[2]["reasons"], found[2]["share"]) == ("not_reported", ["none"], None)


RULES_OF = ("Từ … % trở lên", "Từ … đến …%", "Chưa có báo cáo  ")


def test_the_table_says_the_same_in_words(folder):
    lines = run(folder).stdout.splitlines()
    assert lines[0] == "Tính đến ngày 01/06/2024"
    assert lines[2] == "Trường mẫu · năm 2023 (2023/truong-mau)"
    first, second, third = (line.split() for line in lines[3:])
    assert first[:3] == ["ldtt", "Từ", "90%"]
    assert {"43/48", "89,6%", "44"} <= set(first)
    assert "Từ … % trở lên" in lines[3]
    assert not any("C-" in line for line in lines)
    assert "Không đạt" in lines[3]
    assert {"5/43", "5–6"} <= set(second)
    assert third[-1] == "–"
    assert len({line.index(rule) for line, rule in zip(lines[3:], RULES_OF, strict=True)}) == 1


def test_what_is_proposed_or_foreseen_stands_apart_from_what_was_reached(folder):
    """C-6: in every output."""
    plan = folder / "content/plans/2023/truong-mau.yml"
    asked = "statement: Một, population: individuals, award: lao-dong-tien-tien, at_least: 1"
    plan.write_text(
        f"{HEAD}period: 2023\ntargets:\n  - {{id: ldtt, {asked}, stage: proposed}}\n  - {{id: khoang, {asked}}}\n",
        encoding="utf-8",
    )
    report = folder / "content/results/2023/truong-mau/final.yml"
    text = report.read_text(encoding="utf-8").partition("figures:")[0]
    figures = "figures:\n  ldtt: {proposed: 69, reached: 48}\n  khoang: {registered: 70}\n"
    report.unlink()
    mid_year = text.replace("final", "mid-year").replace("2024-01-15", "2023-07-15") + figures
    (report.parent / "mid-year.yml").write_text(mid_year, encoding="utf-8")
    found = json.loads(run(folder, "--format", "json").stdout)
    apart = [(one["reached"], one["proposed"], one["registered"], one["share"]) for one in found]
    assert apart == [(None, 69, None, None), (None, None, 70, None)]
    lines = run(folder).stdout.splitlines()
    assert "  đề nghị 69  " in lines[3]
    assert "  dự kiến 70  " in lines[4]


def test_one_plan_alone(folder):
    assert len(json.loads(run(folder, "--plan", "2023/truong-mau", "--format", "json").stdout)) == 3
    wrong = run(folder, "--plan", "2023/truong-mao")
    assert wrong.exit_code == 2
    assert "có phải «2023/truong-mau»?" in wrong.output


def test_a_year_alone_leaves_out_the_plans_of_other_years(folder):
    assert len(json.loads(run(folder, "--year", "2023", "--format", "json").stdout)) == 3
    assert json.loads(run(folder, "--year", "2024", "--format", "json").stdout) == []
    assert "Trường mẫu" not in run(folder, "--year", "2024").stdout


def test_a_draft_is_marked(folder):
    draft = "organisations: [truong-mau]\nperiod: 2024\ntargets:\n"
    draft += "  - {id: dem, statement: Một, population: units, at_least: 1}\n"
    (folder / "content/plans/2024").mkdir()
    (folder / "content/plans/2024/truong-mau.yml").write_text(draft, encoding="utf-8")
    shown = run(folder).stdout.splitlines()
    plans = ["Trường mẫu · năm 2023 (2023/truong-mau)", "[Bản nháp] Trường mẫu · năm 2024 (2024/truong-mau)"]
    assert [line for line in shown[2:] if not line.startswith(" ")] == plans
    asked = json.loads(run(folder, "--plan", "2024/truong-mau", "--format", "json").stdout)
    assert [(one["target"], one["draft"]) for one in asked] == [("dem", True)]


def test_an_earlier_day_sees_less(folder):
    found = CliRunner().invoke(cli, ["-C", str(folder), "status", "--as-of", "31/12/2023", "--format", "json"])
    assert {entry["status"] for entry in json.loads(found.stdout)} == {"pending"}


def test_a_record_with_errors_is_not_judged(folder):
    (folder / "content/plans/2023/hong.yml").write_text("period: 2023\n", encoding="utf-8")
    refused = run(folder, "--format", "json")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "hong.yml" in refused.stderr


def test_samples_are_printed_only_when_asked(folder):
    assert run(folder, "--samples").exit_code == 2
    sample = folder / "examples/content/plans/2023/truong-minh-hoa.yml"
    sample.parent.mkdir(parents=True)
    target = "{id: dem, statement: Một, population: units, at_least: 1}"
    body = f"sample: true\n{HEAD.replace('truong-mau', 'truong-minh-hoa')}period: 2023\ntargets: [{target}]\n"
    sample.write_text(body, encoding="utf-8")
    school = folder / "examples/data/organisations/truong-minh-hoa.yml"
    school.parent.mkdir(parents=True)
    school.write_text("sample: true\nkind: political-school\nnames: [{text: Trường minh họa}]\n", encoding="utf-8")
    plans = {entry["plan"] for entry in json.loads(run(folder, "--samples", "--format", "json").stdout)}
    assert plans == {"2023/truong-minh-hoa"}
    assert {entry["plan"] for entry in json.loads(run(folder, "--format", "json").stdout)} == {"2023/truong-mau"}


def test_an_amended_plan_is_found_by_its_first_id(folder):
    amended = FILES["content/plans/2023/truong-mau.yml"] + "amends: truong-mau\nreason: Sửa chỉ tiêu\n"
    (folder / "content/plans/2023/truong-mau.r2.yml").write_text(amended, encoding="utf-8")
    found = evaluate(read_folder(folder).record, date(2024, 6, 1))
    assert {entry["plan"] for entry in status_json(found, "2023/truong-mau")} == {"2023/truong-mau.r2"}
    assert status_table(found, "2023/truong-mau").count("2023/truong-mau.r2") == 1


def test_the_table_of_the_samples_says_no_token(project: Path):
    reading = read_folder(project)
    sample = evaluate(reading.sample_record, date(2026, 11, 15), base=reading.record)
    table, tokens = status_table(sample), json.dumps(status_json(sample))
    for token in (token for token in (*TOKENS, *STATUSES) if token != "none"):
        assert not re.search(rf"(?<![.\w]){token}\b", table), token
    for token in ("over_cap", "award_revoked", "not_reported"):
        assert f'"{token}"' in tokens
    for words in ("vượt trần", "danh hiệu bị hủy", "Hoàn thành xuất sắc nhiệm vụ", "Chưa có báo cáo công khai"):
        assert words in table
