"""Made-up releases of a site, one after the other: a page and the assets that it names."""

import os
from pathlib import Path

from generator.site.publishing.publish import publication


def assets(release: int) -> dict[str, bytes]:
    return {
        f"assets/portal-{release:08x}/portal.js": b"%d" % release,
        f"assets/portal-{release:08x}/fonts/a.woff2": b"%d" % release,
        f"assets/javascripts/bundle.{release:08x}.min.js": b"%d" % release,
        f"assets/javascripts/bundle.{release:08x}.min.js.gz": b"%d" % release,
        f"assets/stylesheets/main.{release:08x}.min.css": b"%d" % release,
    }


def publish(site: Path, release: int) -> None:
    """One release; its files are an hour younger than those of the one before, however fast the test runs."""
    with publication(site) as stage:
        for name, content in {"index.html": b"%d" % release, **assets(release)}.items():
            (stage / name).parent.mkdir(parents=True, exist_ok=True)
            (stage / name).write_bytes(content)
        for path in (stage / "assets").rglob("*"):
            os.utime(path, (3600 * release, 3600 * release))
