"""A record that shrinks: many files gone at once are more often a slip than a decision, unless somebody says why."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.config.file import plugin_options
from generator.config.shape import CONFIG
from generator.errors import UserError
from generator.history.edits import files_at
from generator.history.git import NoGitError, asked, is_checkout
from generator.model.kinds import KINDS, Kind
from generator.pages.linking.addresses import SHELF, source_address
from generator.proof.manifest import ARCHIVE, MANIFEST, SNAPSHOTS
from generator.reading.problems.problem import Problem, severity_of
from generator.reading.report.rendering import as_text
from generator.reading.text.disk import FOLDERS, record_files

LEAST, SHARE = 3, 5
_SHOWN = 3
_CODE, _LOST = "records-removed", "snapshot-removed"
_ARCHIVES = ("log", "--first-parent", "-m", "--raw", "--no-abbrev", "--no-renames", "--relative", "--format=")


def removed_here(root: Path, since: str) -> tuple[Problem, ...]:
    """What is gone in a checkout of git `since` that commit; nothing where there is none. Errors: UserError."""
    if not since:
        return ()
    why = explained(root)
    return (*removal_problems(files_at(root, since, FOLDERS), files_of(root), why), *lost_snapshots(root, why))


def refuse_removed(root: Path, site: Path) -> None:
    """Look at the site that stands where one is to be put: it holds a copy of each file of the record.

    Errors: UserError that says what is gone.
    """
    published = site / source_address("")
    found = (path for folder in FOLDERS for path in (published / folder).rglob("*.yml"))
    before, now = {path.relative_to(published).as_posix() for path in found}, files_of(root)
    why, copies = explained(root), (site / SHELF).glob(f"*/{MANIFEST}")
    shown = [f"{SNAPSHOTS}/{path.parent.name}{ARCHIVE}" for path in copies]
    if problems := (*removal_problems(before, now, why), *lost_snapshots(root, why, shown)):
        raise UserError(f"{as_text(problems, len(now))}Chưa dựng gì; trang cũ còn nguyên.")


def files_of(root: Path) -> set[str]:
    """The paths of the record's files, without the samples."""
    return {path for path in record_files(root) if isinstance(path, str)}


def explained(root: Path) -> dict[str, str]:
    """The folders and files of which mkdocs.yml says why they went. Errors: UserError for an entry without a why."""
    entries = [entry for options in plugin_options(root) for entry in options.get("removals") or []]
    return dict(map(_explained, entries))


def _explained(entry: Any) -> tuple[str, str]:
    if not isinstance(entry, Mapping) or not (entry.get("at") and entry.get("why")):
        raise UserError("removals: mỗi mục ghi «at: thư mục hay tệp» và «why: lý do»", place=CONFIG)
    return str(entry["at"]).strip("/"), str(entry["why"])


def lost_snapshots(root: Path, why: Collection[str] = (), shown: Collection[str] = ()) -> Iterator[Problem]:
    """One for each archive of a lasting copy that git has had, or that is `shown`, and that stands no more, or no more
    as it was, and of which nobody says why. Errors: GitFailedError.
    """
    first = _first_kept(root)
    for path in sorted({*first, *shown}):
        if path not in why and SNAPSHOTS not in why and not _stands(root, path, first.get(path, "")):
            message = "bản lưu đã công bố không còn, hay không còn như đã lưu"
            hint = (
                f"khôi phục tệp (git restore -- {path}); cố ý bỏ thì ghi ở {CONFIG}, plugins → thidua → removals: "
                f"«- {{at: {path}, why: lý do}}», hay chạy với --allow-removal"
            )
            yield Problem(path, 1, 1, _LOST, severity_of(_LOST), message, hint)


def _first_kept(root: Path) -> dict[str, str]:
    """Each archive that the branch ever had, with its first blob; nothing where there is no git."""
    try:
        if not is_checkout(root) or not asked(root, "rev-list", "-n", "1", "--all"):
            return {}
        listed = asked(root, *_ARCHIVES, "--", SNAPSHOTS)
    except NoGitError:
        return {}
    rows = (row.partition("\t") for row in listed.splitlines() if row.startswith(":"))
    return {path: about.split(" ")[3] for about, _, path in rows if path.endswith(ARCHIVE) and " A" in about}


def _stands(root: Path, path: str, blob: str) -> bool:
    if not (root / path).is_file():
        return False
    return not blob or asked(root, "hash-object", "--no-filters", "--", path).strip() == blob


def removal_problems(before: Collection[str], now: Collection[str], why: Collection[str] = ()) -> tuple[Problem, ...]:
    """One for each folder that is empty now, and for each kind that lost a fifth of its files; a few are no matter.

    `why` are folders and files whose removal is explained. What was renamed within its kind is not gone.
    """
    known = [path for path in before if not any(path == one or path.startswith(f"{one}/") for one in why)]
    return tuple(problem for kind in KINDS.values() if not kind.single for problem in _of_kind(kind, known, now))


def _of_kind(kind: Kind, before: Collection[str], now: Collection[str]) -> Iterator[Problem]:
    had, has = ({path for path in paths if path.startswith(f"{kind.folder}/")} for paths in (before, now))
    lost = sorted(had - has)
    fewer = len(lost) - len(has - had)
    if fewer < LEAST:
        return
    gone = _empty_folders(kind.folder, had, has)
    yield from (_problem(folder, kind, sorted(path for path in lost if path.startswith(f"{folder}/")), had)
                for folder in gone)  # fmt: skip
    rest = [path for path in lost if not any(path.startswith(f"{folder}/") for folder in gone)]
    if len(rest) >= LEAST and len(rest) * SHARE >= len(had):
        yield _problem(kind.folder, kind, rest, had)


def _empty_folders(top: str, had: Collection[str], has: Collection[str]) -> list[str]:
    """The outermost folders that held some files and hold none now."""
    counts = Counter(folder for path in had for folder in _above(path, top))
    left = {folder for path in has for folder in _above(path, top)}
    empty = sorted(folder for folder, count in counts.items() if count >= LEAST and folder not in left)
    return [folder for folder in empty if not any(folder.startswith(f"{other}/") for other in empty)]


def _above(path: str, top: str) -> Iterator[str]:
    """The folders around a file, the kind's own among them."""
    parts = path.split("/")
    return ("/".join(parts[:size]) for size in range(top.count("/") + 1, len(parts)))


def _problem(folder: str, kind: Kind, lost: list[str], had: Collection[str]) -> Problem:
    names = ", ".join(path.removeprefix(f"{folder}/") for path in lost[:_SHOWN]) + (", …" if len(lost) > _SHOWN else "")
    message = f"{len(lost)} trong {len(had)} bản ghi «{kind.names.title}» không còn: {names}"
    hint = (
        f"khôi phục tệp (git restore); cố ý bỏ thì ghi ở {CONFIG}, plugins → thidua → removals: "
        f"«- {{at: {folder}, why: lý do}}», hay chạy với --allow-removal"
    )
    return Problem(folder, 1, 1, _CODE, severity_of(_CODE), message, hint)
