"""A clerk fills the forms of admin/ in a real Chromium; what they write is what the portal reads."""

from pathlib import Path

import pytest
import yaml

from generator.exports.editing.cms import backend_for, cms_config
from generator.model.kinds import KINDS
from generator.reading.read import read_folder

ROOT = Path(__file__).parents[3]
SCHOOL, ACADEMY = "Trường Chính trị tỉnh Mẫu An Bình", "Học viện Mẫu"
CONFIG = {kind["name"]: kind for kind in cms_config(backend_for(""), [2023], "")["collections"]}
TARGETS = [
    {"id": "ldtt", "statement": "Từ 90% trở lên cá nhân đạt Lao động tiên tiến", "population": "Cá nhân",
     "so-sanh": ("Từ … trở lên", "90%"), "award": "Lao động tiên tiến", "of": {"base": "Cán bộ, viên chức"}},
    {"id": "khoa", "statement": "Tất cả các khoa, phòng hoàn thành nhiệm vụ", "population": "Khoa, phòng",
     "so-sanh": ("100%", None)},
]  # fmt: skip
WRITTEN = {
    "organisations": ("truong-mau-moi", {"kind": "Trường chính trị", "names": [{"text": "Trường mẫu Mới"}]}),
    "documents": ("vb-moi", {"subject": "Về phong trào thi đua", "kind": "Công văn", "number": "12-CV/HVM"}),
    "movements": ("phong-trao-moi", {"name": "Phong trào mẫu mới", "period": "2023..2025"}),
    "clusters": ("cum-moi", {"kind": "Cụm thi đua", "names": [{"text": "Cụm mẫu mới"}]}),
    "themes": ("chu-de-moi", {"year": "2024", "launched_by": ACADEMY, "components": [{"label": "Chủ động"}]}),
    "screens": ("man-hinh-moi", {"name": "Màn hình sảnh", "organisation": SCHOOL}),
    "notices": ("le-tong-ket", {"headline": "Lễ tổng kết", "from": "2024-01-10", "until": "20/01/2024"}),
    "guidance": ("hvm-02", {"issuer": {ACADEMY}, "period": "2023", "targets": TARGETS[1:]}),
    "plans": ("truong-mau-an-binh-2", {"period": "2023", "organisations": {SCHOOL}, "targets": TARGETS}),
    "results": (
        "year-end",
        {"ten": "truong-mau-an-binh", "published_on": "2024-01-15", "basis": "Báo cáo",
         "evidence": [{"title": "Báo cáo tổng kết"}],
         "figures": [{"ma": "ldtt", "reached": "41", "of": "44"}], "explanations": [{"ma": "ldtt", "gia-tri": "Vượt"}]},
    ),
    "submissions": ("hoc-vien-mau", {"sent": [{"obligation": "gui-ke-hoach", "sent_on": "2023-03-01"}]}),
    "exemplars": (
        "tap-the-moi",
        {"subject": "Tập thể", "organisation": SCHOOL, "title": "Tập thể mẫu", "story": "Một việc làm tốt."},
    ),
}  # fmt: skip


def place(kind: str) -> str:
    return f"{kind}-2023" if CONFIG[kind].get("x_yearly") else kind


@pytest.mark.parametrize("kind", sorted(CONFIG))
def test_the_form_of_every_kind_opens_with_all_its_fields(kind, clerk):
    at_work, seen = clerk
    at_work.opened(f"{place(kind)}/{'entries/awards' if kind == 'awards' else 'new'}")
    fields = CONFIG[kind].get("fields") or CONFIG[kind]["files"][0]["fields"]
    wanted = {field["name"] for field in fields if field["widget"] != "hidden"}
    assert wanted <= at_work.keys()
    assert seen.astray == []
    assert seen.complaints == []


def test_there_is_a_form_for_every_kind_of_record():
    assert {name.removesuffix("-revised") for name in CONFIG} == set(KINDS)


@pytest.mark.parametrize("kind", sorted(WRITTEN))
def test_what_a_form_writes_the_portal_reads(kind, clerk, tmp_path):
    at_work, seen = clerk
    before = at_work.files()
    name, values = WRITTEN[kind]
    at_work.opened(f"{place(kind)}/new")
    at_work.fill(values)
    at_work.save(name)
    after = at_work.files()
    (made,) = after.keys() - before.keys()
    assert name in made
    for path, text in after.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    reading = read_folder(tmp_path)
    assert [str(problem) for problem in reading.errors] == []
    assert any(record.path == made for record in getattr(reading.record, kind).values())
    first = after[made].splitlines()[0]
    schema = (ROOT / made).parent / first.removeprefix("# yaml-language-server: $schema=")
    assert schema.resolve().parent == ROOT / "schemas"
    assert schema.resolve().is_file()
    assert seen.astray == []


def test_a_correction_is_a_new_file_beside_the_published_one(clerk):
    at_work, _ = clerk
    at_work.opened("results-revised-2023/new")
    figures = [{"ma": "ldtt", "reached": "40", "of": "44"}]
    at_work.fill({"ten": "truong-mau-an-binh", "published_on": "2024-02-15", "basis": "Quyết định", "figures": figures,
                  "corrects": "final", "reason": "Sai số liệu", "approved_by": "Hiệu trưởng"})  # fmt: skip
    at_work.save("final")
    made = yaml.safe_load(at_work.files()["content/results/2023/truong-mau-an-binh/final.r2.yml"])
    assert made["corrects"] == "final"
    assert made["reason"] == "error"


def test_a_mistake_is_reported_at_its_field_and_nothing_is_written(clerk):
    at_work, _ = clerk
    before = at_work.files()
    at_work.opened("notices/new")
    at_work.fill({"headline": "Lễ tổng kết", "from": "10-1-2024"})
    at_work.page.get_by_role("textbox", name="Đường dẫn tĩnh").fill("le-tong-ket")
    at_work.press_save()
    at_work.page.locator('section[data-key-path="from"]').get_by_text("Viết 2026-11-28").wait_for()
    assert at_work.files() == before
