"""The plain data of one file, as its editor wrote it."""

from pathlib import Path
from typing import Any

from generator.reading.document.tree import grow, strip_blanks
from generator.reading.text.disk import read_bytes
from generator.reading.text.gate import open_gate


def plain_data(root: Path, path: str) -> dict[str, Any] | None:
    """Dicts, lists and texts without blank keys; None where the file is no group of keys that can be read."""
    data = read_bytes(root, path)
    text = open_gate(path, data) if isinstance(data, bytes) else None
    tree = grow(path, text) if isinstance(text, str) else None
    if tree is None or not tree.whole or tree.findings or not isinstance(tree.data, dict):
        return None
    strip_blanks(tree.data)
    return tree.data
