"""Vietnamese words for the kinds of bodies, what they do in a campaign, how sure a fact about them is."""

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
ACTORS = {"school": "Trường chính trị", "ministry-school": "Trường bộ, ngành", "cluster": "Cụm thi đua"}
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
CHANNELS = {"website": "Trang thông tin điện tử", "led": "Màn hình LED", "notice": "Thông báo", "report": "Báo cáo"}
SCREEN_PROFILES = {"led": "màn hình LED", "tv": "tivi", "gate": "LED cổng trường"}
CONFIDENCE = {"certain": "chắc chắn", "probable": "nhiều khả năng", "possible": "có thể"}
VERIFICATION = {"sourced": "có nguồn", "inferred": "suy luận, chưa tìm thấy văn bản"}


def cluster_offices(kind: str) -> tuple[str, str]:
    """What the head and the deputies of a cluster or bloc of a kind are called."""
    return ("Cụm trưởng", "Cụm phó") if kind.endswith("cluster") else ("Trưởng khối", "Phó khối")
