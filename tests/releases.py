"""Made-up releases of a site, one after the other: a page and the assets that it names."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

from generator.site.publishing.kept_assets import RELEASES
from generator.site.publishing.publish import publication


def assets(release: int) -> dict[str, bytes]:
    return {
        f"assets/portal-{release:08x}/portal.js": b"%d" % release,
        f"assets/portal-{release:08x}/fonts/a.woff2": b"%d" % release,
        f"assets/javascripts/bundle.{release:08x}.min.js": b"%d" % release,
        f"assets/javascripts/bundle.{release:08x}.min.js.gz": b"%d" % release,
    }


def publish(site: Path, release: int) -> None:
    """One release; its files are an hour younger than those of the one before, however fast the test runs."""
    with publication(site) as stage:
        for name, content in {"index.html": b"%d" % release, **assets(release)}.items():
            (stage / name).parent.mkdir(parents=True, exist_ok=True)
            (stage / name).write_bytes(content)
        for path in (stage / "assets").rglob("*"):
            os.utime(path, (3600 * release, 3600 * release))


def lost_to_readers(site: Path, shown: Callable[[], int], held: Callable[[str], bytes | None]) -> list[str]:
    """What two readers miss of what the page names, while releases 2 to 21 follow the first.

    `shown` gives the release of the page, `held` a file. A reader that was held up for many releases misses nothing.
    """
    faults: list[str] = []
    over = threading.Event()

    def read() -> None:
        while not over.is_set():
            release = shown()
            wrong = [name for name, content in assets(release).items() if held(name) != content]
            faults.extend([] if shown() - release > RELEASES else wrong)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for release in range(2, 22):
        publish(site, release)
    over.set()
    for reader in readers:
        reader.join()
    return faults
