"""The sitemap of a site that knows its address lists every page but the samples and what is gone; others have none."""

from pathlib import Path
from xml.etree import ElementTree as Xml

from building import REAL_DAY, thidua

NO_PAGES = ("Bản ghi đã bỏ", 'http-equiv="refresh"')  # what stands at addresses of what is gone or went elsewhere
LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def test_no_sitemap_without_an_address(real_site: Path) -> None:
    assert not list(real_site.glob("sitemap*"))


def test_every_page_of_a_site_with_an_address(project: Path, real_site: Path, tmp_path: Path) -> None:
    site = "https://vi-du.invalid/cong/"
    made = thidua("-C", project, "build", "--site", tmp_path / "site", "--as-of", str(REAL_DAY), PORTAL_URL=site)
    assert made.returncode == 0, made.stderr
    listed = {entry.text for entry in Xml.parse(tmp_path / "site" / "sitemap.xml").iter(LOCATION)}
    kept = (path for path in real_site.rglob("index.html") if not {"kiosk", "admin"} & set(path.parts))
    pages = [path.parent for path in kept if not any(mark in path.read_text("utf-8") for mark in NO_PAGES)]
    expected = {site + "".join(f"{part}/" for part in page.relative_to(real_site).parts) for page in pages}
    assert {address for address in expected if f"{site}minh-hoa/" not in address} <= listed
    assert not [address for address in listed if "/minh-hoa/" in str(address)]
    page = (tmp_path / "site" / "truong" / "tct-lai-chau" / "index.html").read_text("utf-8")
    assert f'<link rel="canonical" href="{site}truong/tct-lai-chau/">' in page
