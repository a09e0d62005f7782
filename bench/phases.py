"""How long the first steps of a build take. Run as a program of its own.

What a build takes beyond these is the theme's shells, the pages, their search index and the writing.
"""

import json
import sys
import time
from itertools import pairwise
from pathlib import Path

STEPS = {"đọc và kiểm tra": "reading", "đánh giá": "portals", "liệt kê": "routes"}


def phases(project: Path) -> dict[str, float]:
    """Seconds on the clock for loading the program, and for each step before anything is written."""
    clock = time.perf_counter
    times = [clock()]
    from generator.pages.site import Site
    from generator.site.build import Build
    from generator.site.mkdocs.running import build_site  # noqa: F401
    from generator.site.settings import settings_for

    times.append(clock())
    build = Build(settings_for(project), Site())
    for step in STEPS.values():
        getattr(build, step)
        times.append(clock())
    spent = (after - before for before, after in pairwise(times))
    return dict(zip(("nạp chương trình", *STEPS), spent, strict=True))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(phases(Path(sys.argv[1])), ensure_ascii=False))
