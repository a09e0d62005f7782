"""Bytes → a workbook, or what to do with a file that is none: other formats, passwords, broken downloads."""

import io
import re
import zipfile

from openpyxl import Workbook, load_workbook

from generator.exports.excel.sizes import NotOurWorkbookError as NotOurWorkbookError
from generator.exports.excel.sizes import refuse_costly

MAX_BYTES = 5 << 20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE_AS = "mở bằng Excel hay LibreOffice, chọn Tệp → Lưu thành (Save As), loại «Excel (*.xlsx)», rồi nhập tệp mới"
_AGAIN = "tải lại hoặc xin lại tệp, rồi nhập tệp ấy"
_YAML = re.compile(r"^(?:#.*|\s*|[a-z_-]+:.*|\s+.*|- .*)$")


def opened(content: bytes) -> Workbook:
    """The workbook in the bytes of an .xlsx file; nothing is computed or followed. Errors: NotOurWorkbookError."""
    if not content:
        raise NotOurWorkbookError(f"tệp rỗng, không đọc được gì; {_AGAIN}")
    if len(content) > MAX_BYTES:
        raise NotOurWorkbookError("tệp lớn hơn 5 MiB; xóa ảnh và các trang tính thêm vào, rồi lưu lại")
    if not content.startswith(b"PK"):
        raise NotOurWorkbookError(_other(content))
    try:
        _refuse_others(content)
        return load_workbook(io.BytesIO(content), keep_links=False, rich_text=False)
    except NotOurWorkbookError:
        raise
    except Exception as error:
        message = f"không đọc được tệp này như một bảng tính .xlsx: tệp hỏng hay chưa lưu xong; {_AGAIN}"
        raise NotOurWorkbookError(message) from error


def _refuse_others(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        refuse_costly(parts)
        names = set(parts.namelist())
        kind = parts.read("mimetype") if "mimetype" in names else b""
    if b"opendocument" in kind:
        raise NotOurWorkbookError(f"tệp này là OpenDocument (.ods), cổng đọc .xlsx; {_SAVE_AS}")
    if "xl/workbook.bin" in names:
        raise NotOurWorkbookError(f"tệp này là Excel nhị phân (.xlsb), cổng đọc .xlsx; {_SAVE_AS}")
    if any(name.startswith("word/") for name in names):
        raise NotOurWorkbookError(
            "tệp này là văn bản Word, không phải bảng tính; chép số liệu vào mẫu của thidua template"
        )
    if "xl/workbook.xml" not in names:
        raise NotOurWorkbookError("không đọc được: đây là tệp nén, không phải bảng tính; giải nén rồi nhập tệp .xlsx")


def _other(content: bytes) -> str:
    """What to do with a file that is no .xlsx at all."""
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            return (
                "sổ tính có mật khẩu mở tệp nên không đọc được; mở bằng Excel, vào Tệp → Thông tin → Bảo vệ sổ "
                "làm việc (Protect Workbook) → Mã hóa bằng mật khẩu, xóa mật khẩu, lưu lại rồi nhập"
            )
        return f"không đọc được tệp Excel đời cũ (.xls); {_SAVE_AS}"
    if content.startswith(b"%PDF"):
        return "không đọc được tệp PDF; chép số liệu vào mẫu của thidua template"
    return _text(content.decode("utf-8-sig", "replace"))


def _text(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()][:20]
    if text.lstrip().startswith("<"):
        return f"không đọc được: đây là trang web, không phải bảng tính .xlsx; {_AGAIN}"
    if lines and all(map(_YAML.match, lines)) and any(":" in line for line in lines):
        return (
            "không đọc được như bảng tính: đây là tệp YAML; không cần nhập, đặt tệp (đuôi .yml, không phải .yml.txt) "
            "vào đúng thư mục rồi chạy thidua check"
        )
    if lines and all(any(mark in line for mark in ",;\t") for line in lines) and "\0" not in text:
        return (
            "không đọc được tệp CSV: nó không có các ô khóa, danh sách chọn của mẫu; điền vào mẫu .xlsx do thidua "
            "template tạo, hoặc chép các cột sang đó"
        )
    return f"không đọc được tệp này như một bảng tính .xlsx; {_AGAIN}"
