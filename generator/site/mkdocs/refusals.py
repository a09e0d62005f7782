"""Why a build puts nothing in place: a UserError as MkDocs knows how to end with, and back."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.utils import CountHandler

from generator.config.shape import CONFIG, remedy_for
from generator.errors import UserError
from generator.reading.problems.nearest import guess, quoted
from generator.reading.problems.problem import Problem
from generator.reading.read import LoadedFolder
from generator.reading.report.rendering import as_text

log = logging.getLogger("mkdocs.plugins.thidua")
SHOWN_PROBLEMS = 200


class Refusal(Abort):
    """A UserError while MkDocs runs: it prints the message and ends with the exit code, without a traceback."""

    def __init__(self, error: UserError | str, after: str = "") -> None:
        super().__init__(f"{error}{after}")
        self.exit_code = getattr(error, "exit_code", UserError.exit_code)  # type: ignore[misc]


@contextmanager
def for_mkdocs(after: str = "") -> Iterator[None]:
    """What a person caused or the machine refused, as MkDocs understands it; `after` ends the message."""
    try:
        yield
    except UserError as error:
        raise Refusal(error, after) from error


def refuse_warnings(config: MkDocsConfig) -> None:
    """With --strict a warning stops the build before the swap; MkDocs itself counts them after it. Errors: Refusal."""
    if not config.strict:
        return
    counters = [handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler)]
    if count := max((sum(number for _, number in counter.get_counts()) for counter in counters), default=0):
        raise Refusal(f"{count} cảnh báo ở trên, mà --strict không cho qua. Chưa công bố gì; trang cũ còn nguyên.")


@contextmanager
def refusals() -> Iterator[None]:
    """What makes MkDocs give up, as a UserError."""
    try:
        yield
    except Refusal as error:
        raise UserError(error.format_message(), error.exit_code) from error
    except (Abort, ConfigurationError) as error:
        remedy = "sửa điều ấy trong mkdocs.yml hay docs/ rồi chạy lại"
        raise UserError(f"MkDocs không dựng được: {error.format_message()}; {remedy}", error.exit_code) from error


def refusal_of(key: str, why: str) -> str:
    """Why MkDocs does not take the value of a key of mkdocs.yml: what to do, and its own words."""
    known = MkDocsConfig().keys()
    if key not in known:
        return f"{CONFIG}: MkDocs không có khóa {quoted(key)}; {guess(key, known) or 'bỏ khóa ấy'}"
    return f"{CONFIG}: {key}: MkDocs không nhận giá trị này; {remedy_for(key)} (MkDocs: {why})"


def refuse_errors(reading: LoadedFolder, prose: Sequence[Problem]) -> None:
    """Say what the check found in data and prose. Errors: Refusal."""
    problems = sorted((*reading.problems, *prose))
    if not problems:
        return
    report = as_text(problems, reading.files, SHOWN_PROBLEMS)
    if any(problem.is_error for problem in problems):
        raise Refusal(report)
    log.info(report)
