"""What officers tell the matching: pairs to make, pairs never to make, and a new run."""

from __future__ import annotations

from domain.errors import RecordConflict, UnknownRecord
from domain.pair_rules import PairNotPossible, PairRule, checked, ended
from domain.ports import Work
from domain.vacancies import Vacancy
from workflows.services.commands import Done
from workflows.services.introduction_commands import FixPair, FreePair, RunMatching
from workflows.services.moves import done, live


def fix_pair(work: Work, command: FixPair) -> Done:
    """A new rule for the pair, or a new pin for the person, takes the place of the one before.

    Raises PairNotPossible for a pin that no run could make, BadValue, UnknownRecord, RecordConflict.
    """
    case = live(work.case(command.case_id, command.expected_version))
    if work.find_all(PairRule, "id", command.rule_id):
        raise RecordConflict(what="match_rule", id=str(command.rule_id))
    vacancy = work.find(Vacancy, command.vacancy_id)
    rule = checked(
        PairRule(command.rule_id, case.id, vacancy.id, command.rule, command.reason, work.on, work.by.user)
    )
    bars = work.matching.bars(case.id, vacancy.id, work.on) if rule.rule == "pin" else ()
    if bars:
        raise PairNotPossible(number=case.number, vacancy=vacancy.code, bars=bars)
    for earlier in work.find_all(PairRule, "case_id", case.id):
        same = earlier.vacancy_id == vacancy.id or earlier.rule == rule.rule == "pin"
        if earlier.ended_on is None and same:
            work.change(ended(earlier, work.by.user, work.on))
    work.keep(rule)
    return done(case)


def free_pair(work: Work, command: FreePair) -> Done:
    """Raises PairRuleEnded, UnknownRecord."""
    case = work.case(command.case_id, command.expected_version)
    rule = work.find(PairRule, command.rule_id)
    if rule.case_id != case.id:
        raise UnknownRecord(what="match_rule", id=str(command.rule_id))
    work.change(ended(rule, work.by.user, work.on))
    return done(case)


def run_matching(work: Work, command: RunMatching) -> Done:
    """The day's proposals that nobody took up are weighed again with everything that is known now."""
    return Done(None, None, None, 0, counts=work.matching.rerun(work.on, work.at))
