"""What is wrong with the pictures that records name: no such file, no picture, no words for it, no consent."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from generator.model.kinds import EXEMPLARS, ORGANISATIONS
from generator.model.pictures import PICTURES, names_a_picture
from generator.reading.pictures.opened import MOST_BYTES, PictureError, suffix_of
from generator.reading.pictures.remade import Remade, shown
from generator.reading.problems.nearest import quoted
from generator.reading.problems.problem import Finding, Loc, Near
from generator.reading.records.parts import Entry
from generator.reading.records.walk import get, text
from generator.reading.text.disk import EXAMPLES, files_below, read_bytes

_PLACES: dict[str, Loc] = {EXEMPLARS.key: ("photo",), ORGANISATIONS.key: ("emblem", "file")}
_AGAIN = "chụp màn hình ảnh rồi dùng ảnh chụp ấy, hay xuất lại ảnh không kèm vị trí; tải lên ở trang admin/ thì tự bỏ"


def picture_findings(root: Path, entries: Iterable[Entry], *, sample: bool = False) -> Iterator[Finding]:
    """Every finding on the pictures of some records; each picture is opened as a build opens it."""
    named = [(entry, loc, path) for entry in entries for loc, path in _named(entry)]
    if not named:
        return
    folder = f"{EXAMPLES}/{PICTURES}" if sample else PICTURES
    there = {path for path in files_below(root, folder) if isinstance(path, str)}
    for entry, loc, path in named:
        yield from _words(entry)
        yield from _file(root, entry, loc, path, folder, there)


def _named(entry: Entry) -> Iterator[tuple[Loc, str]]:
    loc = _PLACES.get(entry.kind)
    if loc is None or entry.node is None:
        return
    node = entry.node
    for step in loc[:-1]:
        node = get(node, str(step))
    path = text(node, str(loc[-1]))
    if names_a_picture(path):
        yield loc, path


def _words(entry: Entry) -> Iterator[Finding]:
    """A photo has words for who does not see it, and the consent of those who are seen."""
    if entry.kind != EXEMPLARS.key:
        return
    at = entry.at(("photo",))
    if not text(entry.node, "alt"):
        message = "có ảnh mà thiếu trường «alt» (Mô tả ảnh)"
        yield Finding(entry.path, at, "missing-field", message, "thêm «alt: …», một câu nói ảnh có gì", at_key=True)
    if get(entry.node, "consent") is None:
        message = "ảnh của người hay tập thể chưa có sự đồng ý (consent)"
        hint = "xóa ảnh khỏi kho, hoặc ghi consent: ai đồng ý, ngày nào, kênh nào"
        yield Finding(entry.path, at, "photo-without-consent", message, hint, at_key=True)


def _file(root: Path, entry: Entry, loc: Loc, path: str, folder: str, there: Collection[str]) -> Iterator[Finding]:
    at = entry.at(loc)
    if path not in there:
        message, hint = f"không có ảnh {quoted(path)} trong {folder}/", f"chép ảnh vào thư mục {folder}/"
        yield Finding(entry.path, at, "missing-picture", message, hint, near=Near(path, there, "các ảnh đang có"))
        return
    try:
        made = picture_at(root, path)
    except PictureError as error:
        yield Finding(entry.path, at, "bad-picture", f"{path}: {error.message}", error.hint)
        return
    if made.located:
        yield Finding(entry.path, at, "picture-location", f"{path}: tệp còn ghi nơi chụp (GPS)", _AGAIN)


def picture_at(root: Path, path: str) -> Remade:
    """What is published of a picture that a record names. Errors: PictureError."""
    data = read_bytes(root, path, MOST_BYTES)
    if isinstance(data, Finding):
        smaller = "thu nhỏ ảnh rồi lưu lại thành jpg" if data.code == "too-large" else data.hint
        raise PictureError(data.message, smaller)
    return shown(data, suffix_of(path))
