"""Vietnamese words for the kinds of movements, documents and awards."""

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
CITE_ROLES = {
    "basis": "Căn cứ",
    "implements": "Triển khai",
    "purpose": "Nêu ở mục đích",
    "content": "Nêu ở nội dung",
    "mentions": "Nhắc đến",
    "internal": "Nội bộ",
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
