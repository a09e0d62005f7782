"""What is said of the open data as a whole: version, licence, how to cite, what the texts in its archive say."""

from dataclasses import dataclass

from generator.exports.data.declared import DataTable
from generator.formats import vi_date
from generator.pages.linking.addresses import OPEN_DATA
from generator.pages.portal import Portal

VERSION = 1
FOLDER = OPEN_DATA
NAME = "cong-thi-dua"
NO_TEXT = "Creative Commons Attribution 4.0 International\nhttps://creativecommons.org/licenses/by/4.0/\n"
LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
KEPT = (
    "Địa chỉ, tên bảng, tên cột, kiểu và nghĩa của v1 không đổi. Chỉ có thể thêm: bảng mới, cột mới, giá trị mới trong "
    "danh mục. Bỏ hay đổi nghĩa một thứ gì thì có v2 ở địa chỉ khác, và v1 còn ít nhất một năm."
)
INERT = (
    "Trong CSV, ô chữ mở đầu bằng một trong các dấu = + - @, dấu tab hay xuống dòng được thêm một dấu nháy đơn ' ở đầu "
    "để bảng tính không chạy nó như công thức; ô tự mở đầu bằng dấu nháy cũng vậy. Bỏ một dấu nháy ở đầu là có đúng "
    "chữ gốc. Số không bao giờ bị thêm gì. JSON, SQLite giữ nguyên chữ gốc."
)
READING = (
    "CSV theo RFC 4180, UTF-8 có dấu BOM để Excel hiện đúng tiếng Việt, dấu phẩy ngăn ô, dấu chấm thập phân. Excel cài "
    "tiếng Việt: mở bằng Dữ liệu → Từ Văn bản/CSV để số có phần lẻ được hiểu đúng. Ô trống là không có hay nguồn không "
    "nêu, không phải số 0. Trong JSON, khóa không có giá trị thì không có mặt."
)
SIDES = (
    "Chỉ có bản ghi thật: bản ghi minh họa và kế hoạch còn là bản nháp không có ở đây. Báo cáo đã đính chính hay rút "
    "lại vẫn còn, cột state nói rõ; muốn cộng số thì lọc state là standing, một phase, và member để trống."
)


@dataclass(frozen=True, slots=True)
class About:
    """The site of the data: its name and public address ("" where none is known), and the day the data speak of."""

    site: str
    url: str
    day: str
    shown_day: str

    @classmethod
    def of(cls, portal: Portal, site: str, url: str) -> "About":
        """What is known of a portal's data."""
        return cls(site, url, portal.as_of.isoformat(), vi_date(portal.as_of))

    def at(self, address: str) -> str:
        """The address of something of the site: whole where the site has a public address, else from its root."""
        return f"{self.url}{address}"

    @property
    def citation(self) -> str:
        """How to cite the data."""
        return f"{self.site}, dữ liệu mở v{VERSION}, số liệu tính đến {self.shown_day}, {self.at(FOLDER)}, CC BY 4.0."


def readme(about: About, tables: tuple[DataTable, ...], counts: dict[str, int]) -> str:
    """README.md of the archive."""
    listed = "\n".join(f"- `{one.name}.csv`, {counts[one.name]} dòng: {one.title}. {one.description}" for one in tables)
    return (
        f"# {about.site}: dữ liệu mở v{VERSION}\n\nSố liệu tính đến {about.shown_day}. "
        f"Từ điển dữ liệu: {about.at(FOLDER)}; các cột còn được tả trong `datapackage.json` và `schemas/`.\n\n"
        f"## Các bảng\n\n{listed}\n\n## Đọc tệp\n\n{READING}\n\n{INERT}\n\n"
        f"## Giấy phép và trích dẫn\n\nCC BY 4.0, {LICENCE['path']}. Xin ghi nguồn:\n\n> {about.citation}\n\n"
        f"## Điều không đổi\n\n{KEPT}\n"
    )


def citation_file(about: About) -> str:
    """CITATION.cff of the archive."""
    lines = [
        "cff-version: 1.2.0", "message: 'Xin ghi nguồn khi dùng lại dữ liệu này.'", "type: dataset",
        f"title: {_quoted(f'{about.site}: dữ liệu mở')}", f"version: '{VERSION}'", f"date-released: '{about.day}'",
        f"license: {LICENCE['name']}", f"authors: [{{name: {_quoted(about.site)}}}]",
        *([f"url: {_quoted(about.at(FOLDER))}"] if about.url else []),
    ]  # fmt: skip
    return "\n".join([*lines, ""])


def _quoted(text: str) -> str:
    """A text as YAML has it in single quotes."""
    return "'" + text.replace("'", "''") + "'"
