"""What keeps the docs folder of a project from being published, as its mkdocs.yml names and excludes."""

import os
from collections.abc import Collection
from pathlib import Path

from pathspec.gitignore import GitIgnoreSpec

from generator.config.defaults import docs_folder
from generator.config.file import written_config
from generator.reading.problems.problem import Problem
from generator.reading.prose.docs import prose_problems

_MKDOCS_LEAVES_OUT = (".*", "/templates/")


def docs_problems(root: Path, raised: Collection[str] = ()) -> tuple[Problem, ...]:
    """Sorted by file, line and column. Errors: UserError for a mkdocs.yml that cannot be read."""
    written = written_config(root)
    lines = str(written.get("exclude_docs") or "").splitlines()
    spec = GitIgnoreSpec.from_lines([*_MKDOCS_LEAVES_OUT, *lines])
    docs = os.path.relpath(docs_folder(written, root), root)
    return prose_problems(root, docs, lambda path: bool(spec.match_file(path)), raised)
