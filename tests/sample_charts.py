"""One chart of each kind, made from the same few rows by all tests; `hostile` puts a text into every label."""

from fractions import Fraction

from generator.charts import (
    BulletRow,
    ChartFigure,
    MatrixRow,
    StatusGroup,
    TrendPoint,
    bullet_chart,
    matrix_chart,
    status_distribution,
    trend_chart,
)

STATUSES = (
    "met", "exceeded", "not_met", "at_risk", "pending", "undetermined", "not_reported", "withdrawn", "not_applicable",
)  # fmt: skip


def share(reached: int, base: int) -> Fraction:
    return Fraction(reached, base)


def bullet_rows(text: str = "") -> list[BulletRow]:
    """A met share, a nested cap with provisional figures, a bare figure without report, counts."""
    return [
        BulletRow(
            text or "Lao động tiên tiến", "%", share(9, 10), None, text or "từ 90%", share(8, 10), text or "từ 80%",
            share(41, 44), text or "41/44 (93,2%)", "met",
        ),
        BulletRow(
            text or "Trong đó: Chiến sĩ thi đua cơ sở", "%", None, share(15, 100), text or "tối đa 15%",
            actual=share(6, 41), reached=text or "6/41 (14,6%)", status="met", provisional=True,
        ),
        BulletRow(
            text or "Giấy khen của Hiệu trưởng", "%", share(3, 10), share(3, 10), text or "30%", status="not_reported",
        ),
        BulletRow(
            text or "Tập thể lao động xuất sắc", "", Fraction(1), None, text or "ít nhất 1", Fraction(1), text or "1",
            Fraction(2), text or "2", "exceeded",
        ),
    ]  # fmt: skip


def points(text: str = "") -> list[TrendPoint]:
    """Two years that are joined, one without a report, one without a target, one parted from those before."""
    nine, ten = share(9, 10), text or "từ 90% trở lên"
    return [
        TrendPoint(2019, share(39, 44), text or "39/44", nine, None, ten),
        TrendPoint(2020, share(40, 44), text or "40/44", nine, None, ten),
        TrendPoint(2021, None, text or "chưa có báo cáo công khai", nine, None, ten),
        TrendPoint(2023, share(36, 44), text or "36/44", share(8, 10), nine, text or "80–90%", provisional=True),
        TrendPoint(2024, share(42, 44), text or "42/44", nine, None, ten, (text or "quy định đổi từ 01/01/2024",)),
    ]


def groups(text: str = "") -> list[StatusGroup]:
    return [
        StatusGroup(text or "Trường mẫu An Bình", dict(zip(STATUSES, (6, 1, 2, 1, 1, 2, 3, 1, 1), strict=True))),
        StatusGroup(text or "Trường mẫu Đông Hà", {"not_reported": 12}),
    ]


def matrix_rows(text: str = "") -> list[MatrixRow]:
    return [
        MatrixRow(text or "Trường mẫu An Bình", ("met", "exceeded", "not_met", None)),
        MatrixRow(text or "Trường mẫu Suối Trong", ("undetermined", "withdrawn", None, None), "thành viên: suy ra"),
        MatrixRow(text or "Trường mẫu Đông Hà", ("at_risk", "pending", "not_reported", "not_applicable")),
        MatrixRow(text or "Trường mẫu Hạ Yên", note=text or "chưa có kế hoạch năm 2024 trong sổ"),
    ]


def charts(text: str = "", *, sample: bool = False) -> dict[str, ChartFigure]:
    """Kind → chart."""
    columns = [text or name for name in ("Lao động tiên tiến", "Giấy khen", "Bằng khen", "Đảng bộ")]
    return {
        "bullet": bullet_chart("b", text or "Chỉ tiêu", bullet_rows(text), sample=sample),
        "trend": trend_chart(
            "t", text or "Xu hướng", "%", points(text), ended=[text or "giải thể 01/07/2025"], sample=sample
        ),
        "distribution": status_distribution("d", text or "Đánh giá", groups(text), sample=sample),
        "matrix": matrix_chart("m", text or "Ma trận", columns, matrix_rows(text), sample=sample),
    }
