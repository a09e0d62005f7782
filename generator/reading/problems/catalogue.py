"""The closed catalogue of problems: one declaration per code. Every code has a heading in docs/loi.md."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """What a code means: its severity, a short title and an explanation, both Vietnamese."""

    severity: Severity
    title: str
    explanation: str


def _error(title: str, explanation: str) -> ProblemKind:
    return ProblemKind("error", title, explanation)


def _warning(title: str, explanation: str) -> ProblemKind:
    return ProblemKind("warning", title, explanation)


FILES = {
    "unexpected-file": _error("Tệp không đúng chỗ", "Tệp không nằm ở thư mục nào của cổng, hoặc không có đuôi .yml."),
    "bad-file-name": _error("Tên tệp không hợp lệ", "Tên tệp là mã của bản ghi: chữ thường không dấu, số, gạch ngang."),
    "name-collision": _error(
        "Hai tên tệp trùng nhau", "Hai tệp chỉ khác nhau ở chữ hoa, cách gõ dấu, hoặc có chung một địa chỉ trang."
    ),
    "not-regular": _error("Không phải tệp thường", "Liên kết tượng trưng, ống dẫn hay thiết bị không được đọc."),
    "unreadable-file": _error("Không mở được tệp", "Hệ điều hành không cho đọc tệp này."),
    "too-large": _error("Tệp quá lớn", "Mỗi tệp tối đa 1 MiB."),
    "empty-file": _error("Tệp trống", "Tệp không có nội dung, hoặc chỉ có chú thích."),
    "binary-file": _error("Không phải tệp chữ", "Tệp Word, Excel, ảnh hay tệp nén bị đổi đuôi thành .yml."),
    "lfs-pointer": _error("Con trỏ Git LFS", "Nội dung thật nằm ở Git LFS, trong kho chỉ có con trỏ."),
    "merge-conflict": _error("Còn dấu xung đột", "Tệp còn các dấu <<<<<<<, =======, >>>>>>> do gộp hai bản sửa."),
    "wrong-encoding": _error("Sai bảng mã", "Tệp phải lưu bằng UTF-8, không phải UTF-16, TCVN3, VNI hay Windows-1258."),
    "garbled-text": _error("Chữ bị vỡ", "Chữ tiếng Việt bị đọc nhầm bảng mã rồi chép lại, ví dụ «Trưá»ng»."),
    "bad-character": _error(
        "Ký tự không được dùng",
        "Ký tự điều khiển, vô hình, đổi chiều chữ, riêng của phông, hoặc hai dấu thanh trên một chữ.",
    ),
    "docs-file": _error("Tệp không đăng được", "Trong docs/ chỉ có Markdown và ảnh; docs/assets/ là của giao diện."),
    "unsafe-markup": _error("Thẻ, liên kết không an toàn", "Markdown không được mang mã chạy, khung hay địa chỉ lạ."),
    "too-complex": _error(
        "Đoạn chữ quá rối", "Markdown lồng quá sâu, hay quá nhiều dấu ngoặc, dấu định dạng, dựng rất lâu."
    ),
    "bad-line-break": _error("Cách xuống dòng cũ", "Tệp xuống dòng bằng ký tự CR đứng một mình."),
}

SYNTAX = {
    "syntax": _error("Sai cú pháp YAML", "Máy không đọc được cấu trúc của tệp từ chỗ này."),
    "tab-indentation": _error("Thụt dòng bằng phím Tab", "YAML chỉ cho thụt dòng bằng dấu cách."),
    "too-deep": _error("Lồng quá sâu", "Các nhóm và danh sách lồng nhau tối đa 20 tầng."),
    "too-many-nodes": _error("Quá nhiều mục", "Một tệp tối đa 50.000 khóa, giá trị, nhóm và danh sách."),
    "too-many-problems": _error("Quá nhiều lỗi cấu trúc", "Máy dừng đọc tệp sau 1.000 lỗi cấu trúc."),
    "duplicate-key": _error("Khóa lặp", "Một khóa xuất hiện hai lần trong cùng một nhóm."),
    "bad-key": _error("Khóa không phải chữ", "Khóa phải là một từ, không trống, không phải danh sách hay nhóm."),
    "alias": _error("Dùng neo hoặc bí danh", "Không dùng &tên và *tên của YAML; hãy chép lại nội dung."),
    "merge-key": _error("Dùng khóa gộp", "Không dùng khóa gộp << của YAML; hãy chép lại nội dung."),
    "tag": _error("Dùng thẻ kiểu", "Không dùng thẻ kiểu của YAML như !!int; kiểu do trường quyết định."),
    "directive": _error("Dùng chỉ thị YAML", "Không dùng dòng %YAML hay %TAG ở đầu tệp."),
    "second-document": _error("Nhiều tài liệu trong một tệp", "Mỗi tệp chỉ một tài liệu; bỏ dòng --- thứ hai."),
    "lost-text": _warning("Có thể mất chữ sau dấu #", "Phần sau « #» trong dòng là chú thích, không phải nội dung."),
}

FIELDS = {
    "wrong-type": _error("Sai kiểu", "Chỗ này cần một đoạn chữ, một danh sách hay một nhóm khóa khác với đang có."),
    "unknown-key": _error("Khóa lạ", "Nhóm này không có khóa ấy; thường do gõ nhầm."),
    "missing-field": _error("Thiếu trường bắt buộc", "Bản ghi thiếu một trường bắt buộc, hoặc trường ấy để trống."),
    "blank-key": _warning("Khóa không có giá trị", "Khóa có tên mà để trống, hay ghi null, ~: coi như không viết."),
    "unknown-value": _error("Giá trị ngoài danh mục", "Trường này chỉ nhận một số giá trị cố định."),
    "empty-text": _error("Đoạn chữ rỗng", "Trường này không được để trống."),
    "too-long": _error("Quá dài", "Đoạn chữ hay danh sách dài quá mức cho phép."),
    "too-short": _error("Danh sách quá ngắn", "Danh sách này trống, hoặc ít mục hơn mức phải có."),
    "bad-id": _error("Mã không hợp lệ", "Mã gồm chữ thường không dấu, số, gạch ngang, tối đa 64 ký tự."),
    "bad-date": _error("Ngày không hợp lệ", "Ngày viết 2023-12-31 hoặc 31/12/2023 và phải có trong lịch."),
    "bad-period": _error("Kỳ không hợp lệ", "Kỳ viết 2023, 2021..2025, 2023-Q2 hoặc 2023-03..2023-12."),
    "bad-percent": _error("Tỷ lệ không hợp lệ", "Tỷ lệ viết 90%, 12,5% hoặc 12.5%, từ 0% đến 100%."),
    "bad-count": _error("Số đếm không hợp lệ", "Số đếm là số nguyên viết liền, không dấu chấm, không dấu phẩy."),
    "bad-range": _error("Khoảng không hợp lệ", "Khoảng viết 10–15% hoặc 3–5, số nhỏ đứng trước."),
    "bad-amount": _error("Lượng không hợp lệ", "Lượng viết 1234, 1.234 hoặc 1.234,5."),
    "bad-change": _error("Mức tăng, giảm không hợp lệ", "Mức tăng, giảm viết +10%, -5% hoặc 2,5%."),
    "bad-colour": _error("Màu không hợp lệ", "Màu viết bằng dấu # và sáu chữ số hay chữ từ a đến f."),
    "bad-flag": _error("Không phải true hay false", "Trường này chỉ nhận true hoặc false."),
    "bad-url": _error("Địa chỉ không hợp lệ", "Địa chỉ bắt đầu bằng https:// hoặc http://, ai cũng mở được."),
    "bad-picture": _error(
        "Ảnh không dùng được", "Ảnh là png, jpg, webp, avif trong pictures/, không hỏng, không quá lớn."
    ),
    "not-one-comparator": _error("Không đúng một phép so sánh", "Mỗi chỉ tiêu có đúng một khóa so sánh."),
    "not-one-base": _error("Nhiều mẫu số", "Mẫu số chỉ có một trong base, target, award, participants."),
    "not-one-owner": _error("Không rõ kế hoạch của ai", "Kế hoạch là của các tổ chức, hoặc của một cụm, khối."),
    "not-one-count": _error("Số đạt viết nhiều cách", "Số đạt là một số, hoặc một trong more_than, nearly, about."),
    "exactly-zero": _error("Không có mà viết exactly", "«Không có», «không quá» viết bằng at_most."),
    "unit-missing": _error("Lượng không có đơn vị tính", "Số có phần lẻ cần đơn vị tính (unit) bên cạnh."),
    "complete-without-source": _error("Nói là đủ mà không có nguồn", "complete: true cần ngày và nguồn."),
    "wrong-year": _error("Sai năm của thư mục", "Thư mục năm phải là năm đầu của kỳ ghi trong tệp."),
    "phase-mismatch": _error("Kỳ báo cáo khác tên tệp", "phase trong tệp phải giống tên tệp."),
    "reversed-dates": _error("Ngày cuối trước ngày đầu", "Ngày kết thúc đứng trước ngày bắt đầu."),
    "sample-outside-examples": _error("Minh họa ngoài examples/", "sample: true chỉ được dùng dưới examples/."),
}

LINKS = {
    "dangling-reference": _error("Dẫn tới mã không có", "Không bản ghi nào có mã này."),
    "wrong-kind": _error("Dẫn tới sai loại", "Mã có thật nhưng không phải loại mà trường này cần."),
    "missing-picture": _error("Không có tệp ảnh", "Trong thư mục pictures/ không có ảnh mà bản ghi nêu."),
    "unknown-target": _error("Chỉ tiêu không có", "Kế hoạch hay hướng dẫn không có chỉ tiêu mang mã này."),
    "unknown-component": _error("Thành tố không có", "Chủ đề của kế hoạch không có thành tố này."),
    "duplicate-id": _error("Mã lặp", "Hai mục mang cùng một mã."),
    "base-loop": _error("Mẫu số vòng tròn", "Các chỉ tiêu lấy nhau làm mẫu số thành vòng."),
    "reference-loop": _error("Dẫn vòng tròn", "Các bản ghi dẫn nhau thành vòng."),
    "correction-of-nothing": _error("Sửa đổi cái không có", "Tệp được đính chính, rút lại hay sửa đổi không tồn tại."),
    "correction-fork": _error(
        "Hai bản cùng thay một bản", "Một tệp chỉ được thay một lần, một khen thưởng chỉ bị thu hồi một lần."
    ),
    "correction-without-reason": _error("Thay đổi không nêu lý do", "Đính chính, rút lại, sửa đổi phải có lý do."),
    "correction-too-early": _error("Đính chính trước bản gốc", "Tệp công bố trước tệp mà nó đính chính hay rút lại."),
    "correction-without-approver": _error(
        "Đính chính không có người duyệt", "Đính chính, rút lại báo cáo phải ghi người duyệt."
    ),
    "correction-without-figures": _error("Đính chính không có số liệu", "Đính chính phải nêu số liệu đúng."),
    "correction-same-figures": _error(
        "Đính chính không đổi gì", "Số liệu của bản đính chính giống hệt số liệu đang có hiệu lực."
    ),
    "correction-elsewhere": _error(
        "Đính chính của báo cáo khác", "Đính chính, rút lại, sửa đổi giữ nguyên kế hoạch, năm và kỳ của bản gốc."
    ),
    "missing-correction": _error("Bản sau không nói thay bản nào", "Tệp .r2, .r3 … phải nói nó thay tệp nào."),
    "folder-not-plan": _error(
        "Thư mục không phải tên kế hoạch", "Thư mục của báo cáo mang đúng tên tệp của kế hoạch, chỉ năm được khác."
    ),
    "name-not-owner": _error(
        "Tên tệp là của đơn vị khác", "Tên tệp kế hoạch bắt đầu bằng mã một tổ chức, cụm, khối không có trong kế hoạch."
    ),
    "record-twice": _error("Một văn bản nhập hai lần", "Một kế hoạch, hướng dẫn hay công nhận đứng ở hai tệp."),
    "duplicate-member": _error("Thành viên lặp", "Một tổ chức là thành viên hai lần trong cùng thời gian."),
    "not-decided": _error("Chưa phải quyết định", "Chỉ công nhận đã quyết định mới làm minh chứng hay bị thu hồi."),
    "rank-without-group": _error("Thứ hạng không có cụm, khối", "Xếp thứ mấy phải nói xếp trong cụm, khối nào."),
    "points-without-address": _error("Điểm chưa công bố", "Điểm chỉ ghi khi cụm, khối đã công bố, kèm địa chỉ."),
}

RULES = {
    "more-than-base": _error("Đạt nhiều hơn mẫu số", "Số đạt lớn hơn tổng số."),
    "child-over-parent": _error("Phần lớn hơn toàn thể", "Số đạt lớn hơn số đạt của chỉ tiêu làm mẫu số."),
    "figure-unfit": _error("Số liệu không hợp chỉ tiêu", "Chỉ tiêu so sánh cách này không nhận loại số liệu ấy."),
    "base-missing": _error("Số đạt không có tổng số", "Chỉ tiêu là một tỷ lệ nên số đạt cần tổng số, hoặc not-stated."),
    "no-figures": _error("Báo cáo không có số liệu", "Báo cáo không có số liệu của chỉ tiêu nào."),
    "figure-empty": _error("Số liệu để trống", "Chỉ tiêu đứng trong báo cáo mà không có con số, mức hay kết quả nào."),
    "counted-outside-year": _error("Số liệu của năm khác", "Số liệu tính đến một ngày ngoài năm của báo cáo."),
    "percent-missing": _error("Có lẽ thiếu dấu %", "Con số đứng cạnh mẫu số, hay in là tỷ lệ, mà không có dấu %."),
    "not-a-member": _error("Không phải thành viên", "by_member chỉ ghi thành viên của cụm, khối trong năm ấy."),
    "base-year-late": _error("Năm đem ra so quá muộn", "Năm đem ra so phải đứng trước kỳ của chỉ tiêu."),
    "after-the-end": _error(
        "Sau khi đã kết thúc", "Một tổ chức đã kết thúc thì không có kế hoạch, vai trò hay công nhận của kỳ sau."
    ),
    "no-evidence": _error("Kết quả không có minh chứng", "Mỗi kết quả phải dẫn ít nhất một nguồn."),
    "phone-number": _error("Giống số điện thoại", "Số điện thoại không bao giờ được công bố."),
    "id-number": _error("Giống số giấy tờ cá nhân", "Số căn cước, chứng minh nhân dân không bao giờ được công bố."),
    "email-address": _error("Địa chỉ thư điện tử", "Địa chỉ thư cá nhân không bao giờ được công bố."),
    "photo-without-consent": _error("Ảnh chưa được đồng ý", "Ảnh chỉ đưa vào kho khi người trong ảnh đã đồng ý."),
    "missing-consent": _warning("Chưa có sự đồng ý", "Gương cá nhân chưa có sự đồng ý thì không có trang."),
    "title-in-quotes": _warning("Tên nằm trong ngoặc kép", "Cả tên ở giữa hai dấu ngoặc “…”; trang hiện cả dấu ngoặc."),
    "picture-location": _warning("Ảnh còn ghi nơi chụp", "Tệp ảnh gốc trong kho, ai cũng tải được, còn ghi nơi chụp."),
    "theme-differs": _warning("Chủ đề khác bản phát động", "Thành tố in trong văn bản khác chủ đề đã phát động."),
    "unregistered-document": _warning("Văn bản chưa có trong danh mục", "Số văn bản trong đoạn chữ chưa có bản ghi."),
    "duplicate-number": _warning("Số thứ tự in lặp", "Hai chỉ tiêu hay nhiệm vụ mang cùng số in trong văn bản."),
    "base-unstated": _warning("Chưa nêu mẫu số", "Chỉ tiêu theo tỷ lệ mà không nói tính trên tổng số nào."),
    "infeasible-range": _warning("Khoảng không số nguyên nào đạt", "Với mẫu số này không số nguyên nào trong khoảng."),
    "cap-disagrees": _warning(
        "Trần ghi khác quy định", "Kế hoạch gọi đầu trên khác điều quy định đang có hiệu lực đặt."
    ),
    "at-most-meant": _warning(
        "Có lẽ là at_most", "Văn bản viết «không quá», «không có» mà phép so sánh là mức phải đạt."
    ),
    "statement-disagrees": _warning(
        "Con số khác câu chữ", "Số, phép so sánh hay năm khác điều câu chữ của chính bản ghi nói."
    ),
    "planned-over-cap": _warning(
        "Cần nhiều hơn trần", "Số cần đạt vượt trần theo quy định, tính trên tổng số dự kiến."
    ),
    "rank-beyond-group": _warning("Thứ hạng quá số đơn vị", "Xếp thứ nhiều hơn số thành viên của cụm, khối."),
    "stage-disorder": _warning(
        "Các bước không theo thứ tự", "Quyết định trước năm công nhận, hay đề nghị sau quyết định."
    ),
    "without-effect": _warning("Khóa không có tác dụng", "Khóa này không đổi cách đánh giá chỉ tiêu như đang viết."),
    "share-disagrees": _warning("Tỷ lệ không khớp số đếm", "Tỷ lệ nguồn in khác tỷ lệ tính từ số đếm."),
    "base-disagrees": _warning("Mẫu số không khớp", "Tổng số ghi ở đây khác số đạt của chỉ tiêu làm mẫu số."),
    "result-before-plan": _warning("Kết quả trước kế hoạch", "Kết quả công bố trước ngày của kế hoạch."),
    "counted-after-published": _warning("Số liệu sau ngày công bố", "Số liệu tính đến một ngày sau ngày công bố."),
    "counted-early": _warning("Số liệu trước khi hết kỳ", "Báo cáo chính thức mà số liệu tính trước ngày cuối kỳ."),
    "date-outside-period": _warning("Ngày ngoài kỳ", "Ngày của một việc xa năm hay kỳ mà bản ghi nói tới."),
    "future-date": _warning("Ngày chưa tới", "Việc đã xảy ra mà ngày lại sau ngày sổ tính đến."),
    "draft-plan": _warning("Bản nháp", "Kế hoạch chưa có tên, văn bản hay chỉ tiêu thì chưa lên trang."),
    "result-of-draft": _warning("Báo cáo của bản nháp", "Kế hoạch còn là bản nháp nên báo cáo chưa lên trang."),
    "plan-late": _warning("Kế hoạch ban hành muộn", "Ngày ban hành sau hạn của hướng dẫn, hoặc sau ngày đầu kỳ."),
    "amendment-same-document": _warning(
        "Sửa đổi mang văn bản của bản gốc", "Bản sửa đổi có cùng số, ngày với kế hoạch mà nó sửa."
    ),
    "amendment-too-late": _warning("Sửa đổi sau khi kỳ đã xong", "Bản sửa đổi ban hành muộn, không đổi kết luận."),
    "sum-disagrees": _warning("Các số cộng lại không khớp", "Số đạt khác danh mục, hoặc các phần vượt tổng số."),
    "below-earlier": _warning("Ít hơn báo cáo trước", "Số đạt ít hơn số mà báo cáo trước trong năm đã nêu."),
    "base-jump": _warning("Tổng số nhảy vọt", "Tổng số gấp mười lần hay bằng một phần mười năm trước."),
    "zero-base": _warning("Mẫu số bằng 0", "Không thể tính tỷ lệ trên tổng số 0."),
    "small-group": _warning("Nhóm quá nhỏ", "Nhóm dưới 5 người thì con số có thể chỉ ra từng người."),
    "duplicate-target": _warning("Chỉ tiêu lặp", "Hai chỉ tiêu của một văn bản hỏi đúng một điều."),
    "near-duplicate-name": _warning("Tên gần như trùng", "Hai bản ghi cùng loại mang một tên trong cùng thời gian."),
    "document-twice": _warning("Văn bản có hai lần", "Hai bản ghi mang cùng số của cùng cơ quan, hoặc cùng bản gốc."),
    "duplicate-recipient": _warning("Đơn vị nhận lặp", "Một đơn vị đứng hai lần trong một công nhận."),
    "holder-disagrees": _warning("Không hợp người nhận", "Danh hiệu này tặng cho cá nhân, hay cho cả tổ chức một lần."),
    "outside-group": _warning("Ngoài cụm, khối", "Đơn vị không phải thành viên của cụm, khối trong năm ấy."),
    "name-of-nobody": _warning(
        "Tên tệp không phải của đơn vị nào", "Tên tệp kế hoạch bắt đầu bằng mã một tổ chức, cụm hay khối của kế hoạch."
    ),
    "result-outside-period": _warning("Kết quả ngoài kỳ", "Năm báo cáo nằm ngoài kỳ của kế hoạch."),
}

# Found by `thidua diff`, and by `check` in a checkout of git: they need the version before; what is gone also by
# `build`, beside the site that stands there.
HISTORY = {
    "published-result-edited": _error(
        "Sửa báo cáo đã công bố", "Báo cáo đã công bố không sửa nữa; đính chính là tệp mới."
    ),
    "published-result-removed": _error("Xóa báo cáo đã công bố", "Báo cáo đã công bố không được xóa hay đổi tên."),
    "records-removed": _error(
        "Sổ vơi đi nhiều", "Cả một thư mục, hay một phần năm số bản ghi của một loại, không còn."
    ),
    "snapshot-removed": _error("Bản lưu không còn", "Một bản lưu đã công bố không được bỏ hay thay."),
    "closed-period-edited": _error(
        "Sửa kế hoạch của kỳ đã đóng", "Kỳ đã qua hạn báo cáo chính thức thì điều đã hứa không đổi."
    ),
    "reported-promise-edited": _error(
        "Hạ hay bỏ điều đã hứa khi đã có báo cáo", "Đã có báo cáo thì chỉ tiêu chỉ đổi bằng kế hoạch sửa đổi."
    ),
    "amendment-without-signature": _error(
        "Sửa đổi kỳ đã đóng mà không có người ký", "Kế hoạch của kỳ đã đóng chỉ đổi khi có người ký."
    ),
}

CATALOGUE: dict[str, ProblemKind] = FILES | SYNTAX | FIELDS | LINKS | RULES | HISTORY
