"""How long the first steps of a build take, each on its own. Run as a program of its own.

What a build takes beyond these is the theme's shells, the pages, their search index and the writing.
"""

import json
import sys
import time
from pathlib import Path


def phases(project: Path) -> dict[str, float]:
    """Seconds on the clock for loading the program, reading and checking the folder, judging every target."""
    begun = time.perf_counter()
    from generator.site.mkdocs_adapter import build_site  # noqa: F401
    from generator.site.portal_build import prepare
    from generator.site.settings import settings_for

    loaded = time.perf_counter()
    build = prepare(settings_for(project))
    read = time.perf_counter()
    build.portals()
    return {
        "nạp chương trình": loaded - begun,
        "đọc và kiểm tra": read - loaded,
        "đánh giá": time.perf_counter() - read,
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(phases(Path(sys.argv[1])), ensure_ascii=False))
