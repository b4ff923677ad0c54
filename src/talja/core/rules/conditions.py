"""Conditions: yes, no, or not known yet. Unknown travels as in Kleene's three-valued logic (1938)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from talja.core.rules.facts import FactValue, Situation
from talja.core.rules.parameters import Certainty, DatedBy, Parameter, Value
from talja.core.rules.results import Answer, Checked
from talja.core.rules.scheme import All, AnyOf, Compare, Condition, Not, Scheme, Test

_HOLDS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "at_least": lambda told, limit: told >= limit,
    "more_than": lambda told, limit: told > limit,
    "at_most": lambda told, limit: told <= limit,
    "less_than": lambda told, limit: told < limit,
}
_OPPOSITE = {Answer.YES: Answer.NO, Answer.NO: Answer.YES, Answer.UNKNOWN: Answer.UNKNOWN}
RELATIONS = frozenset({"is", *_HOLDS})


@dataclass(frozen=True, slots=True)
class Asker:
    """Answers a scheme's conditions for one situation, on the day the support would begin."""

    scheme: Scheme
    situation: Situation

    def check(self, condition: Condition) -> Checked:
        """Return the condition with its answer, and the facts that would settle it when it is unknown."""
        answer = self.answer(condition.test)
        missing = tuple(dict.fromkeys(self._missing(condition.test))) if answer is Answer.UNKNOWN else ()
        return Checked(condition.code, condition.title, condition.source, condition.certainty, answer, missing)

    def check_all(self) -> tuple[Checked, ...]:
        """Return the conditions in force on the first day, with their answers."""
        on = self.situation.first_day
        return tuple(self.check(one) for one in self.scheme.conditions if one.in_force.covers(on))

    def group(self) -> tuple[str, tuple[str, ...]]:
        """Return the target group, and all that are still possible. The first that fits is the one, as in the file.

        A group that was decided is taken as it is; one that this scheme does not have says nothing of it.
        """
        decided = self.situation.group
        if any(group.code == decided for group in self.scheme.groups):
            return decided, (decided,)
        possible: list[str] = []
        for group in self.scheme.groups:
            if not group.in_force.covers(self.situation.first_day):
                continue
            answer = self.answer(group.test)
            if answer is not Answer.NO:
                possible.append(group.code)
            if answer is Answer.YES:
                break
        return (possible[0] if len(possible) == 1 else ""), tuple(possible)

    def check_group(self, possible: tuple[str, ...]) -> Checked:
        """Return the condition that the person belongs to a target group, given those that are possible.

        Unknown while it is not settled which, too: it says what would settle that.
        """
        tests = [group.test for group in self.scheme.groups if group.code in possible]
        is_settled = self.situation.group in possible or all(self.answer(test) is Answer.YES for test in tests)
        answer = Answer.NO if not possible else Answer.YES if is_settled else Answer.UNKNOWN
        missing = dict.fromkeys(name for test in tests for name in self._missing(test)) if not is_settled else {}
        return Checked("in_target_group", "", self.scheme.legal_basis, Certainty.HIGH, answer, tuple(missing))

    def answer(self, test: Test) -> Answer:
        """Return yes, no or unknown."""
        match test:
            case All(parts):
                return _all(self.answer(part) for part in parts)
            case AnyOf(parts):
                return _OPPOSITE[_all(_OPPOSITE[self.answer(part)] for part in parts)]
            case Not(part):
                return _OPPOSITE[self.answer(part)]
            case _:
                return self._compare(test)

    def _compare(self, test: Compare) -> Answer:
        told = self._told(test)
        if test.relation == "is":
            if told is None:
                return Answer.UNKNOWN
            return Answer.YES if _word(told) in test.among else Answer.NO
        limit = self._limit(test)
        if limit is not None and limit.is_ended:
            return Answer.YES  # a limit that was abolished stops nobody
        if limit is None or limit.number is None or not isinstance(told, Decimal):
            return Answer.UNKNOWN
        return Answer.YES if _HOLDS[test.relation](told, limit.number) else Answer.NO

    def _told(self, test: Compare) -> FactValue | None:
        return self.situation.fact(test.fact, on=self.situation.first_day)

    def _limit(self, test: Compare) -> Value | None:
        parameter, on = self.scheme.parameters[test.than], self.situation.first_day
        return parameter.at(version_day(parameter, self.situation, on))

    def _missing(self, test: Test) -> Iterator[str]:
        match test:
            case All(parts) | AnyOf(parts):
                for part in parts:
                    yield from self._missing(part)
            case Not(part):
                yield from self._missing(part)
            case _:
                if self._compare(test) is Answer.UNKNOWN:
                    yield test.fact if self._told(test) is None else test.than


def limits_in(test: Test) -> Iterator[str]:
    """Yield the parameters that a test holds facts against."""
    match test:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from limits_in(part)
        case Not(part):
            yield from limits_in(part)
        case _:
            yield from (test.than,) if test.than else ()


def facts_in(test: Test) -> Iterator[str]:
    """Yield the facts that a test asks about."""
    match test:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from facts_in(part)
        case Not(part):
            yield from facts_in(part)
        case _:
            yield test.fact


def version_day(parameter: Parameter, situation: Situation, on: date) -> date:
    """Return the day that decides which version of the parameter applies to the month that `on` lies in."""
    match parameter.dated_by:
        case DatedBy.WAGE_MONTH:
            return on
        case DatedBy.START_DAY:
            return situation.first_day
        case _:
            return situation.decision_day or situation.first_day


def existence(scheme: Scheme, situation: Situation) -> Checked:
    """Return the condition that the form exists on the first day: not before its law, not after its end."""
    answer = Answer.YES if scheme.can_begin(situation.first_day) else Answer.NO
    return Checked("form_exists", "", scheme.legal_basis, scheme.in_force_certainty, answer)


def _word(told: FactValue) -> str:
    return str(told).lower() if isinstance(told, bool) else str(told)


def _all(answers: Iterable[Answer]) -> Answer:
    found = set(answers)
    return next((one for one in (Answer.NO, Answer.UNKNOWN) if one in found), Answer.YES)
