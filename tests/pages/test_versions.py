"""Which version of an amended plan judges a target stands beside the verdict, with a link. docs/RULES.md C-8."""

from evaluation_builders import LDTT, PLAN, SCHOOL, judged, plan, result, target
from made_pages import page_of

LATE = f"{PLAN}.r2"
EASIER = {**LDTT, "at_least": "80%"}
SHORT = {"reached": 40, "of": 48}


def amended(day: str, *targets: dict[str, object]) -> object:
    return plan(*targets, plan_id=LATE, amends=SCHOOL, reason="Thử", document={"date": day})


def test_a_figure_judged_by_the_version_before_says_so_and_shows_what_that_asked():
    found = judged(plan(LDTT), amended("2023-11-21", EASIER), result(ldtt=SHORT, on="2023-11-20"))
    for kind, key in (("plans", LATE), ("organisations", SCHOOL), ("awards", "lao-dong-tien-tien")):
        page = page_of(found, kind, key)
        notes = [note for note in page.all("span", css="td-target__note") if note.text().startswith("xét theo bản đầu")]
        assert notes, kind
        assert notes[0].all("a")[0].attributes["href"].endswith(f"{PLAN}/index.html#ct-ldtt")
    row = page_of(found, "plans", LATE).by_id("ct-ldtt").text()
    assert "xét theo bản đầu: từ 90% trở lên" in row
    assert "cần 44" in row


def test_a_figure_judged_by_the_version_shown_says_nothing():
    found = judged(plan(LDTT), amended("2023-06-01", EASIER), result(ldtt=SHORT))
    assert "xét theo bản" not in page_of(found, "plans", LATE).by_id("ct-ldtt").text()


def test_a_target_dropped_too_late_keeps_its_row():
    first = plan(LDTT, target("giay-khen", at_least=3))
    early = result(on="2023-11-20", figures={"giay-khen": {"reached": 1}})
    page = page_of(judged(first, amended("2023-12-01", LDTT), early), "plans", LATE)
    row = page.by_id("ct-giay-khen").text()
    assert "Không đạt" in row
    assert "bản đang có hiệu lực đã bỏ chỉ tiêu này" in row


def test_an_amendment_after_the_period_leaves_the_verdicts_where_they_are():
    found = judged(plan(LDTT), amended("2024-02-01", EASIER), result(ldtt=SHORT))
    school, first, late = (page_of(found, *key) for key in
                           (("organisations", SCHOOL), ("plans", PLAN), ("plans", LATE)))  # fmt: skip
    assert "Không đạt" in school.text()
    assert "Không đạt" in first.by_id("ct-ldtt").text()
    assert "bản sửa đổi lần 1 ban hành sau khi kỳ thi đua đã xong" in first.text()
    assert "không đổi kết luận nào, chỉ tiêu được xét theo bản đầu" in late.text()
    assert "bản hiện hành" not in first.text()


def test_each_year_names_the_version_that_judged_it():
    yearly = {**LDTT, "each_year": True}
    first = plan(yearly, plan_id="2023/x", period="2023..2024")
    second = plan({**yearly, "at_least": "80%"}, plan_id="2023/x.r2", amends="x", period="2023..2024",
                  document={"date": "2024-03-01"})  # fmt: skip
    reports = [result(plan_id="2023/x", year=year, on=f"{year + 1}-01-15", ldtt=SHORT) for year in (2023, 2024)]
    row = page_of(judged(first, second, *reports), "plans", "2023/x.r2").by_id("ct-ldtt")
    by_year = [note for note in row.all("span", css="td-target__note") if note.text()[:4] in ("2023", "2024")]
    assert ["xét theo bản đầu" in note.text() for note in by_year] == [True, False]
