"""The bill of materials: every package, script and font that goes with the portal, with version, licence and hashes.

sbom.py FOLDER    writes FOLDER/sbom.json (CycloneDX 1.6) and FOLDER/giay-phep.md, a list for people

Packages are those that uv.lock gives the portal itself, not its tests; their licences are what the installed packages
say. Scripts and fonts are those of tools/vendored.json and tools/fonts.json. The same inputs give the same bytes.
"""

import base64
import json
import sys
import tomllib
import uuid
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
VENDORED = (("tools/vendored.json", "theme/assets"), ("tools/fonts.json", ""))
UNKNOWN = "không ghi"
_OLD_NAMES = {"BSD License": "BSD", "MIT License": "MIT", "Apache Software License": "Apache-2.0"}
_LONGEST = 60
Component = dict[str, Any]


def main() -> int:
    """Run the command line."""
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    made = bill()
    (folder / "sbom.json").write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", "utf-8")
    (folder / "giay-phep.md").write_text(licences(made), "utf-8")
    print(f"{len(made['components'])} thành phần: {folder / 'sbom.json'}, {folder / 'giay-phep.md'}")
    return 0


def bill() -> dict[str, Any]:
    """The document as CycloneDX has it."""
    own, packages = locked()
    components = [*map(_package, packages.values()), *_vendored()]
    edges = [{"ref": _reference(one), "dependsOn": sorted(_below(one, packages))} for one in packages.values()]
    top = {"ref": own["name"], "dependsOn": sorted({*_below(own, packages), *_refs(_vendored())})}
    described = {"type": "application", "bom-ref": own["name"], "name": own["name"], "version": own["version"],
                 "licenses": [{"expression": "MIT"}]}  # fmt: skip
    made = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": described},
        "components": components,
        "dependencies": [top, *edges, *({"ref": ref} for ref in _refs(_vendored()))],
    }
    number = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(made, sort_keys=True))
    return {**made, "serialNumber": f"urn:uuid:{number}"}


def locked() -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """The portal in uv.lock, and by name what it needs to run, directly or not, in the order of names."""
    every = {one["name"]: one for one in tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]}
    own = next(one for one in every.values() if "editable" in one["source"])
    needed: set[str] = set()
    pending = _names(own)
    while pending:
        name = pending.pop()
        if name not in needed:
            needed.add(name)
            pending += _names(every[name])
    return own, {name: every[name] for name in sorted(needed)}


def _names(package: dict[str, Any]) -> list[str]:
    return [one["name"] for one in package.get("dependencies", ())]


def _below(package: dict[str, Any], packages: dict[str, dict[str, Any]]) -> set[str]:
    return {_reference(packages[name]) for name in _names(package)}


def _reference(package: dict[str, Any]) -> str:
    return f"pkg:pypi/{package['name']}@{package['version']}"


def _refs(components: Iterable[Component]) -> list[str]:
    return [one["bom-ref"] for one in components]


def _package(package: dict[str, Any]) -> Component:
    files = [*package.get("wheels", ()), *([package["sdist"]] if "sdist" in package else [])]
    places = [{"type": "distribution", "url": file["url"], "hashes": [_sha256(file["hash"].partition(":")[2])]}
              for file in files]  # fmt: skip
    reference = _reference(package)
    return {"type": "library", "bom-ref": reference, "name": package["name"], "version": package["version"],
            "purl": reference, "licenses": [_licence_of(package["name"])], "externalReferences": places}  # fmt: skip


def _licence_of(name: str) -> Component:
    """What an installed package says of its licence: an SPDX expression, else its own words."""
    try:
        about = metadata(name)
    except PackageNotFoundError:  # for another system than this one
        return {"license": {"name": UNKNOWN}}
    if expression := about.get("License-Expression"):
        return {"expression": expression}
    classified = [line.rpartition(" :: ")[2] for line in about.get_all("Classifier", ()) if line.startswith("License")]
    written = (about.get("License") or "").strip()
    words = written if 0 < len(written) <= _LONGEST and "\n" not in written else "".join(classified[:1])
    return {"license": {"name": _OLD_NAMES.get(words, words) or UNKNOWN}}


def _vendored() -> Iterator[Component]:
    """Scripts and fonts that stand in the repository, each file with its hash."""
    for pins, folder in VENDORED:
        for pin in json.loads((ROOT / pins).read_text("utf-8")):
            scope, _, name = pin["package"].rpartition("/")
            within = f"{scope.replace('@', '%40')}/" if scope else ""
            reference = f"pkg:npm/{within}{name}@{pin['version']}"
            below = pin.get("folder", folder)
            files = [{"type": "file", "bom-ref": f"{reference}#{path}", "name": f"{below}/{path}",
                      "hashes": [_sha256(digest)]} for path, digest in pin["sha256"].items()]  # fmt: skip
            whole = {"alg": "SHA-512", "content": base64.b64decode(pin["integrity"].partition("-")[2]).hex()}
            yield {"type": "library", "bom-ref": reference, "name": pin["package"], "version": pin["version"],
                   "purl": reference, "licenses": [{"license": {"name": pin["licence"]}}], "hashes": [whole],
                   "components": files}  # fmt: skip


def _sha256(digest: str) -> dict[str, str]:
    return {"alg": "SHA-256", "content": digest}


def licences(made: dict[str, Any]) -> str:
    """The components in a table for people."""
    lines = ["# Phần mềm và phông chữ đi cùng cổng", "", "| Tên | Bản | Giấy phép |", "| --- | --- | --- |"]
    for one in made["components"]:
        (licence,) = one["licenses"]
        words = licence.get("expression") or licence["license"]["name"]
        lines.append(f"| {one['name']} | {one['version']} | {words} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
