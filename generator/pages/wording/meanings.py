"""What each status and each remark beside it means, for the method page: one sentence each, told apart."""

STATUS_MEANINGS = {
    "met": "Có báo cáo công khai và số đạt vừa đúng số cần đạt, nằm trong khoảng, không quá mức tối đa, hoặc kết quả "
    "được xác nhận đúng điều đã đặt ra.",
    "exceeded": "Có báo cáo công khai và số đạt hơn số cần đạt ít nhất một, hoặc xếp loại, mức công nhận cao hơn; chỉ "
    "tiêu 100%, «có», «không quá», xếp thứ nhất và chỉ tiêu đọc là trần, là chỉ tiêu phân bổ không có mức vượt.",
    "not_met": "Có báo cáo công khai và kết quả kém mức đặt ra, hoặc hơn mức tối đa mà chỉ tiêu hay quy định cho phép.",
    "at_risk": "Mới có báo cáo giữa kỳ: còn có thể đạt, nhưng không còn chỗ để hụt thêm, hoặc số dự kiến đang thấp "
    "hơn số cần đạt. Đây là lời báo trước, chưa phải kết luận.",
    "pending": "Chưa kết luận vì chưa hết hạn báo cáo; cũng dùng khi báo cáo giữa kỳ cho thấy vẫn đúng hướng.",
    "undetermined": "Có báo cáo công khai về chỉ tiêu này, nhưng số đã báo cáo chưa đủ để nói đạt hay không đạt: thiếu "
    "mẫu số, nguồn chỉ in tỷ lệ hoặc số ước chừng, hoặc hai nguồn trái nhau. Số đã báo cáo và lý do ghi ngay bên cạnh.",
    "not_reported": "Đã qua hạn mà sổ không thấy số liệu công khai nào, hoặc tổ chức đã kết thúc trước khi báo cáo. "
    "Không nói đạt hay không đạt.",
    "withdrawn": "Số liệu đã công bố rồi rút lại, chưa có gì thay. Báo cáo đã rút vẫn hiện cùng lý do; không nói đạt "
    "hay không đạt.",
    "not_applicable": "Chỉ tiêu không thể xét: mẫu số bằng 0, không số nguyên nào nằm trong khoảng, hoặc tổ chức kế "
    "tục đã nhận chỉ tiêu này vào kế hoạch của mình.",
}
FLAG_MEANINGS = {
    "over_cap": "Số đạt nhiều hơn mức trần đang có hiệu lực, nên là không đạt.",
    "cap_unchecked": "Quy định năm ấy có đặt trần, nhưng sổ chưa có số người mà mức trần tính trên đó nên chưa đối "
    "chiếu được.",
    "above_range": "Số đạt cao hơn đầu trên của khoảng, hoặc hơn chỉ tiêu phân bổ; mức ấy không phải trần theo pháp "
    "luật nên vẫn là đạt.",
    "infeasible": "Với mẫu số này, không số người hay số đơn vị nào rơi vào khoảng đã đặt ra.",
    "comparator_inferred": "Văn bản chỉ nêu một con số, không nói «từ», «trên» hay «đúng»; sổ hiểu là «từ … trở lên».",
    "provisional": "Lấy từ báo cáo tổng kết cuối năm, khi các quyết định công nhận chưa đủ; số chính thức có thể khác.",
    "small_number": "Mẫu số dưới 20: một người hay một đơn vị làm tỷ lệ đổi nhiều, nên đọc số đếm trước.",
    "ambiguous": "Câu chữ có nhiều cách hiểu và các cách cho kết luận khác nhau; sổ ghi kết luận theo cách chặt hơn.",
    "before_issue": "Có mục được tính mang ngày trước ngày ban hành kế hoạch lần đầu, nhưng vẫn nằm trong kỳ.",
    "assumed_base": "Văn bản không nêu tỷ lệ tính trên tổng số nào; sổ lấy mẫu số thường dùng và ghi rõ ở cột Mức.",
    "early": "Kết luận được ngay khi kỳ chưa hết, vì số còn lại không thể làm thay đổi nó.",
    "disputed": "Hai báo cáo cùng kỳ nêu số khác nhau mà chưa có đính chính; chưa kết luận cho đến khi rõ.",
    "zero_base": "Không có ai, không có đơn vị nào để tính tỷ lệ.",
    "counted_beside": "Nguồn đếm những người này cạnh, không nằm trong, số đạt của chỉ tiêu làm mẫu số; mẫu số "
    "là hai số ấy cộng lại.",
    "denominator_missing": "Đã biết số đạt nhưng chưa biết tính trên bao nhiêu, nên chưa ra tỷ lệ.",
    "share_only": "Nguồn chỉ in tỷ lệ, không in số đếm; tỷ lệ đã làm tròn đứng cho cả một khoảng, chỉ kết luận khi cả "
    "khoảng ấy cho cùng một kết luận, và không bao giờ nói vượt.",
    "approximate": "Nguồn chỉ nêu «trên», «gần» hoặc «khoảng» một con số; chỉ kết luận khi mọi số có thể đều cho cùng "
    "một kết luận, và không bao giờ nói vượt.",
    "interim_only": "Hạn báo cáo đã qua mà mới có số giữa năm hoặc số của những năm đầu kỳ; còn thiếu báo cáo cuối.",
    "part_missing": "Chỉ tiêu gồm nhiều phần: hạn đã qua mà phần này có báo cáo, phần kia chưa.",
    "unattested": "Báo cáo nêu kết quả nhưng chưa ai xác nhận.",
    "not_comparable": "Điều báo cáo nêu không phải điều chỉ tiêu hỏi, ví dụ tiến độ thay cho xếp loại.",
    "retracted": "Báo cáo cao nhất đã bị rút lại và chưa có gì thay.",
    "corrected": "Con số đang hiện đã thay một con số công bố trước; số trước được gạch và giữ bên cạnh.",
    "award_revoked": "Số giảm vì quyết định khen thưởng bị hủy, không phải vì tính nhầm.",
    "amended_after": "Có bản sửa đổi ban hành sau ngày cuối kỳ, hoặc sau khi số liệu chính thức đầu tiên đã công bố; "
    "kết luận vẫn theo bản có hiệu lực lúc ấy, bản sửa đổi chỉ để đọc bên cạnh.",
    "end_inferred": "Chưa tìm thấy văn bản về việc tổ chức kết thúc, hoặc có mà không ghi ngày; sổ suy ra, ví dụ từ "
    "việc nhập tỉnh. Biết rõ hơn thì kết luận có thể đổi.",
    "organisation_dissolved": "Tổ chức đã sáp nhập, chia tách hoặc giải thể trước ngày hạn; không ai báo cáo thay.",
}
