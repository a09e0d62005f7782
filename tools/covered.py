"""How much of each room of generator/ the tests run through, command-line processes counted, against its floor.

`python -m tools.covered [pytest arguments…]`; without arguments every test but those that need a browser.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

HOUSE = Path(__file__).parents[1]
# Per cent of the lines, a little below what was measured; raised when a room does better, never lowered to let a
# change pass.
FLOORS: Mapping[str, int] = {
    "charts": 98, "cli": 90, "commands": 95, "config": 95, "errors": 95, "escaping": 95, "evaluation": 98,
    "exports": 97, "formats": 93, "garbage": 95, "history": 95, "kiosk": 97, "labels": 95, "memory": 90,
    "model": 95, "pages": 98, "policy": 95, "proof": 95, "reading": 97, "search": 98, "serving": 96,
    "site": 90, "start": 90, "theming": 95, "user_cache": 90, "vietnamese": 95, "words": 95, "workers": 90,
}  # fmt: skip
WITHOUT_BROWSER = ("-m", "not browser and not soak", "-n", "2", "--dist", "worksteal")


def measured(arguments: tuple[str, ...], folder: Path) -> tuple[int, dict[str, tuple[int, int]]]:
    """The exit code of the tests, and room → (lines run, lines there are)."""
    around = {**os.environ, "COVERAGE_FILE": str(folder / "data")}
    tool = [sys.executable, "-m", "coverage"]
    code = subprocess.run([*tool, "run", "-m", "pytest", *arguments], env=around, cwd=HOUSE, check=False).returncode
    subprocess.run([*tool, "combine", "--quiet"], env=around, cwd=HOUSE, check=True)
    report = folder / "report.json"
    subprocess.run([*tool, "json", "--quiet", "-o", str(report)], env=around, cwd=HOUSE, check=True)
    return code, by_room(json.loads(report.read_text(encoding="utf-8")))


def by_room(report: Mapping[str, Mapping[str, Mapping[str, Mapping[str, int]]]]) -> dict[str, tuple[int, int]]:
    """The lines of a report of `coverage json`, added up by the rooms of generator/."""
    found: dict[str, tuple[int, int]] = {}
    for path, file in report["files"].items():
        room = Path(path).parts[1].removesuffix(".py")
        run, there = found.get(room, (0, 0))
        summary = file["summary"]
        found[room] = run + summary["covered_lines"], there + summary["num_statements"]
    return {room: lines for room, lines in sorted(found.items()) if lines[1]}


def below(rooms: Mapping[str, tuple[int, int]], floors: Mapping[str, int] = FLOORS) -> list[str]:
    """The rooms that are below their floor, or have none."""
    return [room for room, (run, there) in rooms.items() if run * 100 < floors.get(room, 101) * there]


def main() -> int:
    """Print the table; 1 where a room is below its floor, the tests' own code where they fail."""
    with tempfile.TemporaryDirectory() as folder:
        code, rooms = measured(tuple(sys.argv[1:]) or WITHOUT_BROWSER, Path(folder))
    low = below(rooms)
    for room, (run, there) in rooms.items():
        floor = FLOORS.get(room)
        mark = "  DƯỚI SÀN" if room in low else ""
        print(f"{room:12} {run * 100 / there:5.1f} %  sàn {floor if floor is not None else 'chưa đặt'}{mark}")
    return code or int(bool(low))


if __name__ == "__main__":
    raise SystemExit(main())
