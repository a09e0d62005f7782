"""The files of the docs folder, as they may be published: Markdown without scripts, and pictures that are pictures."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path, PurePosixPath

from generator.reading.pictures.opened import SIGNS, TYPES, PictureError
from generator.reading.pictures.remade import cleaned
from generator.reading.problems.placing import place
from generator.reading.problems.problem import Finding, Problem
from generator.reading.prose.markup import markup_findings
from generator.reading.text.disk import files_below, read_bytes
from generator.reading.text.gate import decoded

MARKDOWN = ".md"
OF_THE_THEME = "assets"
_ODD = re.compile(r"[<>:\"'&|?*#%`{}\\]")
LeftOut = Callable[[str], bool]
_TYPES = f"Markdown (.md) và ảnh {TYPES}"


def _nothing(path: str) -> bool:
    return False


def prose_problems(
    root: Path, docs: str, left_out: LeftOut = _nothing, raised: Collection[str] = ()
) -> tuple[Problem, ...]:
    """What keeps the files of the folder `docs` of a project from being published, sorted by file, line and column.

    `left_out` says of a path within the folder whether it is not published anyway.
    """
    return place(root, _findings(root, docs, left_out), raised)


def _findings(root: Path, docs: str, left_out: LeftOut) -> Iterator[Finding]:
    """Each file by itself; links between pages are looked at in the finished site."""
    for found in files_below(root, docs):
        path = found.path if isinstance(found, Finding) else found
        inside = PurePosixPath(path).relative_to(docs)
        if left_out(str(inside)):
            continue
        yield from [found] if isinstance(found, Finding) else _of_file(root, path, inside)


def _of_file(root: Path, path: str, inside: PurePosixPath) -> Iterable[Finding]:
    if inside.parts[0] == OF_THE_THEME:
        message = f"thư mục {OF_THE_THEME}/ là của giao diện; tệp ở đây sẽ thay tệp của nó"
        return [_refused(path, message, "chuyển tệp sang một thư mục khác của docs, ví dụ hinh/")]
    if odd := _ODD.search(str(inside)):
        message = f"tên tệp có ký tự «{odd[0]}», không dùng được trong địa chỉ"
        return [_refused(path, message, "đổi tên tệp: chữ, số, dấu cách, gạch ngang")]
    kind = inside.suffix.lower()
    if kind != MARKDOWN and kind not in SIGNS:
        message = f"loại tệp «{inside.suffix or inside.name}» không đăng được; được dùng: {_TYPES}"
        return [_refused(path, message, "xóa tệp, hay chuyển nội dung sang Markdown; ảnh thì lưu lại thành png")]
    data = read_bytes(root, path)
    if isinstance(data, Finding):
        return [data]
    return _of_markdown(path, data) if kind == MARKDOWN else _of_picture(path, kind, data)


def _of_markdown(path: str, data: bytes) -> list[Finding]:
    text = decoded(path, data)
    return [text] if isinstance(text, Finding) else markup_findings(path, text)


def _of_picture(path: str, kind: str, data: bytes) -> list[Finding]:
    try:
        cleaned(data, kind)
    except PictureError as error:
        return [_refused(path, error.message, error.hint)]
    return []


def _refused(path: str, message: str, hint: str) -> Finding:
    return Finding(path, (), "docs-file", message, hint, mark=(0, 0))
