"""What becomes of each row of a list, and what the list no longer mentions."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from talja.core.intake.changes import Change, compare
from talja.core.intake.known import KnownPerson, KnownPlacement, Register
from talja.core.intake.links import Certainty, Link, Placing, Reason
from talja.core.intake.record import Field, ReadRow, Severity

_ESSENTIAL = (Field.MEASURE, Field.WORKPLACE, Field.FIRST_DAY)
_ENDINGS = (Field.END_REASON, Field.DESTINATION, Field.KOLADA)
_PARTS = {Field.PERIOD: Field.FIRST_DAY}


class Status(StrEnum):
    """What becomes of a row if the list is applied now. NEEDS_YOU and REFUSED are left until somebody mends them."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    NEEDS_YOU = "needs_you"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of the row at a position: its status, why it waits, what to notice, and what it changes."""

    row: int
    status: Status
    changes: tuple[Change, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """A running placement that the list no longer mentions: to be ended, or left, by a person."""

    placement_key: str
    person_key: str
    reasons: tuple[Reason, ...]


def judge_rows(
    rows: Sequence[ReadRow],
    links: Sequence[Link],
    register: Register,
    *,
    fields_of: Callable[[int], frozenset[Field]],
    list_day: date,
) -> tuple[Outcome, ...]:
    """Return what becomes of each row, in their order. `links` are those of the same rows, a person's choices made.

    `fields_of` tells, by the row's number, which fields its part of the list has columns for.
    """
    persons = {person.key: person for person in register.persons}
    placements = {placement.key: placement for placement in register.placements}
    return tuple(
        _repeated(rows, link, link.placement.repeats)
        if link.placement and link.placement.repeats is not None
        else judge_row(
            row,
            link,
            persons.get(link.person_key or ""),
            placements.get((link.placement and link.placement.placement_key) or ""),
            fields_in_list=fields_of(row.number),
            list_day=list_day,
        )
        for row, link in zip(rows, links, strict=True)
    )


def judge_row(
    row: ReadRow,
    link: Link,
    person: KnownPerson | None,
    placement: KnownPlacement | None,
    *,
    fields_in_list: frozenset[Field],
    list_day: date,
) -> Outcome:
    """Return what becomes of one row. Person and placement are what its link says; None for new or not settled."""
    refused = tuple(_refusals(row, link))
    if refused:
        return Outcome(link.row, Status.REFUSED, reasons=refused)
    if link.placement is None or link.placement.placing is Placing.CANDIDATE:
        question = "who_is_it" if link.placement is None else "which_placement"
        return Outcome(link.row, Status.NEEDS_YOU, reasons=(Reason(question), *_unread_number(row, link)))
    changes = compare(row, person, placement, fields_in_list=fields_in_list, list_day=list_day)
    if link.placement.because("extends") and placement is not None:
        changes = tuple(change for change in changes if change.field is not Field.FIRST_DAY)
    waits = (
        *_unread_number(row, link),
        *_lacks(row, person, placement),
        *_contradictions(row, placement, list_day),
        *_unsafe(person, changes),
        *_unplaced_ending(row, placement, changes),
    )
    told = tuple(reason for reason in link.reasons if reason.code == "name_differs")
    if waits:
        return Outcome(link.row, Status.NEEDS_YOU, changes, waits + told)
    if placement is None:
        return Outcome(link.row, Status.NEW, changes, told)
    return Outcome(link.row, Status.CHANGED if changes else Status.UNCHANGED, changes, told)


def missing(
    placements: Iterable[KnownPlacement], links: Sequence[Link], *, covers: frozenset[str], on: date
) -> tuple[Missing, ...]:
    """Return the placements that run on the day, are of a category the source covers, and are not in the list.

    A placement that a person may yet choose for a row is told as `perhaps_in_row`; that the person is in the list
    with something else as `person_in_list`.
    """
    told = [link.placement for link in links if link.placement is not None]
    mentioned = {key for placement in told for key in (placement.placement_key, *placement.candidates)}
    listed = {link.person_key for link in links}
    perhaps = {candidate.person_key: link.row for link in reversed(links) for candidate in link.candidates}
    found = []
    for one in placements:
        if one.category not in covers or one.key in mentioned or not one.runs(on=on):
            continue
        reasons = [Reason("not_in_list")]
        if one.person_key in listed:
            reasons.append(Reason("person_in_list"))
        if one.person_key in perhaps:
            reasons.append(Reason("perhaps_in_row", {"position": str(perhaps[one.person_key])}))
        found.append(Missing(one.key, one.person_key, tuple(reasons)))
    return tuple(found)


def _repeated(rows: Sequence[ReadRow], link: Link, first: int) -> Outcome:
    return Outcome(link.row, Status.UNCHANGED, reasons=(Reason("row_repeats", {"row": str(rows[first].number)}),))


def _refusals(row: ReadRow, link: Link) -> Iterator[Reason]:
    """Yield why a row cannot be used as it is: it names nobody, or what a new placement must have is unreadable."""
    unreadable = _unreadable(row)
    named = (Field.NUMBER, Field.LOCAL_NUMBER, Field.GIVEN_NAME, Field.FAMILY_NAME)
    if not any(row.text(field) for field in named):
        yield Reason("nobody_named")
    if link.placement is None or link.placement.placing is Placing.NEW:
        for field in _ESSENTIAL:
            if field in unreadable and field not in row.values:
                yield Reason("essential_unreadable", {"field": field.value})


def _unreadable(row: ReadRow) -> set[Field]:
    """Return the fields with an error; an unreadable period is an unreadable first day."""
    wrong = (finding.field for finding in row.findings if finding.severity is Severity.ERROR)
    return {_PARTS.get(field, field) for field in wrong if field is not None}


def _unread_number(row: ReadRow, link: Link) -> Iterator[Reason]:
    if link.certainty is not Certainty.CERTAIN and Field.NUMBER in _unreadable(row):
        yield Reason("number_unreadable")


def _lacks(row: ReadRow, person: KnownPerson | None, placement: KnownPlacement | None) -> Iterator[Reason]:
    """Yield what a new person or placement must have and the row does not say."""
    if person is None and not (row.text(Field.GIVEN_NAME) or row.text(Field.FAMILY_NAME)):
        yield Reason("essential_missing", {"field": Field.NAME.value})
    if placement is None:
        for field in _ESSENTIAL:
            if field not in row.values:
                yield Reason("essential_missing", {"field": field.value})


def _contradictions(row: ReadRow, placement: KnownPlacement | None, list_day: date) -> Iterator[Reason]:
    first_day = row.day(Field.FIRST_DAY) or (placement.first_day if placement else None)
    last_day = row.day(Field.LAST_DAY)
    if first_day and last_day and last_day < first_day:
        yield Reason("ends_before_start")
    ended = placement.last_day if placement else None
    if ended and last_day and ended < last_day and last_day > list_day:
        yield Reason("ended_in_register")


def _unsafe(person: KnownPerson | None, changes: Iterable[Change]) -> Iterator[Reason]:
    """Yield a change that no list may make by itself: another protection than the one a person has."""
    for change in changes:
        if person is not None and change.field is Field.PROTECTION and change.old is not None:
            yield Reason("protection_changes")


def _unplaced_ending(row: ReadRow, placement: KnownPlacement | None, changes: Iterable[Change]) -> Iterator[Reason]:
    """Yield that the row tells why it ended, or where to, of a placement that has not ended."""
    if row.values.keys().isdisjoint(_ENDINGS):  # as nearly always
        return
    said = any(row.text(field) for field in _ENDINGS)
    ends = any(change.attribute == Field.LAST_DAY.value for change in changes)
    if said and not ends and (placement is None or placement.last_day is None):
        yield Reason("ending_without_last_day")
