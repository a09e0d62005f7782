"""What the project's own record says of real bodies: the law's dates, first results, ends; none without a source."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.evaluation.engine import evaluate
from generator.model.record import Record
from generator.reading.read import read_folder

PROJECT = Path(__file__).parents[2]
DAY = date(2026, 11, 29)
NOT_MERGED = {"Cao Bằng", "Điện Biên", "Hà Nội", "Hà Tĩnh", "Huế", "Lai Châu", "Lạng Sơn", "Nghệ An", "Quảng Ninh",
              "Sơn La", "Thanh Hóa"}  # fmt: skip
# The city was merged; no source says whether its school was.
UNKNOWN_END = {"truong-can-bo-tphcm"}
LAW = {
    "luat-15-2003-qh11": ("2003-11-26", "2004-07-01", "2023-12-31", ["luat-06-2022-qh15"]),
    "luat-06-2022-qh15": ("2022-06-15", "2024-01-01", None, []),
    "nd-91-2017-nd-cp": ("2017-07-31", "2017-10-01", None, ["nd-98-2023-nd-cp"]),
    "nd-98-2023-nd-cp": ("2023-12-31", "2024-01-01", None, ["nd-152-2025-nd-cp"]),
    "nd-152-2025-nd-cp": ("2025", None, None, []),
}
# What was found beyond the documents the project began with: file → what its source prints.
FURTHER = {
    "content/plans/2021/tct-an-giang.yml": "ba chỉ tiêu của kế hoạch năm 2021",
    "content/plans/2024/khoi-co-quan-dang-thai-nguyen.yml": "năm ý của giao ước năm 2024",
    "content/recognitions/2018/bang-khen-dien-bien.yml": "Bằng khen của Giám đốc Học viện",
    "content/recognitions/2019/huan-chuong-lao-dong-ba-ria-vung-tau.yml": "Huân chương Lao động hạng Nhất",
    "content/recognitions/2022/truong-chuan-lao-cai.yml": "chuẩn mức 1, trường đầu tiên",
    "content/recognitions/2023/giang-vien-gioi-toan-quoc.yml": "89 giảng viên dạy giỏi trong 130",
    "content/recognitions/2023/giang-vien-xuat-sac-toan-quoc.yml": "39 giảng viên xuất sắc trong 130",
    "content/recognitions/2023/truong-chuan-hai-phong-tham-dinh.yml": "thẩm định ngày 21/4/2023",
    "content/recognitions/2023/truong-chuan-hoc-vien-can-bo-tphcm.yml": "chuẩn mức 1, 55/55",
    "content/recognitions/2023/truong-chuan-vinh-phuc.yml": "chuẩn mức 1, 55/55, 18 vượt",
    "content/recognitions/2023/truong-chuan-yen-bai.yml": "chuẩn mức 1",
    "content/recognitions/2024/huan-chuong-lao-dong-hoc-vien.yml": "Huân chương Lao động hạng Nhất",
    "content/recognitions/2024/truong-chuan-hau-giang-tham-dinh.yml": "thẩm định, 55/55, 10 vượt",
    "content/recognitions/2024/truong-chuan-hau-giang.yml": "chuẩn mức 1",
    "content/recognitions/2025/giang-vien-xuat-sac-bac-giang.yml": "hai giảng viên",
    "content/recognitions/2025/truong-chuan-cao-bang-tham-dinh.yml": "thẩm định, 53/55",
    "content/recognitions/2025/truong-chuan-cao-bang.yml": "chuẩn mức 1, 55/55",
    "content/recognitions/2025/truong-chuan-dien-bien.yml": "chuẩn mức 1",
    "content/recognitions/2025/truong-chuan-quang-tri.yml": "chuẩn mức 1, 55/55, 13 vượt",
    "content/recognitions/2025/truong-chuan-son-la.yml": "chuẩn mức 1, 8 vượt",
    "content/recognitions/2026/truong-chuan-phu-tho-tham-dinh.yml": "thẩm định, 54/55, 12 vượt",
    "data/clusters/cum-10-2015-2020.yml": "giao ước ngày 01/3/2019, chín tên trường, cụm trưởng",
    "data/clusters/cum-2-2015-2020.yml": "bảy trường năm 2019",
    "data/clusters/cum-3-2015-2020.yml": "năm 2020: trên 280 lớp, gần 22.000 học viên",
    "data/clusters/cum-4-2015-2020.yml": "cụm trưởng năm 2019, giao ước ngày 24/2/2020",
    "data/clusters/cum-7-2015-2020.yml": "năm 2020: 261 lớp, 19.082 học viên, 13 đề tài",
    "data/clusters/cum-dong-bang-song-hong.yml": "cụm trưởng năm 2022 và 2024",
    "data/clusters/cum-mien-dong-nam-bo.yml": "chín trường, cụm trưởng năm 2024",
    "data/clusters/cum-trung-du-mien-nui-phia-bac.yml": "bảy trường, tổng kết ngày 09/11/2023",
    "data/clusters/khoi-6-binh-phuoc.yml": "chín đơn vị, trưởng khối năm 2021 và 2022",
    "data/clusters/khoi-co-quan-dang-ninh-binh.yml": "mười cơ quan, ký ngày 23/3/2023",
    "data/documents/hvctqg-64-hd-2019.yml": "số, ngày của hướng dẫn năm 2019",
    "data/documents/hvctqg-7431-qd-2018.yml": "số, ngày của quyết định công nhận cụm trưởng năm 2019",
    "data/documents/hvctqg-1595-hd-2020.yml": "số, ngày của hướng dẫn năm 2020",
    "data/organisations/tct-thai-nguyen.yml": "2015 - 2020: 211 lớp, 26 đề tài, lộ trình chuẩn",
    "data/organisations/tct-tuyen-quang-2025.yml": "năm đơn vị, 62 người sau sáp nhập",
}


@pytest.fixture(scope="module")
def record() -> Record:
    reading = read_folder(PROJECT)
    assert not reading.errors
    return reading.record


@pytest.mark.parametrize("key", LAW)
def test_the_law_keeps_its_day_of_issue_apart_from_its_days_of_effect(record: Record, key: str):
    document = record.documents[key]
    span = document.effective
    days = (span.from_ if span else None, span.until if span else None)
    found = (str(document.date), *(day and str(day) for day in days), [one.document for one in document.replaced_by])
    assert found == LAW[key]
    assert all(one.note and one.source for one in document.replaced_by)


def test_the_first_real_target_stands_against_its_actual(record: Record):
    found = evaluate(record, DAY).verdicts["2021/tct-binh-phuoc", "gv-xuat-sac"]
    assert (found.status, found.reached, found.needed) == ("met", 1, 1)
    assert "before_issue" in found.flags
    assert "tct-binh-phuoc" in received(record, "2021/giang-vien-xuat-sac-binh-phuoc", "decided")


def received(record: Record, key: str, stage: str) -> list[str | None]:
    recognition = record.recognitions[key]
    assert recognition.stage == stage
    return [recipient.organisation for recipient in recognition.recipients]


def test_blocs_of_2014_and_2016_are_proposed_and_decided(record: Record):
    assert received(record, "2014/khoi-6-binh-thuan-co-thi-dua", "proposed") == ["uy-ban-kiem-tra-tinh-uy-binh-thuan"]
    assert len(received(record, "2014/khoi-6-binh-thuan-bang-khen", "proposed")) == 2
    assert len(received(record, "2016/khoi-6-binh-phuoc-co-thi-dua", "decided")) == 1
    assert len(received(record, "2016/khoi-6-binh-phuoc-bang-khen", "decided")) == 6


def test_the_launch_of_a_cluster_and_the_counts_of_four_members_are_those_printed(record: Record):
    (sent,) = record.submissions["2023/cum-nam-trung-bo-tay-nguyen"].sent
    assert (sent.obligation, str(sent.sent_on)) == ("phat-dong", "2023-03-10")
    figure = record.results["2023/cum-3-tinh-uy-dak-lak/final"].figures["chi-tieu-dang-ky"]
    assert sorted(str(one.reached) for one in figure.by_member.values()) == ["46", "48", "48", "49"]
    assert {str(one.of) for one in figure.by_member.values()} == {"50"}


def test_the_guidance_counts_excellent_collectives_among_holders_of_the_lower_title(record: Record):
    target = next(one for one in record.guidance["2023/hvctqg-3552"].targets if one.id == "ttldxs")
    assert target.of is not None
    assert target.of.award == "tap-the-lao-dong-tien-tien"


def test_a_person_who_gives_is_named_by_office(record: Record):
    plan = record.plans["2023/tct-binh-thuan"]
    offices = {(one.giver, one.giver_office) for one in (*plan.targets, *plan.registrations) if one.giver}
    assert offices >= {("ubnd-tinh-binh-thuan", "Chủ tịch"), ("tct-binh-thuan", "Hiệu trưởng"), ("hvctqg", "Giám đốc")}
    assert record.recognitions["2018/bang-khen-dien-bien"].giver_office == "Giám đốc"


def test_every_school_of_a_merged_province_has_an_end_and_says_how_it_is_known(record: Record):
    for key, body in record.organisations.items():
        if body.kind != "political-school" or body.names[-1].from_ or key in UNKNOWN_END:
            continue
        if body.province in NOT_MERGED:
            assert body.ended() is None, key
            continue
        ended = body.ended()
        assert ended is not None, key
        assert body.names[-1].until, key
        assert ended.verification == "inferred" or ended.source, key
        assert ended.verification == "inferred" or ended.date_inferred or "07-QĐ/TU" in str(ended.source), key


def claims(record: Record) -> Iterator[tuple[str, Any]]:
    """Every statement of the record on a real body that must have a source, with that source."""
    for key, cluster in record.clusters.items():
        yield from ((f"{key} {member.organisation}", member.source) for member in cluster.members)
        yield from ((f"{key} {role.year}", role.source) for role in cluster.roles)
    for key, recognition in record.recognitions.items():
        yield key, recognition.evidence
    for key, result in record.results.items():
        yield key, result.evidence
    for key, submission in record.submissions.items():
        yield from ((f"{key} {sent.obligation}", sent.evidence) for sent in submission.sent)


def test_nothing_is_said_of_a_body_without_a_source(record: Record):
    found = dict(claims(record))
    assert len(found) > 100
    assert [key for key, source in found.items() if not source] == []


@pytest.mark.parametrize("path", FURTHER)
def test_each_further_fact_has_an_address(path: str):
    text = (PROJECT / path).read_text("utf-8")
    assert "http" in text, FURTHER[path]
    assert "excerpt_only: true" in text, FURTHER[path]


def test_there_are_further_facts_enough():
    assert len(FURTHER) >= 25
