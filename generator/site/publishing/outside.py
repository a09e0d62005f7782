"""What the machine refuses a build, in words: a full disk is no fault of the program and none of the data."""

import errno

from generator.errors import OUTSIDE, REFUSALS, UserError, number_of, reason

WORDS = {
    **REFUSALS,
    errno.EBUSY: "thư mục đang bị giữ, như một điểm gắn (mount) của container; dựng vào một thư mục bên trong nó",
    errno.EXDEV: "thư mục ở hệ tệp khác nơi đứng cạnh nó; dựng vào một thư mục bên trong nó",
}


class OutsideError(UserError):
    """The machine does not let a site be written; the message says why."""

    exit_code = OUTSIDE


def words_for(error: BaseException) -> str | None:
    """Why the machine stopped the work, None where it did not. Helper processes tell it as `number` of their error."""
    if isinstance(error, OutsideError):
        return str(error)
    number = errno.ENOMEM if isinstance(error, MemoryError) else number_of(error)
    return f"máy không cho dựng trang: {WORDS[number]} ({error})" if number in WORDS else None


def refused(error: OSError) -> OutsideError:
    """An error of the places that a site is put, whatever its number: the program never chose them."""
    known = WORDS.get(error.errno or 0) or reason(error)
    return OutsideError(f"máy không cho ghi trang: {known} ({error})")
