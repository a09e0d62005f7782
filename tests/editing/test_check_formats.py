"""`thidua check --format …` and the severities of mkdocs.yml."""

import json
from pathlib import Path

import pytest

from generator.exports.problems.annotations import as_github, as_gitlab, github_summary
from generator.exports.problems.sarif import as_sarif
from generator.reading.problems.problem import CATALOGUE, Problem
from tests.editing.conftest import Run

HOSTILE = Problem(
    "content/x,y:z.yml", 3, 7, "unknown-key", "error", "100%: hai\ndòng <b> | @ai ::error::", "bỏ\r\nđi", "  a: 1"
)
PLAN = Path("content/plans/2023/truong-mau-an-binh.yml")


@pytest.fixture
def mistaken(project: Path) -> Path:
    """The project with an error and a warning."""
    text = (project / PLAN).read_text(encoding="utf-8")
    text = text.replace("at_least: 90%", "at_least: 190%").replace("Chủ động, Đồng bộ, Hiệu quả", "Chủ động, Đồng bộ")
    (project / PLAN).write_text(text, encoding="utf-8")
    return project


def test_a_workflow_command_stays_one_command() -> None:
    text = as_github([HOSTILE])
    assert text.count("\n") == 1
    assert text == (
        "::error file=content/x%2Cy%3Az.yml,line=3,col=7,title=unknown-key"
        "::100%25: hai%0Adòng <b> | @ai ::error::%0AGợi ý: bỏ%0D%0Ađi\n"
    )


def test_annotations_stand_on_the_lines_and_the_summary_has_all(
    mistaken: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    found = run("check", "--format", "github")
    assert found.exit_code == 1
    assert f"::error file={PLAN},line=21,col=15,title=bad-percent::" in found.stdout
    assert f"::warning file={PLAN},line=7,col=38,title=theme-differs::" in found.stdout
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert "1 lỗi, 1 cảnh báo" in summary
    assert "| bad-percent |" in summary
    assert "| theme-differs |" in summary


def test_a_summary_shows_hostile_text_literally() -> None:
    row = github_summary([HOSTILE], 1).splitlines()[-1]
    assert row.count(" | ") == 4
    assert "<b>" not in row
    assert "@ai" not in row


def test_gitlab_takes_the_report(mistaken: Path, run: Run) -> None:
    found = json.loads(run("check", "--format", "gitlab").stdout)
    assert [(item["check_name"], item["severity"], item["location"]["lines"]["begin"]) for item in found] == [
        ("theme-differs", "minor", 7),
        ("bad-percent", "critical", 21),
    ]
    assert all(set(item) == {"description", "check_name", "fingerprint", "severity", "location"} for item in found)


def test_a_fingerprint_outlives_lines_above_and_is_never_shared() -> None:
    moved = Problem(HOSTILE.path, 9, 1, HOSTILE.code, HOSTILE.severity, HOSTILE.message)
    first, second = json.loads(as_gitlab([HOSTILE, moved]))
    assert json.loads(as_gitlab([moved]))[0]["fingerprint"] == first["fingerprint"] != second["fingerprint"]


def test_sarif_has_the_shape_of_the_standard(mistaken: Path, run: Run) -> None:
    log = json.loads(run("check", "--format", "sarif").stdout)
    assert log["version"] == "2.1.0"
    (made,) = log["runs"]
    rules = made["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(CATALOGUE)
    for result in made["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning"}
        assert result["message"]["text"]
        (location,) = result["locations"]
        region = location["physicalLocation"]["region"]
        assert region["startLine"] >= 1
        assert region["startColumn"] >= 1
        assert location["physicalLocation"]["artifactLocation"]["uri"] == PLAN.as_posix()
    assert json.loads(as_sarif([]))["runs"][0]["results"] == []


def test_a_path_in_sarif_is_an_address() -> None:
    problem = Problem("content/plans/2023/tên lạ.yml", 1, 1, "bad-file-name", "error", "x")
    place = json.loads(as_sarif([problem], "cổng/"))["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "c%E1%BB%95ng/content/plans/2023/t%C3%AAn%20l%E1%BA%A1.yml"


def raise_in(project: Path, written: str) -> None:
    (project / "mkdocs.yml").write_text(f"site_name: x\nplugins:\n  - thidua: {{severity: {written}}}\n", "utf-8")


def test_a_warning_may_be_raised_to_an_error(project: Path, run: Run) -> None:
    text = (project / PLAN).read_text(encoding="utf-8")
    (project / PLAN).write_text(text.replace("Chủ động, Đồng bộ, Hiệu quả", "Chủ động, Đồng bộ"), encoding="utf-8")
    assert run("check").exit_code == 0
    raise_in(project, "{theme-differs: error}")
    found = run("check")
    assert found.exit_code == 1
    assert "1 lỗi, 0 cảnh báo" in found.stdout
    assert run("build", "--site", str(project / "out")).exit_code == 1


@pytest.mark.parametrize(
    ("written", "reported"),
    [
        ("{bad-percent: warning}", "không hạ"),
        ("{theme-difers: error}", "có phải «theme-differs»?"),
        ("{theme-differs: off}", "không hạ"),
        ("[theme-differs]", "một nhóm"),
    ],
)
def test_a_severity_is_never_lowered(written: str, reported: str, project: Path, run: Run) -> None:
    raise_in(project, written)
    found = run("check")
    assert found.exit_code == 1
    assert reported in found.stderr


def test_a_check_that_remembers_says_what_one_that_does_not_says(mistaken: Path, run: Run, tmp_path: Path) -> None:
    stated = [run("check").stdout, run("check").stdout, run("check", "--no-cache").stdout]
    assert stated[0] == stated[1] == stated[2]
    assert [path.suffix for path in (tmp_path / "nho" / "thidua").iterdir()] == [".sqlite"]
    assert not list(mistaken.rglob("*.json"))


def test_where_nothing_can_be_remembered_the_check_still_works(
    mistaken: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "tep").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "tep"))
    assert "1 lỗi, 1 cảnh báo" in run("check").stdout
