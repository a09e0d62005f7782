"""The Vietnamese words for closed vocabularies, dates and numbers. Terms: the glossary of docs/thuat-ngu.md."""

from generator.evaluation import verdict

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
# In the order in which they are shown (`verdict.SHOWN`).
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
    "guidance_cap": "mức hướng dẫn nêu đến",
    "aspiration": "mức phấn đấu",
    "unknown": "chưa rõ",
}
ROUNDINGS = {"floor": "xuống", "ceil": "lên", "half_up": "từ nửa trở lên thì lên"}
BOUNDS = {"more_than": "trên", "nearly": "gần", "about": "khoảng"}
ASKED_STAGES = {"proposed": "chỉ tính đề nghị"}
COUNTED = {"beside": "đếm cạnh, không nằm trong, số đạt của chỉ tiêu trên"}
READ_AS = {"at_least": "ít nhất", "cap": "đúng mức trần, không hơn, không kém", "quota": "đúng chỉ tiêu phân bổ"}
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
    "unattested": "chưa có xác nhận",
    "not_comparable": "số đã báo cáo không so được với chỉ tiêu",
    "retracted": "số liệu đã rút",
    "corrected": "đã đính chính",
    "award_revoked": "danh hiệu bị hủy",
    "amended_after": "bản sửa đổi đến muộn, không đổi kết luận",
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
