"""The site while its files are edited: an edit makes a new state, and of it the pages that are asked for."""

import gc
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

from generator.config.day import build_day
from generator.errors import UserError
from generator.model.pictures import PICTURES, is_picture
from generator.pages.site import Site
from generator.reading.problems.problem import Problem
from generator.reading.report.rendering import as_text
from generator.reading.text.disk import EXAMPLES, FOLDERS
from generator.serving.records import LiveRecords
from generator.serving.state import QuickState, ServedFile, State
from generator.site.build import Build
from generator.site.dressing import Dresser, Dressing
from generator.site.settings import Settings
from generator.theming.page_templates import template_environment

RECORD = (*FOLDERS, EXAMPLES, PICTURES)
SHOWN_PROBLEMS, MADE_AT_ONCE = 200, 4
STAYS = "Trang vẫn là bản tốt gần nhất; sửa các lỗi trên rồi lưu lại."
MENDED = "Hết lỗi; trang đã theo kịp các tệp."
Wrong = tuple[str, str]


class SupersededError(Exception):
    """Files were saved again while an earlier edit was taken in: what was left of that is done for both together."""


class LiveSite:
    """A project being edited. `answer` may be called from any thread while `update` runs in one.

    What is wrong is given to `echo`, for the terminal, and by `wrong`, for the browser.
    """

    def __init__(
        self, root: Path, dress: Dresser, folder: Path, echo: Callable[[str], None], store: Path | None = None
    ) -> None:
        """Read, judge and dress the project; `folder` is for what the theme writes. Errors: UserError.

        `store` is where `thidua check` remembers what files hold.
        """
        self._root, self._dress, self._folder, self._echo, self._store = root.resolve(), dress, folder, echo, store
        self._superseded: Callable[[], bool] = bool
        self._unlisted = self._undressed = False
        self._number = count()
        self._records: LiveRecords | None = None
        self._fault = ""
        self._faults: dict[str, str] = {}
        self._served: dict[str, ServedFile] = {}
        self._asked: list[str] = []
        self._dressing = self._dressed()
        self._problems = self._live().problems
        self._whole = self._fresh()
        self._state: State | QuickState = self._whole
        gc.collect()
        gc.freeze()  # what was read stays: no later look for garbage goes through it

    def watched(self) -> list[Path]:
        """What an edit may touch."""
        return [*self.records(), *self._dressing.watched]

    def records(self) -> set[Path]:
        """The folders of the records, whether they are there or not."""
        return {self._root / name for name in RECORD}

    def wrong(self) -> list[Wrong]:
        """(place, message) of whatever keeps a page from being as its files are now."""
        errors = [(f"{it.path}:{it.line}:{it.column}", _message(it)) for it in self._problems if it.is_error]
        return [*errors, *([("", self._fault)] if self._fault else []), *self._faults.items()]

    @property
    def warnings(self) -> int:
        """How much the last check found that is no error."""
        return sum(not found.is_error for found in self._problems)

    def file(self, path: str) -> str | None:
        """The file of the site that a path below its root means; None where there is none."""
        return self._state.file(path)

    def is_folder(self, path: str) -> bool:
        """Whether a path lacks nothing but its last slash."""
        return self._state.is_folder(path)

    def answer(self, file: str) -> ServedFile | None:
        """A file of the site as it is now; as it was before, where making it fails; None where it never was."""
        try:
            made = self._state.answer(file)
        except Exception as error:
            self._fail(file, f"không dựng được trang: {type(error).__name__}: {error}")
            return self._served.get(file)
        self._faults.pop(file, None)
        self._served[file] = made
        if made.for_readers:
            self._asked = [file, *(other for other in self._asked if other != file)][:MADE_AT_ONCE]
        return made

    def update(self, paths: Collection[Path], superseded: Callable[[], bool] = bool) -> Iterator[None]:
        """Take in what changed; gives control back each time that pages may be others than before.

        First comes what the changed files themselves allow, then all files are checked and the site is listed anew.
        Once something is `superseded` the rest is left to the next update, which is to follow at once.
        """
        self._superseded = superseded
        inside = [path for path in paths if any(path.is_relative_to(folder) for folder in self.records())]
        self._undressed |= len(inside) < len(paths) or self._dressing.settings.as_of != build_day()
        touched = {path.relative_to(self._root).as_posix() for path in inside}
        read = self._step(lambda: self._live().read(touched))
        self._unlisted |= read or any(map(is_picture, touched))
        if read and not self._undressed:
            self._show(QuickState(self._whole, self._live().portals))
            yield
        with suppress(SupersededError):
            self._catch_up()
            yield
            gc.collect()

    def _catch_up(self) -> None:
        """Check all files, list the site anew where it is another, report what is wrong. Errors: SupersededError."""
        self._unlisted |= self._step(lambda: self._live().check(self._go_on)) or self._undressed
        if self._unlisted:
            self._renew()
            self._unlisted = self._undressed = False
        self._report()

    def _go_on(self) -> None:
        if self._superseded():
            raise SupersededError

    def _step(self, step: Callable[[], bool]) -> bool:
        """A step that may find other records to show; whether it did."""
        try:
            changed = step()
        except SupersededError:
            raise
        except Exception as error:  # what has errors may defeat the judgement
            self._fail("", f"không đánh giá được: {type(error).__name__}: {error}")
            return False
        self._faults.pop("", None)
        return changed

    def _renew(self) -> None:
        """List the site as it is now, dressed anew where due; where that cannot be, the old state stays."""
        try:
            if self._undressed:
                self._dressing = self._dressed()
                self._undressed = False
            self._whole = self._fresh()
        except SupersededError:
            raise
        except Exception as error:
            reason = str(error) if isinstance(error, UserError) else f"{type(error).__name__}: {error}"
            self._echo(f"{reason}\n{STAYS}" if reason != self._fault else STAYS)
            self._fault = reason
        else:
            if self._fault:
                self._echo(MENDED)
            self._fault = ""
        self._show(self._whole)

    def _show(self, state: State | QuickState) -> None:
        """Answer from a state from now on; the pages asked for last are made at once."""
        self._state = state
        self._faults = {file: why for file, why in self._faults.items() if not file or state.file(file)}
        for file in self._asked[::-1]:
            if state.file(file):
                self.answer(file)

    def _fresh(self) -> State:
        """The state of the records and the theme as they are now. Errors: UserError."""
        build = self._build()
        if not self._dressing.stamps.shells.keys() >= set(build.routes.layouts()):
            self._dressing = self._dressed()
            build = self._build()
        build.routes.claim(self._dressing.ready)
        return State(build.routes, self._dressing.stamps)

    def _build(self) -> Build:
        live, dressing = self._live(), self._dressing
        return Build.known(dressing.settings, dressing.site, live.reading(), live.portals, self._go_on)

    def _dressed(self) -> Dressing:
        folder = self._folder / str(next(self._number))
        folder.mkdir()
        return self._dress(self._to_dress, folder)

    def _to_dress(self, settings: Settings, site: Site) -> Build:
        """What the theme is to dress. What is wrong with the records is reported to it only the first time."""
        first = self._records is None
        templates = template_environment()
        if self._records is None or not self._records.reads_as(settings):
            self._records = LiveRecords(settings, templates, site, self._store)
        live = self._records
        problems = live.problems if first else ()
        if any(problem.is_error for problem in problems):
            return Build.known(settings, site, live.reading(problems), [])
        live.dress(settings, templates, site)
        return Build.known(settings, site, live.reading(problems), live.portals)

    def _live(self) -> LiveRecords:
        if self._records is None:
            raise RuntimeError("nothing was read")
        return self._records

    def _fail(self, file: str, why: str) -> None:
        if self._faults.get(file) != why:
            self._faults[file] = why
            self._echo(f"{file}: {why}\n{STAYS}" if file else f"{why}\n{STAYS}")

    def _report(self) -> None:
        """Say what the last check found and was not said before: errors that stand, and new warnings."""
        before, self._problems = self._problems, self._live().problems
        if self._problems == before:
            return
        errors = [problem for problem in self._problems if problem.is_error]
        fresh = [problem for problem in self._problems if not problem.is_error and problem not in before]
        if errors or fresh:
            self._echo(as_text((*fresh, *errors), self._live().reading().files, SHOWN_PROBLEMS).rstrip("\n"))
        if errors:
            self._echo(STAYS)
        elif any(problem.is_error for problem in before):
            self._echo(MENDED)


def _message(problem: Problem) -> str:
    return f"{problem.message}; gợi ý: {problem.hint}" if problem.hint else problem.message
