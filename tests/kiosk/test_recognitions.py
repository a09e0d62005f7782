"""What a screen says was awarded: decided and not revoked, with its year and giver, never what is only proposed."""

from copy import copy
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from kiosk_parts import portal_of, slides_of

from generator.kiosk.recognitions import recognition_slides
from generator.pages.portal import Portal
from generator.reading.read import LoadedFolder

HEAD = "Khen thưởng, công nhận"


def awarded(files: dict[str, bytes], owner: str) -> list[dict[str, Any]]:
    found = (slide for slide in slides_of(files, owner, "results") if slide["head"] == HEAD)
    return [item for slide in found for item in slide["items"]]


def texts(portal: Portal, *members: str) -> list[str]:
    return [item["t"] for slide in recognition_slides(portal, members) for item in slide["items"]]


def test_a_school_shows_what_was_decided_with_its_year_and_giver(files: dict[str, bytes]):
    found = awarded(files, "truong-mau-sao-mai")
    assert len(found) == 2
    assert {item["t"].partition(" (")[0].partition(" năm")[0] for item in found} >= {"Bằng khen"}
    assert all("năm 2024" in item["t"] and item["n"] for item in found)
    assert any("số lượng 5" in item["t"] for item in found)


def test_what_was_revoked_is_not_shown(files: dict[str, bytes]):
    assert awarded(files, "truong-mau-nang-som") == []


def test_a_cluster_says_who_received(files: dict[str, bytes]):
    found = awarded(files, "cum-mau-ngan-ha")
    assert found
    assert all("Trường Chính trị mẫu" in item["t"] for item in found)
    assert not any("Nắng Sớm" in item["t"] for item in found)


@pytest.mark.parametrize("stage", ["registered", "voted", "proposed"])
def test_only_a_decision_is_an_award(stage: str, reading: LoadedFolder):
    portal, key = portal_of(reading, sample=True), "2024/minh-hoa-co-thi-dua"
    known = portal.record.recognitions
    changed = known | {key: known[key].model_copy(update={"stage": stage})}
    assert len(texts(portal, "truong-mau-sao-mai")) == 2
    record = copy(portal.record)
    record.recognitions = changed
    portal = replace(portal, record=record)
    assert [text.partition(" ")[0] for text in texts(portal, "truong-mau-sao-mai")] == ["Bằng"]


def test_a_decision_is_not_shown_before_it_is_published(reading: LoadedFolder):
    assert texts(portal_of(reading, sample=True, as_of=date(2025, 1, 21)), "truong-mau-sao-mai") == []
    assert len(texts(portal_of(reading, sample=True, as_of=date(2025, 1, 22)), "truong-mau-sao-mai")) == 2


def test_the_real_record_is_shown_as_it_is(reading: LoadedFolder):
    found = texts(portal_of(reading, sample=False), "tct-binh-phuoc")
    assert found == ["Giảng viên dạy giỏi xuất sắc năm 2021"]
