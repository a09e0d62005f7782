"""`python -m bench.narrowed LIST build …`: `thidua`, but of the site only the files of a list, without twins.

So the cost of what an earlier version published too is told apart from the cost of what was added since.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from generator import cli
from generator.pages.route import Route
from generator.site.publishing import stage
from generator.site.publishing.stage import Stage
from generator.site.routes import Routes


def main(listed: Path, arguments: list[str]) -> None:
    """Run a command; it ends the process."""
    wanted = frozenset(listed.read_text("utf-8").split("\n"))
    batches, begin = stage._batches, Stage.__init__

    def narrowed(routes: Routes) -> Iterator[list[Route]]:
        return ([route for route in batch if route.path in wanted] for batch in batches(routes))

    def without_twins(self: Stage, folder: Path, *_: object, **__: object) -> None:
        begin(self, folder)

    sys.argv = ["thidua", *arguments]
    setattr(stage, "_batches", narrowed)  # noqa: B010 - replaced on purpose, for the rest of the process
    setattr(Stage, "__init__", without_twins)  # noqa: B010
    cli.main()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
