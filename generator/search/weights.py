"""How much sooner a kind of page is meant than others by a question that names no kind."""

from generator.labels.bodies import CLUSTER_KINDS, ORGANISATION_KINDS

_USUAL = 0
OF_ORGANISATIONS = {
    "political-school": 240, "ministry-school": 240, "academy": 240, "academy-department": 80, "party-committee": 60,
    "people-committee": 60, "government": 60, "other": -80,
}  # fmt: skip
OF_PAGES = {
    "Danh hiệu thi đua": 160, "Hình thức khen thưởng": 160, "Danh hiệu hội thi": 160, "Tiêu chuẩn": 160,
    "Mức xếp loại": 140, "Kế hoạch": 120, "Hướng dẫn": 110, "Chủ đề thi đua": 100, "Lịch": 100, "Báo cáo": 100,
    "Dữ liệu": 100, "Phương pháp": 100, "Phong trào thi đua": 20, "Gương điển hình": 60, "Khen thưởng, công nhận": 40,
    "Đối chiếu": -20, "So sánh": -20, "Công bố": -20, "Xu hướng": -20,
    "Có gì thay đổi": -40, "Màn hình": -80, "Mục lục": -80,
}  # fmt: skip
WEIGHTS = {
    **OF_PAGES,
    **{ORGANISATION_KINDS[kind]: weight for kind, weight in OF_ORGANISATIONS.items()},
    **dict.fromkeys(CLUSTER_KINDS.values(), 170),
}


def weight_of(kind: str) -> int:
    """The weight of a kind of page by its name, in the points of a question's score (theme/assets/search.js)."""
    return WEIGHTS.get(kind, _USUAL)
