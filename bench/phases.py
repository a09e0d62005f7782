"""How long the first steps of a build take. Run as a program of its own.

What a build takes beyond these is the theme's shells, the pages, their search index and the writing.
"""

import json
import sys
import time
from pathlib import Path


def phases(project: Path) -> dict[str, float]:
    """Seconds on the clock for loading the program, and for reading, checking and judging the folder."""
    begun = time.perf_counter()
    from generator.site.mkdocs.running import build_site  # noqa: F401
    from generator.site.portal_build import prepare
    from generator.site.settings import settings_for

    loaded = time.perf_counter()
    prepare(settings_for(project)).portals()
    return {
        "nạp chương trình": loaded - begun,
        "đọc, kiểm tra và đánh giá": time.perf_counter() - loaded,
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(phases(Path(sys.argv[1])), ensure_ascii=False))
