"""What must never be false is refused by the database itself, whoever writes past the operations."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from tests.factories.register import make_person, make_placement

from talja.apps.audit.models import Event
from talja.apps.organisation.actors import Actor
from talja.apps.people.models import Person
from talja.apps.placements.models import Placement, PlacementVersion

ENDED = {"last_day": date(2026, 5, 31), "end_reason": "other", "destination": "unknown", "kolada": "U"}


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param({"last_day": date(2026, 5, 31)}, id="end without reason"),
        pytest.param({"end_reason": "other"}, id="reason without end"),
        pytest.param(ENDED | {"destination": ""}, id="end without destination"),
        pytest.param(ENDED | {"kolada": ""}, id="end without Kolada"),
        pytest.param(ENDED | {"last_day": date(2026, 2, 28)}, id="end before start"),
        pytest.param({"planned_last_day": date(2026, 2, 28)}, id="planned end before start"),
        pytest.param({"extent": 0}, id="no extent"),
        pytest.param({"extent": 101}, id="more than all"),
        pytest.param({"decision_last_day": date(2026, 5, 31)}, id="decision without first day"),
    ],
)
def test_facts_that_cannot_be_are_refused(asta: Actor, facts: dict[str, Any]) -> None:
    make_placement(actor=asta)
    with pytest.raises(IntegrityError), transaction.atomic():
        Placement.objects.update(**facts)


def test_overlaps_are_refused_when_made_and_when_moved(asta: Actor) -> None:
    person = make_person(actor=asta)
    early = make_placement(actor=asta, person=person, first_day=date(2025, 1, 1), last_day=date(2025, 12, 31))
    late = make_placement(actor=asta, person=person)
    late.pk, late.key = None, person.key
    with pytest.raises(IntegrityError, match="placement_no_overlap"), transaction.atomic():
        late.save()
    for change in ({"last_day": date(2026, 3, 1)}, {"first_day": date(2026, 4, 1), "last_day": date(2026, 5, 1)}):
        with pytest.raises(IntegrityError, match="placement_no_overlap"), transaction.atomic():
            Placement.objects.filter(pk=early.pk).update(**change)


def test_open_placements_that_overlap_are_refused_in_either_order(asta: Actor) -> None:
    person = make_person(actor=asta)
    first = make_placement(actor=asta, person=person)
    second = make_placement(actor=asta, person=person, measure="arbetspraktik", first_day=date(2020, 1, 1))
    with pytest.raises(IntegrityError, match="placement_no_overlap"), transaction.atomic():
        Placement.objects.filter(pk=second.pk).update(exclusive_group=first.exclusive_group)


def test_a_placement_has_one_open_version(asta: Actor) -> None:
    make_placement(actor=asta)
    version = PlacementVersion.objects.get()
    version.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        version.save()


@pytest.mark.parametrize("facts", [{"number": ""}, {"number_kind": "lokalt"}, {"number_kind": "lokalt", "number": ""}])
def test_a_person_has_the_number_of_its_kind(asta: Actor, facts: dict[str, str]) -> None:
    make_person(actor=asta)
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.update(**facts)


@pytest.mark.parametrize("write", [lambda: Event.objects.update(code="x"), lambda: Event.objects.all().delete()])
def test_the_trail_is_never_changed(asta: Actor, write: Callable[[], object]) -> None:
    make_person(actor=asta)
    with pytest.raises(DatabaseError, match="audit_append_only"), transaction.atomic():
        write()
