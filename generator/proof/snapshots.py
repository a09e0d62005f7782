"""Dated copies of the site that later builds carry on: an archive each, `snapshots/NAME.tar.xz`, kept in git.

The first file of an archive is the copy's own list; no other file is unpacked than those it names.
"""

import lzma
import re
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Final

from generator.errors import OUTSIDE, WRONG_USAGE, UserError
from generator.formats import vi_date
from generator.pages.linking.addresses import SHELF
from generator.pages.page import short_id
from generator.pages.site import Site
from generator.proof.compare import differences
from generator.proof.manifest import ARCHIVE, LARGEST, MANIFEST, SNAPSHOTS, FileDigest, Manifest, manifest_of
from generator.proof.places import Folder
from generator.reading.problems.nearest import quoted

LONGEST, MOST = 64, 2 << 30  # letters of a name, bytes of an unpacked copy
PRESET: Final = 3  # a third of the time of the usual 6, a tenth larger
NAME = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
# What no copy has: forms that edit the record of today, and a map that names pages of today.
LEFT_OUT = ("admin/", "sitemap.xml")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A copy by its name; `digest` is the SHA-256 of its list."""

    name: str
    path: Path
    manifest: Manifest
    digest: str

    @property
    def address(self) -> str:
        """Where it stands in the site."""
        return f"{SHELF}{self.name}/"


def target_for(root: Path, name: str) -> Path:
    """The archive of a new copy. Errors: UserError where the name is odd or taken."""
    if not NAME.fullmatch(name) or len(name) > LONGEST:
        allowed = f"chữ thường không dấu, chữ số, gạch nối giữa, tối đa {LONGEST} chữ"
        raise UserError(f"không đặt tên bản lưu là {quoted(name)}: chỉ dùng {allowed}, như 2026-cuoi-nam", WRONG_USAGE)
    path = root / SNAPSHOTS / f"{name}{ARCHIVE}"
    if path.exists():
        raise UserError(f"đã có bản lưu {name}: {path}; bản lưu không thay được, đặt tên khác", WRONG_USAGE)
    return path


def refuse_ahead(day: date, today: date) -> None:
    """Errors: UserError where a copy is to be of a day that has not come: what stands on it is not yet known."""
    if day > today:
        why = f"ngày {vi_date(day)} chưa tới (hôm nay {vi_date(today)}), chưa ai biết sổ ngày ấy ghi gì"
        raise UserError(f"không lưu: {why}; chọn hôm nay hay một ngày đã qua", WRONG_USAGE, "--as-of")


def take(root: Path, name: str, build: Callable[[Path], object]) -> str:
    """Make a copy of the site that `build` puts into a folder; what was done, in words. Errors: UserError."""
    target = target_for(root, name)
    with tempfile.TemporaryDirectory(prefix="thidua-") as aside:
        site = Path(aside, "site")
        build(site)
        if not manifest_of(Folder(site).manifest()).origin.commit:
            why = "ghi mọi sửa đổi vào git rồi chạy lại, để bản lưu nói được nó là của commit nào"
            raise UserError(f"không lưu: dữ liệu chưa nằm trọn trong một commit; {why}", WRONG_USAGE)
        made = freeze(site, target)
    origin, size = made.manifest.origin, f"{target.stat().st_size / 1e6:.1f}".replace(".", ",")
    return (
        f"Đã ghi {target}: {len(made.manifest.files)} tệp, {size} MB, commit {short_id(origin.commit)}, tính đến "
        f"{vi_date(date.fromisoformat(origin.day))}\nSHA-256 của danh sách: {made.digest}\n"
        f"Ghi tệp ấy vào git; từ lần dựng sau nó đứng ở {made.address} của trang."
    )


def freeze(site: Path, target: Path) -> Snapshot:
    """Keep a built site as an archive. Errors: UserError where the site is not as its own list says."""
    place = Folder(site)
    own = place.manifest()
    whole = manifest_of(own)
    if found := differences(place, whole, own):
        named = [*found.changed, *found.missing, *(found.extra or ())]
        raise UserError(f"trang ở {site} không như danh sách của nó ({quoted(named[0])}); dựng lại rồi hãy lưu")
    files = {path: entry for path, entry in whole.files.items() if not path.startswith(LEFT_OUT)}
    written = Manifest(whole.origin, files).written()
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.part")
    with tarfile.open(str(part), "w:xz", format=tarfile.PAX_FORMAT, preset=PRESET) as archive:
        _add(archive, MANIFEST, written)
        for path in sorted(files):
            _add(archive, path, (site / path).read_bytes())
    part.rename(target)
    return Snapshot(target.name.removesuffix(ARCHIVE), target, manifest_of(written), sha256(written).hexdigest())


def _add(archive: tarfile.TarFile, path: str, content: bytes) -> None:
    """With nothing of this machine: no times, no owners."""
    entry = tarfile.TarInfo(path)
    entry.size, entry.mode = len(content), 0o644
    archive.addfile(entry, BytesIO(content))


def snapshots_for(root: Path, site: Site) -> tuple[Snapshot, ...]:
    """The copies of a project by name, which its site carries; a copy carries none. Errors: UserError."""
    return () if site.frozen else tuple(_opened(path) for path in sorted((root / SNAPSHOTS).glob(f"*{ARCHIVE}")))


def _opened(path: Path) -> Snapshot:
    name = path.name.removesuffix(ARCHIVE)
    for first, content in _members(path, {MANIFEST: LARGEST}):
        if first == MANIFEST and NAME.fullmatch(name):
            manifest = manifest_of(content)
            if sum(entry.size for entry in manifest.files.values()) <= MOST:
                return Snapshot(name, path, manifest, sha256(content).hexdigest())
        break
    raise _broken(path)


def member_of(snapshot: Snapshot, wanted: str) -> bytes:
    """One file of a copy. Errors: UserError."""
    sizes = {path: entry.size for path, entry in snapshot.manifest.files.items()} | {MANIFEST: LARGEST}
    for path, content in _members(snapshot.path, sizes):
        if path == wanted:
            return content
    raise _broken(snapshot.path)


def unpack(snapshot: Snapshot, site: Path) -> None:
    """Put a copy into a site. Errors: UserError where it is not, to the byte, what its list says."""
    folder, listed = site / snapshot.address, snapshot.manifest.files
    left = {MANIFEST: FileDigest.of(snapshot.manifest.written()), **listed}
    for path, content in _members(snapshot.path, {path: entry.size for path, entry in left.items()}):
        if left.pop(path) != FileDigest.of(content):
            raise _broken(snapshot.path)
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    if left:
        raise _broken(snapshot.path)


def _members(path: Path, sizes: dict[str, int]) -> Iterator[tuple[str, bytes]]:
    """The files of an archive, in its order, each once and no larger than told. Errors: UserError."""
    waiting = dict(sizes)
    with _explained(path), tarfile.open(path, "r|xz") as archive:
        for entry in archive:
            content = archive.extractfile(entry) if entry.isreg() else None
            if content is None or entry.size > waiting.pop(entry.name, -1):
                raise _broken(path)
            yield entry.name, content.read()


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except (tarfile.TarError, lzma.LZMAError, EOFError, OSError) as error:
        raise _broken(path) from error


def _broken(path: Path) -> UserError:
    message = f"bản lưu {path} hỏng hay không do thidua snapshot ghi; lấy lại tệp ấy từ git, hoặc bỏ nó"
    return UserError(message, OUTSIDE)
