"""The files of a kiosk: whole, safe, small, the same for the same record; only who consented is in them."""

import base64
import hashlib
import json
import re
from dataclasses import replace
from datetime import date

import pytest
from kiosk_parts import portal_of, slides_of

from generator.kiosk.brand import brand, readable
from generator.kiosk.files import kiosk_of, kiosk_page, kiosk_routes
from generator.kiosk.people import MOST_PHOTOS, Story, exemplar_slides, notice_slides
from generator.kiosk.slides import Slides
from generator.kiosk.template import Template
from generator.model.common import Picture
from generator.pages.kinds.screens import owners
from generator.pages.portal import Portal
from generator.reading.pictures.remade import MOST_SMALL_BYTES
from generator.reading.read import LoadedFolder

PAGE = "minh-hoa/kiosk/truong-mau-sao-mai/index.html"
LIMIT = 300_000


def pages(files: dict[str, bytes]) -> dict[str, str]:
    return {path: data.decode() for path, data in files.items() if path.endswith("index.html")}


def test_there_are_kiosks_for_plans_and_clusters(files: dict[str, bytes]):
    folders = {path.rpartition("/")[0] for path in files}
    assert {"kiosk/tct-binh-thuan", "kiosk/cum-mien-dong-nam-bo", "minh-hoa/kiosk/cum-mau-ngan-ha"} <= folders
    assert "kiosk/hvctqg" not in folders
    assert {path.rpartition("/")[2] for path in files} == {
        "index.html",
        "version.json",
        "data.json",
        "data.js",
        "sw.js",
    }


def test_pages_are_small_and_end_with_their_mark(files: dict[str, bytes], template: Template):
    for path, page in pages(files).items():
        assert len(page.encode()) < LIMIT, path
        assert page.endswith(f"<!--kiosk-end {template.app}-->")


def test_the_policy_names_the_very_script_and_style(files: dict[str, bytes]):
    page = files[PAGE].decode()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)[1].replace("&#39;", "'")
    for tag in ("style", "script"):
        body = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)[1]
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_nothing_is_fetched_but_version_and_data(files: dict[str, bytes]):
    page = files[PAGE].decode()
    assert re.findall(r'\s(?:src|href)="(?!data:)([^"]*)"', page) == []
    assert set(re.findall(r"url\((?!data:)", page)) == set()


def test_version_names_the_data_and_the_code(files: dict[str, bytes], template: Template):
    folder = PAGE.rpartition("/")[0]
    version = json.loads(files[f"{folder}/version.json"])
    data = json.loads(files[f"{folder}/data.json"])
    assert version == {"id": data["id"], "app": template.app, "built": data["built"], "urgent": 0}
    assert re.fullmatch("[0-9a-f]{12}", data["id"])
    assert data["end"] is True
    assert list(data)[-1] == "end"


def test_the_same_record_gives_the_same_bytes(samples: Portal, template: Template):
    def made() -> list[tuple[str, object]]:
        return [(route.path, route.make()) for route in kiosk_routes(replace(samples), template, "")]

    assert made() == made()


def test_the_id_changes_with_what_is_shown_and_not_otherwise(samples: Portal):
    owner = samples.record.organisations["truong-mau-sao-mai"]
    before = kiosk_of(samples, Slides(samples), owner, "")
    after = kiosk_of(samples, Slides(samples), owner, "https://a.vn/")
    assert before.id == kiosk_of(replace(samples), Slides(samples), owner, "").id
    assert before.id != after.id


def test_text_cannot_close_the_script(samples: Portal, template: Template):
    name = samples.record.organisations["truong-mau-sao-mai"].names[0]
    bad = name.model_copy(update={"text": "</script><script>alert(1)</script>\u2028"})
    owner = samples.record.organisations["truong-mau-sao-mai"].model_copy(update={"names": (bad,)})
    page = kiosk_page(kiosk_of(samples, Slides(samples), owner, ""), template, "").decode()
    assert page.count("<script") == 2
    inside = re.search(r'id="data">(.*?)</script>', page, re.DOTALL)[1]
    assert "\u2028" not in inside
    assert json.loads(inside)["owner"]["name"] == bad.text


def test_consent_for_led_decides_who_is_shown(files: dict[str, bytes]):
    everything = b"".join(data for path, data in files.items() if path.endswith("data.json")).decode()
    assert "Nhân vật mẫu S" in everything
    for hidden in ("Nhân vật mẫu T", "Nhân vật mẫu U", "Nhân vật mẫu V"):
        assert hidden not in everything


def test_a_photo_travels_within_the_page_as_a_light_jpeg_and_is_described(files: dict[str, bytes]):
    (slide,) = slides_of(files, "truong-mau-sao-mai", "exemplars")
    (shown,) = slide["items"]
    kind, _, written = shown["pic"].partition(",")
    photo = base64.b64decode(written)
    assert (kind, photo[:3]) == ("data:image/jpeg;base64", b"\xff\xd8\xff")
    assert len(photo) <= MOST_SMALL_BYTES
    assert (shown["pw"], shown["ph"]) == (480, 640)
    assert shown["alt"].startswith("Hình vẽ minh họa")


def test_a_page_carries_the_newest_photos_alone(samples: Portal):
    (one,) = [entry for entry in samples.record.exemplars.values() if entry.photo and entry.subject == "person"]
    many = [Story(one.model_copy(update={"id": f"2024/{number:02}"}), "Trường", "T") for number in range(9)]
    (slide,) = exemplar_slides(many, samples.as_of, samples.picture)
    assert ["pic" in item for item in slide["items"]] == [True] * MOST_PHOTOS + [False] * (9 - MOST_PHOTOS)


def test_consent_with_an_end_is_not_left_to_a_player_without_a_clock(files: dict[str, bytes]):
    exemplar = slides_of(files, "truong-mau-sao-mai", "exemplars")[0]["items"][0]
    assert (exemplar["to"], exemplar["strict"]) == ("2028-12-31", 1)


def test_an_urgent_notice_stands_apart_with_its_days(files: dict[str, bytes]):
    urgent = slides_of(files, "truong-mau-may-trang", "urgent")[0]
    assert urgent["items"][0]["from"] == "2026-11-10"
    assert json.loads(files["minh-hoa/kiosk/truong-mau-may-trang/version.json"])["urgent"] == 1


def test_what_nobody_reported_is_said(files: dict[str, bytes]):
    data = json.loads(files["kiosk/tct-binh-thuan/data.json"])
    targets = next(slide for slide in data["slides"] if slide["k"] == "targets")
    assert not any("bar" in item or "n" in item for item in targets["items"])
    silence = "Chưa công bố kết quả, tính đến 21/11/2026"
    assert json.dumps(data, ensure_ascii=False).count(f'"t": "{silence}"') == 1
    assert json.dumps(data, ensure_ascii=False).count("bar") == 0
    assert targets["head"] == "Chỉ tiêu thi đua năm 2023 (đã qua)"


def test_a_plan_with_a_verdict_leaves_the_loop_a_year_after_its_end(reading: LoadedFolder):
    def heads(day: date) -> set[str]:
        portal = portal_of(reading, sample=True, as_of=day)
        made = Slides(portal).of(portal.record.organisations["truong-mau-sao-mai"])
        return {slide["head"] for slide in made if slide["k"] == "targets"}

    past = "Kết quả thi đua năm 2025 (đã qua)"
    assert past in heads(date(2026, 12, 31))
    assert past not in heads(date(2027, 1, 3))


def test_every_line_of_a_small_panel_names_its_subject(files: dict[str, bytes]):
    for path, made in files.items():
        data = json.loads(made) if path.endswith("data.json") else {"slides": []}
        for slide in data["slides"]:
            if slide["k"] in ("targets", "progress") and slide.get("f") != "list":
                assert all(
                    re.match(r".*\d{4}.*: |\d+ thành viên|.+ \d{4}: ", item["o"][-1]) for item in slide["items"]
                ), path


def test_short_forms_are_spelt_out_for_larger_panels(files: dict[str, bytes]):
    slides = slides_of(files, "truong-mau-sao-mai", "targets")
    spelt = {item["s"]: item.get("e") for slide in slides for item in slide["items"]}
    assert spelt["Từ 90% LĐTT"] == "Từ 90% Lao động tiên tiến"
    assert spelt["100% giữ kỷ cương"] is None


def test_the_hero_figures_are_of_awards_given_as_promised(files: dict[str, bytes]):
    slide = next(one for one in slides_of(files, "truong-mau-sao-mai", "progress") if one.get("f") == "hero")
    assert (slide["items"][0]["v"], slide["items"][0]["t"]) == ("33/35", "Lao động tiên tiến")


def test_a_short_notice_never_loses_its_hour(samples: Portal):
    (one,) = [notice for notice in samples.record.notices.values() if "14 giờ" in notice.headline]
    for short, kept in (("14 giờ họp", True), ("14h họp", True), ("Họp cụm", False)):
        (slide,) = notice_slides([(one.model_copy(update={"short": short}), [])], samples.as_of)
        assert ("s" in slide["items"][0]) is kept


def test_the_emblem_and_colour_are_the_schools_own(samples: Portal):
    owner = samples.record.organisations["truong-mau-sao-mai"]
    assert brand(owner, samples.picture) == {}
    (photo,) = {
        entry.photo for entry in samples.record.exemplars.values() if entry.photo and "gio-giang" in entry.photo
    }
    emblem = Picture(file=photo, alt="Biểu trưng")
    own = brand(owner.model_copy(update={"emblem": emblem, "colour": "#0000aa"}), samples.picture)
    assert own["pic"].startswith("data:image/jpeg;base64,")
    assert (own["pw"], own["ph"]) == (480, 640)
    assert own["c"] != "#0000aa"
    assert readable("#ffd54a") == "#ffd54a"


def test_samples_say_so(files: dict[str, bytes]):
    for path, data in files.items():
        if path.endswith("data.json"):
            assert json.loads(data)["sample"] == int(path.startswith("minh-hoa/"))


@pytest.mark.parametrize("day", [date(2024, 6, 1), date(2026, 11, 21)])
def test_deadlines_lie_ahead_and_within_half_a_year(reading: LoadedFolder, day: date):
    portal = portal_of(reading, sample=True, as_of=day)
    made = Slides(portal)
    deadlines = [slide for owner in owners(portal) for slide in made.of(owner) if slide["k"] == "deadlines"]
    found = [item["on"] for slide in deadlines for item in slide["items"]]
    assert found
    assert all(day.isoformat() <= on and (date.fromisoformat(on) - day).days <= 180 for on in found)


def test_the_code_says_the_address(files: dict[str, bytes]):
    code = slides_of(files, "truong-mau-sao-mai", "qr")[0]
    assert code["size"] >= 21
    assert re.fullmatch(r"(M\d+ \d+h\d+v1H\d+z)+", code["path"])


def test_a_report_just_published_is_shown_with_whose_it_is(reading: LoadedFolder):
    portal = portal_of(reading, sample=True)
    cluster = portal.record.clusters["cum-mau-ngan-ha"]
    slides = [slide for slide in Slides(portal).of(cluster) if slide["head"] == "Kết quả vừa công bố"]
    found = [item for slide in slides for item in slide["items"]]
    assert [(item["t"], "s" in item, item["to"]) for item in found] == [
        ("Báo cáo tổng kết năm 2026, Trường Chính trị mẫu Cầu Vồng", False, "2026-12-29")
    ]
