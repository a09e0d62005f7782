"""The error a person caused or the machine refused: its message, where, and what the process ends with."""

import errno

DATA_ERRORS, WRONG_USAGE, OUTSIDE, BUSY = 1, 2, 74, 75


class UserError(Exception):
    """Said as it is, in Vietnamese, and caught once, by the command line; a MkDocs run shows the same message.

    `place` is the file (`mkdocs.yml:3:1`), option or variable that is meant, put before the message; "" for none.
    """

    exit_code = DATA_ERRORS

    def __init__(self, message: str, exit_code: int | None = None, place: str = "") -> None:
        super().__init__(f"{place}: {message}" if place else message)
        self.place = place
        if exit_code is not None:
            self.exit_code = exit_code


# Why a machine refuses what it is asked, by the number of its error. Other errors may be faults of the program.
REFUSALS = {
    errno.ENOSPC: "đĩa đã đầy",
    errno.EDQUOT: "hết hạn mức đĩa được cấp",
    errno.EFBIG: "tệp vượt cỡ mà máy cho phép",
    errno.EROFS: "nơi ấy chỉ cho đọc",
    errno.EACCES: "không có quyền ở nơi ấy",
    errno.EPERM: "máy không cho phép",
    errno.EMFILE: "mở quá nhiều tệp cùng lúc",
    errno.ENFILE: "máy mở quá nhiều tệp cùng lúc",
    errno.ENOMEM: "hết bộ nhớ",
    errno.EIO: "ổ đĩa báo lỗi đọc, ghi",
}
_PLACES = {
    errno.ENOENT: "không có tệp hay thư mục ấy",
    errno.EISDIR: "đó là một thư mục",
    errno.ENOTDIR: "trên đường dẫn có một tệp ở chỗ phải là thư mục",
    errno.ENAMETOOLONG: "tên quá dài",
}


def number_of(error: BaseException) -> int | None:
    """The number that the system gave an error, also where a worker reports it; None where it is none of the system."""
    return error.errno if isinstance(error, OSError) else getattr(error, "number", None)


def reason(error: OSError) -> str:
    """Why a place that a person named cannot be read or written; in the machine's own words where it is unusual."""
    number = error.errno or 0
    return REFUSALS.get(number) or _PLACES.get(number) or error.strerror or type(error).__name__
