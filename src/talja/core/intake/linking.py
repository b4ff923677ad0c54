"""Who is who: which person each row of a list speaks of, and which of that person's placements.

The same number is the same person. Without one, only the whole name and the birth date together settle a person, and
only when nobody else is near; everything less is for a person to decide. A name alone never settles anything.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from talja.core.intake.blocking import Index
from talja.core.intake.identities import Identity, merged, of_person, of_row
from talja.core.intake.known import Register
from talja.core.intake.links import Candidate, Certainty, Link, Reason
from talja.core.intake.names import Name, NameBook, compare_names
from talja.core.intake.placing import place
from talja.core.intake.record import ReadRow
from talja.core.intake.scoring import Agreement, Evidence, LinkParams, Rarity, weigh


def link(rows: Sequence[ReadRow], register: Register, *, params: LinkParams | None = None) -> tuple[Link, ...]:
    """Return a link for each row, in the order of the rows. The order they stand in changes nothing else."""
    params = params or LinkParams()
    book, placements = NameBook(), register.by_person()
    known = [of_person(person, placements.get(person.key, ()), book) for person in register.persons]
    listed = [of_row(position, row, book) for position, row in enumerate(rows)]
    links = {one.row: one for one in _link_persons(listed, known, params)}
    grouped: dict[int, dict[int, ReadRow]] = defaultdict(dict)
    for one in links.values():
        if one.certainty is not Certainty.POSSIBLE:
            grouped[one.group][one.row] = rows[one.row]
    for group, members in grouped.items():
        theirs = placements.get(links[group].person_key or "", ())
        for position, placement in place(members, theirs, params=params).items():
            links[position] = links[position].placed(placement)
    return tuple(links[position] for position in range(len(rows)))


Weighed: TypeAlias = tuple[Identity, Evidence]


@dataclass(frozen=True, slots=True)
class _Opinion:
    """What is thought of some rows that are one person: `person` when that is settled, else who it may be."""

    person: Identity | None = None
    reasons: tuple[Reason, ...] = ()
    candidates: tuple[Candidate, ...] = ()

    @property
    def certainty(self) -> Certainty:
        if self.person is not None:
            return Certainty.CERTAIN
        return Certainty.POSSIBLE if self.candidates else Certainty.NONE


class _Judge:
    """Weighs one identity after another against everybody in an index."""

    def __init__(self, index: Index, rarity: Rarity, params: LinkParams) -> None:
        self._index, self._rarity, self._params = index, rarity, params

    def judge(self, identity: Identity) -> _Opinion:
        """Settle the person by number, else by strong and unrivalled evidence, else name the candidates."""
        numbered = self._index.with_number(identity.number) if identity.number else []
        owners = [other for other in numbered if other.person_key is not None]
        if len(owners) == 1:
            return _Opinion(owners[0])
        if owners:
            same = (Reason("same_number"),)
            return _Opinion(candidates=tuple(Candidate(owner.person_key, None, 99.0, same) for owner in owners))
        weighed = self.weigh_all(identity)
        return self._settled(identity, weighed) or _Opinion(candidates=self.candidates(weighed))

    def weigh_all(self, identity: Identity) -> list[Weighed]:
        """Return everybody that may be the same, with the evidence, the strongest first."""
        found = (
            (other, weigh(identity, other, rarity=self._rarity, params=self._params))
            for other in self._index.near(identity)
        )
        weighed = [(other, evidence) for other, evidence in found if evidence is not None]
        return sorted(weighed, key=_strongest_first)

    def candidates(self, weighed: list[Weighed]) -> tuple[Candidate, ...]:
        """Return the strongest as candidates, as many as a person can choose among."""
        return tuple(
            Candidate(other.person_key, other.row, evidence.score, evidence.reasons)
            for other, evidence in weighed[: self._params.max_candidates]
        )

    def _settled(self, identity: Identity, weighed: list[Weighed]) -> _Opinion | None:
        near = [pair for pair in weighed if pair[1].birth_date is not Agreement.DIFFERS]
        near = [pair for pair in near if pair[1].same_local_number and pair[1].name.equal] or near  # a namesake has not
        if len(near) != 1 or identity.doubtful_number:
            return None
        other, evidence = near[0]
        if other.person_key is None or not evidence.may_settle(self._params):
            return None
        return _Opinion(other, evidence.reasons)


def _strongest_first(weighed: Weighed) -> tuple[float, bool, str, int]:
    """Sort by score, the register before the list."""
    other, evidence = weighed
    return -evidence.score, other.person_key is None, other.person_key or "", other.row or 0


def _link_persons(listed: list[Identity], known: list[Identity], params: LinkParams) -> Iterator[Link]:
    groups = _of_one_person(listed)
    identities = [merged([listed[position] for position in group]) for group in groups]
    taken = {one.number for one in known}
    fresh = [one for one in identities if one.number and one.number not in taken]
    rarity = Rarity([*known, *identities])
    judge = _Judge(Index([*known, *fresh]), rarity, params)
    opinions = [judge.judge(identity) for identity in identities]
    opinions = _with_each_other(identities, opinions, rarity, params)
    first_of: dict[str | None, int] = {}
    for group, identity, opinion in zip(groups, identities, opinions, strict=True):
        key = opinion.person.person_key if opinion.person else None
        first = first_of.setdefault(key, group[0]) if key else group[0]
        for position in group:
            reasons = opinion.reasons or _told_by_number(listed[position], opinion.person or identity, params)
            yield Link(position, opinion.certainty, key, first, opinion.candidates, reasons)


def _of_one_person(listed: list[Identity]) -> list[list[int]]:
    """Group the positions that are one person without doubt: by number, else by local number and the whole name."""
    groups: dict[object, list[int]] = defaultdict(list)
    for position, one in enumerate(listed):
        words = one.names[0].words
        groups[one.number or ((one.local_number, words) if one.local_number and words else position)].append(position)
    return list(groups.values())


def _with_each_other(
    identities: list[Identity], opinions: list[_Opinion], rarity: Rarity, params: LinkParams
) -> list[_Opinion]:
    """Let rows without a number, whose person is not settled, be candidates for each other."""
    unsettled = {
        index: one
        for index, (one, opinion) in enumerate(zip(identities, opinions, strict=True))
        if not one.number and opinion.person is None
    }
    judge = _Judge(Index(list(unsettled.values())), rarity, params)
    widened = list(opinions)
    for index, one in unsettled.items():
        both = (*opinions[index].candidates, *judge.candidates(judge.weigh_all(one)))
        strongest = sorted(both, key=lambda candidate: -candidate.score)[: params.max_candidates]
        widened[index] = replace(opinions[index], candidates=tuple(strongest))
    return widened


def _told_by_number(row: Identity, person: Identity, params: LinkParams) -> tuple[Reason, ...]:
    """Return what settles a row by its number, with a warning when it or another row has a very different name."""
    if row.number is None or row.number != person.number:
        return ()
    if person.person_key is None:
        return (Reason("name_differs"),) if any(_very_different(row, name, params) for name in person.names) else ()
    same = Reason("same_number")
    differs = all(_very_different(row, name, params) for name in person.names)
    return (same, Reason("name_differs")) if differs else (same,)


def _very_different(row: Identity, name: Name, params: LinkParams) -> bool:
    """Whether the given names are not alike; a family name alone may change. A row without a name never is."""
    match = compare_names(row.names[0], name)
    part = match.family if match.given is None else match.given
    return part is not None and part < params.same_name_as_number
