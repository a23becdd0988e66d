"""Needs assessment: answers by domain, in the questionnaire of the day."""

from __future__ import annotations

from collections.abc import Mapping

from domain.assessing import assessed
from domain.case import Case
from domain.history import Event
from domain.needs import NeedDomain
from domain.ports import Work
from workflows.services.commands import AssessNeeds, Done
from workflows.services.moves import done, live


def assess_needs(work: Work, command: AssessNeeds) -> Done:
    """Raises BadValue for an unknown domain or level."""
    case = live(work.case(command.case_id, command.expected_version))
    return done(record_levels(work, case, command.levels, command.note))


def record_levels(work: Work, case: Case, levels: Mapping[str, str], note: str | None) -> Case:
    """Answers of another questionnaire version count no more: the domains left out are to be asked again."""
    event: Event = assessed(case, levels, work.questionnaire.version, note, work.on)
    for domain, level in levels.items():
        work.set_need(case.id, NeedDomain.of(domain).code, level, work.questionnaire.version)
    return work.record(case, event)
