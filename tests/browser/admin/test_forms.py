"""A clerk fills the forms of admin/ in a real Chromium; what they write is what the portal reads."""

import difflib
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from forms import WORDS, Clerk
from office import RECORD, office_site
from serving import serving
from visits import Visit, until, violations

from generator.exports.editing.cms import Known, backend_for, cms_config
from generator.exports.excel.messages import contract_words
from generator.model.kinds import KINDS
from generator.reading.read import read_folder

ROOT = Path(__file__).parents[3]
Visits = Callable[..., Visit]
SCHOOL, ACADEMY = "Trường Chính trị tỉnh Mẫu An Bình", "Học viện Mẫu"
MINE = f"{SCHOOL}, 2023, Phong trào thi đua năm 2023"
CONFIG = {kind["name"]: kind for kind in cms_config(backend_for(""), Known([2020]), 2023, "")["collections"]}
FINAL = "content/results/2023/truong-mau-an-binh/final.yml"
LDTT = "Từ 90% trở lên cá nhân đạt Lao động tiên tiến"
# What Sveltia CMS says in English where it has no Vietnamese word.
ENGLISH = frozenset(
    re.findall(
        r"\w+",
        """add all and are back by cancel close collection create date delete details discard draft duplicate edit
    editor empty entries entry error field fields file files filter for group help history is item items list loading
    more move name new none of off on open optional or please publish remove required reset revert save saved
    saving search select settings show sign slug sort status summary text the this title to type untitled update
    upload value values view with yes you your""",
    )
)
TARGETS = [
    {"id": "ldtt", "statement": LDTT, "population": "Cá nhân",
     "so-sanh": ("Từ … trở lên", "90%"), "award": "Lao động tiên tiến", "of": {"base": "Cán bộ, viên chức"}},
    {"id": "khoa", "statement": "Tất cả các khoa, phòng hoàn thành nhiệm vụ", "population": "Khoa, phòng",
     "so-sanh": ("100%", None)},
]  # fmt: skip
WRITTEN = {
    "organisations": {"ten": "moi", "kind": "Trường chính trị", "names": [{"text": "Trường mẫu Mới"}]},
    "documents": {"ten": "moi", "subject": "Về phong trào thi đua", "kind": "Công văn", "number": "12-CV/HVM"},
    "movements": {"ten": "moi", "name": "Phong trào mẫu mới", "period": "2023..2025"},
    "clusters": {"ten": "moi", "kind": "Cụm thi đua", "names": [{"text": "Cụm mẫu mới"}]},
    "themes": {"ten": "moi", "year": "2024", "launched_by": ACADEMY, "components": [{"label": "Chủ động"}]},
    "screens": {"ten": "moi", "name": "Màn hình sảnh", "organisation": SCHOOL},
    "notices": {"ten": "moi", "headline": "Lễ tổng kết", "from": "2024-01-10", "until": "20/01/2024"},
    "guidance": {"ten": "moi", "nam": "2024", "issuer": {ACADEMY}, "period": "2024", "targets": TARGETS[1:]},
    "plans": {"ten": "truong-mau-an-binh-hai", "nam": "2024", "period": "2024", "organisations": {SCHOOL},
              "targets": TARGETS},
    "plans-amends": {"amends": MINE, "reason": "Bộ đổi hướng dẫn", "period": "2023", "organisations": {SCHOOL},
                     "targets": TARGETS},
    "results": {"plan": MINE, "phase": "Tổng kết cuối năm", "published_on": "2024-01-15", "basis": "Báo cáo",
                "evidence": [{"title": "Báo cáo tổng kết"}],
                "figures": [{"ma": LDTT, "reached": "41", "of": "không nêu"}],
                "explanations": [{"ma": LDTT, "gia-tri": "Vượt"}]},
    "results-corrects": {"plan": MINE, "published_on": "2024-02-15",
                         "basis": "Quyết định", "reason": "Sai số liệu", "approved_by": "Hiệu trưởng",
                         "evidence": [{"title": "Quyết định số 9"}],
                         "figures": [{"ma": LDTT, "reached": "30", "of": "34"}],
                         "corrects": f"{SCHOOL}, 2023, Chính thức"},
    "submissions": {"ten": ACADEMY, "nam": "2023",
                    "sent": [{"obligation": "Kế hoạch thi đua", "sent_on": "2023-03-01"}]},
    "exemplars": {"ten": "moi", "nam": "2023", "subject": "Tập thể", "organisation": SCHOOL, "title": "Tập thể mẫu",
                  "story": "Một việc làm tốt."},
    "recognitions": {"ten": "moi", "nam": "2023", "stage": "Đã quyết định", "published_on": "2024-01-20",
                     "basis": "Quyết định", "award": "Lao động tiên tiến", "evidence": [{"title": "Quyết định số 1"}],
                     "recipients": [{"organisation": SCHOOL, "count": "3"}]},
}  # fmt: skip


def foreign(text: str) -> set[str]:
    """The words of a screen that only the files or the library use."""
    words = set(re.findall(r"(?<![\w/.-])[A-Za-z]+(?:[_-][A-Za-z]+)*(?![\w/-])", text))
    return words & contract_words() | {word.lower() for word in words} & ENGLISH


@pytest.mark.parametrize("kind", sorted(CONFIG))
def test_the_form_of_every_kind_opens_with_all_its_fields_in_vietnamese(kind: str, clerk: tuple[Clerk, Visit]) -> None:
    at_work, seen = clerk
    at_work.listed(kind)
    words = foreign(at_work.words())
    at_work.opened(f"{kind}/{'entries/awards' if kind == 'awards' else 'new'}")
    fields = CONFIG[kind].get("fields") or CONFIG[kind]["files"][0]["fields"]
    at_work.has({field["name"] for field in fields if field["widget"] != "hidden"})
    assert words | foreign(at_work.words()) == set()
    assert (seen.astray, seen.complaints) == ([], [])


@pytest.mark.parametrize("host", ["https://github.com/nguoi/kho/edit/main/", "https://gitlab.vn/nhom/kho/-/edit/main/"])
def test_the_forms_of_a_repository_ask_for_a_token_in_vietnamese(host: str, visit: Visits, tmp_path: Path) -> None:
    office_site(tmp_path, edit_root=host)
    with serving(tmp_path) as web:
        page = visit(f"{web}admin/index.html").page
        page.get_by_role("button", name="Đăng nhập bằng mã truy cập").wait_for()
        page.locator(".font-loader").wait_for(state="hidden")
        assert foreign(page.evaluate(WORDS).replace("Sveltia CMS", "")) == set()


def test_a_token_is_kept_for_its_tab_alone(visit: Visits, tmp_path: Path) -> None:
    office_site(tmp_path, edit_root="https://github.com/nguoi/kho/edit/main/")
    with serving(tmp_path) as web:
        page = visit(f"{web}admin/index.html").page
        page.route("https://api.github.com/**", lambda asked: asked.fulfill(json={"login": "nguoi", "id": 1}))
        page.get_by_role("button", name="Đăng nhập bằng mã truy cập").click()
        page.get_by_role("textbox").fill("ghp_mat")
        page.get_by_role("textbox").press("Enter")
        until(page, "JSON.stringify({ ...sessionStorage }).includes('ghp_mat')")
        assert "ghp_mat" not in page.evaluate("JSON.stringify({ ...localStorage }) + location.href")


@pytest.mark.parametrize("place", ["results", "results/entries/2023/truong-mau-an-binh/final", "plans/new"])
def test_lists_and_forms_are_accessible(place: str, clerk: tuple[Clerk, Visit]) -> None:
    at_work, _ = clerk
    if "/" in place:
        at_work.opened(place)
    else:
        at_work.listed(place)
    assert violations(at_work.page) == []


def test_no_field_is_told_in_words_of_the_files() -> None:
    pending, told = list(CONFIG.values()), []
    while pending:
        one = pending.pop()
        told += [(one["name"], one.get(key, "")) for key in ("label", "hint", "description")]
        told += [(one["name"], option["label"]) for option in one.get("options", ())]
        told += [(one["name"], words) for words in one.get("pattern", ())[1:]]
        for key in ("fields", "types", "files"):
            pending += one.get(key, ())
        pending += [one["field"]] if "field" in one else []
        if one.get("widget") == "relation":
            assert not re.search(r"(?i)\bmã\b|data/|ví dụ", f"{one.get('label')} {one.get('hint')}"), one
    assert len(told) > 500
    assert {(name, text) for name, text in told if foreign(text)} == set()


def test_there_is_a_form_for_every_kind_of_record_and_every_year_to_the_next() -> None:
    assert {name.partition("-")[0] for name in CONFIG} == set(KINDS)
    years = next(field["options"] for field in CONFIG["plans"]["fields"] if field["name"] == "nam")
    assert [year["value"] for year in years] == ["2024", "2023", "2022", "2021", "2020"]


@pytest.mark.parametrize("kind", sorted(WRITTEN))
def test_what_a_form_writes_the_portal_reads(kind: str, clerk: tuple[Clerk, Visit], tmp_path: Path) -> None:
    at_work, seen = clerk
    before = at_work.files()
    at_work.opened(f"{kind}/new")
    at_work.fill(WRITTEN[kind])
    at_work.save()
    after = at_work.files()
    (made,) = after.keys() - before.keys()
    for path, text in (before | {made: after[made]}).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    reading = read_folder(tmp_path)
    assert [str(problem) for problem in reading.errors] == []
    records = reading.record.of(kind.partition("-")[0]).values()
    assert any(record.path == made for record in records)
    first = after[made].splitlines()[0]
    schema = (ROOT / made).parent / first.removeprefix("# yaml-language-server: $schema=")
    assert schema.resolve().parent == ROOT / "schemas"
    assert schema.resolve().is_file()
    assert seen.astray == []


def test_reports_of_two_schools_in_one_phase_and_year_are_two_files_named_by_their_schools(
    clerk: tuple[Clerk, Visit],
) -> None:
    at_work, _ = clerk
    report = {"phase": "Chính thức", "published_on": "2024-01-15", "basis": "Báo cáo",
              "evidence": [{"title": "Báo cáo tổng kết"}]}  # fmt: skip
    at_work.opened("plans/new")
    at_work.fill({"ten": "hoc-vien-mau", "nam": "2023", "period": "2023", "title": "Kế hoạch của Học viện",
                  "organisations": {ACADEMY}, "targets": TARGETS[1:]})  # fmt: skip
    at_work.save()
    at_work.listed("plans")
    named = f"{ACADEMY}, 2023, Kế hoạch của Học viện"
    at_work.page.get_by_text(named, exact=True).first.wait_for()
    at_work.opened("results/new")
    at_work.fill({"plan": named, **report, "figures": [{"ma": TARGETS[1]["statement"], "reached": "5", "of": "5"}]})
    at_work.save()
    assert {FINAL, FINAL.replace("truong-mau-an-binh", "hoc-vien-mau")} <= at_work.files().keys()
    at_work.listed("results")
    for school in (SCHOOL, ACADEMY):
        at_work.page.get_by_text(f"{school}, 2023, Chính thức", exact=True).first.wait_for()


@pytest.mark.parametrize("kind", ["results-corrects", "results-retracts"])
def test_a_correction_without_who_approved_it_and_why_is_not_saved(kind: str, clerk: tuple[Clerk, Visit]) -> None:
    at_work, _ = clerk
    before = at_work.files()
    at_work.opened(f"{kind}/new")
    at_work.fill({"plan": MINE, "published_on": "2024-02-15", "basis": "Quyết định"})
    at_work.press_save()
    for key in ("approved_by", "reason", "evidence", kind.partition("-")[2]):
        at_work.page.locator(f'section[data-key-path="{key}"]').get_by_text("Trường bắt buộc").wait_for()
    assert foreign(at_work.words()) == set()
    assert at_work.files() == before


def test_a_report_without_figures_is_not_saved(clerk: tuple[Clerk, Visit]) -> None:
    at_work, _ = clerk
    before = at_work.files()
    at_work.opened("results/new")
    at_work.fill({"plan": MINE, "phase": "Sơ kết giữa năm", "published_on": "2023-07-15", "basis": "Báo cáo",
                  "evidence": [{"title": "Báo cáo sơ kết"}]})  # fmt: skip
    at_work.press_save()
    dialog = at_work.page.get_by_role("alertdialog")
    dialog.get_by_text("Báo cáo chưa có số liệu của chỉ tiêu nào").wait_for()
    dialog.get_by_role("button").click()
    assert at_work.files() == before


def test_a_target_is_picked_among_those_of_the_form_itself(clerk: tuple[Clerk, Visit]) -> None:
    at_work, _ = clerk
    at_work.opened("plans/new")
    first, second = TARGETS
    tasks = [{"id": "mot", "summary": "Tổng kết", "contributes_to": {first["statement"], second["statement"]}}]
    at_work.fill({"ten": "hoc-vien-mau", "nam": "2024", "period": "2024", "organisations": {ACADEMY},
                  "targets": [first, {**second, "within": LDTT}], "tasks": tasks})  # fmt: skip
    at_work.save()
    made = at_work.files()["content/plans/2024/hoc-vien-mau.yml"]
    assert "    within: ldtt\n" in made
    assert re.search(r"contributes_to: \[(khoa, ldtt|ldtt, khoa)\]", made), made


def test_a_report_that_stands_is_not_written_over(clerk: tuple[Clerk, Visit]) -> None:
    at_work, _ = clerk
    before = at_work.files()
    at_work.opened("results/new")
    at_work.fill({"plan": MINE, "phase": "Chính thức", "published_on": "2024-01-15", "basis": "Báo cáo",
                  "evidence": [{"title": "Báo cáo tổng kết"}]})  # fmt: skip
    at_work.press_save()
    dialog = at_work.page.get_by_role("alertdialog")
    dialog.get_by_text("Đã có bản ghi này rồi").wait_for()
    assert foreign(at_work.words()) == set()
    dialog.get_by_role("button").click()
    assert at_work.files() == before


def test_what_is_changed_in_a_form_is_the_only_line_that_changes(clerk: tuple[Clerk, Visit]) -> None:
    at_work, _ = clerk
    at_work.opened("plans/entries/2023/truong-mau-an-binh")
    at_work.fill({"title": "Phong trào thi đua của năm 2023"})
    at_work.save()
    path = "content/plans/2023/truong-mau-an-binh.yml"
    (one, other) = ((RECORD / path).read_text("utf-8"), at_work.files()[path])
    lines = [line for line in difflib.ndiff(one.splitlines(), other.splitlines()) if line.startswith(("+", "-"))]
    assert lines == ["- title: Phong trào thi đua năm 2023", "+ title: Phong trào thi đua của năm 2023"]


def test_a_mistake_is_reported_at_its_field_and_nothing_is_written(clerk: tuple[Clerk, Visit]) -> None:
    at_work, _ = clerk
    before = at_work.files()
    at_work.opened("notices/new")
    at_work.fill({"ten": "le-tong-ket", "headline": "Lễ tổng kết", "from": "10-1-2024"})
    at_work.press_save()
    at_work.page.locator('section[data-key-path="from"]').get_by_text("Viết 2026-11-28").wait_for()
    assert at_work.files() == before
