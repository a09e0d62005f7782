"""The peers' sites: every page of a project as Markdown, with the sources the pages link to, for MkDocs and for Hugo.

Run as a program of its own.
"""

import sys
from pathlib import Path

from bench.markdown_pages import file_of, markdown_of
from generator.pages.linking.addresses import source_address
from generator.pages.page import Page
from generator.pages.parts.sources import source_paths
from generator.pages.site import Site
from generator.site.build import Build
from generator.site.settings import settings_for

MKDOCS = """\
site_name: Cổng thi đua
theme: {name: material, language: vi, font: false}
plugins: [search]
markdown_extensions: [tables]
nav: [index.md]
not_in_nav: "*"
validation: {links: {not_found: ignore, anchors: ignore, unrecognized_links: ignore}}
"""
HUGO = """\
title: Cổng thi đua
baseURL: http://localhost/
languageCode: vi
markup: {goldmark: {renderer: {unsafe: true}}}
disableKinds: [taxonomy, term, RSS]
"""
_LAYOUT = """\
<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>{{ .Title }} - {{ site.Title }}</title>
<meta name="description" content="{{ .Description }}"></head>
<body><header><a href="{{ site.Home.RelPermalink }}">{{ site.Title }}</a></header>
<main><article>{{ .Content }}</article></main><nav>{{ .TableOfContents }}</nav></body></html>
"""


def write_peers(project: Path, material: Path, hugo: Path) -> int:
    """Write the folders of both peers; gives the number of pages, the same for each."""
    _put(material / "mkdocs.yml", MKDOCS)
    _put(hugo / "config.yaml", HUGO)
    for name in ("index", "_default/single", "_default/list"):
        _put(hugo / "layouts" / f"{name}.html", _LAYOUT)
    count = 0
    build = Build(settings_for(project), Site())
    for path in (path for portal in build.portals for path in source_paths(portal)):
        source = (project / path).read_text(encoding="utf-8")
        _put(material / "docs" / source_address(path), source)
        _put(hugo / "static" / source_address(path), source)
    for page in (made for route in build.routes.values() if isinstance(made := route.make(), Page)):
        count += 1
        text, file = markdown_of(page), file_of(page.address)
        _put(material / "docs" / file, text)
        _put(hugo / "content" / file.replace("index.md", "_index.md"), text)
    return count


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.stdout.write(str(write_peers(*map(Path, sys.argv[1:4]))))
