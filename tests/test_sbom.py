"""The bill of materials holds what the portal is made of, as the CycloneDX project's own validator takes it."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from building import HOUSE
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tools.sbom import UNKNOWN, bill, licences


@pytest.fixture(scope="module")
def made() -> dict[str, Any]:
    return bill()


def test_the_validator_finds_nothing(made: dict[str, Any]) -> None:
    validator = JsonStrictValidator(SchemaVersion.V1_6)
    assert validator.validate_str(json.dumps(made)) is None
    assert validator.validate_str(json.dumps({**made, "components": [{"name": "x"}]})) is not None


def test_it_has_what_runs_what_is_vendored_and_not_what_only_tests(made: dict[str, Any]) -> None:
    versions = {one["name"]: one["version"] for one in made["components"]}
    wanted = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert {line.partition(">")[0] for line in wanted} <= versions.keys()
    assert {"markupsafe", "plotly.js-basic-dist-min", "@sveltia/cms", "roboto-fontface"} <= versions.keys()
    assert not {"pytest", "cyclonedx-python-lib", "hypothesis"} & versions.keys()
    refs = {one["bom-ref"] for one in made["components"]}
    edges = {one["ref"]: one.get("dependsOn", []) for one in made["dependencies"]}
    assert refs <= edges.keys()
    assert {ref for below in edges.values() for ref in below} <= refs


def test_every_component_has_a_licence_and_a_hash(made: dict[str, Any]) -> None:
    for one in made["components"]:
        assert one.get("hashes") or one["externalReferences"][0]["hashes"], one["name"]
    silent = [one["name"] for one in made["components"] if one["licenses"] == [{"license": {"name": UNKNOWN}}]]
    assert set(silent) <= {"colorama", "pywin32", "tzdata"}, "not installed on this system"
    assert all(f"| {one['name']} |" in licences(made) for one in made["components"])


def test_every_vendored_script_and_font_is_in_it(made: dict[str, Any]) -> None:
    named = {file["name"] for one in made["components"] for file in one.get("components", ())}
    files = [path for folder in ("assets/vendor", "assets/fonts", "admin/vendor", "kiosk/fonts")
             for path in (HOUSE / "theme" / folder).rglob("*") if path.is_file()]  # fmt: skip
    assert len(files) > 20
    assert {path.relative_to(HOUSE).as_posix() for path in files} - named == set()


def test_the_same_inputs_give_the_same_bytes(made: dict[str, Any]) -> None:
    assert json.dumps(bill()) == json.dumps(made)


def test_uv_is_installed_by_hash_alone() -> None:
    pins = (HOUSE / "tools/uv.txt").read_text("utf-8")
    lines = [line for line in pins.splitlines() if not line.startswith("#")]
    assert lines[0].startswith("uv==")
    assert all(line.strip().startswith("--hash=sha256:") for line in lines[1:])
    makefile = Path(HOUSE / "Makefile").read_text("utf-8")
    (installed,) = [line for line in makefile.splitlines() if "pip install" in line]
    assert "--require-hashes" in installed
    assert installed.endswith("--requirement tools/uv.txt")
