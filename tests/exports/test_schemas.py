"""The schemas that editors use: fresh, at one with every file of the record, and strict with wrong ones."""

import copy
import json
import re
import shutil
from pathlib import Path, PurePath
from typing import Any, ClassVar

import jsonschema
import pytest
import yaml
from click.testing import CliRunner
from referencing import Registry, Resource

from generator.cli import cli
from generator.commands import schema_folder
from generator.exports.editing.schemas import IDS, ids_schema, schema_files
from generator.exports.editing.shapes import Shape, parts_of
from generator.exports.editing.vocabulary import words_for
from generator.model.help.keys import help_on, helped
from generator.model.kinds import KINDS
from generator.reading.records.filing import Filing, file_under

ROOT = Path(__file__).parents[2]
FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("content", "data", "examples/content", "examples/data", "tests/cases/check/good")
    for path in (ROOT / folder).rglob("*.yml")
)
INSIDE = ("examples/", "tests/cases/check/good/")


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2 as the language server reads it: `no` and dates stay text, `2023` is a number, `true` a boolean."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, re.Pattern[str]]]]] = {}


CoreLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(~|null|Null|NULL|)$"), ["~", "n", "N", ""])
CoreLoader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"(true|True|TRUE|false|False|FALSE)$"), list("tTfF")
)
CoreLoader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"[-+]?\d+$"), list("-+0123456789"))
CoreLoader.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$"), list("-+.0123456789")
)


def read(path: str):
    return yaml.load((ROOT / path).read_text("utf-8-sig"), Loader=CoreLoader)


def kind_of(path: str) -> str:
    inside = path
    for prefix in reversed(INSIDE):
        inside = inside.removeprefix(prefix)
    filing = file_under(path, inside)
    assert isinstance(filing, Filing), path
    return filing.kind


def validator_for(schema, ids):
    """A validator with the file of ids beside it."""
    beside = Resource.from_contents(ids_schema(ids))
    return jsonschema.Draft7Validator(schema, registry=Registry().with_resource(IDS, beside))


@pytest.fixture(scope="module")
def validators():
    files = schema_files()
    made = {key: validator_for(files[f"{kind.one}.json"], {}) for key, kind in KINDS.items()}
    for validator in made.values():
        jsonschema.Draft7Validator.check_schema(validator.schema)
    return made


def all_groups():
    """Every model an editor writes, with where it was found."""
    waiting, seen = [(KINDS[kind].model, kind) for kind in KINDS], {}
    while waiting:
        model, found = waiting.pop()
        if model in seen:
            continue
        seen[model] = found
        for part in parts_of(model):
            shape: Shape | None = part.shape
            while shape is not None:
                if shape.model:
                    waiting.append((shape.model, f"{found}.{part.key}"))
                shape = shape.item
    return seen


def test_the_committed_schemas_are_fresh():
    assert schema_folder.stale(ROOT) == []


def test_every_kind_of_record_has_a_schema():
    assert set(schema_files()) == {f"{kind.one}.json" for kind in KINDS.values()}


def test_the_command_tells_stale_schemas_and_writes_them(tmp_path):
    run = CliRunner()
    assert run.invoke(cli, ["-C", str(tmp_path), "schemas", "--write"]).exit_code == 0
    (tmp_path / "schemas/plan.json").write_text("{}", "utf-8")
    (tmp_path / "schemas/gone.json").write_text("{}", "utf-8")
    reported = run.invoke(cli, ["-C", str(tmp_path), "schemas"])
    assert reported.exit_code == 1
    assert "schemas/plan.json" in reported.output
    assert "schemas/gone.json" in reported.output
    assert run.invoke(cli, ["-C", str(tmp_path), "schemas", "--write"]).exit_code == 0
    assert run.invoke(cli, ["-C", str(tmp_path), "schemas", "--check"]).exit_code == 0


def test_the_command_keeps_the_rows_of_the_editors_settings_and_leaves_the_rest(tmp_path):
    settings = tmp_path / ".vscode/settings.json"
    settings.parent.mkdir()
    fresh = (ROOT / ".vscode/settings.json").read_text("utf-8")
    settings.write_text(re.sub(r'    "./schemas/(plan|notice).json".*\n', "", fresh), "utf-8")
    run = CliRunner()
    assert ".vscode/settings.json" in run.invoke(cli, ["-C", str(tmp_path), "schemas"]).output
    assert run.invoke(cli, ["-C", str(tmp_path), "schemas", "--write"]).exit_code == 0
    assert settings.read_text("utf-8") == fresh


@pytest.mark.parametrize("model", all_groups(), ids=lambda model: model.__name__)
def test_every_key_has_a_vietnamese_title_and_help(model):
    for part in parts_of(model):
        assert part.title != part.key, f"{model.__name__}.{part.key} has no title"
        assert len(part.help) > 12, f"{model.__name__}.{part.key} has no help"
        assert len(part.help) <= 140, f"{model.__name__}.{part.key}: {len(part.help)} characters"


@pytest.mark.parametrize("model", all_groups(), ids=lambda model: model.__name__)
def test_every_word_of_a_vocabulary_is_explained(model):
    for part in parts_of(model):
        shape = part.shape.item if part.shape.item and part.shape.kind == "list" else part.shape
        for word, meaning in words_for(shape.choices).items():
            assert meaning != word, f"{model.__name__}.{part.key}: {word}"


def test_no_help_is_on_a_key_that_is_gone():
    known: dict[str, set[str]] = {}
    for model in all_groups():
        for ancestor in model.__mro__:
            known.setdefault(ancestor.__name__, set()).update(part.key for part in parts_of(model))
    for name, keys in helped().items():
        assert keys <= known.get(name, set()), name


def test_help_of_a_parent_is_help_of_the_child():
    assert help_on(KINDS["plans"].model, "targets") == help_on(KINDS["guidance"].model, "targets") != ""


def test_there_are_files_of_every_kind_to_validate():
    assert {kind_of(path) for path in FILES} >= set(KINDS) - {"screens"}


@pytest.mark.parametrize("path", FILES)
def test_every_file_of_the_record_validates(path, validators):
    errors = [
        f"{list(error.path)}: {error.message[:200]}" for error in validators[kind_of(path)].iter_errors(read(path))
    ]
    assert errors == []


@pytest.mark.parametrize("path", [path for path in FILES if not path.startswith("tests/")])
def test_every_file_names_its_schema(path):
    first, name = (ROOT / path).read_text("utf-8-sig").splitlines()[0], KINDS[kind_of(path)].one
    shown = first.removeprefix("# yaml-language-server: $schema=")
    assert (ROOT / path).parent.joinpath(shown).resolve() == ROOT / "schemas" / f"{name}.json"


GOOD: dict[str, Any] = {
    "plans": {
        "organisations": ["truong-mau"],
        "period": 2023,
        "targets": [
            {"id": "ldtt", "statement": "Từ 90% trở lên", "population": "individuals", "at_least": "90%", "of": "staff"}
        ],
    },
    "results": {
        "published_on": "15/01/2024",
        "basis": "decision",
        "evidence": ["Quyết định số 1"],
        "figures": {"ldtt": {"reached": 41, "of": 44}},
    },
    "awards": [{"id": "ldtt", "name": "Lao động tiên tiến", "kind": "title"}],
    "submissions": [{"obligation": "gui-ke-hoach", "sent_on": "2023-03-01"}],
}
AS_AN_EDITOR_READS = {
    "a number for a year": ("plans", ["period"], 2023),
    "a number for a count": ("results", ["figures", "ldtt", "reached"], 41),
    "text for a count": ("results", ["figures", "ldtt", "reached"], "41"),
    "a number as a title": ("plans", ["title"], 2023),
    "a boolean as a title": ("plans", ["title"], True),
    "a quarter": ("plans", ["period"], "2023-Q2"),
    "months": ("plans", ["period"], "2023-03..2023-12"),
    "a blank optional key": ("plans", ["title"], None),
    "a single item for its list": ("plans", ["organisations"], "truong-mau"),
    "a bare source": ("results", ["evidence"], ["Quyết định số 1"]),
    "a comma in a share": ("plans", ["targets", 0, "at_least"], "12,5%"),
    "29 February of a leap year": ("results", ["published_on"], "29/02/2024"),
    "the last day of a month": ("results", ["published_on"], "2024-10-31"),
    "a hundred per cent": ("plans", ["targets", 0, "at_least"], "100,0 %"),
    "a flag in quotes": ("plans", ["targets", 0, "aspirational"], "true"),
}
WRONG: dict[str, tuple[str, list[Any], Any]] = {
    "an unknown key": ("plans", ["tilte"], "x"),
    "a date that is no date": ("results", ["published_on"], "31-12-2023"),
    "a period that is none": ("plans", ["period"], "năm 2023"),
    "a day that its month does not have": ("results", ["published_on"], "31/02/2024"),
    "29 February of another year": ("results", ["published_on"], "2023-02-29"),
    "a month too many": ("plans", ["period"], "2023-13"),
    "more than everybody": ("plans", ["targets", 0, "at_least"], "120%"),
    "a range beyond everybody": ("plans", ["targets", 0], {"id": "a", "statement": "x", "population": "staff",
     "between": "90–120%"}),
    "no evidence": ("results", ["evidence"], None),
    "an empty list of evidence": ("results", ["evidence"], []),
    "an address of this machine": ("results", ["evidence"], [{"title": "x", "url": "http://localhost/a"}]),
    "an address of an inner network": ("results", ["evidence"], [{"title": "x", "url": "https://10.0.0.5/a"}]),
    "a share without its sign": ("plans", ["targets", 0, "at_least"], "90 phần trăm"),
    "a share as a fraction": ("plans", ["targets", 0, "at_least"], 0.9),
    "two comparators": ("plans", ["targets", 0, "exactly"], "15%"),
    "an unlisted population": ("plans", ["targets", 0, "population"], "people"),
    "a capital in an id": ("plans", ["targets", 0, "id"], "LDTT"),
    "a required key left blank": ("plans", ["period"], None),
    "no organisation": ("plans", ["organisations"], []),
    "two bases": ("plans", ["targets", 0, "of"], {"base": "staff", "target": "ldtt"}),
    "a negative count": ("results", ["figures", "ldtt", "reached"], -1),
    "a text for a group": ("results", ["figures"], "41/44"),
    "an id that is no id": ("results", ["figures", "Ld tt"], {"reached": 1}),
    "no mapping in a list": ("awards", [0], "Lao động tiên tiến"),
    "an unlisted award kind": ("awards", [0, "kind"], "medal"),
    "a date without a day's form": ("submissions", [0, "sent_on"], "hôm qua"),
}  # fmt: skip


def changed(kind, loc, value):
    data = copy.deepcopy(GOOD[kind])
    here = data
    for step in loc[:-1]:
        here = here[step]
    here[loc[-1]] = value
    return data


@pytest.mark.parametrize("kind", GOOD)
def test_the_good_record_is_good(kind, validators):
    assert list(validators[kind].iter_errors(GOOD[kind])) == []


@pytest.mark.parametrize("name", AS_AN_EDITOR_READS)
def test_what_an_editor_reads_is_accepted(name, validators):
    kind, loc, value = AS_AN_EDITOR_READS[name]
    assert list(validators[kind].iter_errors(changed(kind, loc, value))) == []


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_marked(name, validators):
    kind, loc, value = WRONG[name]
    assert list(validators[kind].iter_errors(changed(kind, loc, value))) != []


def test_the_editor_settings_give_every_file_its_schema():
    text = "\n".join(
        line for line in (ROOT / ".vscode/settings.json").read_text("utf-8").splitlines() if "//" not in line
    )
    globs = json.loads(text)["yaml.schemas"]
    for path in FILES:
        if not path.startswith("tests/"):
            given = [schema for schema, forms in globs.items() if any(PurePath(path).match(form) for form in forms)]
            assert given == [f"./schemas/{KINDS[kind_of(path)].one}.json"], path
    assert {Path(schema).name for schema in globs} == set(schema_files())


@pytest.mark.parametrize(
    ("kind", "loc", "value", "known"),
    [
        ("plans", ["organisations"], ["truong-mau"], True),
        ("plans", ["organisations"], "truong-mau", True),
        ("plans", ["organisations"], ["truong-mua"], False),
        ("plans", ["answers"], None, True),
        ("plans", ["answers"], ["2023/hvm-01"], True),
        ("plans", ["answers"], "hvm-01", False),
        ("plans", ["targets", 0, "award"], "lao-dong", False),
        ("results", ["figures", "ldtt", "grade"], "ldtt", False),
        ("results", ["evidence"], [{"document": "van-ban"}], True),
    ],
)
def test_an_id_that_is_not_there_is_marked(kind, loc, value, known):
    ids = {"organisations": {"truong-mau"}, "guidance": {"2023/hvm-01"}, "awards": {"ldtt"}, "grades": {"tot"}}
    validator = validator_for(schema_files()[f"{KINDS[kind].one}.json"], ids)
    assert (list(validator.iter_errors(changed(kind, loc, value))) == []) == known


def test_the_file_of_ids_grows_with_the_record(tmp_path):
    root = Path(shutil.copytree(ROOT / "tests/cases/check/good", tmp_path / "project"))
    schema_folder.write(root)
    school = (root / "data/organisations/truong-mau-an-binh.yml").read_text("utf-8")
    (root / "data/organisations/truong-mau-hai.yml").write_text(school, "utf-8")
    assert schema_folder.stale(root) == []
    assert schema_folder.write(root) == [f"schemas/{IDS}"]
    listed = json.loads((root / "schemas" / IDS).read_text("utf-8"))["definitions"]
    assert {"truong-mau-hai", "truong-vi-du", None} <= set(listed["organisations"]["enum"])
    assert listed["plans"]["enum"] == ["2023/truong-mau-an-binh", "2023/truong-vi-du", None]


def test_check_says_when_the_file_of_ids_lags_behind_the_record(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "nho"))
    root = Path(shutil.copytree(ROOT / "tests/cases/check/good", tmp_path / "project"))
    said = []
    for step in ("nothing", "written", "a school more", "written"):
        if step == "a school more":
            school = (root / "data/organisations/truong-mau-an-binh.yml").read_text("utf-8")
            (root / "data/organisations/truong-mau-hai.yml").write_text(school, "utf-8")
        elif step == "written":
            schema_folder.write(root)
        checked = CliRunner().invoke(cli, ["-C", str(root), "check"])
        said.append("thidua schemas --write" in checked.stderr)
        assert (checked.exit_code, "schemas" in checked.stdout) == (0, False)
    assert said == [False, False, True, False]
