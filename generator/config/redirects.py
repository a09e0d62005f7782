"""Old addresses that lead to new ones, as mkdocs.yml says: `plugins` → `thidua` → `redirects`."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.config.file import plugin_options
from generator.config.shape import CONFIG
from generator.errors import UserError

_ADDRESS = re.compile(r"(?:[a-z0-9_-]+/)+")
FORM = "redirects: mỗi dòng ghi «địa chỉ cũ: địa chỉ mới», như «truong/ma-cu/: truong/ma-moi/»"


def redirects_of(root: Path) -> Mapping[str, str]:
    """Old address → the newest it leads to, both as `truong/x/`. Errors: UserError for odd ones and for circles."""
    entries = [entry for options in plugin_options(root) for entry in _entries(options.get("redirects"))]
    wanted = dict(entries)
    if len(wanted) < len(entries):
        raise UserError(f"{FORM}; một địa chỉ cũ chỉ đứng một lần", place=CONFIG)
    return {old: _end(wanted, old) for old in wanted}


def _entries(written: Any) -> list[tuple[str, str]]:
    if written is None:
        return []
    if not isinstance(written, Mapping):
        raise UserError(FORM, place=CONFIG)
    return [(_address(old), _address(new)) for old, new in written.items()]


def _address(written: Any) -> str:
    address = f"{str(written).strip().strip('/').removesuffix('index.html').strip('/')}/"
    if not _ADDRESS.fullmatch(address):
        raise UserError(f"{FORM}; «{written}» không phải địa chỉ của một trang", place=CONFIG)
    return address


def _end(wanted: Mapping[str, str], old: str) -> str:
    """Where a chain of redirects ends. Errors: UserError where it does not."""
    seen, address = {old}, wanted[old]
    while address in wanted:
        if address in seen:
            raise UserError(f"redirects: «{old}» dẫn vòng về chính nó", place=CONFIG)
        seen.add(address)
        address = wanted[address]
    if address == old:
        raise UserError(f"redirects: «{old}» dẫn vòng về chính nó", place=CONFIG)
    return address
