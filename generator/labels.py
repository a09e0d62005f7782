"""The Vietnamese words for closed vocabularies, dates and numbers. Terms: the glossary of docs/thuat-ngu.md."""

import re
from datetime import date
from fractions import Fraction

from generator.evaluation import verdict
from generator.model.dates import Moment, PartialDate, Period
from generator.model.results import Reached

ORGANISATION_KINDS = {
    "academy": "Học viện",
    "academy-department": "Đơn vị thuộc Học viện",
    "political-school": "Trường chính trị",
    "ministry-school": "Trường bộ, ngành",
    "party-committee": "Cấp ủy",
    "party-commission": "Cơ quan tham mưu của cấp ủy",
    "central-party-body": "Cơ quan Đảng ở Trung ương",
    "people-committee": "Ủy ban nhân dân",
    "government": "Chính phủ",
    "department": "Sở, ngành",
    "emulation-board": "Ban Thi đua - Khen thưởng",
    "union": "Đoàn thể",
    "other": "Tổ chức khác",
}
UNIT_KINDS = {
    "faculty": "Khoa",
    "office": "Phòng",
    "leadership": "Tập thể lãnh đạo",
    "council": "Hội đồng",
    "party-organisation": "Đảng bộ",
    "party-cell": "Chi bộ",
    "trade-union": "Công đoàn",
    "youth-union": "Đoàn thanh niên",
    "other": "Đơn vị",
}
SUCCESSION_KINDS = {
    "merge": "Sáp nhập",
    "split": "Chia tách",
    "rename": "Đổi tên",
    "absorb": "Nhập vào",
    "dissolve": "Giải thể",
    "found": "Thành lập",
}
CLUSTER_KINDS = {
    "academy-cluster": "Cụm thi đua",
    "provincial-bloc": "Khối thi đua",
    "national-cluster": "Cụm thi đua toàn quốc",
    "union-cluster": "Cụm thi đua của đoàn thể",
    "internal-bloc": "Khối thi đua trong đơn vị",
}
MOVEMENT_KINDS = {
    "movement": "Phong trào thi đua",
    "thematic": "Phong trào chuyên đề",
    "special": "Phong trào thi đua đặc biệt",
    "drive": "Cuộc vận động",
    "contest": "Hội thi",
    "study-activity": "Đợt sinh hoạt",
    "national-year": "Năm quốc gia",
    "other": "Hoạt động",
}
DOCUMENT_KINDS = {
    "plan": "Kế hoạch",
    "official-letter": "Công văn",
    "guidance": "Hướng dẫn",
    "directive": "Chỉ thị",
    "decision": "Quyết định",
    "regulation": "Quy định",
    "conclusion": "Kết luận",
    "resolution": "Nghị quyết",
    "scheme": "Đề án",
    "report": "Báo cáo",
    "notice": "Thông báo",
    "submission": "Tờ trình",
    "minutes": "Biên bản",
    "law": "Luật",
    "decree": "Nghị định",
    "circular": "Thông tư",
    "rules": "Quy chế",
    "pact": "Giao ước thi đua",
    "other": "Văn bản",
}
AWARD_KINDS = {
    "title": "Danh hiệu thi đua",
    "commendation": "Hình thức khen thưởng",
    "grade": "Mức xếp loại",
    "contest": "Danh hiệu hội thi",
    "standard": "Tiêu chuẩn",
}
HOLDERS = {
    "individual": "Cá nhân",
    "collective": "Tập thể",
    "organisation": "Tổ chức",
    "both": "Tập thể và cá nhân",
}
POPULATIONS = {
    "individuals": "Cá nhân",
    "staff": "Cán bộ, viên chức, người lao động",
    "lecturers": "Giảng viên",
    "lecturers-entering-contest": "Giảng viên dự hội thi",
    "civil-servants": "Cán bộ, công chức",
    "units": "Khoa, phòng",
    "collectives": "Tập thể",
    "party-organisations": "Tổ chức đảng",
    "professional-organisations": "Tổ chức chuyên môn",
    "mass-organisations": "Đoàn thể",
    "organisation": "Một tổ chức",
    "school": "Nhà trường",
    "deliverables": "Sản phẩm, công trình",
    "objectives": "Mục tiêu",
    "pooled": "Tập thể và cá nhân gộp chung",
    "trainees": "Học viên",
    "party-members": "Đảng viên",
    "union-members": "Đoàn viên",
    "members": "Đơn vị thành viên",
    "other": "Đối tượng khác",
}
CITE_ROLES = {
    "basis": "Căn cứ",
    "implements": "Triển khai",
    "purpose": "Nêu ở mục đích",
    "content": "Nêu ở nội dung",
    "mentions": "Nhắc đến",
    "internal": "Nội bộ",
}
ROLES = {
    "directs": "Chỉ đạo",
    "leads": "Chủ trì",
    "advises_and_leads": "Tham mưu chủ trì",
    "advises": "Tham mưu",
    "carries_out": "Thực hiện",
    "coordinates": "Phối hợp",
    "participates": "Tham gia",
    "monitors": "Theo dõi, đôn đốc",
    "appraises": "Thẩm định, tổng hợp",
    "submits": "Trình",
    "decides": "Quyết định",
}
ACTORS = {"school": "Trường chính trị", "ministry-school": "Trường bộ, ngành", "cluster": "Cụm thi đua"}
CHANNELS = {"website": "Trang thông tin điện tử", "led": "Màn hình LED", "notice": "Thông báo", "report": "Báo cáo"}
CONFIDENCE = {"certain": "chắc chắn", "probable": "nhiều khả năng", "possible": "có thể"}
VERIFICATION = {"sourced": "có nguồn", "inferred": "suy luận, chưa tìm thấy văn bản"}
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
# In the order in which they are told (`verdict.SHOWN`).
SHOWN = {shown: STATUSES.get(shown, "Báo cáo đã rút lại") for shown in verdict.SHOWN}
PHASES = {"mid-year": "Sơ kết giữa năm", "year-end": "Tổng kết cuối năm", "final": "Chính thức"}
BASES = {
    "decision": "Quyết định",
    "report": "Báo cáo",
    "self-assessment": "Tự đánh giá",
    "estimate": "Ước tính",
    "press": "Báo chí",
}
UPPER_IS = {
    "legal_cap": "trần theo pháp luật",
    "guidance_cap": "trần theo hướng dẫn",
    "aspiration": "mức phấn đấu",
    "unknown": "chưa rõ",
}
ROUNDINGS = {"floor": "xuống", "ceil": "lên", "half_up": "từ nửa trở lên thì lên"}
BOUNDS = {"more_than": "trên", "nearly": "gần", "about": "khoảng"}
ASKED_STAGES = {"proposed": "chỉ tính đề nghị"}
COUNTED = {"beside": "đếm cạnh, không nằm trong, số đạt của chỉ tiêu trên"}
READ_AS = {"at_least": "ít nhất", "cap": "tối đa", "quota": "đúng chỉ tiêu phân bổ"}
MOST_DECIMALS = 6
_ISO_DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
SCREEN_PROFILES = {"led": "màn hình LED", "tv": "tivi", "gate": "LED cổng trường"}
NO_REPORT = "chưa có báo cáo công khai"
NO_PLAN = "chưa có kế hoạch trong sổ"
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


def vi_date(when: PartialDate | date | None) -> str:
    """05/3/2023, tháng 8/2021, năm 2021 — as Vietnamese offices write them, two digits for day and month."""
    if when is None:
        return ""
    if isinstance(when, date) or when.day is not None:
        return f"{when.day:02d}/{when.month:02d}/{when.year}"
    return f"tháng {when.month}/{when.year}" if when.month else f"năm {when.year}"


def vi_written(text: str) -> str:
    """A date that data gives as 2022-03-28 as readers write it, 28/03/2022; any other text as it stands."""
    return "/".join(reversed(text.split("-"))) if _ISO_DAY.fullmatch(text) else text


def vi_period(period: Period | None) -> str:
    """năm 2023, 2021–2025, quý II/2023, 03/2023–12/2023."""
    if period is None:
        return ""
    start, end = period.start, period.end
    if "Q" in period.written.upper():
        return f"quý {('I', 'II', 'III', 'IV')[((start.month or 1) - 1) // 3]}/{start.year}"
    if start == end:
        return vi_date(start)
    if start.month is None and end.month is None:
        return f"{start.year}–{end.year}"
    return f"{_short(start)}–{_short(end)}"


def vi_moment(when: Moment) -> str:
    """28/11/2026, or 14:00 ngày 28/11/2026 where the hour is given."""
    return f"{when.hour:%H:%M} ngày {vi_date(when.day)}" if when.hour else vi_date(when.day)


def vi_reached(told: Reached | None) -> str:
    """41, or as the source bounds it: trên 280, gần 22.000, khoảng 280."""
    bound = told.bound() if told else None
    if bound is not None:
        return f"{BOUNDS[bound[0]]} {vi_count(bound[1])}"
    return str(told.count) if told else ""


def vi_share(share: Fraction, digits: int = 1) -> str:
    """9/10 → 90%; 43/48 → 89,6%. Rounded half up for reading only: no rule ever sees it."""
    units, rest = divmod(_rounded(share, digits), 10**digits)
    text = f"{units},{rest:0{digits}d}".rstrip("0").rstrip(",") if digits else str(units)
    return f"{text}%"


def told_apart(share: Fraction, *limits: Fraction | None) -> str:
    """A share with as many decimals as it needs not to look like a limit it does not equal (docs/RULES.md, notation).

    89.97% against 90% prints 89,97%, because 90% would contradict «không đạt».
    """
    for digits in range(1, MOST_DECIMALS):
        shown = _rounded(share, digits), 100 * 10**digits
        if all(
            _side(share.numerator, share.denominator, limit) == _side(*shown, limit)
            for limit in limits
            if limit is not None
        ):
            return vi_share(share, digits)
    return vi_share(share, MOST_DECIMALS)


def _side(over: int, under: int, limit: Fraction) -> int:
    """1, 0 or -1 where over/under lies above, at or below the limit."""
    one, other = over * limit.denominator, limit.numerator * under
    return (one > other) - (one < other)


def _rounded(share: Fraction, digits: int) -> int:
    """The share in units of its last digit shown, half up."""
    return int((2 * share.numerator * 100 * 10**digits + share.denominator) // (2 * share.denominator))


def vi_measure(value: Fraction) -> str:
    """5/2 → 2,5. At most three decimals."""
    return f"{float(value):.3f}".rstrip("0").rstrip(".").replace(".", ",")


def vi_count(number: int) -> str:
    """1234 → 1.234."""
    return f"{number:,}".replace(",", ".")


def _short(when: PartialDate) -> str:
    return vi_date(when).removeprefix("tháng ").removeprefix("năm ")


ALIGNMENTS = {
    "equal": "bằng hướng dẫn",
    "stricter": "cao hơn hướng dẫn",
    "weaker": "thấp hơn hướng dẫn",
    "within": "trong khoảng của hướng dẫn",
    "at_upper": "bằng mức trên của hướng dẫn",
    "above_range": "vượt khoảng của hướng dẫn",
    "subset": "khoảng nằm trong khoảng của hướng dẫn",
    "overlaps": "khoảng chồng một phần lên khoảng của hướng dẫn",
    "broader_scope": "phạm vi rộng hơn hướng dẫn",
    "narrower_scope": "phạm vi hẹp hơn hướng dẫn",
    "missing": "kế hoạch không có chỉ tiêu này",
    "extra": "hướng dẫn không yêu cầu",
    "not_comparable": "không so sánh được",
    "not_applicable": "không áp dụng",
}
ALIGNMENT_FLAGS = {
    "assumed": "mẫu số không nêu, coi như của hướng dẫn",
    "legal_cap": "đúng trần pháp luật",
    "same_need": "khác tỷ lệ nhưng cùng số người, số đơn vị",
    "broader_scope": "phạm vi rộng hơn",
    "unanswered": "kế hoạch không nêu hướng dẫn này",
}
FLAGS = {
    "over_cap": "vượt trần",
    "cap_unchecked": "chưa đối chiếu được mức trần",
    "above_range": "trên khoảng",
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
    "unattested": "chưa có xác nhận",
    "not_comparable": "số đã báo cáo không so được với chỉ tiêu",
    "retracted": "số liệu đã rút",
    "corrected": "đã đính chính",
    "award_revoked": "danh hiệu bị hủy",
    "amended_after": "kế hoạch sửa sau khi kỳ đã xong, không đổi kết luận",
    "organisation_dissolved": "tổ chức đã kết thúc",
    "end_inferred": "việc hay ngày kết thúc là suy ra",
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
