"""The schemas as other people's tools read them: Ajv, check-jsonschema."""

import json
import subprocess
from itertools import groupby

import pytest
from check_jsonschema import main
from click.testing import CliRunner

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
    """It reads patterns as JavaScript does, files as YAML 1.2 does: every file of every kind, and every wrong one."""
    for name, schema in (schema_files() | {IDS: ids_schema({})}).items():
        (tmp_path / name).write_text(json.dumps(schema), "utf-8")
    assert check_jsonschema("--check-metaschema", *map(str, sorted(tmp_path.glob("*.json")))) == []
    right = sorted({path for path in FILES if not path.startswith("tests/")}, key=kind_of)
    by_kind = {kind: [str(ROOT / path) for path in paths] for kind, paths in groupby(right, key=kind_of)}
    wrong = {name: tmp_path / f"wrong-{number}.yaml" for number, name in enumerate(WRONG)}
    for name, path in wrong.items():
        path.write_text(json.dumps(changed(*WRONG[name])), "utf-8")
        by_kind[WRONG[name][0]].append(str(path))
    assert by_kind.keys() == {kind_of(path) for path in right}
    refused = {
        path
        for kind, paths in by_kind.items()
        for path in check_jsonschema("--schemafile", str(tmp_path / f"{KINDS[kind].one}.json"), *paths)
    }
    assert refused == set(map(str, wrong.values()))


def check_jsonschema(*arguments):
    """The files that it refuses; run in this process, for it takes longer to start than to read."""
    made = CliRunner().invoke(main, ["--output-format", "json", *arguments])
    found = json.loads(made.stdout)
    assert found.get("parse_errors", []) == []
    return [error["filename"] for error in found.get("errors", ())]
