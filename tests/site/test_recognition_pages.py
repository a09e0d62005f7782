"""What a body received stands on its page, on the cluster's and on the award's; what is proposed stands apart."""

from html_tree import Element

from generator.model.record import Record
from generator.pages.linking.addresses import record_address

SAMPLES = "minh-hoa/"
SCHOOL, OTHER = "truong-mau-nang-som", "truong-mau-sao-mai"


def page(pages: dict[str, Element], kind: str, key: str, prefix: str = SAMPLES) -> Element:
    return pages[f"{record_address(kind, key, prefix)}index.html"]


def below(page: Element, anchor: str) -> str:
    """The text between a heading and the next one."""
    text = page.text()
    headings = [heading.text().removesuffix("¶").strip() for heading in page.all("h2")]
    own = page.by_id(anchor).text().removesuffix("¶").strip()
    after = headings[headings.index(own) + 1] if headings.index(own) + 1 < len(headings) else None
    part = text.rpartition(f"{own}¶")[2] if f"{own}¶" in text else text.rpartition(own)[2]
    return part.partition(f"{after}¶")[0] if after else part


def test_decisions_and_proposals_stand_apart(pages: dict[str, Element]):
    school = page(pages, "organisations", OTHER)
    assert "Cờ thi đua" in below(school, "khen-thuong")
    assert "Bằng khen, số lượng 5" in below(school, "khen-thuong")
    assert "đã đề nghị" not in below(school, "khen-thuong")
    assert "đã đề nghị" in below(school, "de-nghi")
    assert "xếp thứ 1, 98,5 điểm" in below(school, "de-nghi")


def test_what_was_revoked_is_struck_and_stays(pages: dict[str, Element]):
    school = page(pages, "organisations", SCHOOL)
    assert "Bằng khen" in [struck.text() for struck in school.all("del")]
    assert "đã thu hồi" in below(school, "khen-thuong")
    decision = page(pages, "recognitions", "2024/minh-hoa-bang-khen")
    assert [struck.text() for struck in decision.all("del")] == ["Trường Chính trị mẫu Nắng Sớm (minh họa)"]


def test_clusters_and_awards_list_what_was_given_in_them(pages: dict[str, Element]):
    cluster, award = page(pages, "clusters", "cum-mau-ngan-ha"), page(pages, "awards", "co-thi-dua-bo-tinh", "")
    assert "Cờ thi đua" in below(cluster, "khen-thuong")
    assert "Bình xét thi đua năm 2024 của cụm" in below(cluster, "de-nghi")
    assert "Khối thi đua số 6" in below(award, "khen-thuong")


def test_every_recipient_of_the_real_record_stands_on_the_page_of_its_recognition(
    pages: dict[str, Element], record: Record
):
    assert len(record.recognitions) >= 10
    for key, recognition in record.recognitions.items():
        reported = page(pages, "recognitions", key, "").text()
        for recipient in recognition.recipients:
            known = record.organisations.get(recipient.organisation or "")
            assert (known.name() if known else recipient.as_written or "") in reported, key


def test_what_others_received_by_the_same_decision_is_not_struck(pages: dict[str, Element]):
    assert "Bằng khen" not in [struck.text() for struck in page(pages, "organisations", OTHER).all("del")]


def test_every_recognition_stands_on_the_page_of_its_year(pages: dict[str, Element], record: Record):
    for key, found in record.recognitions.items():
        year = pages[f"khen-thuong/{found.year}/index.html"]
        links = [link.attributes["href"] for shown in year.all("ul", css="td-list") for link in shown.all("a")]
        assert len([href for href in links if href.endswith(f"khen-thuong/{key}/index.html")]) == 1, key


def test_the_first_real_result_and_its_recognition_lead_to_each_other(pages: dict[str, Element]):
    row = page(pages, "plans", "2021/tct-binh-phuoc", "").by_id("ct-gv-xuat-sac")
    there = "khen-thuong/2021/giang-vien-xuat-sac-binh-phuoc/index.html"
    assert [link for link in row.all("a") if link.attributes["href"].endswith(there)]
    back = page(pages, "recognitions", "2021/giang-vien-xuat-sac-binh-phuoc", "").all("a")
    assert [link for link in back if link.attributes["href"].endswith("tct-binh-phuoc/index.html#ct-gv-xuat-sac")]
