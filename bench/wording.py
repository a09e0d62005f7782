"""Words of the synthetic record: provinces that do not exist, and sentences as plans have them."""

from random import Random

_FIRST = (
    "Hư", "Mộng", "Giả", "Tưởng", "Ảo", "Mẫu", "Thí", "Nháp", "Phỏng", "Ước", "Vọng", "Huyền", "Mơ", "Tạm", "Khuyết",
    "Vô", "Dự", "Phác", "Ngụ", "Ẩn",
)  # fmt: skip
_SECOND = (
    "Giang", "Sơn", "Châu", "Bình", "Lâm", "Phước", "Thuận", "Hải", "Dương", "Khê", "Lĩnh", "Nguyên", "Điền", "Trì",
    "Thạch", "Vân", "Hà", "An", "Định", "Quang",
)  # fmt: skip
_THIRD = ("Đông", "Tây", "Nam", "Bắc", "Thượng", "Hạ", "Trung")
_VERBS = (
    "Nâng chất lượng", "Đổi mới", "Siết chặt", "Hoàn thiện", "Rà soát", "Phối hợp thực hiện", "Kiểm tra định kỳ",
    "Tăng cường", "Chủ động tổ chức", "Đẩy mạnh", "Giữ vững nền nếp", "Tổng kết, nhân rộng", "Bảo đảm", "Mở rộng",
)  # fmt: skip
_OBJECTS = (
    "công tác đào tạo, bồi dưỡng cán bộ", "nghiên cứu khoa học gắn với thực tiễn địa phương", "sinh hoạt chuyên đề",
    "phương pháp giảng dạy lý luận chính trị", "quy chế coi thi, chấm thi", "việc học tập của học viên các lớp",
    "kỷ luật công tác và phát ngôn", "hoạt động của các khoa, phòng", "việc cử giảng viên đi nghiên cứu thực tế",
    "cơ sở vật chất và thư viện", "thông tin, tuyên truyền về điển hình", "công tác tham mưu, phục vụ",
    "chuyển đổi số trong quản lý đào tạo", "xây dựng trường chính trị chuẩn", "văn hóa công sở tại đơn vị",
)  # fmt: skip
_MANNERS = (
    "theo kế hoạch đã đăng ký với cụm", "ngay từ quý đầu của năm", "bằng những việc làm cụ thể, đo được",
    "trên cơ sở phân công rõ người, rõ việc", "có sơ kết giữa năm và tổng kết cuối năm", "với sự tham gia của đoàn thể",
    "đúng quy định và đúng thời hạn", "gắn với đánh giá, xếp loại hằng năm", "trong toàn thể viên chức, người lao động",
    "lấy chất lượng làm thước đo", "tránh hình thức, dàn trải", "và báo cáo kết quả công khai",
)  # fmt: skip
COMPONENTS = (
    "Chủ động", "Đồng bộ", "Đột phá", "Kỷ cương", "Chất lượng", "Hiệu quả", "Sáng tạo", "Đoàn kết", "Trách nhiệm",
    "Nêu gương", "Thực chất", "Bền vững",
)  # fmt: skip
UNITS = (
    ("lanh-dao", "Lãnh đạo nhà trường", "leadership"), ("khoa-ly-luan", "Khoa Lý luận cơ sở", "faculty"),
    ("khoa-nha-nuoc", "Khoa Nhà nước và pháp luật", "faculty"), ("khoa-dan-van", "Khoa Xây dựng Đảng", "faculty"),
    ("phong-dao-tao", "Phòng Quản lý đào tạo", "office"), ("phong-to-chuc", "Phòng Tổ chức, hành chính", "office"),
    ("dang-bo", "Đảng bộ", "party-organisation"), ("cong-doan", "Công đoàn cơ sở", "trade-union"),
    ("chi-doan", "Chi đoàn thanh niên", "youth-union"),
)  # fmt: skip
PROVINCES = len(_FIRST) * len(_SECOND) * len(_THIRD)


def province(number: int) -> str:
    """The name of a fictional province, different for each number below PROVINCES."""
    number, second = divmod(number, len(_SECOND))
    third, first = divmod(number, len(_FIRST))
    return f"{_FIRST[first]} {_SECOND[second]} {_THIRD[third % len(_THIRD)]}"


def sentence(random: Random) -> str:
    """One sentence of a plan."""
    return f"{random.choice(_VERBS)} {random.choice(_OBJECTS)} {random.choice(_MANNERS)}."


def paragraph(random: Random, sentences: int) -> str:
    """A few sentences."""
    return " ".join(sentence(random) for _ in range(sentences))
