"""Why a build puts nothing in place: what MkDocs shows, and what the command line tells."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.utils import CountHandler

PROBLEMS, WRONG_USAGE, OUTSIDE, BUSY = 1, 2, 74, 75


class Refusal(Abort):
    """A build given up for a reason that the message tells; `exit_code` is what the process ends with."""

    exit_code = PROBLEMS


class WrongPlaceRefusal(Refusal):
    """The site may not be put where it was asked for."""

    exit_code = WRONG_USAGE


class OutsideRefusal(Refusal):
    """The machine does not let the site be written."""

    exit_code = OUTSIDE


class BusyRefusal(Refusal):
    """Another build of the same site runs; later this one may do."""

    exit_code = BUSY


def refuse_warnings(config: MkDocsConfig) -> None:
    """With --strict a warning stops the build before the swap; MkDocs itself counts them after it. Errors: Refusal."""
    if not config.strict:
        return
    counters = [handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler)]
    if count := max((sum(number for _, number in counter.get_counts()) for counter in counters), default=0):
        raise Refusal(f"{count} cảnh báo ở trên, mà --strict không cho qua. Chưa công bố gì; trang cũ còn nguyên.")


class BuildRefusedError(Exception):
    """The build stopped before anything was published; the message says why, `code` is what to exit with."""

    def __init__(self, message: str, code: int = PROBLEMS) -> None:
        super().__init__(message)
        self.code = code


@contextmanager
def refusals() -> Iterator[None]:
    """What makes MkDocs give up, as a BuildRefusedError."""
    try:
        yield
    except (Abort, ConfigurationError) as error:
        raise BuildRefusedError(error.format_message(), error.exit_code) from error
