"""The schemas as other people's tools read them: Ajv, check-jsonschema."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from generator.exports.editing.schemas import IDS, ids_schema, schema_files
from generator.model.kinds import KINDS
from tests.exports.test_schemas import FILES, ROOT, WRONG, changed, kind_of, read


def test_ajv_takes_every_schema_and_says_the_same(node_tools, tmp_path):
    r"""Ajv reads patterns with JavaScript's flag `u`, in which `\-` or `\"` make a schema invalid."""
    names = {key: f"{kind.one}.json" for key, kind in KINDS.items()}
    asked = [[names[kind_of(path)], path, read(path)] for path in FILES]
    asked += [[names[kind], f"wrong: {name}", changed(kind, loc, value)] for name, (kind, loc, value) in WRONG.items()]
    (tmp_path / "asked.json").write_text(
        json.dumps({"schemas": schema_files() | {IDS: ids_schema({})}, "asked": asked}), "utf-8"
    )
    run = ["node", str(ROOT / "tests/node/ajv.mjs"), str(tmp_path / "asked.json")]
    made = subprocess.run(run, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    refused = json.loads(made.stdout)
    assert [f"{path}: {errors}" for path, errors in refused.items() if not path.startswith("wrong: ")] == []
    assert set(refused) == {f"wrong: {name}" for name in WRONG}


@pytest.mark.slow
def test_check_jsonschema_takes_every_schema_and_says_the_same(tmp_path):
    """It reads patterns as JavaScript does, and files as YAML 1.2 does."""
    program = [str(Path(sys.executable).with_name("check-jsonschema")), "--output-format", "json"]
    (tmp_path / "schemas").mkdir()
    for name, schema in (schema_files() | {IDS: ids_schema({})}).items():
        (tmp_path / "schemas" / name).write_text(json.dumps(schema), "utf-8")
    schemas = sorted(str(path) for path in (tmp_path / "schemas").iterdir())
    made = subprocess.run([*program, "--check-metaschema", *schemas], capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stdout
    plans = [str(ROOT / path) for path in FILES if kind_of(path) == "plans" and not path.startswith("tests/")]
    named = ["--schemafile", str(tmp_path / "schemas/plan.json")]
    made = subprocess.run([*program, *named, *plans], capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stdout
    wrong = {name: tmp_path / f"{number}.json" for number, name in enumerate(WRONG) if WRONG[name][0] == "plans"}
    for name, path in wrong.items():
        path.write_text(json.dumps(changed(*WRONG[name])), "utf-8")
    made = subprocess.run([*program, *named, *map(str, wrong.values())], capture_output=True, text=True, check=False)
    assert {error["filename"] for error in json.loads(made.stdout)["errors"]} == {str(path) for path in wrong.values()}
