"""What a row changes in the register, field by field.

A row never clears anything. A column that the list does not have says nothing; an empty cell in a column that it has
is "not said", not "cleared": lists are full of cells that nobody got round to. What should be emptied is emptied by
hand, where the reason is asked for.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from talja.core.intake.known import KnownPerson, KnownPlacement
from talja.core.intake.record import Field, ReadRow, Value
from talja.core.kernel.swedish import fold, without_marks

PLANNED_LAST_DAY = "planned_last_day"
TIME_RAN_OUT = "time_ran_out"
UNKNOWN = "unknown"

_NAMES = (Field.GIVEN_NAME, Field.FAMILY_NAME)
_ENDINGS = (Field.END_REASON, Field.DESTINATION, Field.KOLADA)
_OF_THE_WORKPLACE = frozenset({Field.EMPLOYER, Field.ORG_NUMBER, Field.ADMINISTRATION, Field.UNIT, Field.COST_CENTRE})
_NOT_STORED = frozenset({Field.WAGE, Field.IGNORED, Field.NAME, Field.PERIOD})
_APART = frozenset({*_NAMES, *_ENDINGS, *_NOT_STORED, Field.LAST_DAY})
_ORDER = {field: place for place, field in enumerate(Field)}


@dataclass(frozen=True, slots=True)
class Change:
    """One field that gets another value. `attribute` is what the register calls it.

    It is the field's own code, except that LAST_DAY is `planned_last_day` or `last_day`. `old` is None for what was
    not known, so a new placement is all changes from None.
    """

    field: Field
    attribute: str
    old: Value | None
    new: Value


def compare(
    row: ReadRow,
    person: KnownPerson | None,
    placement: KnownPlacement | None,
    *,
    fields_in_list: frozenset[Field],
    list_day: date,
) -> tuple[Change, ...]:
    """Return what the row changes, in the order of the fields; None for a person or placement that is new.

    `fields_in_list` are the fields that the list has columns for, `list_day` the day the list tells of.
    """
    found = [
        *_name_changes(row, person),
        *_plain_changes(row, person, placement),
        *_end_changes(row, placement, fields_in_list, list_day),
    ]
    return tuple(sorted(found, key=lambda change: _ORDER[change.field]))


def says_nothing_new(new: str, old: str) -> bool:
    """Whether a text only repeats the other one: other capitals and signs, or the rings and dots left out."""
    if new == old:
        return True
    said, known = fold(new), fold(old)
    if said == known:
        return bool(said)
    return said.isascii() and said == without_marks(known)


def _plain_changes(row: ReadRow, person: KnownPerson | None, placement: KnownPlacement | None) -> Iterator[Change]:
    known = (person.said() if person else {}) | (placement.said() if placement else {})
    for field, new in row.values.items():
        if (
            new == ""
            or field in _APART
            or (field in _OF_THE_WORKPLACE and placement is not None and field not in known)
        ):
            continue
        old = known.get(field)
        if new == old:
            continue
        called = placement.workplace_name if placement and field is Field.WORKPLACE else ""
        if not (_same(new, old) or _same(new, called)):
            yield Change(field, field.value, old, new)


def _same(new: Value, old: Value | None) -> bool:
    if isinstance(new, str) and isinstance(old, str):
        return says_nothing_new(new, old)
    return new == old


def _name_changes(row: ReadRow, person: KnownPerson | None) -> Iterator[Change]:
    """Yield the names that change. Fewer given names than are known, or the two parts the other way, are no change."""
    known = (person.given_name, person.family_name) if person else ("", "")
    said = tuple(row.text(field) for field in _NAMES)
    if said == known or all(new and says_nothing_new(new, old) for new, old in zip(said, reversed(known), strict=True)):
        return
    for field, new, old in zip(_NAMES, said, known, strict=True):
        fewer = field is Field.GIVEN_NAME and _words(new) < _words(old)
        if new and not fewer and not says_nothing_new(new, old):
            yield Change(field, field.value, old or None, new)


def _words(text: str) -> set[str]:
    return set(without_marks(fold(text)).split())


def _end_changes(
    row: ReadRow, placement: KnownPlacement | None, fields_in_list: frozenset[Field], list_day: date
) -> Iterator[Change]:
    day = row.day(Field.LAST_DAY)
    planned = placement.planned_last_day if placement else None
    ended = placement.last_day if placement else None
    if day is None or day == ended:
        ends = ended is not None
    elif ended is None and (day > list_day or _only_planned(row, day, planned, fields_in_list)):
        ends = False
        if day != planned:
            yield Change(Field.LAST_DAY, PLANNED_LAST_DAY, planned, day)
    else:
        ends = True
        yield Change(Field.LAST_DAY, Field.LAST_DAY.value, ended, day)
    if ends:
        yield from _ending_changes(row, placement)


def _only_planned(row: ReadRow, day: date, planned: date | None, fields_in_list: frozenset[Field]) -> bool:
    """Whether a planned day that has passed is still only planned.

    A list that has a column for why it ended, and leaves it empty, does not say that it ended. So does the register's
    own export write a placement whose planned day has passed without anybody having ended it.
    """
    return day == planned and Field.END_REASON in fields_in_list and Field.END_REASON not in row.values


def _ending_changes(row: ReadRow, placement: KnownPlacement | None) -> Iterator[Change]:
    """Yield why a placement ended and where to. Not said and not known: its time ran out, to nobody knows where."""
    known = placement.values if placement else {}
    defaults: dict[Field, Value] = {Field.END_REASON: TIME_RAN_OUT, Field.DESTINATION: UNKNOWN}
    for field in _ENDINGS:
        old = known.get(field)
        new = row.values.get(field, old or defaults.get(field))
        if new is not None and not _same(new, old):
            yield Change(field, field.value, old, new)
