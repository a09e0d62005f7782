"""Every rule that can decide a verdict, declared once. The method page is made from `RULES`, so it cannot drift."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `id` starts with its section of docs/RULES.md; `title` and `text` are Vietnamese, for readers."""

    id: str
    title: str
    text: str

    def section(self) -> str:
        """The section of docs/RULES.md it belongs to, such as C-2."""
        return self.id.partition(".")[0]


RULES: dict[str, Rule] = {}


def _rule(rule_id: str, title: str, text: str) -> str:
    RULES[rule_id] = Rule(rule_id, title, text)
    return rule_id


NO_REPORT = _rule(
    "C-1.no_report",
    "Chưa có báo cáo",
    "Chưa có số liệu công khai thì chưa kết luận: trước và trong ngày hạn báo cáo là «chưa đến kỳ», sau hạn là "
    "«chưa có báo cáo công khai». Không bao giờ suy ra «không đạt» từ việc chưa báo cáo.",
)
UNDETERMINED = _rule(
    "C-1.undetermined",
    "Đã báo cáo, chưa đủ để kết luận",
    "Có báo cáo mà số đã báo cáo không quyết định được thì nói đúng như vậy kèm lý do, không bao giờ nói là chưa có "
    "báo cáo: thiếu mẫu số, nguồn chỉ in tỷ lệ hoặc số ước chừng, hai nguồn trái nhau, hạn đã qua mà mới có số giữa "
    "kỳ, mới có báo cáo về một phần của chỉ tiêu, hoặc điều được báo cáo chưa có ai xác nhận.",
)
DENOMINATOR_MISSING = _rule(
    "C-1.denominator_missing",
    "Thiếu mẫu số",
    "Tỷ lệ chỉ tính được khi biết mẫu số. Chỉ tiêu tính trên kết quả của một chỉ tiêu khác thì phải chờ chỉ tiêu "
    "ấy có báo cáo cùng năm, cùng kỳ, dù số đạt của chính nó đã biết.",
)
ZERO_BASE = _rule(
    "C-1.zero_base",
    "Mẫu số bằng không",
    "Không có ai hoặc đơn vị nào trong mẫu số thì tỷ lệ không có nghĩa: không áp dụng.",
)
ALL = _rule(
    "C-2.all",
    "100%",
    "Mọi người, mọi đơn vị trong mẫu số đều đạt. Không có mức vượt.",
)
AT_LEAST = _rule(
    "C-2.at_least",
    "Từ … % trở lên",
    "Số cần đạt là số nguyên nhỏ nhất không thấp hơn tỷ lệ nhân với mẫu số (làm tròn lên). Bằng số cần đạt là "
    "đạt, hơn là vượt, kém là không đạt. So sánh bằng số đếm, không bằng tỷ lệ đã làm tròn.",
)
MORE_THAN = _rule(
    "C-2.more_than",
    "Trên … %",
    "Số cần đạt là số nguyên nhỏ nhất lớn hơn hẳn tỷ lệ nhân với mẫu số; đúng bằng tỷ lệ thì chưa đạt.",
)
COUNT = _rule(
    "C-2.count",
    "Ít nhất một số lượng",
    "So số đếm được với số lượng đã nêu. Việc, sản phẩm được liệt kê thì đếm những mục khác nhau có ngày nằm trong kỳ.",
)
AT_MOST = _rule(
    "C-2.at_most",
    "Không có, không quá …",
    "Số đạt không nhiều hơn con số đã nêu, hay phần nguyên của tỷ lệ nhân với mẫu số, là đạt; nhiều hơn là không đạt; "
    "không có mức vượt. Số không thể giảm nữa mà đã quá thì kết luận ngay.",
)
ATTAINS = _rule(
    "C-2.attains",
    "Chính tổ chức được tặng",
    "Có quyết định tặng là đạt; hết kỳ mà không được tặng là không đạt. Đăng ký hay đề nghị chưa phải được tặng.",
)
RANK = _rule(
    "C-2.rank",
    "Xếp thứ …",
    "Xếp thứ đã nêu hoặc cao hơn là đạt; thấp hơn là không đạt; không có mức vượt.",
)
CHANGE = _rule(
    "C-2.change",
    "Tăng, giảm so với năm trước",
    "So với số liệu của năm được nêu, hai năm tính cùng một cách: đúng mức là đạt, hơn là vượt, kém là không đạt; "
    "«tăng không quá» thì không có mức vượt. Chưa có số liệu của năm ấy thì chưa đủ để kết luận.",
)
PARTS = _rule(
    "C-2.parts",
    "Gồm nhiều chỉ tiêu",
    "Đạt khi mọi chỉ tiêu thành phần đều đạt, vượt khi tất cả đều vượt, không đạt khi có một chỉ tiêu không đạt; còn "
    "lại theo chỉ tiêu đi chậm nhất. Có phần đã báo cáo, có phần chưa thì chưa đủ để kết luận.",
)
EACH = _rule(
    "C-2.each",
    "Từng đơn vị đều phải đạt",
    "Đếm số đơn vị đạt mức đã nêu trên tổng số đơn vị; phải là tất cả.",
)
SOME = _rule(
    "C-2.some",
    "Trong đó có …",
    "Có ít nhất một là đạt. Văn bản không nêu con số nên không có mức vượt.",
)
CAP = _rule(
    "C-2.cap",
    "Một con số trùng với mức trần",
    "Khi con số nêu ra bằng đúng mức trần đang có hiệu lực trong năm của chỉ tiêu, hoặc kế hoạch nói rõ đó là "
    "trần, số cần đạt là phần nguyên (làm tròn xuống) của tỷ lệ nhân với mẫu số. Bằng số đó là đạt, ít hơn là "
    "không đạt, nhiều hơn là vượt trần nên cũng không đạt. Cách làm tròn khác chỉ dùng khi dẫn được căn cứ.",
)
QUOTA = _rule(
    "C-2.quota",
    "Một con số được hiểu là đúng chỉ tiêu phân bổ",
    "Con số là phần cấp trên phân cho. Số cần đạt là phần nguyên của tỷ lệ nhân với mẫu số. Bằng số đó là "
    "đạt, ít hơn là không đạt. Nhiều hơn vẫn là đạt, có ghi chú cao hơn mức đã nêu.",
)
BARE = _rule(
    "C-2.bare",
    "Chỉ nêu một con số, không có trần",
    "Văn bản không nói «từ», «trên» hay «đúng»; tạm hiểu như «từ … trở lên» và ghi rõ rằng cách so sánh là suy ra.",
)
GRADE = _rule(
    "C-2.grade",
    "Xếp loại của một tổ chức",
    "So bậc trong thang bốn mức: không hoàn thành, hoàn thành, hoàn thành tốt, hoàn thành xuất sắc. Cùng bậc là "
    "đạt, bậc cao hơn là vượt, bậc thấp hơn là không đạt; chưa có xếp loại thì chưa kết luận.",
)
LEVEL = _rule(
    "C-2.level",
    "Mức chuẩn được công nhận",
    "Chỉ quyết định công nhận làm thay đổi kết luận; số tiêu chí đã đạt chỉ để theo dõi tiến độ.",
)
COMPLIANCE = _rule(
    "C-2.compliance",
    "Chấp hành 100%",
    "Đạt khi có xác nhận là không có vi phạm. Một vi phạm đã xác nhận là không đạt, kết luận được ngay, không chờ "
    "hết kỳ; báo cáo sau ghi 0 không xóa được vi phạm ấy, chỉ đính chính hoặc rút báo cáo đã ghi mới xóa được.",
)
QUALITY = _rule(
    "C-2.quality",
    "Chỉ tiêu không có con số",
    "Theo xác nhận kết quả thực hiện: thực hiện được là đạt; được một phần hoặc không thực hiện được là không đạt.",
)
LEGAL_CEILING = _rule(
    "C-3.legal_ceiling",
    "Vượt trần theo quy định",
    "Quy định có hiệu lực trong năm của chỉ tiêu đặt mức trần cho danh hiệu, tính trên số người đạt danh hiệu mà quy "
    "định nêu, dù kế hoạch viết bằng tỷ lệ, số người, «ít nhất», «có» hay một khoảng, và tính trên tổng số nào. Số đạt "
    "nhiều hơn phần nguyên của mức trần nhân với số người ấy là vượt trần, nên không đạt, xét trước mọi phép so sánh. "
    "Chưa biết số người ấy mà đã nhiều hơn cùng tỷ lệ của mọi người thì cũng là vượt trần; không biết cả hai thì ghi "
    "là chưa đối chiếu được.",
)
BOUNDED = _rule(
    "C-3.bounded",
    "Chỉ có tỷ lệ, hoặc số ước chừng",
    "Tỷ lệ in không kèm số đếm đứng cho mọi tỷ lệ làm tròn thành nó: 15% là từ 14,5% đến 15,5%; riêng 100% và 0% là "
    "đúng. «Trên N» là từ N + 1, «gần N» là ít hơn N, «khoảng N» không nói được gì. Mọi số có thể đều đạt, hoặc đều "
    "không đạt, thì kết luận như vậy và ghi rõ, không bao giờ nói vượt; còn lại là đã báo cáo, chưa đủ để kết luận. "
    "Mức trần, số giữa năm và số cộng của nhiều năm cũng xét như thế.",
)
RANGE = _rule(
    "C-4.range",
    "Từ … đến …%",
    "Đạt khi số đạt nằm giữa đầu dưới (làm tròn lên) và đầu trên (làm tròn xuống). Cao hơn đầu trên: là vượt "
    "trần, không đạt, nếu đầu trên là trần theo quy định; vẫn đạt, có ghi chú, nếu là mức của hướng dẫn; là vượt "
    "nếu là mức phấn đấu. Kế hoạch gọi đầu trên là gì cũng không nâng được mức trần mà quy định đang có hiệu lực "
    "đặt ra.",
)
INFEASIBLE = _rule(
    "C-4.infeasible",
    "Không số nguyên nào thỏa mãn",
    "Với mẫu số nhỏ, có khi không số người nào nằm trong khoảng: từ 10% đến 15% của 12 người là từ 1,2 đến 1,8 "
    "người. Khi đó chỉ tiêu không áp dụng được.",
)
MID_YEAR = _rule(
    "C-6.mid_year",
    "Báo cáo giữa năm",
    "Danh hiệu xét cuối năm nên số giữa năm là dự báo. Số còn có thể đạt (mẫu số trừ số đã chắc không đạt) ít hơn "
    "số cần đạt: không đạt, kết luận sớm; vừa bằng, hoặc số dự kiến ít hơn số cần đạt: có nguy cơ; còn lại: chưa "
    "đến kỳ. Số đếm chỉ có tăng mà đã đủ, hay đã vượt mức nhiều nhất, thì kết luận sớm; dưới một mức trần thì đến cuối "
    "mới biết. Quá hạn báo cáo mà chỉ có số giữa năm thì là đã báo cáo, chưa đủ để kết luận.",
)
MULTI_YEAR = _rule(
    "C-6.multi_year",
    "Chỉ tiêu của nhiều năm",
    "Cộng những kết quả khác nhau của các năm trong kỳ. Đủ số là đạt ngay, trừ dưới một mức trần. Chưa đủ: có nguy cơ "
    "khi ít hơn phần nguyên của số cần đạt nhân với phần thời gian đã qua, hoặc khi đã qua 4/5 thời gian; còn lại là "
    "chưa đến kỳ. Từ ngày sau ngày cuối kỳ, có báo cáo của năm cuối mà vẫn thiếu là không đạt; chưa có báo cáo "
    "ấy thì số đã biết vẫn hiện, và quá hạn báo cáo là đã báo cáo, chưa đủ để kết luận.",
)
EACH_YEAR = _rule(
    "C-6.each_year",
    "Chỉ tiêu của từng năm",
    "Kết luận riêng từng năm; cả kỳ chỉ đạt khi năm nào cũng đạt, một năm không đạt là cả kỳ không đạt.",
)
DISSOLVED = _rule(
    "C-7.dissolved",
    "Tổ chức đã kết thúc hoạt động",
    "Chỉ tiêu dừng ở ngày tổ chức kết thúc: đã đạt thì vẫn là đạt; đã chắc không đạt (vi phạm đã xác nhận, hoặc số "
    "còn lại không đủ) thì vẫn là không đạt; còn lại chưa kết luận được, trừ khi tổ chức kế tục báo cáo thay. Không "
    "cộng số của các tổ chức trước vào tổ chức sau.",
)
ADOPTED = _rule(
    "C-7.adopted",
    "Tổ chức kế tục nhận chỉ tiêu",
    "Tổ chức kế tục đã đưa chỉ tiêu này vào kế hoạch của mình; kết luận nằm ở chỉ tiêu mới, ở đây không áp dụng.",
)
AMENDED = _rule(
    "C-8.amended",
    "Kế hoạch sửa sau khi kỳ đã xong",
    "Chỉ tiêu được xét theo bản kế hoạch có hiệu lực vào ngày cuối kỳ, hoặc vào ngày công bố số liệu chính thức đầu "
    "tiên của nó nếu ngày ấy sớm hơn. Bản sửa đổi ban hành sau không đổi kết luận nào: chỉ tiêu thêm vào thì không áp "
    "dụng, chỉ tiêu bỏ đi vẫn được xét, mức mới chỉ để đọc bên cạnh.",
)
DISPUTED = _rule(
    "C-8.disputed",
    "Hai nguồn trái nhau",
    "Hai báo cáo cùng kỳ nêu số khác nhau mà chưa có đính chính, hoặc số đạt lớn hơn mẫu số: chưa kết luận cho "
    "đến khi rõ.",
)
