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
from sample_charts import bullet_rows, charts, groups, matrix_rows, points, share

from generator.charts import (
    BulletRow,
    MatrixRow,
    bullet_chart,
    figure_html,
    matrix_chart,
    status_distribution,
    trend_chart,
)
from generator.charts.bullet_rows import count_ticks
from generator.charts.figure import tables_alone
from generator.charts.matrix import SHORT
from generator.charts.svg import wrapped
from generator.escaping import script_json
from generator.labels.verdicts import NO_REPORT, SAMPLE

GOLDEN = Path(__file__).parent / "golden"
KINDS = ("bullet", "trend", "distribution", "matrix")
LIVELY = ("bullet", "distribution")  # of which Plotly says more than the drawing
HOSTILE = "<img src=x onerror=alert(1)>\"'&</script><b>%{x}"
SVG = "{http://www.w3.org/2000/svg}"


def drawn(drawing: str) -> ElementTree.Element:
    """The drawing of a chart in one root."""
    return ElementTree.fromstring(whole(drawing))


def whole(drawing: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg">{drawing}</svg>'


def words(drawing: str) -> str:
    return " ".join(" ".join(drawn(drawing).itertext()).split())


def rows(drawing: str) -> list[ElementTree.Element]:
    """The rows of a drawing that has rows, without their headings."""
    return [part for part in drawn(drawing).iter(f"{SVG}div") if part.get("class") == "td-row"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_drawing_is_the_golden_one(kind):
    golden = GOLDEN / f"{kind}.svg"
    svg = whole(charts()[kind].drawing)
    if os.environ.get("GOLDEN") == "write":
        golden.write_text(svg + "\n", "utf-8")
    assert svg + "\n" == golden.read_text("utf-8")


@pytest.mark.parametrize("kind", LIVELY)
@pytest.mark.parametrize("text", ["", HOSTILE])
def test_plotly_accepts_the_figure(kind, text):
    data = charts(text)[kind].data
    figure = go.Figure(json.loads(json.dumps(data)))
    assert len(figure.data) == len(data["data"]) > 0


@pytest.mark.parametrize("kind", LIVELY)
def test_the_figure_names_no_colours(kind):
    assert not re.search(r"#[0-9a-f]{3,8}\b|rgba?\(|\"color\"", json.dumps(charts()[kind].data))


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_text_stays_text_in_the_drawing(kind):
    root = drawn(charts(HOSTILE)[kind].drawing)
    assert {part.tag.removeprefix(SVG) for part in root.iter()} <= {
        "svg", "text", "rect", "line", "path", "circle", "defs", "pattern", "g", "use", "div", "p", "span", "strong",
        "ul", "li", "table", "thead", "tbody", "tr", "th", "td",
    }  # fmt: skip
    shown = [*root.itertext(), *(part.get("aria-label", "") for part in root.iter())]
    assert any(HOSTILE in text for text in shown)


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_text_stays_text_in_the_page(kind):
    html = figure_html(charts(HOSTILE)[kind])
    assert "<img" not in html
    assert html.count("</script>") == (kind in LIVELY)
    assert html.endswith("</script></figure>" if kind in LIVELY else "</details></figure>")


def test_plotly_labels_are_escaped_because_they_are_pseudo_html():
    text = json.dumps(charts(HOSTILE)["bullet"].data)
    assert "<img" not in text
    assert "&lt;img" in text


@pytest.mark.parametrize("kind", KINDS)
def test_every_id_begins_with_the_prefix_and_every_reference_is_met(kind):
    figure = charts()[kind]
    ids = re.findall(r' id="([^"]+)"', figure.drawing)
    assert len(ids) == len(set(ids))
    assert all(name.startswith(f"{figure.prefix}-") for name in ids)
    used = re.findall(r'url\(#([^)]+)\)|<use href="#([^"]+)"', figure.drawing)
    assert {one or other for one, other in used} == set(ids)


@pytest.mark.parametrize("kind", KINDS)
def test_drawing_and_page_have_no_inline_style(kind):
    assert "style=" not in figure_html(charts()[kind])


@pytest.mark.parametrize("text", ["", '<b>"&'])
def test_of_a_page_without_its_drawings_the_tables_stay(text):
    figures = [figure_html(chart) for chart in charts(text).values()]
    made = tables_alone(f"<p>trước</p>{figures[0]}<p>giữa</p>{''.join(figures[1:])}<p>sau</p>")
    tables = re.compile(r'<table class="td-table.*?</table>')
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
    assert SAMPLE in words(figure.drawing)
    assert SAMPLE in figure_html(figure).split("td-chart__plot")[0]
    assert SAMPLE not in figure_html(charts()[kind])


def test_no_line_of_text_in_a_trend_is_wider_than_a_small_screen():
    long = " ".join(["Trường Chính trị mẫu có một cái tên rất dài"] * 9)
    root = drawn(charts(long)["trend"].drawing)
    assert max(len(text.text or "") for text in root.iter(f"{SVG}text")) <= 48


def test_a_missing_result_is_said_and_has_no_bar():
    figure = bullet_chart("b", "Chỉ tiêu", bullet_rows()[2:3])
    assert "td-svg__bar" not in figure.drawing
    assert "td-svg__hatch" in figure.drawing
    assert NO_REPORT in words(figure.drawing)
    assert figure.rows[0][3:] == ("–", "Chưa có báo cáo công khai")
    assert not any(trace.get("name") == "Kết quả" for trace in figure.data["data"])


def test_a_missing_result_beside_others_is_said_in_its_own_row():
    told = [" ".join(row.itertext()) for row in rows(bullet_chart("b", "Chỉ tiêu", bullet_rows()).drawing)]
    assert [NO_REPORT.capitalize() in one for one in told] == [False, False, True, False]


def test_a_result_of_zero_is_a_figure_and_not_a_missing_one():
    row = BulletRow("Vi phạm", "", Fraction(0), Fraction(0), "0", actual=Fraction(0), reached="0", status="met")
    figure = bullet_chart("b", "Chỉ tiêu", [row])
    assert figure.rows[0][3] == "0"
    assert "<circle" in figure.drawing
    assert [(trace["x"], trace["marker"]["symbol"]) for trace in figure.data["data"]
            if trace.get("name") == "Kết quả"] == [([0], "circle")]  # fmt: skip


def test_a_report_without_a_count_is_said_and_has_no_bar():
    row = BulletRow("Kỷ cương", "%", Fraction(1), None, "100%", reached="0 vi phạm", status="met")
    figure = bullet_chart("b", "Chỉ tiêu", [row])
    assert figure.rows[0][3:] == ("0 vi phạm", "Đạt")
    assert "0 vi phạm Đạt" in words(figure.drawing)
    assert NO_REPORT not in figure.drawing
    assert "td-svg__bar" not in figure.drawing
    assert "td-svg__hatch" not in figure.drawing


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
    assert "ết quả" not in figure.drawing + figure.how + json.dumps(figure.data, ensure_ascii=False)


@pytest.mark.parametrize("kind", LIVELY)
def test_plotly_numbers_the_rows_of_the_drawing(kind):
    figure = charts(sample=True)[kind]
    count = len(rows(figure.drawing))
    assert figure.data["layout"]["meta"]["rows"] == count
    assert {at for trace in figure.data["data"] for at in trace["y"]} == set(range(count))
    assert all(0 <= x <= 1 for trace in figure.data["data"] for x in trace["x"])


def test_charts_without_rows_are_made_all_the_same():
    assert rows(bullet_chart("b", "Chỉ tiêu", []).drawing) == []
    assert rows(status_distribution("d", "Đánh giá", []).drawing) == []
    assert words(matrix_chart("m", "Ma trận", [], []).drawing) == "Thành viên"


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
    assert "Trường mẫu Hạ Yên chưa có kế hoạch năm 2024 trong sổ" in words(figure.drawing.replace("</th>", " </th>"))
    whole = matrix_chart("m", "Ma trận", ["a"], [MatrixRow("Trường mẫu Hạ Yên", note="chưa có kế hoạch")])
    assert "td-matrix__cell" not in whole.drawing
    assert "chưa có kế hoạch" in words(whole.drawing)


def test_shares_stand_on_one_scale_and_each_count_on_its_own():
    small = BulletRow("Bằng khen", "", Fraction(1), None, "ít nhất 1")
    large = BulletRow("Học viên", "", Fraction(1_000_000), None, "ít nhất 1.000.000", actual=Fraction(900_000))
    figure = bullet_chart("b", "", [large, *bullet_rows(), small])
    assert [row.end for row in (*bullet_rows()[:3], small, large)] == [1, 1, 1, 5, 1_500_000]
    assert [row.find(f"{SVG}p/{SVG}strong").text for row in rows(figure.drawing)][3:] == [
        "Học viên", "Tập thể lao động xuất sắc", "Bằng khen",
    ]  # fmt: skip
    asked = next(trace for trace in figure.data["data"] if trace.get("name") == "Mức đề ra")
    assert asked["x"] == [0.9, 0.15, 0.3, 0.6667, 0.2, 0.2]
    assert "1.000.000" in words(figure.drawing)


def test_a_target_is_met_from_its_figure_to_the_end_and_a_cap_from_zero():
    at_least, cap, bare = (row.zone for row in bullet_rows()[:3])
    assert at_least == (0.9, 1.0)
    assert cap == (0.0, 0.15)
    assert bare is None


def test_the_guidance_is_a_band_where_it_names_a_range_and_a_mark_where_it_names_a_figure():
    ends = {"floor": share(10, 100), "floor_high": share(15, 100), "floor_asked": "10–15%"}
    ranged = BulletRow("CSTĐCS", "%", share(15, 100), share(15, 100), "15%", **ends)
    bare = BulletRow("Giấy khen", "%", share(3, 10), None, "từ 30%", share(3, 10), "30%", floor_high=share(3, 10))
    assert ranged.guided == (0.1, 0.15)
    drawing, other = (bullet_chart("b", "", [row]).drawing for row in (ranged, bare))
    assert '<rect x="10%" y="29" width="5%" height="4" class="td-svg__floor"/>' in drawing
    assert '<path d="M0-4.5L4.5 0 0 4.5-4.5 0z" class="td-svg__floor"/>' in other
    assert BulletRow("x", "%", share(1, 2), None, "50%").guided is None


@pytest.mark.parametrize(
    ("largest", "end", "last"), [(0, 5, "5"), (3, 5, "5"), (5, 6, "6"), (12, 15, "15"), (1999, 2000, "2.000")]
)
def test_a_scale_of_counts_ends_on_a_round_number_beyond_the_largest(largest, end, last):
    found, ticks = count_ticks([Fraction(largest)])
    assert found == end > largest
    assert ticks[-1] == (1.0, last)
    assert len(ticks) <= 7


def test_provisional_figures_are_hollow():
    hollow = [bool(row.findall(".//*[@class='td-svg__bar td-svg__bar--met td-svg__bar--hollow']"))
              for row in rows(charts()["bullet"].drawing)]  # fmt: skip
    assert hollow == [row.provisional for row in bullet_rows()]
    final = [row for row in bullet_rows() if not row.provisional]
    assert "số liệu tạm" not in words(bullet_chart("b", "", final).drawing)


def test_of_one_bar_the_key_counts_and_no_report_is_hatched():
    figure = status_distribution("d", "Đánh giá", groups()[1:])
    assert "Chưa có báo cáo công khai: 12" in words(figure.drawing)
    assert 'fill="url(#d-not_reported)"' in figure.drawing


def joined_years(figure) -> int:
    return figure.drawing.count('class="td-svg__series"')


def test_only_years_that_follow_each_other_and_are_alike_are_joined():
    assert joined_years(charts()["trend"]) == 1
    assert joined_years(trend_chart("t", "Xu hướng", "%", points()[:1])) == 0
    apart = [points()[0], replace(points()[1], breaks=("mẫu số đổi",))]
    assert joined_years(trend_chart("t", "Xu hướng", "%", apart)) == 0


def test_every_break_bears_a_letter_that_is_explained():
    figure = charts()["trend"]
    assert figure.drawing.count("td-svg__break") == 2
    assert "A: quy định đổi từ 01/01/2024" in words(figure.drawing)
    assert "B: giải thể 01/07/2025" in words(figure.drawing)


def test_every_year_says_what_was_asked_and_what_is_known():
    figure = charts()["trend"]
    assert figure.rows[2] == ("2021", "từ 90% trở lên", NO_REPORT, "–")
    assert figure.rows[3] == ("2022", "không có chỉ tiêu", "–", "–")
    assert figure.rows[5][3] == "quy định đổi từ 01/01/2024"
    written = words(figure.drawing)
    assert "Có chỉ tiêu: 2019, 2020, 2021, 2023, 2024" in written
    assert "Chưa có số: 2021" in written
    assert "80–90%" in written
    assert {"88,6%", "90,9%", "81,8%", "95,5%"} <= set(written.split())


def test_a_range_is_a_band_and_a_provisional_figure_hollow():
    assert charts()["trend"].drawing.count("td-svg__aim-band") == 1
    assert "td-svg__point--hollow" in charts()["trend"].drawing
    assert "hollow" not in trend_chart("t", "Xu hướng", "%", points()[:2]).drawing


def test_a_distribution_counts_every_target_once():
    figure = charts()["distribution"]
    assert figure.header[-1] == "Tổng"
    for row, group in zip(figure.rows, groups(), strict=True):
        assert sum(map(int, row[1:-1])) == int(row[-1]) == group.total


def test_every_cell_of_a_matrix_has_a_sign_and_a_word():
    cells = [part for part in drawn(charts()["matrix"].drawing).iter(f"{SVG}td")
             if part.get("class", "").startswith("td-matrix__cell")]  # fmt: skip
    assert len(cells) == sum(bool(status) for row in matrix_rows() for status in row.statuses)
    for cell in cells:
        status = cell.get("class").rpartition("--")[2]
        assert "".join(cell.itertext()).strip() == SHORT[status]
        assert cell.find(f".//{SVG}path").get("class").endswith(f"td-svg__sign--{status}")


def test_the_heads_of_a_matrix_go_from_the_most_common_title_to_the_rarest():
    members = [MatrixRow("A", (None, "met", "met")), MatrixRow("B", (None, None, "met")), MatrixRow("C", note="–")]
    figure = matrix_chart("m", "Ma trận", ["hiếm", "vừa", "chung"], members)
    heads = ["".join(head.itertext()) for head in drawn(figure.drawing).iter(f"{SVG}th") if head.get("scope") == "col"]
    assert heads == ["Thành viên", "chung", "vừa", "hiếm"]
    assert [row[0] for row in figure.rows] == ["chung", "vừa", "hiếm"]


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
