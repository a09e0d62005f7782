"""The same commit and day give the same site, byte for byte, whatever the machine is set to.

Three builds of a small project in `make test`, ten and every Python of this machine in `make soak`.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from building import HOUSE, committed, environ

CASE = HOUSE / "tests/cases/site/hostile/input"
# What a machine is set to: variables; a umask; how many cores; the name of the project's folder.
Setting = tuple[Mapping[str, str], int, int, str]
SHORT: dict[str, Setting] = {
    "east": ({"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "1"}, 0o077, 2, "Sổ thi đua"),
    "west": ({"TZ": "America/Los_Angeles", "LANG": "C", "PYTHONHASHSEED": "2", "PYTHONUTF8": "0"}, 0, 1, "b/c/d"),
}
LONG: dict[str, Setting] = {
    "zone": ({"TZ": "Asia/Ho_Chi_Minh"}, 0o022, 2, "a"),
    "locale": ({"LC_ALL": "vi_VN.UTF-8", "LANGUAGE": "vi"}, 0o022, 2, "a"),
    "posix": ({"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}, 0o022, 2, "a"),
    "seed": ({"PYTHONHASHSEED": "4294967295"}, 0o022, 2, "a"),
    "umask": ({"PYTHONHASHSEED": "random"}, 0o027, 2, "a"),
    "folder": ({"PYTHONHASHSEED": "random"}, 0o022, 2, "thư mục/rất/sâu/có dấu"),
    "one core": ({"PYTHONHASHSEED": "random"}, 0o022, 1, "a"),
    "nothing known yet": ({"XDG_CACHE_HOME": "cache", "HOME": "home"}, 0o022, 2, "a"),
}  # fmt: skip
PYTHONS = ("3.12", "3.13", "3.14")


def held(site: Path) -> dict[str, tuple[bytes, int]]:
    """Path → bytes and permissions of every file."""
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): (path.read_bytes(), path.stat().st_mode) for path in files}


def built(
    folder: Path, setting: Setting, python: str = sys.executable, source: Path = CASE
) -> dict[str, tuple[bytes, int]]:
    """The site of a project in a folder of its own, built by a process that begins anew in that setting."""
    variables, umask, cores, name = setting
    paths = {key: str(folder / value) for key, value in variables.items() if key in {"XDG_CACHE_HOME", "HOME"}}
    project = folder / name
    project.parent.mkdir(parents=True, exist_ok=True)
    made = subprocess.run(
        [python, "-m", "generator.cli", "-C", str(committed(CASE, project)), "build"], capture_output=True, text=True,
        check=False, umask=umask, env=environ({**variables, **paths}), preexec_fn=lambda: only(cores),
    )  # fmt: skip
    assert made.returncode == 0, made.stdout + made.stderr
    return held(project / "site")


def only(cores: int) -> None:
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores])


def differing(one: Mapping[str, object], other: Mapping[str, object]) -> list[str]:
    return sorted(path for path in {*one, *other} if one.get(path) != other.get(path))


@pytest.mark.slow
@pytest.mark.parametrize("name", SHORT)
def test_a_machines_settings_change_no_byte(name: str, case_site: Callable[[str], Path], tmp_path: Path):
    site = held(case_site("hostile"))
    assert len(site) > 100
    assert differing(site, built(tmp_path, SHORT[name])) == []


@pytest.mark.soak
@pytest.mark.parametrize("name", LONG)
def test_no_setting_changes_a_byte(name: str, case_site: Callable[[str], Path], tmp_path: Path):
    assert differing(held(case_site("hostile")), built(tmp_path, LONG[name])) == []


@pytest.mark.soak
@pytest.mark.parametrize("version", PYTHONS)
def test_no_python_changes_a_byte(version: str, case_site: Callable[[str], Path], tmp_path: Path):
    """The packages are those of uv.lock, installed for that Python."""
    uv, python = shutil.which("uv") or HOUSE / ".tools/bin/uv", shutil.which(f"python{version}")
    if python is None or subprocess.run([python, "-c", ""], check=False, capture_output=True).returncode:
        pytest.skip(f"máy này không có Python {version}")
    home = {**os.environ, "UV_PROJECT_ENVIRONMENT": str(tmp_path / "venv")}
    subprocess.run([uv, "sync", "--locked", "--quiet", "--no-dev", "--python", python], cwd=HOUSE, check=True, env=home)
    site = built(tmp_path, ({}, 0o022, 2, "a"), str(tmp_path / "venv/bin/python"))
    assert differing(held(case_site("hostile")), site) == []


@pytest.mark.soak
def test_the_real_record_on_one_core_is_that_on_all(tmp_path: Path):
    """Only a record of many files is shared out among processes; only a site with an address has feeds and pictures."""
    sites = []
    for cores in (1, 8):
        site = tmp_path / str(cores)
        settings = {"PORTAL_URL": "https://c.example/", "XDG_CACHE_HOME": str(tmp_path / f"cache-{cores}")}
        command = [sys.executable, "-m", "generator.cli", "-C", str(HOUSE), "build", "--site", str(site)]
        subprocess.run(command, check=True, capture_output=True, env=environ(settings), preexec_fn=lambda: only(cores))  # noqa: B023
        sites.append(held(site))
    assert "truong/tct-binh-thuan/chia-se.png" in sites[0]
    assert differing(*sites) == []
