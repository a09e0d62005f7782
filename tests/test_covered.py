"""Coverage by room: lines are added up by room, and each room has a floor."""

from pathlib import Path

from tools.covered import FLOORS, below, by_room

GENERATOR = Path(__file__).parents[1] / "generator"


def test_lines_are_added_up_by_room():
    lines = {"model/a.py": (3, 4), "model/sub/b.py": (5, 6), "cli.py": (1, 2), "__init__.py": (0, 0)}
    counted = {path: {"covered_lines": run, "num_statements": there} for path, (run, there) in lines.items()}
    files = {f"generator/{path}": {"summary": summary} for path, summary in counted.items()}
    assert by_room({"files": files}) == {"cli": (1, 2), "model": (8, 10)}


def test_a_room_below_its_floor_or_without_one_is_reported():
    rooms = {"model": (89, 100), "cli": (90, 100), "moi": (100, 100)}
    assert below(rooms, {"model": 90, "cli": 90}) == ["model", "moi"]


def test_every_room_has_a_floor():
    rooms = {path.name.removesuffix(".py") for path in GENERATOR.iterdir()} - {"__init__", "__pycache__", "theme"}
    assert rooms == set(FLOORS)
