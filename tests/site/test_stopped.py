"""Who stops the program at once, or in the middle of a build, sees no traceback and finds nothing left lying about."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest
from building import command, committed, environ, holdings, left_beside

from generator.site.publishing import publish
from generator.site.publishing.publish import publication

ONE_PLAN = Path(__file__).parents[1] / "cases" / "site" / "one-plan" / "input"
SHADOW = "import time\nprint('loading', flush=True)\ntime.sleep(60)\n"


def test_ctrl_c_while_it_is_loaded_leaves_no_traceback(tmp_path: Path):
    """The library of the command line stands still while it is imported, and Ctrl+C comes."""
    (tmp_path / "click.py").write_text(SHADOW, "utf-8")
    lines = [str(tmp_path), environ({})["PYTHONPATH"]]
    process = subprocess.Popen(
        [sys.executable, "-m", "generator.start", "check"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=environ({"PYTHONPATH": os.pathsep.join(lines)}),
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "loading\n"
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode in (-signal.SIGINT, 130)
    assert errors == ""


def test_the_command_runs_from_where_it_begins(tmp_path: Path):
    line = [sys.executable, "-m", "generator.start", "-C", str(tmp_path), "check"]
    made = subprocess.run(line, capture_output=True, text=True, check=False, env=environ({}))
    assert (made.returncode, "không có thư mục content/" in made.stderr) == (2, True)


def test_a_machine_without_memory_is_said_in_words(tmp_path: Path):
    """What the command asks for is more than it may have."""
    (tmp_path / "content").mkdir()
    code = (
        "import generator.cli as c, generator.commands.judged as j; j.judged = lambda *_: bytearray(1 << 50); c.main()"
    )
    line = [sys.executable, "-c", code, "-C", str(tmp_path), "status"]
    made = subprocess.run(line, capture_output=True, text=True, check=False, env=environ({}))
    assert (made.returncode, made.stderr.startswith("Máy hết bộ nhớ")) == (74, True), made.stderr


def _until(shown: Callable[[], bool], process: "subprocess.Popen[str]") -> None:
    """Wait until something shows, as long as the process runs."""
    while not shown() and process.poll() is None:
        time.sleep(0.002)


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
@pytest.mark.parametrize("files", [0, 20, 60])
def test_a_build_that_is_stopped_once_its_stage_shows_leaves_none(
    tmp_path: Path, sent: signal.Signals, code: int, files: int
):
    folder = committed(ONE_PLAN, tmp_path / "project")
    (folder / "site").mkdir()
    process = subprocess.Popen(
        command("-C", folder, "build", module="generator.start"), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, env=environ({}),
    )  # fmt: skip
    _until(lambda: any(sum(1 for _ in stage.rglob("*")) >= files for stage in folder.glob(".site.stage-*")), process)
    process.send_signal(sent)
    _, errors = process.communicate(timeout=60)
    assert process.returncode in (code, 0), errors  # 0: it was through before the signal came
    assert "Traceback" not in errors
    assert left_beside(folder / "site") == []
    assert bool(holdings(folder / "site")) == (process.returncode == 0)


@pytest.mark.parametrize("renames", [1, 2])
def test_who_stops_a_swap_of_two_renames_finds_a_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, renames: int):
    site, rename, count = tmp_path / "site", Path.rename, [0]
    site.mkdir()
    (site / "index.html").write_text("old")

    def stopped(self: Path, target: Path) -> Path:
        made = rename(self, target)
        count[0] += 1
        if count[0] == renames:
            os.kill(os.getpid(), signal.SIGTERM)
        return made

    def end(number: int, frame: FrameType | None) -> None:
        raise SystemExit(number)

    monkeypatch.setattr(publish, "_exchange", lambda one, other: False)
    monkeypatch.setattr(Path, "rename", stopped)
    before, done = signal.signal(signal.SIGTERM, end), threading.Event()
    other = threading.Thread(target=done.wait)  # which could take the signal, too
    other.start()
    try:
        with pytest.raises(SystemExit), publication(site) as stage:
            (stage / "index.html").write_text("new")
    finally:
        done.set()
        other.join()
        signal.signal(signal.SIGTERM, before)
    assert (site / "index.html").read_text() == "new"
    assert left_beside(site) == []
