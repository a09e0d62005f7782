"""Help on the keys of data/screens/: what a screen is and what it plays."""

SCREENS: dict[str, dict[str, str]] = {
    "Screen": {
        "name": "Tên để người vận hành nhận ra. Ví dụ: Màn hình LED cổng trường.",
        "organisation": "Mã tổ chức có màn hình. Ví dụ: tct-binh-thuan. Chỉ viết một: organisation hoặc cluster.",
        "cluster": "Mã cụm, khối mà màn hình chiếu. Chỉ viết một: organisation hoặc cluster.",
        "profile": "Kiểu màn hình: tv là tivi, led là màn LED trong nhà, gate là LED ở cổng.",
        "box": "Vùng điểm ảnh được chiếu: rộng x cao + trái + trên. Ví dụ: 512x256 hoặc 512x256+0+0.",
        "pitch_mm": "Bước điểm ảnh của màn LED, tính bằng mm. Ví dụ: 10 hoặc 2,5.",
        "distance_m": "Người xem đứng cách bao nhiêu mét. Ví dụ: 15.",
        "readers": "Ai đọc: adults là người lớn, children là có trẻ em.",
        "dim": "Độ sáng. Ví dụ: 60%.",
        "off": "Những giờ màn hình tối. Ví dụ: 18:00-06:00.",
        "playlist": "Các loại trang chiếu theo thứ tự; bỏ trống thì cổng tự chọn. Ví dụ: targets.",
        "emergency": "Câu hiện ngay khi bấm phím K ở máy chiếu. Ví dụ: Khẩn cấp, xin ra sân trường.",
        "health": "Địa chỉ mà màn hình báo nó còn sống, mỗi 5 phút; bỏ trống thì không báo đâu cả. Ví dụ: https://giam-sat.truong.edu.vn/man.",
        "urgent": "true thì mỗi phút hỏi xem có tin khẩn.",
        "stale_days": "Số liệu cũ hơn số ngày này thì màn hình báo. Ví dụ: 14.",
    },
    "Window": {
        "from": "Từ ngày. Ví dụ: 2024-01-10.",
        "until": "Đến hết ngày. Ví dụ: 2024-01-20.",
        "days": "Các ngày trong tuần, 1 là thứ Hai, 7 là Chủ nhật. Ví dụ: 1-5 hoặc 1,3,6.",
        "hours": "Giờ trong ngày. Ví dụ: 07:00-17:00; 18:00-06:00 là qua đêm.",
    },
    "Shown": {"show": "Loại trang chiếu. Ví dụ: targets là chỉ tiêu, notices là thông báo."},
}
