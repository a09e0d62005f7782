"""Make every page and file of a project that the check lets pass, as a build does, without MkDocs around it."""

from pathlib import Path

from building import REAL_DAY

from generator.pages.page import Page
from generator.pages.route import LargeFile
from generator.pages.site import Site
from generator.site.build import Build
from generator.site.publishing.gathered import Gathered
from generator.site.settings import settings_for


def errors_of(root: Path) -> list[str]:
    """What the check refuses."""
    build = Build(settings_for(root, REAL_DAY), Site("Cổng"))
    return [f"{problem.path}:{problem.line} {problem.code}" for problem in build.reading.errors]


def make_all(root: Path) -> int:
    """How many pages and files were made; whatever the pages raise is raised."""
    build = Build(settings_for(root, REAL_DAY, drafts=True), Site("Cổng"))
    gathered = Gathered()
    for route in build.routes.values():
        made = route.make()
        if isinstance(made, Page):
            gathered.page(made)
        elif isinstance(made, LargeFile):
            bytes(made)
    gathered.search.files()
    lost = set(gathered.check.wanted) - set(build.routes.paths())
    assert lost <= PROSE, f"links that lead nowhere: {lost - PROSE}"
    return len(build.routes.paths())


PROSE: set[str] = set()
