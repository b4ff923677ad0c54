"""What a row says as a whole: fields that contradict each other, a row without a person, the same row twice."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from talja.core.intake.record import Field, Finding, Severity, Value
from talja.core.kernel.personal_number import from_digits

Values: TypeAlias = dict[Field, Value]

_PERSON = (Field.NUMBER, Field.LOCAL_NUMBER, Field.GIVEN_NAME, Field.FAMILY_NAME)
_PAIRS = ((Field.FIRST_DAY, Field.LAST_DAY), (Field.DECISION_FIRST_DAY, Field.DECISION_LAST_DAY))


@dataclass(slots=True)
class Checks:
    """The checks of one list. `columns` tells where each field stands; what contradicts is taken out of `values`."""

    columns: Mapping[Field, int]
    _seen: dict[tuple[object, ...], int] = field(default_factory=dict)

    def of(self, number: int, values: Values, unread: frozenset[Field]) -> Iterator[Finding]:
        """Yield what is wrong with a row. `unread` are the fields that already have an error."""
        yield from self._missing(values, unread)
        yield from self._days(values)
        yield from self._decision(values)
        if Field.NUMBER in values and (Field.BIRTH_DATE in values or Field.SEX in values):
            yield from self._number(values)
        yield from self._twice(number, values)

    def _missing(self, values: Values, unread: frozenset[Field]) -> Iterator[Finding]:
        if not any(key in values for key in _PERSON):
            yield Finding("row_without_person", Severity.ERROR)
        asked = {Field.FIRST_DAY, Field.PERIOD}
        if Field.FIRST_DAY not in values and asked & self.columns.keys() and not asked & unread:
            yield self._at(Field.FIRST_DAY, "row_without_first_day", Severity.ERROR)

    def _days(self, values: Values) -> Iterator[Finding]:
        for first, last in _PAIRS:
            since, until = values.get(first), values.get(last)
            if isinstance(since, date) and isinstance(until, date) and until < since:
                del values[last]
                yield self._at(
                    last, "last_day_before_first_day", Severity.ERROR, str(until), _a_year_later(since, until)
                )

    def _decision(self, values: Values) -> Iterator[Finding]:
        for ours, theirs in ((Field.FIRST_DAY, Field.DECISION_LAST_DAY), (Field.DECISION_FIRST_DAY, Field.LAST_DAY)):
            since, until = values.get(ours), values.get(theirs)
            if isinstance(since, date) and isinstance(until, date) and until < since:
                key = theirs if ours is Field.FIRST_DAY else ours
                yield self._at(key, "decision_outside_placement", Severity.WARNING, str(values[key]))

    def _number(self, values: Values) -> Iterator[Finding]:
        number = from_digits(str(values[Field.NUMBER]))
        birth, sex = values.get(Field.BIRTH_DATE), values.get(Field.SEX)
        if birth and number.birth_date and birth != number.birth_date:
            del values[Field.BIRTH_DATE]
            yield self._at(Field.BIRTH_DATE, "birth_date_disagrees", Severity.ERROR, str(birth), str(number.birth_date))
        if sex and (sex == "woman") != number.is_woman:
            yield self._at(
                Field.SEX, "sex_disagrees", Severity.WARNING, str(sex), "kvinna" if number.is_woman else "man"
            )

    def _twice(self, number: int, values: Values) -> Iterator[Finding]:
        person = values.get(Field.NUMBER) or values.get(Field.LOCAL_NUMBER) or _name_and_birth(values)
        if not person:
            return
        earlier = self._seen.setdefault((person, values.get(Field.MEASURE), values.get(Field.FIRST_DAY)), number)
        if earlier != number:
            yield Finding("row_duplicate", Severity.WARNING, suggestion=str(earlier))

    def _at(self, key: Field, code: str, severity: Severity, raw: str = "", suggestion: str = "") -> Finding:
        column = self.columns.get(key, self.columns.get(Field.PERIOD))
        return Finding(code, severity, column=column, field=key, raw=raw, suggestion=suggestion)


def _name_and_birth(values: Values) -> tuple[str, ...] | None:
    if Field.FAMILY_NAME not in values and Field.GIVEN_NAME not in values:
        return None
    keys = (Field.FAMILY_NAME, Field.GIVEN_NAME, Field.BIRTH_DATE)
    return tuple(str(values.get(key, "")).casefold() for key in keys)


def _a_year_later(since: date, until: date) -> str:
    """Return the last day a year later, if somebody may have written last year's number in January."""
    try:
        later = until.replace(year=until.year + 1)
    except ValueError:
        return ""
    return str(later) if later >= since else ""
