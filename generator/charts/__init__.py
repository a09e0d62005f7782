"""Charts as values: each function turns rows into a ChartFigure, which `figure_html` turns into a page's `<figure>`."""

from generator.charts.bullet import bullet_chart
from generator.charts.bullet_rows import BulletRow
from generator.charts.distribution import StatusGroup, status_distribution
from generator.charts.figure import ChartFigure, figure_html
from generator.charts.matrix import MatrixRow, matrix_chart
from generator.charts.trend import TrendPoint, trend_chart

__all__ = [
    "BulletRow", "ChartFigure", "MatrixRow", "StatusGroup", "TrendPoint",
    "bullet_chart", "figure_html", "matrix_chart", "status_distribution", "trend_chart",
]  # fmt: skip
