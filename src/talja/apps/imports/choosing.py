"""A person's choices put in the place of what linking thought."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from talja.apps.imports.enums import RowDecision
from talja.core.intake.known import Register
from talja.core.intake.links import Certainty, Link, Placing
from talja.core.intake.placing import place
from talja.core.intake.record import ReadRow

_WHO = frozenset({RowDecision.SAME_PERSON, RowDecision.NEW_PERSON})


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person has decided about a row: who it is, and which placement, where they chose one.

    `row` is the number of another row that speaks of the same person. `placement_key` is empty for a new placement
    and None where nobody has chosen.
    """

    decision: RowDecision
    person_key: str | None = None
    placement_key: str | None = None
    row: int | None = None


def with_choices(
    links: Sequence[Link], rows: Sequence[ReadRow], register: Register, choices: Mapping[int, Choice]
) -> tuple[Link, ...]:
    """Return the links with the choices made, the rows they touch placed anew. `choices` are by row number."""
    position_of = {row.number: position for position, row in enumerate(rows)}
    chosen = {position_of[number]: choice for number, choice in choices.items() if number in position_of}
    settled = list(links)
    first_of: dict[str | None, int] = {one.person_key: one.group for one in reversed(links) if one.person_key}
    for position, choice in sorted(chosen.items(), key=lambda pair: pair[1].row is not None):
        if choice.decision not in _WHO:
            continue
        target = position_of.get(choice.row) if choice.row is not None else None
        settled[position] = (
            _as(settled[position], settled[target]) if target is not None else _who(settled[position], choice, first_of)
        )
    _place_anew(settled, rows, register, {position for position, one in chosen.items() if one.decision in _WHO})
    return tuple(_placed(one, chosen.get(one.row)) for one in settled)


def _who(one: Link, choice: Choice, first_of: dict[str | None, int]) -> Link:
    if choice.person_key is None:
        return replace(one, certainty=Certainty.NONE, person_key=None, group=one.row)
    group = first_of.setdefault(choice.person_key, one.row)
    return replace(one, certainty=Certainty.CERTAIN, person_key=choice.person_key, group=group)


def _as(one: Link, other: Link) -> Link:
    """Let a row speak of the same person as another one; while that is not settled, neither is this."""
    return replace(one, certainty=other.certainty, person_key=other.person_key, group=other.group)


def _place_anew(settled: list[Link], rows: Sequence[ReadRow], register: Register, chosen: set[int]) -> None:
    """Place all rows of each person that a choice touches, beside each other."""
    theirs = register.by_person() if chosen else {}
    groups = {settled[position].group for position in chosen}
    members: dict[int, list[Link]] = {}
    for one in settled:
        if one.group in groups and one.certainty is not Certainty.POSSIBLE:
            members.setdefault(one.group, []).append(one)
    for together in members.values():
        known = theirs.get(together[0].person_key or "", ())
        for position, placement in place({one.row: rows[one.row] for one in together}, known).items():
            settled[position] = replace(settled[position], placement=placement)
    for position in chosen:
        if settled[position].certainty is Certainty.POSSIBLE:
            settled[position] = replace(settled[position], placement=None)


def _placed(one: Link, choice: Choice | None) -> Link:
    """Take the placement a person chose among the candidates; an empty choice of placement means a new one."""
    if choice is None or choice.placement_key is None or one.placement is None:
        return one
    placing = Placing.SAME if choice.placement_key else Placing.NEW
    placement = replace(
        one.placement, placing=placing, placement_key=choice.placement_key or None, candidates=(), repeats=None
    )
    return replace(one, placement=placement)
