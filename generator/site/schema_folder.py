"""The JSON Schemas on disk: schemas/ beside content/ and data/, written from the models."""

import json
from pathlib import Path

from generator.exports.editing.schemas import FOLDER, schema_files


def wanted() -> dict[str, str]:
    """The name of each schema's file and its text."""
    return {name: json.dumps(schema, ensure_ascii=False, indent=1) + "\n" for name, schema in schema_files().items()}


def stale(root: Path) -> list[str]:
    """The files of schemas/ that are not as the models have them: missing, different, or of no kind."""
    folder, texts = root / FOLDER, wanted()
    present = {path.name for path in folder.glob("*.json")} if folder.is_dir() else set()
    differing = [name for name in texts if name in present and (folder / name).read_text("utf-8") != texts[name]]
    return sorted({*differing, *(texts.keys() ^ present)})


def write(root: Path) -> list[str]:
    """Write what is stale, delete what has no kind; the names of the files that changed."""
    changed, texts, folder = stale(root), wanted(), root / FOLDER
    folder.mkdir(exist_ok=True)
    for name in changed:
        if name in texts:
            (folder / name).write_text(texts[name], "utf-8", newline="\n")
        else:
            (folder / name).unlink()
    return changed
