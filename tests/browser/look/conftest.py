"""A small site of the real theme and assets, with what the look has to carry: charts, tables, tabs, search."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from building import command
from sample_charts import bullet_rows, charts
from serving import serving

from generator.charts import bullet_chart, figure_html
from generator.search.index import SearchPage, search_index
from generator.theming.sheet import SHEET, materials_sheets, one_sheet, own_sheets

HOSTILE = "<img src=x onerror=alert(1)>&lt;i&gt;\"'"
TABLE = (
    '<div class="td-scroll" role="region" aria-label="Trường" tabindex="0"><table class="td-table td-table--stack" '
    'data-td-filter="Lọc theo tên"><thead><tr><th scope="col">Trường</th><th scope="col">Tỉnh</th></tr></thead><tbody>'
    + "".join(
        f'<tr><th scope="row">Trường Chính trị {name}</th><td data-label="Tỉnh">{name}</td></tr>'
        for name in ("Bình Thuận", "Bình Phước", "Lai Châu", "Đồng Nai")
    )
    + "</tbody></table></div>"
)
STATUSES = "".join(
    f'<li><span class="td-status td-status--{name}">{word}</span></li>'
    for name, word in (("met", "Đạt"), ("not_met", "Không đạt"), ("not_reported", "Chưa có báo cáo công khai"))
)
TABS = (
    '<div class="tabbed-set tabbed-alternate" data-tabs="1:2">'
    '<input checked id="__tabbed_1_1" name="__tabbed_1" type="radio">'
    '<input id="__tabbed_1_2" name="__tabbed_1" type="radio"><div class="tabbed-labels">'
    '<label for="__tabbed_1_1">Một</label><label for="__tabbed_1_2">Hai</label></div>'
    '<div class="tabbed-content"><div class="tabbed-block"><p>Một</p></div>'
    '<div class="tabbed-block">{}</div></div></div>'
)
PARTS = (
    '<h2 id="phan">Các phần</h2><p id="loi">Lời.</p><ol class="td-timeline td-timeline--numbered">'
    + "".join(
        f'<li><p class="td-timeline__when">{number}</p>'
        '<div class="td-timeline__body"><h3>Chủ động</h3><p>Nghĩa.</p></div></li>'
        for number in ("1", "I.1.1, ý 1", "Thứ nhất")
    )
    + '</ol><dl class="td-roles"><div><dt>Mẫu</dt><dd>số 01</dd></div></dl>'
    '<p id="dat"><span class="td-status td-status--met">Đạt</span><span class="td-flag">suy luận</span></p>'
    '<p id="noi"><a href="#phan">Lâm Đồng</a><span class="td-flag">suy luận</span></p>'
    '<p id="chong"><span class="td-flag">một</span><br><span class="td-flag">hai</span></p>'
    '<div class="td-erratum"><dl><div><dt>Bản in</dt><dd><del>đơn đốc</del></dd></div></dl></div>'
    '<table class="td-table"><tbody><tr><td>Ô <span class="td-target__note">lời</span></td></tr></tbody></table>'
    '<div class="td-screen__frame"><p>Khung</p></div>'
    + TABS.replace("<p>Một</p>", "<p>Thân một</p>").format("<p>Thân hai</p>")
)
CONFIG = {
    "site_name": "Cổng thi đua",
    "theme": {
        "name": "material",
        "language": "vi",
        "font": False,
        "palette": [
            {
                "media": f"(prefers-color-scheme: {media})",
                "scheme": scheme,
                "toggle": {"icon": "material/weather-night", "name": name},
            }
            for media, scheme, name in (("light", "default", "Nền tối"), ("dark", "slate", "Nền sáng"))
        ],
        "features": ["navigation.tabs", "navigation.top"],
    },
    "plugins": [],
    "hooks": ["policy_hook.py"],
    "markdown_extensions": ["attr_list"],
    "extra_javascript": ["assets/portal/portal.js"],
    "nav": [{"Trang chủ": "index.md"}, {"Biểu đồ": "bieu-do.md"}, {"Thêm": ["cac-phan.md", "muc-luc.md"]}],
}
HOOK = """from generator.policy import with_styles


def on_config(config):
    config.extra |= {"policy": with_styles, "assets": "assets/portal"}
"""
PAGES = [
    SearchPage("index.html", "Trang chủ", "Trang"),
    SearchPage("bieu-do/index.html", "Biểu đồ thi đua", "Trang", "Học viện", body="Hoà Bình, uỷ ban"),
    SearchPage("muc-luc/index.html", "Mục lục", "Trang", body="thi đua yêu nước"),
    SearchPage("van-ban/cong-van/index.html", "Công văn về dân số", "Văn bản"),
    SearchPage("phong-trao/dan-van-kheo/index.html", "Dân vận khéo", "Phong trào"),
    SearchPage("minh-hoa/mau/index.html", "Trường mẫu thi đua", "Trường", sample=True),
    *(SearchPage(f"ke-hoach/{year}/mau/index.html", f"Kế hoạch năm {year}", "Kế hoạch") for year in range(1990, 2024)),
]


def page(title: str, body: str) -> str:
    return f"---\ntitle: {title}\n---\n<div>\n{body}\n</div>\n"


def bodies() -> dict[str, str]:
    """File → its source."""
    kinds = charts()
    hidden = figure_html(bullet_chart("tab", "Trong thẻ", bullet_rows()))
    sample = figure_html(bullet_chart("sample", "Mẫu", bullet_rows(), sample=True))
    hostile = figure_html(bullet_chart("hostile", HOSTILE.replace("&lt;", "&amp;lt;"), bullet_rows(HOSTILE)))
    space = "<p>Khoảng cách.</p>" * 40
    figures = "".join(figure_html(figure) for figure in kinds.values())
    return {
        "index.md": page("Trang chủ", f'<h1>Trang chủ</h1><ul class="td-legend">{STATUSES}</ul>{TABLE}'
                         '<p><a href="https://example.org/nguon" rel="external noopener">Nguồn</a></p>'),
        "bieu-do.md": page("Biểu đồ", f"<h1>Biểu đồ</h1>{space}{figures}{TABS.format(hidden)}{sample}{hostile}"),
        "cac-phan.md": page("Các phần", f"<h1>Các phần</h1>{PARTS}") + "\n## Mục { #muc }\n\nLời.\n",
        "muc-luc.md": page("Mục lục", "<h1>Mục lục</h1><p>Mọi trang.</p>"),
    }  # fmt: skip


def build(project: Path, target: Path) -> None:
    """Write the sources and let MkDocs make the site below `target`."""
    docs = target / "docs"
    docs.mkdir(parents=True)
    for name, text in bodies().items():
        (docs / name).write_text(text, "utf-8")
    assets = shutil.copytree(project / "theme" / "assets", docs / "assets" / "portal")
    (assets / SHEET).write_bytes(one_sheet((*materials_sheets(), *own_sheets(project / "theme" / "assets"))))
    for name, data in search_index(PAGES).items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_bytes(data)
    (target / "policy_hook.py").write_text(HOOK, "utf-8")
    theme = {**CONFIG["theme"], "custom_dir": str(project / "theme" / "overrides")}
    (target / "mkdocs.yml").write_text(json.dumps({**CONFIG, "theme": theme}), "utf-8")
    built = command("build", "-q", "-f", target / "mkdocs.yml", "-d", target / "site", module="mkdocs")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    made = subprocess.run(built, capture_output=True, text=True, check=False, env=environment)
    assert made.returncode == 0, made.stderr


@pytest.fixture(scope="session")
def look(once: Callable[[str, Callable[[Path], None]], Path], project: Path) -> Path:
    """The folder of the small site. Nobody may write into it."""
    return once("look", lambda target: build(project, target)) / "site"


@pytest.fixture(scope="session")
def look_web(look: Path) -> Iterator[str]:
    """The small site below a path of a host."""
    with serving(look, "/cong/") as address:
        yield address


@pytest.fixture(scope="session")
def look_disk(look: Path) -> str:
    """The small site opened from a disk."""
    return look.as_uri() + "/"
