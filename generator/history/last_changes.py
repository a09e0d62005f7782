"""When each file of the project was last changed, as git has it. It is shown, and decides nothing."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from generator.config.shape import CONFIG
from generator.errors import OUTSIDE, UserError
from generator.history.attribution import FileChange, Writing, written
from generator.history.git import NoGitError, asked, is_checkout
from generator.labels.changes import OUTSIDE_GIT, WITHOUT_GIT
from generator.model.pictures import PICTURES
from generator.pages.page import Changed, Commit, newest_of
from generator.proof.manifest import SNAPSHOTS

RECORD, SAMPLES = ("content", "data"), ("examples",)
BESIDE = (f"{PICTURES}/", f"{SNAPSHOTS}/", CONFIG)  # what else a site is made of
NO_CHECKOUT = "thư mục không nằm trong kho git, nên trang không ghi ngày sửa lần cuối"
NO_GIT = "máy không có git, nên trang không ghi ngày sửa lần cuối"
UNCOMMITTED = "có sửa đổi chưa ghi vào git ({path}{more}), nên ở đó trang không ghi ngày sửa lần cuối"
CUT_SHORT = (
    "kho git chỉ lấy về một phần lịch sử (shallow), nên trang không ghi ngày sửa lần cuối của {count} tệp; "
    "chạy: git fetch --unshallow, hoặc đặt fetch-depth: 0"
)


@dataclass(frozen=True, slots=True)
class LastChanges:
    """Path from the project's root → the newest commit that changed the file, where that is known.

    `folders` has the newest commit that changed anything in a folder of the root, a removal too. `remarks` say in
    Vietnamese what is not known, and why. `lines` has the commit that wrote each line of a file, first one first; None
    where a shallow clone does not tell. `head` is the commit that the folder is at, "" where not all of it that makes
    the site is committed. `log` has every change of a file, the newest first; of `ends`, the commits at which a shallow
    clone ends, git says that they brought everything; of `cut` files nothing later is known. The content of
    `edited` files is in no commit. `unknown` says why there is no git.
    """

    files: Mapping[str, Commit] = field(default_factory=dict)
    folders: Mapping[str, Commit] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    lines: Mapping[str, Sequence[Commit | None]] = field(default_factory=dict)
    head: str = ""
    log: tuple[FileChange, ...] = field(default=(), repr=False)
    ends: frozenset[str] = frozenset()
    edited: frozenset[str] = frozenset()
    cut: frozenset[str] = frozenset()
    unknown: str = ""

    def without(self, paths: Collection[str]) -> "LastChanges":
        """What is still known once these files hold something that is in no commit."""
        files = {path: commit for path, commit in self.files.items() if path not in paths}
        lines = {path: self.lines[path] for path in files if path in self.lines}
        edited = self.edited | (frozenset() if self.unknown else frozenset(paths))
        return replace(self, files=files, lines=lines, edited=edited, head="" if paths else self.head)

    def of_line(self, path: str, line: int) -> Commit | None:
        """The commit that wrote a line, counted from 1; None where that is not known."""
        lines = self.lines.get(path, ())
        return lines[line - 1] if 0 < line <= len(lines) else None

    def of_folders(self, folders: tuple[str, ...]) -> Changed:
        """What last changed each file, and any of these folders; without folders, of all files."""
        inside = tuple(f"{name}/" for name in folders)
        edited = frozenset(path for path in self.edited if path.startswith(inside)) if folders else self.edited
        newest = newest_of(self.folders.get(name) for name in folders) if not edited else None
        return Changed(
            self.files, newest, self.head, edited, self.cut, self.since, self.unknown
        )  # fmt: skip

    @property
    def since(self) -> Commit | None:
        """The commit up to which a shallow clone does not tell what changed; None where all of it is known."""
        return newest_of(change.commit for change in self.log if change.commit.id in self.ends)


def last_changes(root: Path, docs: str = "docs") -> LastChanges:
    """One look through the history of a folder, and of its prose where `docs` is below it. Errors: GitFailedError.

    Along the line of the branch itself: what a merge brought was changed here by the merge.
    """
    if not is_checkout(root):
        return LastChanges(remarks=(NO_CHECKOUT,), unknown=OUTSIDE_GIT)
    try:
        return _read(root, (*RECORD, *SAMPLES, *([docs] if not docs.startswith("..") else [])))
    except NoGitError:
        return LastChanges(remarks=(NO_GIT,), unknown=WITHOUT_GIT)


def _read(root: Path, folders: tuple[str, ...]) -> LastChanges:
    unsaved = _uncommitted(root, (*folders, *BESIDE))
    edited = [path for path in unsaved if not path.startswith(BESIDE)]
    begun = asked(root, "rev-list", "-n", "1", "--all") != ""
    head = asked(root, "rev-parse", "HEAD").strip() if begun and not unsaved else ""
    files = written(root, folders) if begun else {}
    ends = cut_at(root) if files else frozenset()
    cut = {path for path, file in files.items() if file.newest.id in ends}
    known = {path: file for path, file in files.items() if path not in cut}
    newest: dict[str, Commit] = {}
    for path, file in known.items():
        folder = path.partition("/")[0]
        newest[folder] = max(newest.get(folder, file.newest), file.newest, key=lambda commit: commit.place)
    standing = {path: file for path, file in known.items() if path not in edited and (root / path).exists()}
    return LastChanges(
        {path: file.newest for path, file in standing.items()}, newest, tuple(_remarks(edited, len(cut))),
        {path: [None if commit.id in ends else commit for commit in file.lines] for path, file in standing.items()},
        head,
        log_of(files), ends, frozenset(edited), frozenset(cut),
    )  # fmt: skip


def log_of(files: Mapping[str, Writing]) -> tuple[FileChange, ...]:
    """The changes of all files, the newest first."""
    changes = (change for file in files.values() for change in file.changes)
    return tuple(sorted(changes, key=lambda change: (-change.commit.place, change.path)))


def _remarks(edited: list[str], cut: int) -> Iterator[str]:
    if cut:
        yield CUT_SHORT.format(count=cut)
    if edited:
        more = f" và {len(edited) - 1} tệp khác" if len(edited) > 1 else ""
        yield UNCOMMITTED.format(path=edited[0], more=more)


def _uncommitted(root: Path, folders: tuple[str, ...]) -> list[str]:
    """The files whose content is in no commit, sorted."""
    asking = ("status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", *folders)
    prefix = asked(root, "rev-parse", "--show-prefix").strip("\n")
    return sorted(entry[3:].removeprefix(prefix) for entry in asked(root, *asking).split("\0") if entry)


def cut_at(root: Path) -> frozenset[str]:
    """The commits at which a shallow clone ends: of them git says that they changed everything."""
    path = root / asked(root, "rev-parse", "--git-path", "shallow").strip("\n")
    return frozenset(path.read_text(encoding="ascii").split()) if path.is_file() else frozenset()


def refuse_ahead(changes: LastChanges, today: date) -> None:
    """Errors: UserError where a commit is of a later day than the machine's clock gives: one of the two is wrong."""
    late = [(commit.day, path, commit) for found in (changes.folders, changes.files) for path, commit in found.items()]
    late = [found for found in late if found[0] > today]
    if not late:
        return
    day, path, commit = max(late, key=lambda found: found[:2])
    raise UserError(
        f"commit {commit.short} sửa {path} ngày {day:%d/%m/%Y}, mà đồng hồ máy này mới ngày {today:%d/%m/%Y}. "
        "Đồng hồ máy sai thì chỉnh lại. Giờ của commit sai thì ghi lại commit ấy trên máy đúng giờ (git commit --amend "
        "--reset-author), hoặc sửa lại tệp ấy bằng một commit mới. Vẫn muốn dựng thì tự chọn ngày bằng --as-of.",
        OUTSIDE,
        "git",
    )
