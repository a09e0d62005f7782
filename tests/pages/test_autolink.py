"""Registered names in running text become links: the longest one, the right homonym, never the page itself."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from generator.model.base import Filed
from generator.model.kinds import KINDS
from generator.model.record import Record
from generator.pages.linking.addresses import Addresses
from generator.pages.linking.autolink import Context, Linker, linker_for
from generator.pages.linking.rich_text import RichText

HERE = "ke-hoach/2023/x/"


def made(folder: str, values: Mapping[str, Any]) -> Filed:
    return KINDS[folder].model.model_validate({"path": f"data/{folder}/{values['id']}.yml", **values})


def record_of(**kinds: list[Mapping[str, Any]]) -> Record:
    record = Record()
    for kind, entries in kinds.items():
        getattr(record, kind).update({entry["id"]: made(kind, entry) for entry in entries})
    return record


def linker(**kinds: list[Mapping[str, Any]]) -> Linker:
    record = record_of(**kinds)
    return linker_for(record, None, Addresses(record))


def linked(found: Linker, text: str, context: Context | None = None) -> list[tuple[str, str]]:
    """(words, address) of every link."""
    return [(piece.text, piece.address) for piece in found.pieces(text, context or Context()) if piece.address]


def movement(key: str, name: str, *also: str) -> dict[str, Any]:
    return {"id": key, "name": name, "also": list(also)}


def school(key: str, *names: dict[str, str], **more: Any) -> dict[str, Any]:
    return {"id": key, "kind": "political-school", "names": list(names), **more}


def test_the_longest_name_wins():
    found = linker(movements=[movement("ngan", "Dân vận khéo"), movement("dai", "Dân vận khéo xây dựng nông thôn mới")])
    assert linked(found, "phong trào Dân vận khéo xây dựng nông thôn mới năm nay") == [
        ("Dân vận khéo xây dựng nông thôn mới", "phong-trao/dai/")
    ]
    assert linked(found, "Dân vận khéo xây dựng đời sống") == [("Dân vận khéo", "phong-trao/ngan/")]


def test_pieces_together_are_the_text():
    found = linker(movements=[movement("a", "Dân vận khéo")])
    text = "«Dân vận khéo», dân  vận khéo; DÂN VẬN KHÉO."
    assert "".join(piece.text for piece in found.pieces(text, Context())) == text
    assert len(linked(found, text)) == 3


def test_a_name_is_whole_words():
    found = linker(movements=[movement("a", "Dân vận")])
    assert linked(found, "dân vận động, nhân dân vận, dânvận") == [
        ("dân vận", "phong-trao/a/"),
        ("dân vận", "phong-trao/a/"),
    ]
    assert linked(found, "dân vậnx và xdân vận") == []


def test_a_single_word_is_no_name():
    assert linked(linker(movements=[movement("a", "Sạch")]), "Sạch và Sạch") == []


@pytest.mark.parametrize(
    ("registered", "written"),
    [
        ("văn hóa công sở", "văn hoá công sở"),
        ("văn hoá công sở", "văn hóa công sở"),
        ("Ủy ban nhân dân", "Uỷ ban nhân dân"),
        ("thi đua yêu nước", "Thi Đua Yêu Nước"),
    ],
)
def test_the_place_of_the_tone_mark_and_the_case_do_not_matter(registered: str, written: str):
    assert linked(linker(movements=[movement("a", registered)]), f"x {written} y") == [(written, "phong-trao/a/")]


def test_tones_do_matter():
    assert linked(linker(movements=[movement("a", "dân vận")]), "dân ván, dan van") == []


OLD = school("cu", {"text": "Trường Chính trị tỉnh An Bình", "until": "2025-06-30"})
NEW = school("moi", {"text": "Trường Chính trị tỉnh An Bình", "from": "2025-07-01"})


@pytest.mark.parametrize(
    ("day", "address"), [(date(2025, 6, 30), "truong/cu/"), (date(2025, 7, 1), "truong/moi/"), (None, None)]
)
def test_the_day_decides_between_homonyms(day: date | None, address: str | None):
    found = linked(linker(organisations=[OLD, NEW]), "gửi Trường Chính trị tỉnh An Bình", Context(day=day))
    assert [where for _, where in found] == ([address] if address else [])


def test_a_name_only_one_ever_bore_is_linked_after_its_end_too():
    found = linked(
        linker(organisations=[OLD]), "tiền thân là Trường Chính trị tỉnh An Bình", Context(day=date(2026, 1, 1))
    )
    assert [where for _, where in found] == ["truong/cu/"]


def test_two_bearers_on_one_day_give_no_link():
    twins = [school(key, {"text": "Trường Chính trị tỉnh An Bình"}) for key in ("mot", "hai")]
    assert linked(linker(organisations=twins), "Trường Chính trị tỉnh An Bình", Context(day=date(2023, 1, 1))) == []


def document(key: str, number: str, issuer: str | None = None) -> dict[str, Any]:
    return {"id": key, "number": number, "subject": "x", **({"issuer": issuer} if issuer else {})}


def test_a_number_is_found_however_its_separators_stand():
    found = linker(documents=[document("ct", "34-CT/TW")])
    for written in ("34-CT/TW", "34/CT-TW", "34 - CT/TW"):
        assert linked(found, f"Chỉ thị số {written}, ngày") == [(written, "van-ban/ct/")]
    assert linked(found, "134-CT/TW và 34-CT/TWX") == []


def test_of_two_documents_of_one_number_the_one_cited_is_meant():
    found = linker(documents=[document("a", "12-KH/TU"), document("b", "12-KH/TU")])
    assert linked(found, "theo 12-KH/TU") == []
    cited = Context(preferred=frozenset({"van-ban/b/"}))
    assert linked(found, "theo 12-KH/TU", cited) == [("12-KH/TU", "van-ban/b/")]


def test_the_name_of_a_grade_is_an_everyday_phrase_unless_it_stands_as_a_name():
    grade = {"id": "tot", "name": "Hoàn thành tốt nhiệm vụ", "kind": "grade"}
    found = linker(awards=[grade])
    assert linked(found, "phấn đấu hoàn thành tốt nhiệm vụ được giao") == []
    assert [where for _, where in linked(found, "xếp loại hoàn thành tốt nhiệm vụ")] == ["danh-hieu/tot/"]


def rich(found: Linker, own: str = HERE) -> RichText:
    return RichText(found, own, Context())


def test_a_link_is_relative_to_its_page():
    html = rich(linker(movements=[movement("a", "Dân vận khéo")])).text("Dân vận khéo")
    assert html == '<a href="../../../phong-trao/a/index.html">Dân vận khéo</a>'


def test_a_page_does_not_link_to_itself():
    found = linker(movements=[movement("a", "Dân vận khéo")])
    assert rich(found, "phong-trao/a/").text("Dân vận khéo") == "Dân vận khéo"


def test_names_inside_an_editors_own_link_are_left_alone():
    found = linker(movements=[movement("a", "Dân vận khéo")])
    html = rich(found).markdown("[Dân vận khéo](https://example.org/) và Dân vận khéo")
    assert html.count("phong-trao/a/") == 1
    assert html.index("example.org") < html.index("phong-trao/a/")


def test_names_inside_emphasis_are_linked():
    found = linker(movements=[movement("a", "Dân vận khéo")])
    assert "<strong><a " in rich(found).markdown("**Dân vận khéo**")


def test_a_short_name_means_the_body_of_the_province_it_is_said_in():
    def board(key: str, province: str) -> dict[str, Any]:
        name = {"text": f"Ban Thi đua tỉnh {province}"}
        return {"id": key, "kind": "emulation-board", "names": [name], "also": ["Ban TĐ-KT tỉnh"], "province": province}

    found = linker(organisations=[board("a", "An Bình"), board("b", "Hạ Yên")])
    text = "Ban TĐ-KT tỉnh (Sở Nội vụ)"
    assert linked(found, text, Context(province="Hạ Yên")) == [("Ban TĐ-KT tỉnh", "truong/b/")]
    assert linked(found, text, Context(province="Nơi khác")) == linked(found, text) == []
    assert linked(found, "Ban Thi đua tỉnh An Bình") == [("Ban Thi đua tỉnh An Bình", "truong/a/")]
