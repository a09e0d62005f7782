"""Opening a file in a form and saving it unchanged changes no fact: every file of the record, through form.js."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from generator.exports.editing.cms import backend_for, cms_config
from generator.reading.read import read_folder
from generator.reading.records.filing import Filing, file_under

ROOT = Path(__file__).parents[2]
ADMIN = ROOT / "theme/admin"


@pytest.fixture(scope="module")
def saved(tmp_path_factory) -> Path:
    """The whole record, the sample's as a record of its own kind, as the forms would save it."""
    if not shutil.which("node"):
        pytest.skip("cần node để chạy form.js")
    target = tmp_path_factory.mktemp("saved")
    config = target / "config.yml"
    config.write_text(yaml.safe_dump(cms_config(backend_for(""), [2023], "Cổng"), allow_unicode=True), "utf-8")
    tops = ("content", "data", "examples/content", "examples/data")
    files = [path for top in tops for path in sorted((ROOT / top).rglob("*.yml"))]
    wanted = []
    for path in files:
        inside = path.relative_to(ROOT).as_posix()
        filing = file_under(inside, inside.removeprefix("examples/"))
        assert isinstance(filing, Filing)
        wanted.append({"collection": filing.kind, "path": str(path)})
    for path, text in zip(files, through_forms(config, wanted), strict=True):
        copy = target / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(text, "utf-8")
    shutil.copy(ROOT / "examples/day.yml", target / "examples/day.yml")
    return target


def through_forms(config: Path, wanted: list[dict[str, str]]) -> list[str]:
    """The texts of files as the forms save them."""
    run = ["node", str(Path(__file__).with_name("round_trip.js")), str(config), str(ADMIN)]
    made = subprocess.run(run, input=json.dumps(wanted), capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    texts: list[str] = json.loads(made.stdout)
    return texts


def test_every_record_means_the_same_after_a_form_saved_it(saved):
    before, after = read_folder(ROOT), read_folder(saved)
    assert list(after.errors) == []
    for one, other in ((before.record, after.record), (before.sample_record, after.sample_record)):
        for kind, records in vars(one).items():
            assert getattr(other, kind) == records, kind


def test_a_saved_file_names_its_schema_first_and_keeps_the_comment_above_the_first_key(saved):
    lines = (saved / "content/plans/2023/tct-binh-thuan.yml").read_text("utf-8").splitlines()
    assert lines[0] == "# yaml-language-server: $schema=x.json"
    assert lines[1].startswith("# 11 gạch đầu dòng")


def test_a_bare_list_of_what_was_sent_is_kept(saved, tmp_path):
    bare = tmp_path / "truong.yml"
    bare.write_text("- {obligation: gui-ke-hoach, sent_on: 2023-02-20}\n", "utf-8")
    (text,) = through_forms(saved / "config.yml", [{"collection": "submissions", "path": str(bare)}])
    assert yaml.load(text, yaml.BaseLoader) == {"sent": [{"obligation": "gui-ke-hoach", "sent_on": "2023-02-20"}]}


@pytest.mark.parametrize("reached", ["41", "{more_than: 280}", "{nearly: 280}", "{about: 280}"])
def test_a_count_as_printed_is_kept(saved, tmp_path, reached):
    report = tmp_path / "final.yml"
    report.write_text(f"plan: truong-mau\nfigures: {{ldtt: {{reached: {reached}, of: 44}}}}\n", "utf-8")
    (text,) = through_forms(saved / "config.yml", [{"collection": "results", "path": str(report)}])
    assert yaml.load(text, yaml.BaseLoader)["figures"]["ldtt"]["reached"] == yaml.load(reached, yaml.BaseLoader)
