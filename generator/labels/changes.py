"""Vietnamese words for what becomes of a record."""

CHANGES = {
    "report": "Báo cáo mới",
    "correction": "Đính chính",
    "retraction": "Rút lại báo cáo",
    "figures": "Sửa báo cáo đã ghi",
    "plan": "Kế hoạch vào sổ",
    "amendment": "Sửa đổi kế hoạch",
    "target": "Chỉ tiêu đổi",
    "due": "Hạn, việc phải gửi đổi",
    "membership": "Thành viên đổi",
    "recognition": "Khen thưởng, công nhận",
    "day": "Kết luận đổi vì qua ngày",
    "added": "Vào sổ",
    "restored": "Đưa lại vào sổ",
    "edited": "Sửa bản ghi",
    "renamed": "Đổi mã",
    "removed": "Bỏ khỏi sổ",
}
BEFORE_RESULTS, AFTER_RESULTS = "trước khi có báo cáo nào", "sau khi đã có báo cáo"
CUT_SHORT = "Trang này dựng từ một phần lịch sử git: thay đổi trước phần ấy không kể ở đây"
UNSAVED = "có sửa đổi chưa ghi vào git"
OUTSIDE_GIT, WITHOUT_GIT = "trang dựng ngoài kho git", "máy dựng trang không có git"
NO_HISTORY = "Không rõ sửa lần cuối khi nào, đã đổi những gì: {why}"
PARTLY = "thay đổi đến hết ngày {day} không rõ, vì trang dựng từ một phần lịch sử git"
UNCOMMITTED = "Có tệp đang sửa, chưa ghi vào git: thay đổi ấy chưa kể ở đây"
UNJUDGED = "kết luận của {count} kế hoạch có thể đổi theo; không kể ở đây"
AS_BEFORE = "trở lại như trước"
# What one commit, or one day, did to many at once.
TOGETHER = {
    "entered": "{count} được đưa vào sổ",
    "edited": "{count} được sửa",
    "removed": "{count} được bỏ khỏi sổ",
    "day": "Kết luận của {count} đổi vì qua ngày",
}
# By what the list of changes is filtered, as it stands in its address.
FILTERS = {"organisations": "truong", "clusters": "cum"}
WHAT_FILTER = "loai"
