"""Referrals that are under way on the fixed day: what bank, firm and officers have to answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from domain.case import Stage
from domain.lifecycle import Move
from seed import FIXED_DAY
from seed.district import District
from seed.draw import working_day
from seed.ids import id_of
from seed.loans import Loan
from seed.stories.lending import LoanFileTale
from seed.stories.referring import bank_referral, once, to_bank
from seed.stories.tale import AFTER, Tale
from workflows.services.commands import RecordFacts
from workflows.services.loan_file_commands import Refuse
from workflows.services.objection_commands import MakeObjection
from workflows.services.referral_commands import AnswerReferral, SendReferral

_BANK, _EMPLOYER = "nganhang", "doanhnghiep"
_SETTLED = timedelta(days=45)


@dataclass(frozen=True, slots=True)
class _UnderWay:
    """A referral sent so many days before the fixed day, and what came of it, so many days before it."""

    days: int
    answer: str | None = None
    answered: int = 0
    code: str | None = None


_TO_BANK = (
    _UnderWay(2),
    _UnderWay(6),
    _UnderWay(9, "accepted", 3),
    _UnderWay(20, "accepted", 5),
    _UnderWay(28, "refused", 12, "papers_missing"),
)
_TO_FIRM = (
    _UnderWay(1),
    _UnderWay(7),
    _UnderWay(8, "accepted", 2),
    _UnderWay(30, "refused", 21, "no_capacity"),
)
_OBJECTIONS = (
    "Tôi đã nộp đủ giấy mà vẫn bị ghi là thiếu, đề nghị xem lại.",
    "Tôi đề nghị được gặp ở nhà văn hóa thôn, không đến nhà khi các cháu đang học bài.",
)
# Which of those has no loan file, and a day after everything that is told here.
_WITHOUT_FILE = 3
_PAID_LATER = FIXED_DAY + timedelta(days=30)
_WISHES = (60_000_000, 80_000_000, 50_000_000, 100_000_000, 70_000_000)
# Body, its name, the request in plain words, and how it stands.
_ELSEWHERE: tuple[tuple[str, str, str, _UnderWay], ...] = (
    ("id_papers", "Bộ phận một cửa xã", "Làm lại thẻ căn cước bị thất lạc", _UnderWay(5)),
    ("vocational_school", "Trung tâm giáo dục nghề nghiệp Như Xuân", "Xin học lớp hàn ngắn hạn", _UnderWay(11)),
    ("job_centre", "Trung tâm dịch vụ việc làm Thanh Hóa", "Tìm việc trong tỉnh", _UnderWay(18, "accepted", 6)),
    ("clinic", "Trạm y tế xã", "Khám và lập sổ theo dõi sức khỏe", _UnderWay(22, "done", 4)),
    ("legal_aid", "Trung tâm trợ giúp pháp lý nhà nước", "Hỏi về nghĩa vụ bồi thường còn lại", _UnderWay(16)),
    ("social_protection", "Phòng Văn hóa - Xã hội xã", "Xét hỗ trợ sửa mái nhà", _UnderWay(3)),
)  # fmt: skip


def plan_under_way(tale: Tale) -> None:
    code = tale.resident.code
    for body, plan in (("bank", _for_bank), ("employer", _for_firm), ("referral", _for_others)):
        chosen = _chosen(tale.district)[body]
        if code in chosen:
            plan(tale, chosen.index(code))


def _for_bank(tale: Tale, place: int) -> None:
    """Four with a loan file, at different steps of it; one referral stands without, as officers may send it."""
    if place != _WITHOUT_FILE:
        _plan_file(tale, place)
        return
    wish = {"purpose": "production", "requested_vnd": _WISHES[place], "months": 36}
    way, referral = _TO_BANK[place], bank_referral(tale)

    def send(on: date) -> None:
        tale.tell(on, RecordFacts(tale.case_id, wish))
        to_bank(tale, on)

    _plan(tale, way, referral, send, _BANK)


def _plan_file(tale: Tale, place: int) -> None:
    way, wish = _TO_BANK[place], _WISHES[place]
    file = LoanFileTale(tale, Loan(tale.resident.code, "pigs", wish, 36, _PAID_LATER, False))
    sent = FIXED_DAY - timedelta(days=way.days)
    for step, before in ((1, 14), (2, 9), (3, 7), (4, 0)):
        tale.plan(working_day(sent - timedelta(days=before)), AFTER, partial(file.come_to, step))
    if place == 0:
        return
    tale.plan(working_day(sent + timedelta(days=2)), AFTER, partial(file.come_to, 5))
    answered = working_day(FIXED_DAY - timedelta(days=way.answered))
    if way.answer == "accepted":
        tale.plan(answered, AFTER, partial(file.come_to, None))
    elif way.answer == "refused":
        refusal = Refuse(tale.case_id, file.file_id, str(way.code), answered)
        tale.plan(answered, AFTER, lambda on: tale.tell(on, refusal, by=_BANK))


def _for_firm(tale: Tale, place: int) -> None:
    """To the firm of the account `doanhnghiep`."""
    firm = tale.district.enterprises[0]
    referral = id_of("referral", f"{tale.resident.code}|firm")
    command = SendReferral(
        tale.case_id, referral, "employer", firm.name, employer_id=id_of("employer", firm.code)
    )
    _plan(tale, _TO_FIRM[place], referral, partial(_send, tale, command), _EMPLOYER)


def _for_others(tale: Tale, place: int) -> None:
    _plan_objection(tale, place)
    body, name, request, way = _ELSEWHERE[place]
    referral = id_of("referral", f"{tale.resident.code}|{body}")
    command = SendReferral(tale.case_id, referral, body, name, request)
    _plan(tale, way, referral, partial(_send, tale, command), None)


def _plan_objection(tale: Tale, place: int) -> None:
    """Two people object to how their case is handled; the manager has not answered yet."""
    if place < len(_OBJECTIONS):
        words = _OBJECTIONS[place]
        objection = id_of("objection", tale.resident.code)
        day = working_day(FIXED_DAY - timedelta(days=4 - place))
        tale.plan(
            day, AFTER, lambda on: tale.tell(on, MakeObjection(tale.case_id, objection, None, words, on))
        )


def _send(tale: Tale, command: SendReferral, on: date) -> None:
    once(tale, on, command)


def _plan(tale: Tale, way: _UnderWay, referral: UUID, send: Callable[[date], None], by: str | None) -> None:
    """`by`: the account that answers; None where the office types in what a body without accounts says."""
    tale.plan(working_day(FIXED_DAY - timedelta(days=way.days)), AFTER, send)
    if way.answer is not None:
        command = AnswerReferral(tale.case_id, referral, way.answer, way.code)
        day = working_day(FIXED_DAY - timedelta(days=way.answered))
        tale.plan(day, AFTER, lambda on: tale.tell(on, command, by=by))


def _chosen(district: District) -> Mapping[str, tuple[str, ...]]:
    """Nobody twice, so that each stands for one thing that waits."""
    left = [code for code in district.residents if _ready(district, code)]
    found: dict[str, tuple[str, ...]] = {}
    for body, count in (("bank", len(_TO_BANK)), ("employer", len(_TO_FIRM)), ("referral", len(_ELSEWHERE))):
        willing = [code for code in left if body in district.residents[code].consents]
        found[body] = tuple(willing[:count])
        left = [code for code in left if code not in found[body]]
    return found


def _ready(district: District, code: str) -> bool:
    """Supported for some time, and not about to move."""
    journey = district.journeys[code]
    moving = any(each.resident == code for each in district.transfers)
    lately = max(each.on for each in journey.milestones) if journey.milestones else FIXED_DAY
    free = journey.day_of(Move.RECEIVE_LOAN) is None
    return free and journey.route.final is Stage.SUPPORTED and lately <= FIXED_DAY - _SETTLED and not moving
