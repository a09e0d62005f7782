"""Vietnamese words for what a target asks, of whom, and how it stands to the guidance."""

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
SIDES = {
    "higher": "đặt cao hơn",
    "same": "đặt bằng",
    "within": "đặt trong khoảng",
    "lower": "đặt thấp hơn",
    "apart": "đặt khác phạm vi, không so được một chiều",
    "missing": "không đặt chỉ tiêu này",
    "outside": "không thuộc diện áp dụng",
    "no_plan": "chưa có kế hoạch trong sổ",
}
APART = {
    "population": "đối tượng khác",
    "unit": "đơn vị khác",
    "base": "mẫu số khác",
    "period": "kỳ khác",
    "absent": "kế hoạch không có chỉ tiêu này",
    "no_plan": "chưa có kế hoạch kỳ này trong sổ",
    "alone": "không nơi nào khác có",
    "several": "có nhiều chỉ tiêu cùng cách tính, không rõ ghép với chỉ tiêu nào",
    "unmeasured": "không nêu danh hiệu hay cách đo",
}
UNITS = {"%": "tỷ lệ", "": "số đếm, mức"}
ALIGNMENT_FLAGS = {
    "assumed": "mẫu số không nêu, coi như của hướng dẫn",
    "legal_cap": "đúng trần pháp luật",
    "same_need": "khác tỷ lệ nhưng cùng số người, số đơn vị",
    "broader_scope": "phạm vi rộng hơn",
    "unanswered": "kế hoạch không nêu hướng dẫn này",
}
