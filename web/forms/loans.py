"""Forms of a loan file's steps: those of the office here, the bank's beside them; each page draws the open ones."""

from __future__ import annotations

from collections.abc import Mapping

from domain.lending.file import ORGANISATIONS, PAPER_STATES, PARTY_ROLES
from domain.lending.machine import ENDED, IN_HAND, FileMove
from domain.lending.papers_needed import PAPERS
from domain.lending.reads import FileView
from domain.viewer import Role
from domain.wording import say
from web.forms.fields import YES_NO, Choice, Field, Section, choices
from web.forms.loan_bank import BANK_STEPS
from web.forms.loan_scene import NOTE, FileStep, Given, Scene, day_of, note_alone, text_of
from web.forms.loan_wish import use_plan_from, use_plan_gaps, use_plan_sections
from workflows.services import loan_file_commands as c


def _list(scene: Scene) -> tuple[Section, ...]:
    fields = (
        text_of("list_no"),
        day_of("list_on", scene),
        text_of("list_by", hint="loan_field.list_by.hint"),
    )
    return (Section((*fields, NOTE)),)


def _certification(scene: Scene) -> tuple[Section, ...]:
    fields = (
        text_of("certified_no"),
        day_of("certified_on", scene),
        text_of("certified_by", hint="loan_field.certified_by.hint"),
        Field("law_abiding", "loan_field.law_abiding", "radios", YES_NO, required=True),
        Field("no_social_evils", "loan_field.no_social_evils", "radios", YES_NO, required=True),
    )
    return (Section((*fields, NOTE)),)


def _certify(given: Given) -> c.FileCommand:
    return given.same(
        c.CertifyList, "certified_no", "certified_on", "certified_by", "law_abiding", "no_social_evils"
    )


def _meeting(scene: Scene) -> tuple[Section, ...]:
    organisations = choices("organisation", ORGANISATIONS)
    return (
        Section(
            (
                day_of("reviewed_on", scene),
                Field("organisation", "loan_field.organisation", "select", organisations, required=True),
                NOTE,
            )
        ),
    )


def _sending(scene: Scene) -> tuple[Section, ...]:
    offices = tuple(
        Choice(office, office) for office in scene.office.desk.referrals.offices(scene.office.today())
    )
    only = offices[0].code if len(offices) == 1 else scene.file.office or ""
    where = Field(
        "office", "loan_field.office", "select", offices, True, only, hint="loan_field.office.hint", most=40
    )
    return (Section((where, NOTE)),)


def _send(given: Given) -> c.FileCommand:
    office = given.values["office"]
    name = f"{say('referral_body.bank')} – {office}"
    return given.make(c.SendFile, referral_id=given.id, office=office, body_name=name)


def _party(scene: Scene) -> tuple[Section, ...]:
    known = next((each for each in scene.view.parties if each.role == "representative"), None)
    roles = choices("party_role", PARTY_ROLES)
    return (
        Section(
            (
                Field(
                    "role", "loan_field.party_role", "select", roles, True, "" if known else "representative"
                ),
                Field("name", "loan_field.party_name", "text", required=True, most=120),
                Field("relation", "loan_field.relation", "text", hint="loan_field.relation.hint", most=40),
                Field(
                    "citizen_id", "loan_field.citizen_id", "text", hint="loan_field.citizen_id.hint", most=12
                ),
                Field("consent_on", "loan_field.consent_on", "day", hint="loan_field.consent_on.hint"),
            )
        ),
    )


def _paper(scene: Scene) -> tuple[Section, ...]:
    return (
        Section(
            (
                Field("code", "loan_field.paper", "select", choices("loan_paper", PAPERS), required=True),
                Field(
                    "state",
                    "loan_field.paper_state",
                    "radios",
                    choices("paper_state", PAPER_STATES),
                    True,
                    "given",
                ),
            )
        ),
    )


OFFICE_STEPS = (
    FileStep("list", _list, lambda given: given.same(c.ListPerson, "list_no", "list_on", "list_by")),
    FileStep("certify", _certification, _certify, wrong={"same_signatory": "certified_by"}),
    FileStep("review", _meeting, lambda given: given.same(c.HoldGroupMeeting, "reviewed_on", "organisation")),
    FileStep("submit", _sending, _send),
    FileStep("resend", note_alone, lambda given: given.make(c.ResendFile)),
    FileStep("withdraw", note_alone, lambda given: given.make(c.WithdrawFile)),
    FileStep("reopen", note_alone, lambda given: given.make(c.ReopenFile)),
    FileStep(
        "party",
        _party,
        lambda given: given.same(c.NameParty, "role", "name", "citizen_id", "relation", "consent_on"),
    ),
    FileStep(
        "plan",
        lambda scene: (*use_plan_sections(scene.file), Section((NOTE,))),
        lambda given: given.make(c.PlanUse, plan=use_plan_from(given.values)),
        use_plan_gaps,
    ),
    FileStep("paper", _paper, lambda given: given.same(c.NotePaper, "code", "state")),
)
STEPS: Mapping[str, FileStep] = {each.key: each for each in (*OFFICE_STEPS, *BANK_STEPS)}
# Acts that move nothing, beside the open moves, while the file has not ended.
BESIDE = {
    Role.BANK: ("terms",),
    Role.OFFICER: ("party", "plan", "paper", "terms"),
    Role.MANAGER: ("party", "plan", "paper", "terms"),
}


def open_steps(view: FileView, role: Role) -> tuple[FileStep, ...]:
    """The steps that the stage and the role allow, in the order of the way."""
    moving = tuple(STEPS[move.value] for move in view.moves if move is not FileMove.TAKE_OVER)
    stage = view.line.file.stage
    beside = [name for name in BESIDE.get(role, ()) if name != "plan" or stage in IN_HAND]
    return moving if stage in ENDED else (*moving, *(STEPS[name] for name in beside))


def fields_of(sections: tuple[Section, ...]) -> dict[str, Field]:
    return {field.name: field for section in sections for field in section.fields}
