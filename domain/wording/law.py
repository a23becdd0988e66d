"""Texts of the law in force and of changing it."""

from __future__ import annotations

from domain.wording.law_names import NAMES

TEXTS: dict[str, tuple[str, str]] = {
    **NAMES,
    "nav.law": ("Quy định", "The law"),
    "law.title": ("Các con số của quy định", "The law's numbers"),
    "law.why": (
        "Mọi điều kiện vay, thời hạn và lịch rà soát được tính từ các con số này, theo đúng ngày có hiệu lực. "
        "Muốn sửa, một người đề nghị và một lãnh đạo khác người đó duyệt.",
        "Every loan condition, term and review date is worked out from these numbers, each from the day on which it "
        "takes effect. To change one, somebody proposes and another manager approves.",
    ),
    "law.on": ("Xem theo ngày", "As of"),
    "law.look": ("Xem", "Look"),
    "law.as_of": ("Giá trị trong ngày {on}", "Values on {on}"),
    "law.parameter": ("Quy định", "Parameter"),
    "law.value": ("Giá trị", "Value"),
    "law.standing": ("Tình trạng", "Standing"),
    "law.citation": ("Căn cứ", "Basis"),
    "law.from": ("Từ ngày", "From"),
    "law.until": ("Đến hết ngày", "Through"),
    "law.no_end": ("chưa có ngày kết thúc", "no end is known"),
    "law.none": ("Chưa có giá trị", "No value"),
    "law.none_since": (
        "Giá trị đã biết hết hiệu lực sau ngày {last}. Cần nhập giá trị mới kèm căn cứ.",
        "The last known value ended after {last}. Enter the new one with its basis.",
    ),
    "law.coming": ("Từ {on}: {value}", "From {on}: {value}"),
    "law.waiting_here": ("{count} đề nghị chờ duyệt", "{count} proposed"),
    "law.waiting": ("Đề nghị chờ lãnh đạo duyệt", "Proposals that wait for a manager"),
    "law.waiting.none": ("Không có đề nghị nào đang chờ.", "Nothing waits to be decided."),
    "law.version": ("Phiên bản của các con số: {version}", "Version of the numbers: {version}"),
    "law.group.qd22": ("Vay vốn theo Quyết định 22", "Loans under Decision 22"),
    "law.group.case": ("Nhịp công việc của hồ sơ", "The rhythm of case work"),
    "law.group.expunge": ("Xóa án tích", "Expungement"),
    "law.group.work": ("Việc làm với doanh nghiệp", "Work with employers"),
    "law.group.loan": ("Nhịp theo dõi hồ sơ vay", "The rhythm of loan files"),
    "law.over_time": ("Các giá trị theo thời gian", "Values over time"),
    "law.reference": ("Nguồn: {reference}", "Read in: {reference}"),
    "law.confirmed": ("{user} xác nhận ngày {on}", "Confirmed by {user} on {on}"),
    "law.history": ("Ai đã đề nghị, ai đã quyết định", "Who proposed, who decided"),
    "law.history.none": (
        "Chưa có ai đề nghị thay đổi. Các giá trị trên có sẵn trong phần mềm.",
        "Nobody has proposed a change. The values above are part of the program.",
    ),
    "law.propose": ("Đề nghị giá trị mới", "Propose a new value"),
    "law.confirm": ("Đề nghị xác nhận giá trị hiện nay", "Propose to confirm the present value"),
    "law.proposed_by": ("{user} đề nghị lúc {at}", "Proposed by {user}, {at}"),
    "law.decided.approved": ("{user} duyệt lúc {at}", "Approved by {user}, {at}"),
    "law.decided.refused": ("{user} không duyệt, lúc {at}", "Refused by {user}, {at}"),
    "law.decided.withdrawn": ("{user} rút lại lúc {at}", "Taken back by {user}, {at}"),
    "law.left_out": (
        "Giá trị này đã được duyệt nhưng không còn khớp với quy định có sẵn trong phiên bản phần mềm này, "
        "nên không được áp dụng. Hãy đề nghị lại.",
        "This value was approved but no longer fits what this version of the program ships, so it is not applied. "
        "Propose it again.",
    ),
    "law_status.proposed": ("Chờ duyệt", "Waits"),
    "law_status.approved": ("Đã duyệt", "Approved"),
    "law_status.refused": ("Không duyệt", "Refused"),
    "law_status.withdrawn": ("Đã rút lại", "Taken back"),
    "law.proposal": ("Đề nghị thay đổi quy định", "A proposed change"),
    "law.proposal.what": ("{value}, từ ngày {on}", "{value}, from {on}"),
    "law.proposal.past": (
        "Ngày bắt đầu đã qua: kết quả xét của những ngày từ đó cũng được tính lại.",
        "The first day is past: answers since then are worked out again too.",
    ),
    "law.reason": ("Lý do đề nghị", "Why it is proposed"),
    "law.note": ("Ghi chú", "Note"),
    "law.decision_note": ("Ý kiến khi quyết định", "What was said on deciding"),
    "law.before": ("Hiện nay", "As it stands"),
    "law.after": ("Nếu được duyệt", "Once approved"),
    "law.cannot": ("Hiện không duyệt được đề nghị này:", "As the law stands, this cannot be approved:"),
    "law.decide": ("Quyết định", "Decide"),
    "law.decide.note": ("Ý kiến (bắt buộc khi không duyệt)", "Remark (needed to refuse)"),
    "law.decide.approve": ("Duyệt", "Approve"),
    "law.decide.refuse": ("Không duyệt", "Refuse"),
    "law.decide.confirms": (
        "Khi duyệt, tên của bạn được ghi là người xác nhận văn bản.",
        "By approving, you are recorded as the one who confirmed the text.",
    ),
    "law.try": ("Thử trên các hồ sơ đang mở", "Try it on the open cases"),
    "law.mine": (
        "Bạn là người đề nghị, nên một lãnh đạo khác phải duyệt.",
        "You proposed this, so another manager has to decide.",
    ),
    "law.withdraw": ("Rút lại đề nghị", "Take the proposal back"),
    "law_done.proposed": (
        "Đã gửi đề nghị. Giá trị chưa thay đổi cho đến khi lãnh đạo duyệt.",
        "The proposal was sent. Nothing changes until a manager approves.",
    ),
    "law_done.approved": (
        "Đã duyệt. Từ bây giờ giá trị này được áp dụng theo ngày có hiệu lực.",
        "Approved. The value now applies from its day on.",
    ),
    "law_done.refused": ("Đã ghi là không duyệt.", "Recorded as refused."),
    "law_done.withdrawn": ("Đã rút lại đề nghị.", "The proposal was taken back."),
    "law.form.why": (
        "Giá trị chỉ được áp dụng sau khi được duyệt bởi một lãnh đạo không phải là người đề nghị. "
        "Hãy ghi căn cứ để người duyệt đối chiếu.",
        "The value applies only once a manager who did not propose it approves. Give its basis, so that it can be "
        "checked.",
    ),
    "law.form.present": ("Giá trị hôm nay: {value}", "The value of today: {value}"),
    "law.form.gap": (
        "Giá trị đã biết hết hiệu lực sau ngày {last}; giá trị mới phải bắt đầu muộn nhất vào ngày {next}.",
        "The known value ended after {last}; the new one has to begin on {next} at the latest.",
    ),
    "law.form.value": ("giá trị", "value"),
    "law.form.valid_from": ("có hiệu lực từ ngày", "in force from"),
    "law.form.valid_from.hint": (
        "Ngày ghi trong văn bản. Không được để trống ngày nào giữa giá trị cũ và giá trị mới.",
        "The day that the text gives. No day may be left without a value.",
    ),
    "law.form.valid_to": ("đến trước ngày", "until before"),
    "law.form.valid_to.hint": (
        "Để trống nếu văn bản không nêu ngày kết thúc. Nếu ghi, từ ngày này giá trị cũ có hiệu lực trở lại.",
        "Leave blank where the text gives no end. Otherwise the old value comes back on that day.",
    ),
    "law.form.citation": ("căn cứ", "basis"),
    "law.form.citation.hint": (
        "Số văn bản, điều, khoản, điểm.",
        "The number of the text, with article, clause and point.",
    ),
    "law.form.standing": ("tình trạng", "standing"),
    "law.form.reference": ("đọc văn bản ở đâu", "where the text was read"),
    "law.form.reference.hint": (
        "Cần ghi, trừ khi là mặc định chưa có căn cứ pháp lý.",
        "Needed, except for a default without legal basis.",
    ),
    "law.form.note": ("ghi chú", "note"),
    "law.form.note.hint": (
        "Với giá trị mặc định: ghi rõ là chưa tìm thấy căn cứ pháp lý.",
        "For a default: say that no law was found.",
    ),
    "law.form.reason": ("lý do đề nghị", "why it is proposed"),
    "law.form.reason.hint": (
        "Người duyệt đọc lý do này. Không ghi tên hoặc thông tin của người được hỗ trợ.",
        "Whoever decides reads it. Do not name anybody who is supported.",
    ),
    "law.form.send": ("Gửi đề nghị", "Send the proposal"),
    "law_fault.value": (
        "Giá trị không đúng dạng của quy định này.",
        "The value is not of the form that this parameter has.",
    ),
    "law_fault.range": (
        "Giá trị nằm ngoài khoảng hợp lý. Hãy xem lại số chữ số và đơn vị tính.",
        "The value lies outside any sensible range. Look at its digits and its unit again.",
    ),
    "law_fault.far": (
        "Ngày bắt đầu phải từ năm 1900 và không quá ba năm kể từ hôm nay.",
        "The first day lies between 1900 and three years from today.",
    ),
    "law_fault.order": ("Ngày kết thúc phải sau ngày bắt đầu.", "The end has to come after the first day."),
    "law_fault.gap": (
        "Sẽ có ngày không có giá trị nào. Giá trị mới phải nối liền với các giá trị đã có.",
        "Some days would be left without a value. The new one has to join the ones that are there.",
    ),
    "law_fault.same": (
        "Những ngày này đã có đúng giá trị và căn cứ như vậy.",
        "These days have this very value and basis already.",
    ),
    "law_fault.citation": ("Hãy ghi căn cứ.", "Give the basis."),
    "law_fault.reason": ("Hãy ghi lý do đề nghị.", "Say why it is proposed."),
    "law_fault.reference": (
        "Hãy ghi đã đọc văn bản ở đâu.",
        "Say where the text was read.",
    ),
    "law_fault.note": (
        "Giá trị mặc định cần ghi chú rằng chưa tìm thấy căn cứ pháp lý.",
        "A default needs a note that no law was found.",
    ),
    "law_fault.standing": ("Hãy chọn tình trạng của giá trị.", "Choose the standing of the value."),
    "law_fault.long": ("Nội dung quá dài.", "The text is too long."),
    "law_fault.signs": ("Nội dung có ký tự không in được.", "The text holds signs that cannot be printed."),
    "law_fault.why_not": ("Hãy ghi lý do không duyệt.", "Say why it is refused."),
    "refusal.law_change_refused": (
        "Chưa ghi được thay đổi của “{parameter}”. {fault:term=law_fault}",
        "The change of “{parameter}” was not recorded. {fault:term=law_fault}",
    ),
    "refusal.own_proposal": (
        "Đề nghị này do chính {proposed_by} gửi. Một lãnh đạo khác phải quyết định.",
        "{proposed_by} made this proposal. Another manager has to decide.",
    ),
    "refusal.not_own_proposal": (
        "Đề nghị này do {proposed_by} gửi, chỉ người đó rút lại được. Lãnh đạo có thể không duyệt và ghi lý do.",
        "{proposed_by} made this proposal and alone can take it back. A manager can refuse it and say why.",
    ),
    "refusal.proposal_decided": (
        "Đề nghị này đã có kết quả: {status:term=law_status}, bởi {by}. Hãy xem lại trang đề nghị.",
        "This proposal is closed: {status:term=law_status}, by {by}. Look at its page again.",
    ),
    "refusal.law_moved_on": (
        "Giá trị của “{parameter}” đã thay đổi sau khi bạn mở đề nghị. Hãy mở lại trang, xem kỹ rồi quyết định.",
        "“{parameter}” has changed since you opened the proposal. Open the page again and look before deciding.",
    ),
    "message.law_proposed.subject": (
        "Quy định chờ duyệt: {parameter:word}",
        "To be decided: {parameter:word}",
    ),
    "message.law_proposed.text": (
        "{proposer} đề nghị thay đổi “{parameter:word}”. Nếu không phải là người đề nghị, hãy mở trang Quy định để xem "
        "và quyết định.",
        "{proposer} proposed a change of “{parameter:word}”. Unless it was you, open the page The law to look "
        "and to decide.",
    ),
    "wrong.id": ("“{value}” không phải mã của một đề nghị.", "“{value}” is not the id of a proposal."),
    "wrong.law_status": (
        "Không có kết quả “{value}”. Chọn: {expected}.",
        "There is no “{value}”. One of: {expected}.",
    ),
    "admin_did.law_proposed": ("đề nghị thay đổi quy định", "change of the law proposed"),
    "admin_did.law_approved": ("duyệt thay đổi quy định", "change of the law approved"),
    "admin_did.law_refused": ("không duyệt thay đổi quy định", "change of the law refused"),
    "admin_did.law_withdrawn": ("rút lại đề nghị thay đổi quy định", "proposal on the law taken back"),
    "event_data.standing": ("{value:term=standing}", "{value:term=standing}"),
}
