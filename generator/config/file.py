"""mkdocs.yml as plain data, read the same by every command. MkDocs is not known here."""

import os
from pathlib import Path
from typing import Any

from generator.config.defaults import PLUGIN
from generator.config.shape import CONFIG, refuse_misshapen
from generator.errors import UserError
from generator.reading.document.tree import grow
from generator.reading.problems.problem import Finding
from generator.reading.text.disk import read_bytes


def written_config(root: Path) -> dict[str, Any]:
    """What the mkdocs.yml of a project says, every scalar as text; {} without one.

    What the contract refuses in a record but MkDocs allows, such as tags, is no error here. Errors: UserError with
    line and column where the file is no YAML that holds a group of keys, or holds what no build takes.
    """
    if not (root / CONFIG).exists():
        return {}
    tree = grow(CONFIG, _text(root))
    if not tree.whole:
        raise _refused(tree.findings[-1])
    if not isinstance(tree.data, dict | None):
        raise UserError("tệp phải là các dòng «khóa: giá trị», như «site_name: Tên cổng»", place=f"{CONFIG}:1:1")
    refuse_misshapen(tree)
    return tree.data or {}


def plugin_options(root: Path) -> list[dict[str, Any]]:
    """What mkdocs.yml sets of the portal's own plugin, once for each time it is listed. Errors: UserError."""
    plugins = written_config(root).get("plugins")
    entries = [plugins] if isinstance(plugins, dict) else plugins if isinstance(plugins, list) else []
    options = [entry.get(PLUGIN) for entry in entries if isinstance(entry, dict)]
    return [found for found in options if isinstance(found, dict)]


def site_address(root: Path) -> str:
    """The public address that mkdocs.yml gives the site, ending in a slash, "" where it gives none; of `!ENV` the first
    of its variables that is set, else its default. Errors: UserError.
    """
    written = written_config(root).get("site_url")
    parts = written if isinstance(written, list) else [written] if isinstance(written, str) else []
    set_ones = (os.environ[name] for name in parts[:-1] or parts if name in os.environ)
    found = next(set_ones, str(parts[-1] or "") if parts else "")
    return f"{found.rstrip('/')}/" if "://" in found else ""


def _text(root: Path) -> str:
    data = read_bytes(root, CONFIG)
    if isinstance(data, Finding):
        raise _refused(data)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UserError("tệp không phải UTF-8; lưu lại bằng mã UTF-8", place=f"{CONFIG}:{line}:1") from error


def _refused(finding: Finding) -> UserError:
    line, column = finding.mark or (0, 0)
    remedy = f"; {finding.hint}" if finding.hint else ""
    return UserError(f"{finding.message}{remedy}", place=f"{CONFIG}:{line + 1}:{column + 1}")
