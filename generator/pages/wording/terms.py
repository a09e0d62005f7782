"""What the words of a page mean, for the reader who meets them there: terms of the tables, and abbreviations."""

import re
from collections.abc import Mapping

from generator.escaping import escaped
from generator.labels.verdicts import FLAGS, SHOWN
from generator.pages.wording.meanings import FLAG_MEANINGS, STATUS_MEANINGS

TERMS = {
    "target": "Chỉ tiêu",
    "level": "Mức đề ra",
    "guidance": "Hướng dẫn",
    "bar": "Biểu đồ",
    "result": "Kết quả",
    "verdict": "Đánh giá",
}
TERM_MEANINGS = {
    "target": "Việc hoặc con số mà kế hoạch đề ra để phấn đấu, chép nguyên văn. Dòng lùi vào là phần của dòng trên nó.",
    "level": "Con số mà chỉ tiêu đòi hỏi: «từ … trở lên» là ít nhất bằng ấy, «không quá» là nhiều nhất bằng ấy. Dòng "
    "nhỏ bên dưới nói tỷ lệ tính trên tổng số nào.",
    "guidance": "Mức mà văn bản hướng dẫn của cấp trên nêu cho cùng việc ấy, và mức của kế hoạch cao hay thấp hơn.",
    "bar": "Vạch đứng là mức đề ra, dải nhạt là vùng đạt, dải hẹp bên dưới là mức hướng dẫn, thanh đậm là kết quả. "
    "Gạch chéo là chưa có báo cáo công khai, không phải 0. Tỷ lệ đứng trên thang 0–100%, mỗi số lượng có thang riêng.",
    "result": "Số mới nhất mà đơn vị đã công bố, trên tổng số; «cần» là số người, số đơn vị ít nhất phải đạt để đủ mức "
    "đề ra.",
    "verdict": "So kết quả đã công bố với mức đề ra, theo những quy tắc ở trang Cách xác định trạng thái. Chưa có số "
    "công khai thì không nói đạt hay không đạt.",
}
ABBREVIATIONS = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "HVCTQG": "Học viện Chính trị quốc gia Hồ Chí Minh",
    "TCT": "Trường Chính trị",
    "TĐKT": "thi đua, khen thưởng",
    "CBCC": "cán bộ, công chức",
    "CBCCVC": "cán bộ, công chức, viên chức",
    "NLĐ": "người lao động",
    "GV": "giảng viên",
    "BCH": "Ban Chấp hành",
}
_BEGIN, _END = '<section class="td-meanings" aria-label="Giải thích từ ngữ">', "</section>"
# Not within a number of a document, as in 12/KH-UBND: that is a name. What stands before is asked last, so that the
# letters that an abbreviation may begin with are found first.
_ALONE = "|".join(rf"{one}(?<![\w/.\-–]{one})" for one in sorted(ABBREVIATIONS, key=len, reverse=True))
_SHORT = re.compile(rf"({_ALONE})(?![\w/\-–])")


def meaning(key: str) -> tuple[str, str]:
    """A term and what it means, by a status, a remark on a verdict, a heading of the table, or an abbreviation.

    Errors: KeyError for what is none of these.
    """
    if key in TERMS:
        return TERMS[key], TERM_MEANINGS[key]
    if key in ABBREVIATIONS:
        return key, ABBREVIATIONS[key]
    return (SHOWN[key], STATUS_MEANINGS[key]) if key in SHOWN else (FLAGS[key], FLAG_MEANINGS[key])


def meanings_html(terms: Mapping[str, str]) -> str:
    """What terms mean, as HTML; `terms` gives each the anchor that its buttons name."""
    parts = ((anchor, meaning(key)) for key, anchor in terms.items())
    made = (
        f'<div class="td-meaning" id="{anchor}" popover><strong>{escaped(name)}</strong> {escaped(words)}</div>'
        for anchor, (name, words) in parts
    )
    return f"{_BEGIN}{''.join(made)}{_END}" if terms else ""


def without_meanings(html: str) -> str:
    """HTML without what its terms mean: the same words stand on many pages, and are found on that of the method."""
    before, begin, rest = html.partition(_BEGIN)
    return before + rest.partition(_END)[2] if begin else html


def abbreviated(text: str) -> list[str]:
    """A text in pieces: every second one is an abbreviation that has a meaning here."""
    return _SHORT.split(text)
