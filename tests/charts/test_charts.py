"""Charts: what a reader of the drawing, of the table and of Plotly is told, and that hostile text stays text."""

import json
import os
import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import plotly.graph_objects as go
import pytest
from sample_charts import bullet_rows, charts, groups, matrix_rows, points

from generator.charts import (
    BulletRow,
    MatrixRow,
    bullet_chart,
    figure_html,
    matrix_chart,
    status_distribution,
    trend_chart,
)
from generator.charts.bullet_rows import count_ticks, panels
from generator.charts.figure import script_json, tables_alone
from generator.charts.svg import wrapped
from generator.labels.verdicts import NO_REPORT, SAMPLE, SHOWN

GOLDEN = Path(__file__).parent / "golden"
KINDS = ("bullet", "trend", "distribution", "matrix")
LIVE = ("bullet", "distribution", "matrix")  # of which Plotly says more than the drawing
HOSTILE = "<img src=x onerror=alert(1)>\"'&</script><b>%{x}"
SVG = "{http://www.w3.org/2000/svg}"


def drawn(svg: str) -> ElementTree.Element:
    """The drawings of a chart, one after the other, in one root."""
    return ElementTree.fromstring(whole(svg))


def whole(svg: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg">{svg}</svg>'


def words(svg: str) -> str:
    return " ".join(text.text or "" for text in drawn(svg).iter(f"{SVG}text"))


@pytest.mark.parametrize("kind", KINDS)
def test_the_drawing_is_the_golden_one(kind):
    golden = GOLDEN / f"{kind}.svg"
    svg = whole(charts()[kind].svg)
    if os.environ.get("GOLDEN") == "write":
        golden.write_text(svg + "\n", "utf-8")
    assert svg + "\n" == golden.read_text("utf-8")


@pytest.mark.parametrize("kind", LIVE)
@pytest.mark.parametrize("text", ["", HOSTILE])
def test_plotly_accepts_the_figure(kind, text):
    data = charts(text)[kind].data
    figure = go.Figure(json.loads(json.dumps(data)))
    assert len(figure.data) == len(data["data"]) > 0


@pytest.mark.parametrize("kind", LIVE)
def test_the_figure_names_no_colours(kind):
    assert not re.search(r"#[0-9a-f]{3,8}\b|rgba?\(|\"color\"", json.dumps(charts()[kind].data))


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_text_stays_text_in_the_drawing(kind):
    root = drawn(charts(HOSTILE)[kind].svg)
    assert {part.tag.removeprefix(SVG) for part in root.iter()} <= {
        "svg", "text", "rect", "line", "path", "defs", "pattern", "g", "use",
    }  # fmt: skip
    assert root.find(f"{SVG}svg").get("aria-label").startswith(f"{HOSTILE}. ")


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_text_stays_text_in_the_page(kind):
    html = figure_html(charts(HOSTILE)[kind])
    assert "<img" not in html
    assert html.count("</script>") == int(kind in LIVE)
    assert html.endswith("</script></figure>" if kind in LIVE else "</details></figure>")


@pytest.mark.parametrize("kind", LIVE)
def test_plotly_labels_are_escaped_because_they_are_pseudo_html(kind):
    text = json.dumps(charts(HOSTILE)[kind].data)
    assert "<img" not in text
    assert "&lt;img" in text


@pytest.mark.parametrize("kind", KINDS)
def test_every_id_begins_with_the_prefix_and_every_reference_is_met(kind):
    figure = charts()[kind]
    ids = re.findall(r' id="([^"]+)"', figure.svg)
    assert len(ids) == len(set(ids)) >= 1
    assert all(name.startswith(f"{figure.prefix}-") for name in ids)
    used = re.findall(r'url\(#([^)]+)\)|<use href="#([^"]+)"', figure.svg)
    assert {one or other for one, other in used} == set(ids)


@pytest.mark.parametrize("kind", KINDS)
def test_drawing_and_page_have_no_inline_style(kind):
    assert "style=" not in figure_html(charts()[kind])


@pytest.mark.parametrize("text", ["", '<b>"&'])
def test_of_a_page_without_its_drawings_the_tables_stay(text):
    figures = [figure_html(chart) for chart in charts(text).values()]
    made = tables_alone(f"<p>trước</p>{figures[0]}<p>giữa</p>{''.join(figures[1:])}<p>sau</p>")
    tables = re.compile(r"<table.*?</table>")
    assert tables.findall(made) == tables.findall("".join(figures))
    assert re.findall(r"<p>(.*?)</p>", made) == ["trước", "giữa", "sau"]
    assert "<svg" not in made
    assert "<script" not in made


@pytest.mark.parametrize("kind", KINDS)
def test_every_row_of_the_table_fills_the_header(kind):
    figure = charts()[kind]
    assert figure.rows
    assert {len(row) for row in figure.rows} == {len(figure.header)}


@pytest.mark.parametrize("kind", KINDS)
def test_a_sample_says_so_in_the_drawing_and_in_the_page(kind):
    figure = charts(sample=True)[kind]
    assert SAMPLE in words(figure.svg)
    assert SAMPLE in figure_html(figure).split("td-chart__plot")[0]
    assert SAMPLE not in figure_html(charts()[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_no_line_of_text_is_wider_than_a_small_screen(kind):
    long = " ".join(["Trường Chính trị mẫu có một cái tên rất dài"] * 9)
    root = drawn(charts(long)[kind].svg)
    assert max(len(text.text or "") for text in root.iter(f"{SVG}text")) <= 48


def test_a_missing_result_is_said_and_has_no_bar():
    figure = bullet_chart("b", "Chỉ tiêu", bullet_rows()[2:3])
    assert "td-svg__bar" not in figure.svg
    assert NO_REPORT in words(figure.svg)
    assert figure.rows[0][3:] == ("–", "Chưa có báo cáo công khai")
    assert not any(trace.get("name") == "Kết quả" for trace in figure.data["data"])


def test_a_missing_result_beside_others_is_said_in_its_own_row():
    assert words(bullet_chart("b", "Chỉ tiêu", bullet_rows()).svg).count(NO_REPORT) == 1


def test_a_result_of_zero_is_a_figure_and_not_a_missing_one():
    row = BulletRow("Vi phạm", "", Fraction(0), Fraction(0), "0", actual=Fraction(0), reached="0", status="met")
    figure = bullet_chart("b", "Chỉ tiêu", [row])
    assert figure.rows[0][3] == "0"
    assert [trace["x"] for trace in figure.data["data"] if trace.get("name") == "Kết quả"] == [[0]]


def test_a_report_without_a_count_is_said_and_has_no_bar():
    row = BulletRow("Kỷ cương", "%", Fraction(1), None, "100%", reached="0 vi phạm", status="met")
    figure = bullet_chart("b", "Chỉ tiêu", [row])
    assert figure.rows[0][3:] == ("0 vi phạm", "Đạt")
    assert "Kết quả: 0 vi phạm · Đạt" in words(figure.svg)
    assert NO_REPORT not in figure.svg
    assert "td-svg__bar" not in figure.svg.split("td-svg--key")[0]


STATED = [
    ("not_reported", NO_REPORT), ("withdrawn", "báo cáo đã rút lại"), ("pending", "chưa đến kỳ"), ("met", "–"),
    (None, "–"),
]  # fmt: skip


@pytest.mark.parametrize(("status", "stated"), STATED)
def test_no_report_is_said_only_where_there_is_none(status, stated):
    assert BulletRow("x", "%", Fraction(1), None, "100%", status=status).result == stated


def test_what_is_asked_of_others_has_no_results():
    figure = bullet_chart("b", "Chỉ tiêu của hướng dẫn", bullet_rows()[2:3], results=False)
    assert figure.header == ("Chỉ tiêu", "Mức đề ra")
    assert figure.rows == (("Giấy khen của Hiệu trưởng", "30%"),)
    assert "ết quả" not in figure.svg + figure.how + json.dumps(figure.data, ensure_ascii=False)


def heights(svg: str) -> list[float]:
    return [float(part.get("height")) for part in drawn(svg).findall(f"{SVG}svg")]


@pytest.mark.parametrize("kind", LIVE)
@pytest.mark.parametrize("sample", [True, False])
def test_plotly_is_as_high_as_the_drawings_it_takes_the_place_of(kind, sample):
    figure = charts(sample=sample)[kind]
    assert figure.data["layout"]["height"] == sum(heights(figure.svg)[:-1])


@pytest.mark.parametrize("kind", LIVE)
def test_plotly_writes_what_the_drawing_writes_at_the_same_height(kind):
    figure = charts(sample=True)[kind]
    written, above = [], 0.0
    for part in drawn(figure.svg).findall(f"{SVG}svg")[:-1]:
        written += [(text.text, above + float(text.get("y"))) for text in part.iter(f"{SVG}text")]
        above += float(part.get("height"))
    reported = [
        (line, at)
        for trace in figure.data["data"]
        if "text" in trace.get("mode", "")
        for at, text in zip(trace["y"], trace["text"], strict=True)
        for line in text.split("<br>")
    ]
    assert sorted(line for line, _ in reported) == sorted(line for line, _ in written)
    firsts = dict(reversed(reported))
    assert all(0 <= y - firsts[line] <= 60 for line, y in written if line not in "0123456789%")


@pytest.mark.parametrize("count", [1, 10, 11, 23])
def test_no_drawing_is_too_high_for_a_page_of_paper(count):
    figure = bullet_chart("b", "Chỉ tiêu", bullet_rows()[:1] * count)
    drawings = drawn(figure.svg).findall(f"{SVG}svg")[:-1]
    rows = [sum(text.get("class") == "td-svg__label" for text in part) for part in drawings]
    assert sum(rows) == count
    assert max(rows) <= 10
    assert max(rows) - min(rows) <= 1
    assert all("100%" in [text.text for text in part] for part in drawings)


def test_charts_without_rows_are_made_all_the_same():
    assert "<svg" in bullet_chart("b", "Chỉ tiêu", []).svg
    assert "<svg" in status_distribution("d", "Đánh giá", []).svg
    assert "<svg" in matrix_chart("m", "Ma trận", [], []).svg


def test_one_status_alone_needs_no_plotly():
    figure = status_distribution("d", "Đánh giá", groups()[1:])
    assert figure.data is None
    assert "<script" not in figure_html(figure)


def test_the_table_of_a_matrix_is_as_narrow_as_it_has_members():
    figure = charts()["matrix"]
    names = ("An Bình", "Suối Trong", "Đông Hà", "Hạ Yên")
    assert figure.header == ("Chỉ tiêu", *(f"Trường mẫu {name}" for name in names))
    without = "chưa có kế hoạch năm 2024 trong sổ"
    assert figure.rows[0] == ("Lao động tiên tiến", "Đạt", "Chưa đủ để kết luận", "Có nguy cơ", without)
    assert figure.rows[3] == ("Đảng bộ", "–", "–", "Không áp dụng", without)


def test_a_member_without_a_plan_has_a_row_of_the_matrix_without_cells():
    figure = charts()["matrix"]
    assert "Trường mẫu Hạ Yên: chưa có kế hoạch năm 2024 trong sổ" in figure.svg
    whole = matrix_chart("m", "Ma trận", ["a"], [MatrixRow("Trường mẫu Hạ Yên", note="chưa có kế hoạch")])
    assert "td-svg__cell" not in whole.svg
    assert [trace for trace in whole.data["data"] if trace["meta"]["role"] == "sign"] == []


def test_shares_and_counts_stand_on_scales_of_their_own():
    shares, counts = panels(bullet_rows())
    assert (shares.unit, len(shares.rows), shares.end) == ("%", 3, 1)
    assert (counts.unit, len(counts.rows)) == ("", 1)
    figure = bullet_chart("b", "", bullet_rows()).data
    assert [figure["layout"][axis]["range"] for axis in ("xaxis", "xaxis2")] == [[0, 100], [0, 5]]
    asked = [trace for trace in figure["data"] if trace.get("name") == "Mức đề ra"]
    assert [(trace.get("xaxis", "x"), trace["x"]) for trace in asked] == [("x", [90, 15, 30]), ("x2", [1])]


def test_a_target_is_met_from_its_figure_to_the_end_and_a_cap_from_zero():
    shares = panels(bullet_rows())[0]
    at_least, cap, bare = (shares.zone(row) for row in shares.rows)
    assert at_least == (0.9, 1.0)
    assert cap == (0.0, 0.15)
    assert bare[0] == bare[1]


@pytest.mark.parametrize(
    ("largest", "end", "last"), [(0, 5, "5"), (3, 5, "5"), (5, 6, "6"), (12, 15, "15"), (1999, 2000, "2.000")]
)
def test_a_scale_of_counts_ends_on_a_round_number_beyond_the_largest(largest, end, last):
    found, ticks = count_ticks([Fraction(largest)])
    assert found == end > largest
    assert ticks[-1] == (1.0, last)
    assert len(ticks) <= 7


def test_provisional_figures_are_hatched():
    assert 'id="b-hatch"' in charts()["bullet"].svg
    final = [row for row in bullet_rows() if not row.provisional]
    assert "hatch" not in bullet_chart("b", "", final).svg


def joined_years(figure) -> int:
    return figure.svg.count('class="td-svg__series"')


def test_only_years_that_follow_each_other_and_are_alike_are_joined():
    assert joined_years(charts()["trend"]) == 1
    assert joined_years(trend_chart("t", "Xu hướng", "%", points()[:1])) == 0
    apart = [points()[0], replace(points()[1], breaks=("mẫu số đổi",))]
    assert joined_years(trend_chart("t", "Xu hướng", "%", apart)) == 0


def test_every_break_bears_a_letter_that_is_explained():
    figure = charts()["trend"]
    assert figure.svg.count("td-svg__break") == 2
    assert "A: quy định đổi từ 01/01/2024" in words(figure.svg)
    assert "B: giải thể 01/07/2025" in words(figure.svg)


def test_every_year_says_what_was_asked_and_what_is_known():
    figure = charts()["trend"]
    assert figure.rows[2] == ("2021", "từ 90% trở lên", NO_REPORT, "–")
    assert figure.rows[3] == ("2022", "không có chỉ tiêu", "–", "–")
    assert figure.rows[5][3] == "quy định đổi từ 01/01/2024"
    written = words(figure.svg)
    assert "Có chỉ tiêu: 2019, 2020, 2021, 2023, 2024" in written
    assert "Chưa có số: 2021" in written
    assert "80–90%" in written
    assert {"88,6%", "90,9%", "81,8%", "95,5%"} <= set(written.split())


def test_a_range_is_a_band_and_a_provisional_figure_hollow():
    assert charts()["trend"].svg.count("td-svg__aim-band") == 1
    assert "td-svg__point--hollow" in charts()["trend"].svg
    assert "hollow" not in trend_chart("t", "Xu hướng", "%", points()[:2]).svg


def test_a_distribution_counts_every_target_once():
    figure = charts()["distribution"]
    assert figure.header[-1] == "Tổng"
    for row, group in zip(figure.rows, groups(), strict=True):
        assert sum(map(int, row[1:-1])) == int(row[-1]) == group.total


def test_the_matrix_draws_a_sign_for_every_status():
    figure = charts()["matrix"]
    known = [status for row in matrix_rows() for status in row.statuses if status]
    for status in known:
        assert f"td-svg__sign--{status}" in figure.svg
        assert SHOWN[status] in words(figure.svg)
    signs = [trace for trace in figure.data["data"] if trace["meta"]["role"] == "sign"]
    assert sum(len(trace["x"]) for trace in signs if trace["meta"]["status"] != "none") == len(known)
    assert sum(len(trace["x"]) for trace in signs) == sum(len(row.statuses) for row in matrix_rows())


def test_json_in_a_page_neither_ends_the_script_nor_a_line():
    value = {"a": "</script><!--\u2028\u2029"}
    text = script_json(value)
    assert not set("<\u2028\u2029") & set(text)
    assert json.loads(text) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("một hai ba", ["một hai", "ba"]),
        ("x" * 18, ["x" * 8, "x" * 8, "xx"]),
        ("a b " * 20, ["a b a b", "a b a b", "a b a b…"]),
    ],
)
def test_wrapping_cuts_between_words_and_says_when_it_leaves_out(text, expected):
    assert wrapped(text, 8) == expected
