"""What readers call the pages that answer of the whole record, in the words of their questions."""

from generator.pages.linking.addresses import CALENDAR, COMPARE, DATA, METHOD, REPORTS, SAMPLES, SILENCE
from generator.pages.linking.explore import EXPLORE

ALSO_CALLED = {
    CALENDAR: (
        "Hạn nộp báo cáo", "Khi nào báo cáo", "Bao giờ hết hạn nộp báo cáo", "Hạn gửi hồ sơ", "Thời hạn", "Deadline",
        "Lịch tháng",
    ),
    SILENCE: (
        "Trường nào chưa báo cáo", "Ai chưa báo cáo", "Chưa báo cáo", "Chưa nộp báo cáo", "Im lặng", "Chậm báo cáo",
    ),
    COMPARE: ("So sánh trường", "So sánh các trường", "Đặt cạnh nhau"),
    DATA: ("Tải", "Tải dữ liệu", "Tải về", "Dữ liệu mở", "CSV", "Excel"),
    EXPLORE: ("Lọc", "Bảng", "Lọc chỉ tiêu", "Bảng chỉ tiêu"),
    METHOD: ("Cách tính", "Quy tắc", "Vì sao không đạt", "Đạt hay không đạt"),
    REPORTS: ("Báo cáo", "Sơ kết, tổng kết"),
}  # fmt: skip


def also_called(address: str) -> tuple[str, ...]:
    """The other names of the page at an address, the same for that of the samples; none where its title is all."""
    return ALSO_CALLED.get(address.removeprefix(SAMPLES), ())
