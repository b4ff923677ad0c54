"""What each source says now, made ready to be compared: its latest applied list, and the register itself."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from talja.apps.imports import codec
from talja.apps.imports.enums import BatchState
from talja.apps.imports.models import Batch, Claim, Source
from talja.apps.imports.queries.shown import is_key
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.queries import workplace_names
from talja.apps.people.masking import full_name
from talja.apps.people.queries import people_for_linking
from talja.apps.placements.enums import Category
from talja.apps.placements.queries import measure_categories, placements_at_own_employer, placements_for_linking
from talja.core.intake import reconcile
from talja.core.intake.known import KnownPlacement
from talja.core.intake.record import Field, Value

REGISTER: Final = "register"
OWN, OTHER = "own", "other"  # whether a placement is with the municipality: a payroll list holds no others


@dataclass(frozen=True, slots=True)
class Claimed:
    """Everything that is compared, by the source's key. `strangers` are those who are only in lists, by name."""

    claims: Mapping[str, Sequence[reconcile.Claim]] = field(repr=False)
    sources: Mapping[str, reconcile.Source]
    trust: Mapping[Field, Sequence[str]]
    names: Mapping[str, str]
    strangers: Mapping[str, str] = field(repr=False)
    protected: frozenset[str]


def claimed_now(*, actor: Actor, on: date) -> Claimed:
    """Return what the sources that have an applied list say, and the register on the day."""
    latest = _latest()
    rows = list(Claim.objects.filter(batch__in=latest.values()).select_related("source"))
    placements = {one.key: one for one in placements_for_linking(actor=actor)}
    reading = _Reading(placements, placements_at_own_employer(actor=actor), measure_categories(), _places(rows))
    claims: dict[str, list[reconcile.Claim]] = {str(source.key): [] for source in latest}
    for row in rows:
        claims[str(row.source.key)].append(reading.of_list(row))
    claims[REGISTER] = _register(reading, actor=actor)
    sources = {str(source.key): reconcile.Source(_covers(source), batch.list_day) for source, batch in latest.items()}
    every = frozenset(f"{category}:{whose}" for category in Category.values for whose in (OWN, OTHER))
    strangers = [row for row in rows if not row.is_known]
    return Claimed(
        claims=claims,
        sources=sources | {REGISTER: reconcile.Source(every, on)},
        trust=_trust(latest),
        names={str(source.key): source.name for source in latest} | {REGISTER: _("Registret")},
        strangers={str(row.person_key): _name(row) for row in strangers},
        protected=frozenset(str(row.person_key) for row in strangers if row.values.get(Field.PROTECTION)),
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is needed to make a claim comparable: which category it is about, and workplaces by name."""

    placements: Mapping[str, KnownPlacement]
    own: frozenset[str]
    categories: Mapping[str, str]
    places: Mapping[str, str]

    def of_list(self, row: Claim) -> reconcile.Claim:
        placement_key = str(row.placement_key) if str(row.placement_key) in self.placements else None
        values = codec.from_json(row.values)
        place = str(values.get(Field.WORKPLACE, ""))
        if place:
            values[Field.WORKPLACE] = self.places.get(place, place)
        return reconcile.Claim(str(row.person_key), placement_key, self._category(row, values, placement_key), values)

    def of_register(self, one: KnownPlacement, person: Mapping[Field, Value]) -> reconcile.Claim:
        values = {**person, **one.said()}
        values.pop(Field.WORKPLACE, None)
        if one.workplace_name:
            values[Field.WORKPLACE] = one.workplace_name
        whose = OWN if one.key in self.own else OTHER
        return reconcile.Claim(one.person_key, one.key, f"{one.category}:{whose}", values)

    def _category(self, row: Claim, values: Mapping[Field, Value], placement_key: str | None) -> str:
        """The list's own measure tells, else the placement's, else the only category that the source covers."""
        known = self.placements[placement_key].category if placement_key else ""
        only = row.source.covers[0] if len(row.source.covers) == 1 else ""
        category = self.categories.get(str(values.get(Field.MEASURE, "")), known or only)
        own = placement_key in self.own if placement_key else row.source.own_staff_only
        return f"{category}:{OWN if own else OTHER}"


def _latest() -> dict[Source, Batch]:
    """Return each source's latest applied list: by its own day, then by when it was applied."""
    applied = Batch.objects.filter(state=BatchState.APPLIED).select_related("source")
    return {batch.source: batch for batch in applied.order_by("source__sort_key", "list_day", "applied_at", "pk")}


def _places(rows: Sequence[Claim]) -> Mapping[str, str]:
    keys = {row.values.get(Field.WORKPLACE.value) for row in rows}
    return workplace_names(key for key in keys if key and is_key(key))


def _register(reading: _Reading, *, actor: Actor) -> list[reconcile.Claim]:
    persons = {person.key: person.said() for person in people_for_linking(actor=actor)}
    return [reading.of_register(one, persons.get(one.person_key, {})) for one in reading.placements.values()]


def _covers(source: Source) -> frozenset[str]:
    whose = (OWN,) if source.own_staff_only else (OWN, OTHER)
    return frozenset(f"{category}:{one}" for category in source.covers for one in whose)


def _trust(latest: Mapping[Source, Batch]) -> Mapping[Field, Sequence[str]]:
    trust: dict[Field, list[str]] = defaultdict(list)
    for source in latest:
        for code in source.trusted_for:
            trust[Field(code)].append(str(source.key))
    return trust


def _name(row: Claim) -> str:
    return full_name(row.values.get(Field.GIVEN_NAME.value, ""), row.values.get(Field.FAMILY_NAME.value, ""))
