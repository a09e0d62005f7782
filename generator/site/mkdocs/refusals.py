"""Why a build puts nothing in place: what MkDocs shows, and what the command line tells."""

from collections.abc import Iterator
from contextlib import contextmanager

from mkdocs.exceptions import Abort, ConfigurationError

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
