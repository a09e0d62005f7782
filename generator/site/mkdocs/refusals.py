"""Why a build puts nothing in place: what MkDocs shows, and what the command line tells."""

from collections.abc import Iterator
from contextlib import contextmanager

from mkdocs.exceptions import Abort, ConfigurationError


class DataProblems(Abort):
    """The data has errors: the report is the message, nothing was written."""


class BuildRefusedError(Exception):
    """The build stopped before anything was published; the message says why."""


@contextmanager
def refusals() -> Iterator[None]:
    """What makes MkDocs give up, as a BuildRefusedError."""
    try:
        yield
    except (Abort, ConfigurationError) as error:
        raise BuildRefusedError(error.format_message()) from error
