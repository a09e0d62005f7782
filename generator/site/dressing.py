"""What the theme makes for the pages that are asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.pages.route import Route
from generator.pages.site import Site
from generator.site.build import Build
from generator.site.settings import Settings
from generator.site.stamping.stamp import Stamps

BuildFor = Callable[[Settings, Site], Build]
Dresser = Callable[[BuildFor, Path], "Dressing"]  # the build, the folder to write to. Errors: UserError


@dataclass(frozen=True, slots=True)
class Dressing:
    """The shells, what else the theme wrote (`ready`: prose, scripts, styles), and which files all that rests on."""

    settings: Settings
    site: Site
    stamps: Stamps
    ready: tuple[Route, ...]
    watched: tuple[Path, ...]
