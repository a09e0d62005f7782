"""The JSON Schemas on disk, schemas/ beside content/ and data/, and which files an editor reads with which."""

import json
import re
from pathlib import Path

from generator.exports.editing.schemas import FOLDER, IDS, LISTED, ids_schema, schema_files
from generator.model.kinds import KINDS, Kind
from generator.reading.read import Sides, load_sides
from generator.reading.records.index import index_of
from generator.reading.text.disk import EXAMPLES

EDITOR = ".vscode/settings.json"
_ROWS = re.compile(r'(?<="yaml\.schemas": \{\n).*?(?=^  \})', re.MULTILINE | re.DOTALL)
_PLACE = re.compile(r"\{\w+\}")


def wanted(root: Path) -> dict[str, str]:
    """Path below the root → the text of each schema, and of the editor's settings where there are any."""
    schemas = {f"{FOLDER}/{name}": _json(schema) for name, schema in schema_files().items()}
    settings = root / EDITOR
    if not settings.is_file():
        return schemas
    return schemas | {EDITOR: _ROWS.sub(_rows().replace("\\", r"\\"), settings.read_text("utf-8"))}


def _ids(sides: Sides) -> str:
    """The text of the file of ids: those of the real record and of the samples, also of files with errors."""
    indexes = [index_of(side.entries) for side in (sides.real, sides.sample) if side is not None]
    return _json(ids_schema({kind: {name for index in indexes for name in index.ids(kind)} for kind in LISTED}))


def ids_lag(root: Path, sides: Sides) -> bool:
    """Whether there is a file of ids that is not as the record has them: an editor would mark a new id as unknown."""
    held = _held(root / FOLDER / IDS)
    return held is not None and held != _ids(sides)


def _json(schema: object) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _rows() -> str:
    """One row a kind: its schema, and where its files stand in the record and among the samples."""
    return ",\n".join(f'    "./{FOLDER}/{kind.one}.json": {_globs(kind)}' for kind in KINDS.values()) + "\n"


def _globs(kind: Kind) -> str:
    glob = _PLACE.sub("*", kind.file)
    return json.dumps([glob, f"{EXAMPLES}/{glob}"])


def stale(root: Path) -> list[str]:
    """The files that are not as the models have them: missing, different, or a schema of no kind.

    The ids are those of the record and grow with it: an older list is not stale.
    """
    texts, folder = wanted(root), root / FOLDER
    present = {f"{FOLDER}/{path.name}" for path in folder.glob("*.json")} if folder.is_dir() else set()
    differing = [path for path, text in texts.items() if _held(root / path) != text]
    differing += [] if (folder / IDS).is_file() else [f"{FOLDER}/{IDS}"]
    return sorted({*differing, *(present - texts.keys() - {f"{FOLDER}/{IDS}"})})


def _held(path: Path) -> str | None:
    return path.read_text("utf-8") if path.is_file() else None


def write(root: Path) -> list[str]:
    """Write what is stale, delete what has no kind; the files that changed."""
    texts = wanted(root) | {f"{FOLDER}/{IDS}": _ids(load_sides(root))}
    changed = sorted({*stale(root), *(path for path, text in texts.items() if _held(root / path) != text)})
    (root / FOLDER).mkdir(exist_ok=True)
    for path in changed:
        if path in texts:
            (root / path).write_text(texts[path], "utf-8", newline="\n")
        else:
            (root / path).unlink()
    return changed
