"""Vietnamese words for verdicts and what is remarked on them. Terms: the glossary of docs/thuat-ngu.md."""

from generator.evaluation import verdict

STATUSES = {
    "met": "Đạt",
    "exceeded": "Vượt",
    "not_met": "Không đạt",
    "at_risk": "Có nguy cơ không đạt",
    "pending": "Chưa đến kỳ",
    "undetermined": "Đã báo cáo, chưa đủ để kết luận",
    "not_reported": "Chưa có báo cáo công khai",
    "not_applicable": "Không áp dụng",
}
# In the order in which they are shown (`verdict.SHOWN`).
SHOWN = {shown: STATUSES.get(shown, "Báo cáo đã rút lại") for shown in verdict.SHOWN}
FLAGS = {
    "over_cap": "vượt trần",
    "cap_unchecked": "chưa đối chiếu được mức trần",
    "above_range": "trên mức đã nêu",
    "infeasible": "không số nguyên nào đạt được",
    "comparator_inferred": "phép so sánh được suy ra",
    "provisional": "số liệu tạm",
    "small_number": "số nhỏ: xem số đếm trước tỷ lệ",
    "ambiguous": "tùy cách hiểu",
    "before_issue": "có trước ngày ban hành kế hoạch",
    "assumed_base": "mẫu số được giả định",
    "early": "biết trước hạn",
    "disputed": "hai nguồn trái nhau",
    "zero_base": "mẫu số bằng 0",
    "counted_beside": "đếm cạnh, không nằm trong, chỉ tiêu trên",
    "denominator_missing": "chưa có mẫu số",
    "share_only": "nguồn chỉ in tỷ lệ",
    "approximate": "nguồn chỉ nêu số ước chừng",
    "interim_only": "mới có số giữa kỳ",
    "part_missing": "có phần chưa được báo cáo",
    "unattested": "chưa có xác nhận",
    "not_comparable": "số đã báo cáo không so được với chỉ tiêu",
    "retracted": "số liệu đã rút",
    "corrected": "đã đính chính",
    "award_revoked": "danh hiệu bị hủy",
    "amended_after": "bản sửa đổi đến muộn, không đổi kết luận",
    "organisation_dissolved": "tổ chức đã kết thúc",
    "end_inferred": "việc hay ngày kết thúc là suy ra",
}
NO_REPORT = "chưa có báo cáo công khai"
NO_PLAN = "chưa có kế hoạch trong sổ"
NO_OWN_PLAN = "chưa có kế hoạch riêng trong sổ"
STANDINGS = {
    "interim": "mới có số giữa kỳ",
    "undetermined": "đã báo cáo, chưa đủ để kết luận",
    "not_due": "chưa đến kỳ",
    "silent": NO_REPORT,
    "withdrawn": SHOWN["withdrawn"].lower(),
    "attested": "kết luận không bằng số đếm",
    "early": "kết luận trước hạn",
    "inexact": "kết luận từ tỷ lệ hoặc số ước chừng",
}
SAMPLE = "MINH HỌA"
