"""A small project whose history a test writes, commit by commit."""

import os
import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from building import HOUSE, committed, environ, noon

from generator.history.changelog import changelog
from generator.history.last_changes import last_changes
from generator.pages.changelog import ChangeEntry
from generator.reading.read import read_folder

GOOD = HOUSE / "tests" / "cases" / "check" / "good"


@dataclass(frozen=True)
class Project:
    """A checkout. `commit` edits files, old text → new text, and commits them on a day; a text alone is a new file."""

    root: Path

    def git(self, *words: str, on: date = date(2024, 6, 1)) -> str:
        who = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
               "GIT_AUTHOR_DATE": f"{noon(on)} +0000", "GIT_COMMITTER_DATE": f"{noon(on)} +0000"}  # fmt: skip
        words = ("git", "-C", str(self.root), "-c", "user.name=T", "-c", "user.email=t@example.org", *words)
        return subprocess.run(words, check=True, env=environ(who), capture_output=True, text=True).stdout

    def edit(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text("utf-8")
        assert old in text
        (self.root / path).write_text(text.replace(old, new), "utf-8")

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, "utf-8")

    def commit(self, on: date = date(2024, 6, 1)) -> str:
        self.git("add", "-A", on=on)
        self.git("commit", "-q", "-m", "sửa", on=on)
        return self.git("rev-parse", "HEAD").strip()

    def changes(self, as_of: date = date(2024, 12, 1), root: Path | None = None) -> tuple[ChangeEntry, ...]:
        """All but what the first commit brought."""
        top = root or self.root
        record = read_folder(top, samples=False).record
        found = changelog(top, last_changes(top), record, as_of).changes
        return tuple(change for change in found if change.commit != self.first())

    def first(self) -> str:
        return self.git("rev-list", "--max-parents=0", "HEAD").strip()


PACT = "content/plans/2024/cum-mau.yml"
PACT_TEXT = """group: cum-mau
title: Giao ước thi đua
period: 2024
document: {date: 2024-02-10}
targets:
  - {id: ldtt, statement: Từ 90% đạt Lao động tiên tiến, population: individuals,
     award: lao-dong-tien-tien, at_least: 90%, of: staff}
"""
PACT_RESULT = "content/results/2024/cum-mau/mid-year.yml"
PACT_RESULT_TEXT = """phase: mid-year
published_on: 2024-05-20
basis: report
evidence: [{title: Báo cáo}]
figures:
  ldtt:
    reached: 40
    of: 50
    by_member:
      truong-mau-an-binh: {reached: 30, of: 34}
      hoc-vien-mau: {reached: 10, of: 16}
"""
PLAN = "content/plans/2024/truong-mau-an-binh.yml"
PLAN_TEXT = """organisations: [truong-mau-an-binh]
title: Phong trào thi đua năm 2024
period: 2024
document: {date: 2024-02-10}
targets:
  - id: ldtt
    statement: Từ 90% cá nhân đạt Lao động tiên tiến
    population: individuals
    award: lao-dong-tien-tien
    at_least: 90%
    of: {base: staff}
  - {id: xep-loai, statement: Trường hoàn thành tốt nhiệm vụ, population: organisation, grade: hoan-thanh-tot}
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The good project, committed on 01/05/2024, with a plan whose report is due on 31/03/2025."""
    return Project(committed(GOOD, tmp_path / "project", {PLAN: PLAN_TEXT}))
