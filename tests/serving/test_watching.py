"""Every edit is told of, also while watched folders come and go."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from generator.serving.watching import changed_paths

PATIENCE_SECONDS = 60


def reported(folders: list[Path], unsure: set[Path], steps: list[tuple[set[Path], Callable[[], object]]]) -> None:
    """For each step: wait until all these paths were told, then do something."""

    async def follow() -> None:
        seen: set[Path] = set()
        waiting = list(steps)
        async with asyncio.timeout(PATIENCE_SECONDS):
            async for paths in changed_paths(lambda: folders, unsure):
                seen |= paths
                while waiting and waiting[0][0] <= seen:
                    seen.clear()
                    waiting.pop(0)[1]()
                if not waiting:
                    return

    with ThreadPoolExecutor(1) as elsewhere:  # browser tests of the same worker keep a running loop in the main thread
        elsewhere.submit(asyncio.run, follow()).result()


def test_edits_new_files_and_removals_are_reported(tmp_path: Path) -> None:
    folder, file = tmp_path / "data", tmp_path / "mkdocs.yml"
    (folder / "sub").mkdir(parents=True)
    one, two = folder / "sub" / "one.yml", folder / "two.yml"
    one.write_text("a: 1\n")
    file.write_text("site_name: x\n")
    reported(
        [folder, file],
        {folder},
        [
            ({folder}, lambda: one.write_text("a: 2\n")),
            ({one}, lambda: two.write_text("b: 1\n")),
            ({two}, two.unlink),
            ({two}, lambda: file.write_text("site_name: y\n")),
            ({file}, lambda: None),
        ],
    )


def test_a_folder_that_goes_and_comes_back_is_watched_again(tmp_path: Path) -> None:
    folder, away, other = tmp_path / "data", tmp_path / "away", tmp_path / "docs"
    for made in (folder, other):
        made.mkdir()
    one = folder / "one.yml"
    one.write_text("a: 1\n")
    reported(
        [folder, other],
        {other},
        [
            ({other}, lambda: folder.rename(away)),
            ({folder}, lambda: away.rename(folder)),
            ({folder}, lambda: None),
            ({folder}, lambda: one.write_text("a: 2\n")),
            ({one}, lambda: None),
        ],
    )
