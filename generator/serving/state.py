"""One state of the site while it is edited, and the pages made of it so far."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from generator.pages.page import Page
from generator.pages.portal import Portal
from generator.pages.route import Route
from generator.serving.quick import quick_route
from generator.serving.search import FOLDER, search_files
from generator.site.routes import Routes
from generator.site.stamping.stamp import Stamps

INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class ServedFile:
    """A file of the site. `made` names its content; `for_readers` says whether it is a page in the theme's shell."""

    content: bytes
    made: str
    for_readers: bool

    @classmethod
    def of(cls, route: Route, stamps: Stamps) -> "ServedFile":
        """What stands at a route. Errors: whatever its making raises."""
        made = route.make()
        content = stamps.stamped(made) if isinstance(made, Page) else bytes(made)
        in_shell = isinstance(made, Page) or (route.ready and route.path.endswith(".html"))
        return cls(content, blake2b(content, digest_size=8).hexdigest(), in_shell)


class State:
    """The table of a state and the shells; a file is made when it is first asked for."""

    def __init__(self, routes: Routes, stamps: Stamps) -> None:
        self.stamps = stamps
        self._files = {route.path: route for route in routes.values()}
        self._made: dict[str, ServedFile] = {}
        self._search: dict[str, bytes] = {}

    def file(self, path: str) -> str | None:
        """The file that a path below the root means; None where there is none."""
        name = f"{path}{INDEX}" if path.endswith("/") or not path else path
        return name if name in self._files or (name.startswith(FOLDER) and name in self._searched()) else None

    def is_folder(self, path: str) -> bool:
        """Whether a path lacks nothing but its last slash."""
        return f"{path}/{INDEX}" in self._files

    def answer(self, file: str) -> ServedFile:
        """A file of the site, by the name that `file` gave. Errors: KeyError, and whatever its making raises."""
        if file not in self._made:
            found = self._search.get(file)
            self._made[file] = ServedFile(found, "", False) if found else ServedFile.of(self._files[file], self.stamps)
        return self._made[file]

    def _searched(self) -> dict[str, bytes]:
        self._search = self._search or search_files(self._files.values())
        return self._search


class QuickState:
    """What can be shown before the site is listed anew: pages about one record as it is now, all others as `before`."""

    def __init__(self, before: State, portals: Sequence[Portal]) -> None:
        self._before, self._portals = before, portals
        self._made: dict[str, ServedFile] = {}

    def file(self, path: str) -> str | None:
        """As before."""
        return self._before.file(path)

    def is_folder(self, path: str) -> bool:
        """As before."""
        return self._before.is_folder(path)

    def answer(self, file: str) -> ServedFile:
        """A file as it is now where that can be said; what fails now is reported when all is listed and checked."""
        if file not in self._made:
            self._made[file] = self._new(file) or self._before.answer(file)
        return self._made[file]

    def _new(self, file: str) -> ServedFile | None:
        try:
            route = quick_route(self._portals, file.removesuffix(INDEX)) if file.endswith(INDEX) else None
            return ServedFile.of(route, self._before.stamps) if route else None
        except Exception:
            return None
