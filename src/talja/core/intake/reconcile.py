"""Where the sources disagree: who stands in one list and not in another, and what differs between them.

A difference has a key that is the same every time it is found, and a fingerprint of what the sources say. Somebody
who has settled it has settled that key with that fingerprint: it stays settled until a source says something else.
Both are digests, so neither shows a name or a number to anyone who reads them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from hashlib import blake2b

from talja.core.intake.record import Field, Value
from talja.core.kernel.swedish import fold, without_marks

_OF_A_PERSON = (Field.NAME, Field.NUMBER)
_OF_A_PLACEMENT = (Field.MEASURE, Field.WORKPLACE, Field.FIRST_DAY, Field.LAST_DAY, Field.EXTENT)
_SEEN_IN_AN_ABSENCE = (Field.MEASURE, Field.FIRST_DAY, Field.LAST_DAY)  # what opens a settled absence again


class DifferenceKind(StrEnum):
    """What kind of disagreement it is."""

    IN_ONE_NOT_OTHER = "in_one_not_other"
    FIELD_DIFFERS = "field_differs"


@dataclass(frozen=True, slots=True)
class Source:
    """What a source can be expected to hold: everybody in these categories who is there on the day of its list."""

    covers: frozenset[str]
    list_day: date


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source's latest list says of one person and one placement; None for one the register does not have."""

    person_key: str
    placement_key: str | None
    category: str
    values: dict[Field, Value] = field(default_factory=dict, repr=False)

    def runs(self, *, on: date) -> bool:
        """Whether it is there on the day, by its own days or those of the decision; not said counts as yes."""
        first_day = self.values.get(Field.FIRST_DAY, self.values.get(Field.DECISION_FIRST_DAY))
        last_day = self.values.get(Field.LAST_DAY, self.values.get(Field.DECISION_LAST_DAY))
        return not (isinstance(first_day, date) and first_day > on) and not (
            isinstance(last_day, date) and last_day < on
        )


@dataclass(frozen=True, slots=True)
class SourceValue:
    """What one source says; None in a difference of presence, where it says only that somebody is there."""

    source: str
    value: Value | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One disagreement. `missing_from` names the source that lacks the person; `trusted` the one to believe.

    A difference about the person has no placement and no categories; more than one when the sources disagree on the
    form of support.
    """

    key: str
    fingerprint: str
    kind: DifferenceKind
    person_key: str
    placement_key: str | None
    categories: tuple[str, ...]
    field: Field | None
    values: tuple[SourceValue, ...]
    missing_from: str | None = None
    trusted: str | None = None


@dataclass(frozen=True, slots=True)
class _Subject:
    """What the sources are compared about: a person, or one placement of a person."""

    person_key: str
    placement_key: str | None = None
    categories: frozenset[str] = frozenset()


Said = dict[str, dict[Field, Value]]  # source -> what it says of a subject
Trust = Mapping[Field, Sequence[str]]


def differences(
    claims: Mapping[str, Sequence[Claim]], *, sources: Mapping[str, Source], trust: Trust
) -> tuple[Difference, ...]:
    """Return every disagreement between the sources' claims, person by person, in an order that is always the same.

    `sources` tells, for every source in `claims`, what it is expected to hold. `trust` tells, for a field, which
    sources to believe, the best first; a field that is not there is for a person to judge.
    """
    by_person: dict[str, list[tuple[str, Claim]]] = defaultdict(list)
    for source in sorted(claims):
        for claim in claims[source]:
            by_person[claim.person_key].append((source, claim))
    return tuple(
        difference
        for person_key in sorted(by_person)
        for difference in _of_person(person_key, by_person[person_key], sources, trust)
    )


def _of_person(
    person_key: str, claimed: Sequence[tuple[str, Claim]], sources: Mapping[str, Source], trust: Trust
) -> Iterator[Difference]:
    yield from _field_differences(_Subject(person_key), _said(claimed), _OF_A_PERSON, trust)
    for subject, group in _by_placement(person_key, claimed):
        said = _said(group)
        yield from _absences(subject, group, said, sources)
        yield from _field_differences(subject, said, _OF_A_PLACEMENT, trust)


def _by_placement(
    person_key: str, claimed: Sequence[tuple[str, Claim]]
) -> Iterator[tuple[_Subject, list[tuple[str, Claim]]]]:
    """Yield the claims of each placement. One that names none goes to the only placement of its category, if any."""
    groups: dict[tuple[str | None, str], list[tuple[str, Claim]]] = defaultdict(list)
    placed_in: dict[str, set[str]] = defaultdict(set)
    for source, claim in claimed:
        if claim.placement_key is not None:
            groups[claim.placement_key, ""].append((source, claim))
            placed_in[claim.category].add(claim.placement_key)
    for source, claim in claimed:
        if claim.placement_key is None:
            alike = placed_in.get(claim.category, set())
            groups[(min(alike), "") if len(alike) == 1 else (None, claim.category)].append((source, claim))
    for key, category in sorted(groups, key=lambda group: (group[0] or "", group[1])):
        group = groups[key, category]
        yield _Subject(person_key, key, frozenset(claim.category for _, claim in group)), group


def _said(group: Iterable[tuple[str, Claim]]) -> Said:
    """Put together what each source says; of several rows of one source the one that begins last is believed."""
    said: Said = {}
    for source, claim in group:
        before = said.get(source)
        said[source] = claim.values if before is None else _both(before, claim.values)
    return said


def _both(one: dict[Field, Value], other: dict[Field, Value]) -> dict[Field, Value]:
    first, second = sorted((one, other), key=_by_first_day)
    return {**first, **second}


def _by_first_day(values: dict[Field, Value]) -> tuple[str, list[tuple[str, str]]]:
    in_order = sorted((key.value, _canonical(value)) for key, value in values.items())
    return _canonical(values.get(Field.FIRST_DAY, "")), in_order


def _absences(
    subject: _Subject, group: Sequence[tuple[str, Claim]], said: Said, sources: Mapping[str, Source]
) -> Iterator[Difference]:
    for name in sorted(sources):
        source = sources[name]
        if name in said or not subject.categories & source.covers:
            continue
        if any(claim.runs(on=source.list_day) for _, claim in group):
            told = [
                f"{holder} {key} {_canonical(values[key])}"
                for holder, values in sorted(said.items())
                for key in _SEEN_IN_AN_ABSENCE
                if key in values
            ]
            holders = tuple(SourceValue(holder) for holder in sorted(said))
            yield _difference(DifferenceKind.IN_ONE_NOT_OTHER, subject, holders, told, missing_from=name)


def _field_differences(subject: _Subject, said: Said, fields: Sequence[Field], trust: Trust) -> Iterator[Difference]:
    if len(said) < 2:
        return
    for key in fields:
        found = {source: value for source, values in said.items() if (value := _value(values, key)) is not None}
        if len(set(found.values())) > 1 and _disagree(key, list(found.values())):
            values = tuple(SourceValue(source, found[source]) for source in sorted(found))
            told = [f"{one.source} {_canonical(found[one.source])}" for one in values]
            trusted = next((source for source in trust.get(key, ()) if source in found), None)
            yield _difference(DifferenceKind.FIELD_DIFFERS, subject, values, told, differing=key, trusted=trusted)


def _value(values: dict[Field, Value], key: Field) -> Value | None:
    if key is not Field.NAME:
        value = values.get(key)
        return None if value == "" else value
    return f"{values.get(Field.GIVEN_NAME, '')} {values.get(Field.FAMILY_NAME, '')}".strip() or None


def _disagree(key: Field, found: Sequence[Value]) -> bool:
    """Whether two of the values say different things. A name with a part left out says nothing else."""
    if key is not Field.NAME:
        return len({_canonical(value) for value in found}) > 1
    words = [set(without_marks(_canonical(value)).split()) for value in found]
    return any(not (one <= other or other <= one) for one in words for other in words)


def _canonical(value: Value) -> str:
    """Write a value so that ways of writing the same thing are the same."""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return fold(value) or value if isinstance(value, str) else value.isoformat()


def _difference(
    kind: DifferenceKind,
    subject: _Subject,
    values: tuple[SourceValue, ...],
    told: Sequence[str],
    *,
    differing: Field | None = None,
    missing_from: str | None = None,
    trusted: str | None = None,
) -> Difference:
    which = subject.placement_key or f"any {' '.join(sorted(subject.categories))}"
    return Difference(
        key=_digest(kind, subject.person_key, which, differing or "", missing_from or ""),
        fingerprint=_digest(*told),
        kind=kind,
        person_key=subject.person_key,
        placement_key=subject.placement_key,
        categories=tuple(sorted(subject.categories)),
        field=differing,
        values=values,
        missing_from=missing_from,
        trusted=trusted,
    )


def _digest(*parts: str) -> str:
    return blake2b("\x1f".join(parts).encode(), digest_size=16).hexdigest()
