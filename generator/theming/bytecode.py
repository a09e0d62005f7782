"""Compiled templates, kept with the user: compiling is half of what building a small site costs."""

import os
from contextlib import suppress
from importlib.metadata import version

from jinja2.bccache import Bucket, FileSystemBytecodeCache
from jinja2.environment import Environment

from generator.user_cache import user_cache

_PRIVATE = 0o700
_COMPILERS = " ".join(f"{name} {version(name)}" for name in ("jinja2", "mkdocs"))


def keep_bytecode(environment: Environment, kind: str, compiler: str = "") -> None:
    """Let an environment load what was compiled before; bounded: one file for the name of each template of a `kind`.

    `compiler` changes whenever the same source compiles to something else. Nothing is kept for a user without a folder.
    """
    if folder := user_cache():
        environment.bytecode_cache = _Kept(os.fspath(folder / "templates"), kind, compiler)


class _Kept(FileSystemBytecodeCache):
    """As Jinja's own, but by name: all checkouts share a file; what cannot be read or written is compiled anew."""

    def __init__(self, directory: str, kind: str, compiler: str) -> None:
        super().__init__(directory, f"{kind}-%s.bin")
        self._compiler = f"{_COMPILERS} {compiler}"

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Where the source stands does not matter."""
        return super().get_cache_key(name)

    def get_source_checksum(self, source: str) -> str:
        """Of the source and of what compiles it."""
        return super().get_source_checksum(f"{self._compiler}\n{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Whatever stands in a broken file is no template."""
        try:
            super().load_bytecode(bucket)
        except Exception:
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """A full disk or a folder that may not be written only means compiling again the next time."""
        with suppress(OSError):
            os.makedirs(self.directory, _PRIVATE, exist_ok=True)  # noqa: PTH103 - Jinja's folder is text
            super().dump_bytecode(bucket)
