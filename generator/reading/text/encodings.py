"""Files that are not UTF-8 text: what they are, in words from which a clerk knows what to do."""

from generator.reading.problems.problem import Finding

_UTF_BOMS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_FORMATS = (
    (b"PK\x03\x04", "tệp Word, Excel hoặc tệp nén (zip)"),
    (b"\xd0\xcf\x11\xe0", "tệp Word hoặc Excel đời cũ"),
    (b"%PDF-", "tệp PDF"),
    (b"\x89PNG", "ảnh PNG"),
    (b"\xff\xd8\xff", "ảnh JPEG"),
    (b"GIF8", "ảnh GIF"),
    (b"{\\rtf", "tệp RTF"),
    (b"\x1f\x8b", "tệp nén gzip"),
    (b"Rar!", "tệp nén RAR"),
    (b"7z\xbc\xaf", "tệp nén 7z"),
)
_SAVE = "mở tệp gốc, chép nội dung vào một tệp .yml lưu bằng UTF-8"
_LFS = b"version https://git-lfs.github.com/spec/"


def foreign_format(path: str, data: bytes) -> Finding | None:
    """A finding when the bytes are UTF-16/32, an office file, a picture, an archive, or a Git LFS pointer."""
    for start, name in _UTF_BOMS:
        if data.startswith(start):
            return _utf(path, name)
    for start, name in _FORMATS:
        if data.startswith(start):
            return Finding(path, (), "binary-file", f"đây là {name}, không phải tệp chữ YAML", _SAVE, mark=(0, 0))
    if data.startswith(_LFS):
        message = "tệp chỉ là con trỏ Git LFS, nội dung thật không có trong kho"
        return Finding(path, (), "lfs-pointer", message, "chạy git lfs pull, hoặc bỏ LFS cho tệp .yml", mark=(0, 0))
    return _zeros(path, data)


def _utf(path: str, name: str) -> Finding:
    return Finding(
        path, (), "wrong-encoding", f"tệp lưu bằng {name}, cổng chỉ đọc UTF-8", "lưu lại tệp bằng UTF-8", mark=(0, 0)
    )


def _zeros(path: str, data: bytes) -> Finding | None:
    """NUL bytes in a regular rhythm are UTF-16 or UTF-32 without a BOM; elsewhere they are no text at all."""
    head = data[:4096]
    if b"\x00" not in head:
        return None
    share = head.count(0) / len(head)
    if len(head) % 2 == 0 and 0.2 < share < 0.9:
        return _utf(path, "UTF-32" if share > 0.6 else "UTF-16")
    return Finding(path, (), "binary-file", "tệp có byte 0: không phải tệp chữ", _SAVE, mark=(0, 0))


def wrong_encoding(path: str, data: bytes, start: int) -> Finding:
    """The finding for bytes that are not UTF-8, without BOM, at the first wrong byte."""
    before = data[:start].decode().replace("\r\n", "\n").replace("\r", "\n")
    mark = (before.count("\n"), len(before) - (before.rfind("\n") + 1))
    message = f"byte 0x{data[start]:02X} không phải UTF-8; có thể tệp lưu bằng TCVN3, VNI hoặc Windows-1258"
    hint = "chuyển mã sang Unicode (UTF-8) rồi lưu lại"
    return Finding(path, (), "wrong-encoding", message, hint, mark=mark)
