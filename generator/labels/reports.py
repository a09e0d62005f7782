"""Vietnamese words for what is reported, recognised and sent, at which stage and on which ground."""

from generator.labels.verdicts import NO_REPORT
from generator.model.ids import result_id

PHASES = {"mid-year": "Sơ kết giữa năm", "year-end": "Tổng kết cuối năm", "final": "Chính thức"}
BASES = {
    "decision": "Quyết định",
    "report": "Báo cáo",
    "self-assessment": "Tự đánh giá",
    "estimate": "Ước tính",
    "press": "Báo chí",
}
REASONS = {
    "error": "sai số liệu",
    "appeal": "theo khiếu nại",
    "award_revoked": "hủy quyết định khen thưởng",
    "source_withdrawn": "nguồn đã rút",
}
OUTCOMES = {"achieved": "đạt", "partly": "đạt một phần", "not_achieved": "chưa đạt"}
REPORT_STATUSES = {
    "made": "đã công bố",
    "late": "công bố sau hạn",
    "withdrawn": "đã rút",
    "missing": NO_REPORT,
    "pending": "chưa đến hạn",
    "not_asked": "không đặt hạn",
    "dissolved": "tổ chức đã kết thúc",
}
PUBLICATION_STAGES = {"plan": "Kế hoạch", **PHASES}
PUBLICATIONS = {
    "published": "đã công bố",
    "late": "công bố sau hạn",
    "sent": "đã gửi, chưa có bản công khai trong sổ",
    "withdrawn": "đã công bố rồi rút",
    "silent": "chưa công bố",
    "past_mark": "chưa công bố",
    "waiting": "chưa đến hạn",
    "not_owed": "sổ không thấy ai đặt hạn",
    "dissolved": "tổ chức kết thúc trước hạn",
}
DUTY_STATUSES = {
    "fulfilled": "đã thực hiện",
    "fulfilled_on_time": "đã gửi đúng hạn",
    "fulfilled_late": "đã gửi muộn",
    "unclear": "đã gửi, chưa rõ có kịp hạn",
    "overdue": "quá hạn",
    "due": "sắp đến hạn",
    "not_due": "chưa đến hạn",
    "unknown": "sổ chưa có minh chứng",
}
STAGES = {
    "registered": "đăng ký",
    "voted": "đã bình bầu",
    "proposed": "đã đề nghị",
    "decided": "đã quyết định",
    "revoked": "đã thu hồi",
}


def report_words(key: str) -> str:
    """A report by its id, in words: «Chính thức», «Chính thức, bản thay thứ 1»."""
    found = result_id(key)
    return PHASES[found.phase] + (f", bản thay thứ {found.revision - 1}" if found.revision > 1 else "")
