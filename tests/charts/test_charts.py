"""Charts: what a reader of the drawing, of the table and of Plotly is told, and that hostile text stays text."""

import json
import os
import re
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import plotly.graph_objects as go
import pytest
from sample_charts import bullet_rows, charts, groups, matrix_rows, series

from generator.charts import BulletRow, bullet_chart, figure_html, trend_chart
from generator.charts.bullet_rows import count_ticks, panels
from generator.charts.figure import script_json, tables_alone
from generator.charts.svg import wrapped
from generator.labels import NO_REPORT, SAMPLE, STATUSES

GOLDEN = Path(__file__).parent / "golden"
KINDS = ("bullet", "trend", "distribution", "matrix")
HOSTILE = "<img src=x onerror=alert(1)>\"'&</script><b>%{x}"
SVG = "{http://www.w3.org/2000/svg}"


def drawn(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def words(svg: str) -> str:
    return " ".join(text.text or "" for text in drawn(svg).iter(f"{SVG}text"))


@pytest.mark.parametrize("kind", KINDS)
def test_the_drawing_is_the_golden_one(kind):
    golden = GOLDEN / f"{kind}.svg"
    svg = charts()[kind].svg
    if os.environ.get("GOLDEN") == "write":
        golden.write_text(svg + "\n", "utf-8")
    assert svg + "\n" == golden.read_text("utf-8")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", ["", HOSTILE])
def test_plotly_accepts_the_figure(kind, text):
    data = charts(text)[kind].data
    figure = go.Figure(json.loads(json.dumps(data)))
    assert len(figure.data) == len(data["data"]) > 0


@pytest.mark.parametrize("kind", KINDS)
def test_the_figure_names_no_colours(kind):
    assert not re.search(r"#[0-9a-f]{3,8}\b|rgba?\(|\"color\"", json.dumps(charts()[kind].data))


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_text_stays_text_in_the_drawing(kind):
    root = drawn(charts(HOSTILE)[kind].svg)
    assert {part.tag.removeprefix(SVG) for part in root.iter()} <= {
        "svg", "title", "desc", "text", "rect", "line", "path", "defs", "pattern", "g", "use",
    }  # fmt: skip
    assert root.find(f"{SVG}title").text == HOSTILE


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_text_stays_text_in_the_page(kind):
    html = figure_html(charts(HOSTILE)[kind])
    assert "<img" not in html
    assert html.count("</script>") == 1
    assert html.endswith("</script></figure>")


@pytest.mark.parametrize("kind", KINDS)
def test_plotly_labels_are_escaped_because_they_are_pseudo_html(kind):
    text = json.dumps(charts(HOSTILE)[kind].data)
    assert "<img" not in text
    assert "&lt;img" in text


@pytest.mark.parametrize("kind", KINDS)
def test_every_id_begins_with_the_prefix_and_every_reference_is_met(kind):
    figure = charts()[kind]
    ids = re.findall(r' id="([^"]+)"', figure.svg)
    assert len(ids) == len(set(ids)) >= 2
    assert all(name.startswith(f"{figure.prefix}-") for name in ids)
    labels = re.search(r'aria-labelledby="([^"]+)"', figure.svg)[1].split()
    used = re.findall(r'url\(#([^)]+)\)|<use href="#([^"]+)"', figure.svg)
    assert set(labels) | {one or other for one, other in used} == set(ids)


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
    assert figure.rows[0][3:] == (NO_REPORT, "–")
    assert not any(trace["name"] == "kết quả" for trace in figure.data["data"])


def test_a_missing_result_beside_others_is_said_in_its_own_row():
    assert words(bullet_chart("b", "Chỉ tiêu", bullet_rows()).svg).count(NO_REPORT) == 1


def test_a_result_of_zero_is_a_figure_and_not_a_missing_one():
    row = BulletRow("Vi phạm", "", Fraction(0), Fraction(0), "0", actual=Fraction(0), reached="0", status="met")
    figure = bullet_chart("b", "Chỉ tiêu", [row])
    assert figure.rows[0][3] == "0"
    assert [trace["x"] for trace in figure.data["data"] if trace["name"] == "kết quả"] == [[0.0]]


def test_shares_and_counts_stand_on_scales_of_their_own():
    shares, counts = panels(bullet_rows())
    assert (shares.unit, len(shares.rows), shares.end) == ("%", 3, 1)
    assert (counts.unit, len(counts.rows)) == ("", 1)
    axes = {(trace["xaxis"], trace["yaxis"]) for trace in bullet_chart("b", "", bullet_rows()).data["data"]}
    assert axes == {("x", "y"), ("x2", "y2")}


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


def test_the_line_breaks_at_a_year_without_report():
    figure = trend_chart("t", "Xu hướng", "%", series()[:1])
    assert figure.data["data"][0]["y"] == [90.9091, None, 81.8182]
    assert figure.data["data"][0]["connectgaps"] is False
    assert "td-svg__series" not in figure.svg
    assert figure.rows[1] == ("2022", NO_REPORT)


def test_the_line_breaks_at_a_year_only_another_series_has():
    years = trend_chart("t", "Xu hướng", "%", series()).data["data"][1]
    assert years["x"] == ["2021", "2022", "2023"]
    assert years["y"][1:] == [None, None]


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
        assert STATUSES[status] in words(figure.svg)
    assert sum(len(trace["x"]) for trace in figure.data["data"]) == len(known)


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
