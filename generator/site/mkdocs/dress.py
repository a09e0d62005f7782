"""The portal's look on whatever mkdocs.yml says."""

import logging
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig

from generator import policy
from generator.config import defaults
from generator.config.shape import CONFIG, other_theme
from generator.reading.problems.nearest import quoted
from generator.site.mkdocs.refusals import Refusal
from generator.site.routes import Routes
from generator.theming.files import assets_address, theme_folder
from generator.vietnamese import slugify


def dress(config: MkDocsConfig, routes: Routes) -> None:
    """Own overrides first, own style and scripts, no font from elsewhere. Errors: Refusal."""
    if config.theme.name != defaults.THEME_NAME:
        raise Refusal(f"{CONFIG}: {other_theme(quoted(str(config.theme.name)))}")
    if not config.use_directory_urls:
        raise Refusal("cổng cần use_directory_urls: true; bỏ dòng ấy trong mkdocs.yml và bỏ --no-directory-urls")
    _leave_links_to_us(config)
    if config.nav is None:
        prose = (path.name for path in Path(config.docs_dir).glob("*.md") if f"{path.stem}/" not in routes)
        config.nav = defaults.navigation(prose)
    contents = config.mdx_configs.setdefault("toc", {})
    contents.setdefault("slugify", slugify)
    contents.setdefault("permalink_title", "Liên kết đến mục này")
    overrides = str(theme_folder() / "overrides")
    if overrides not in config.theme.dirs:
        config.theme.dirs.insert(0, overrides)
    config.theme.static_templates.discard("sitemap.xml")  # the portal writes its own, with the record pages
    config.theme["font"] = False
    assets = assets_address()
    config.extra |= {"policy": policy.with_styles, "assets": assets}
    if config.theme.get("favicon") == "assets/images/favicon.png":
        config.theme["favicon"] = f"{assets}/favicon.svg"
    if config.theme.get("language") in (None, "en"):
        config.theme["language"] = "vi"
    if (script := f"{assets}/portal.js") not in [str(entry) for entry in config.extra_javascript]:
        config.extra_javascript.append(script)


def _leave_links_to_us(config: MkDocsConfig) -> None:
    """MkDocs knows no record page and only warns; `prose_links.py` looks at the finished site and refuses."""
    for name in ("not_found", "anchors", "unrecognized_links"):
        config.validation.links[name] = logging.DEBUG


def edit_root(config: MkDocsConfig) -> str | None:
    """Where the repository's files are edited, known from repo_url and edit_uri."""
    if not config.repo_url or not config.edit_uri:
        return None
    docs = f"{Path(config.docs_dir).name}/"
    return urljoin(config.repo_url.rstrip("/") + "/", config.edit_uri).removesuffix(docs)


def root_of(config: MkDocsConfig) -> Path:
    """The folder of mkdocs.yml."""
    return Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
