"""Every text that a plan, a report or a recognition holds stands word for word on its page of the built site."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from html_tree import Element

from generator.model.base import Model
from generator.model.record import Record
from generator.pages.linking.addresses import record_address
from generator.reading.read import read_folder

LEAST = 2_000
# Texts of records that stand elsewhere than on their page, and where.
ELSEWHERE = {
    "plans.targets.short": "on screens, and on charts and reports that name the target",
    "plans.tasks.when.text": "the printed phrase stands in its place",
    "plans.tasks.when.every": "in the words of the portal",
}
TOKEN = re.compile(r"[a-z0-9_./#-]*")


@pytest.fixture(scope="module")
def halves(project: Path) -> list[tuple[str, Record]]:
    reading = read_folder(project)
    assert reading.sample_record is not None
    return [("", reading.record), ("minh-hoa/", reading.sample_record)]


def texts(value: Any, name: str) -> Iterator[tuple[str, str]]:
    """(field, text) for every text below a value; ids and words of closed lists are none."""
    if isinstance(value, Model):
        for field in type(value).model_fields:
            yield from texts(getattr(value, field), f"{name}.{field}")
    elif isinstance(value, tuple | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from texts(one, name)
    elif isinstance(value, str) and not TOKEN.fullmatch(value):
        yield name, value


def bare(text: str) -> str:
    """Without spaces, marks of Markdown and the stop that a phrase may lose."""
    return re.sub(r"[\s*_`\\]", "", text).rstrip(".")


def shown(page: Element) -> str:
    return bare(page.text()) + "".join(bare(link.attributes.get("href", "")) for link in page.all("a"))


def test_every_text_stands_on_its_page(pages: dict[str, Element], halves: list[tuple[str, Record]]):
    lost, seen, known = [], 0, {}
    for prefix, record in halves:
        for kind in ("plans", "results", "recognitions"):
            for key, found in getattr(record, kind).items():
                page = ("plans", found.plan) if kind == "results" else (kind, key)
                file = f"{record_address(*page, prefix)}index.html"
                known[file] = known.get(file) or shown(pages[file])
                for name, text in texts(found, kind):
                    seen += 1
                    if name not in ELSEWHERE and bare(text) not in known[file]:
                        lost.append((key, name, text[:60]))
    assert seen > LEAST
    assert lost == []
