"""What holds for every register and every list: an export that comes back changes nothing, and undo restores all."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import translation
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.factories.lists import TODAY, apply, make_source, read, row, text_of, undo
from tests.factories.register import later, make_number, make_person, make_workplace

from talja.apps.imports.enums import RowDecision, RowStatus
from talja.apps.imports.models import Trace
from talja.apps.imports.operations import decide_rows
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Employer, Unit, Workplace
from talja.apps.people.models import Person
from talja.apps.people.operations import change_person
from talja.apps.placements.enums import Destination, EndReason, Kolada
from talja.apps.placements.inputs import FACTS
from talja.apps.placements.models import Placement
from talja.apps.placements.operations import PlacementInput, change_placement, register_placement
from talja.apps.placements.queries import export_rows
from talja.core.kernel.verdict import Denied
from talja.web.coordinator.register_file import write_csv, write_xlsx

GIVEN = ("Alva", "Åsa", "Öyvind", "Per-Erik", "Maria José", "Li")
FAMILY = ("Ek", "Åkesson", "af Geijerstam", "O'Brien", "Al-Hassan", "Öst Lund")
PLACES = ("Ekens förskola", "Solen 1", "Solen 2", "Köket (centrala)")
MEASURES = ("nystartsjobb", "introduktionsjobb", "arbetspraktik", "kommunal_anstallning")
WITHOUT_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)  # an example takes half a second
LAWS = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck), phases=WITHOUT_SHRINKING)

days = st.integers(0, 900).map(lambda number: date(2025, 1, 1) + timedelta(days=number))
endings = st.fixed_dictionaries(
    {
        "end_reason": st.sampled_from(EndReason.values),
        "destination": st.sampled_from(Destination.values),
        "kolada": st.sampled_from(Kolada.values),
    }
)
placements = st.fixed_dictionaries(
    {
        "first_day": st.integers(0, 600).map(lambda number: date(2025, 1, 1) + timedelta(days=number)),
        "length": st.none() | st.integers(0, 300),
        "ended": st.booleans(),
        "ending": endings,
        "extent": st.none() | st.integers(200, 10000).map(lambda hundredths: Decimal(hundredths) / 100),
        "occupation": st.sampled_from(("", "5330", "9111")),
        "supervisor": st.sampled_from(("", "Bo Ek", "Ann-Sofie Öst")),
        "decision_reference": st.sampled_from(("", "AF-2026/17", "0012345")),
        "measure": st.sampled_from(MEASURES),
        "place": st.sampled_from(PLACES),
    }
)
persons = st.fixed_dictionaries(
    {
        "given_name": st.sampled_from(GIVEN),
        "family_name": st.sampled_from(FAMILY),
        "has_number": st.booleans(),
        "born": st.sampled_from(("", "sweden", "abroad")),
        "education": st.sampled_from(("", "gymnasial")),
        "placements": st.lists(placements, max_size=3),
    }
)


@contextmanager
def afterwards_as_before() -> Iterator[None]:
    """Roll back what one example did."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def fill(register: list[dict[str, Any]], *, actor: Actor) -> None:
    """Register what is drawn, without what the register refuses."""
    for name in PLACES:
        Workplace.objects.filter(name=name).exists() or make_workplace(name)
    for serial, drawn in enumerate(register):
        known = {name: drawn[name] for name in ("given_name", "family_name", "born")}
        number = {"number": make_number(300 + serial)} if drawn["has_number"] else {"local_number": f"L-{serial}"}
        person = make_person(actor=actor, **known, **number)
        for one in drawn["placements"]:
            try:
                place(person, one, actor=actor)
            except Denied:
                continue


def place(person: Person, drawn: dict[str, Any], *, actor: Actor) -> None:
    first_day = drawn["first_day"]
    last_day = None if drawn["length"] is None else first_day + timedelta(days=drawn["length"])
    ends = drawn["ended"] and last_day is not None
    facts = {name: drawn[name] for name in ("extent", "occupation", "supervisor", "decision_reference")}
    facts |= {"last_day": last_day, **drawn["ending"]} if ends else {"planned_last_day": last_day}
    register_placement(
        person_key=person.key,
        workplace_key=Workplace.objects.get(name=drawn["place"]).key,
        measure_code=drawn["measure"],
        facts=PlacementInput(first_day=first_day, **facts),
        actor=actor,
    )


def snapshot() -> dict[str, Any]:
    """Return every fact of the register, but not when it was written."""
    people = Person._meta.get_fields()
    names = [one.name for one in people if one.concrete and one.name not in {"id", "recorded_from", "recorded_by"}]
    return {
        "persons": sorted(Person.objects.values_list(*names), key=str),
        "placements": sorted(
            Placement.objects.values_list(
                "key", "person__key", "workplace__key", "measure__code", "exclusive_group", *FACTS
            ),
            key=str,
        ),
        "places": sorted(Workplace.objects.values_list("key", "name", "unit", "employer"), key=str),
        "units": sorted(Unit.objects.values_list("key", "name"), key=str),
        "employers": sorted(Employer.objects.values_list("key", "name"), key=str),
    }


def twins() -> bool:
    """Whether somebody has two placements that no list can tell apart: then a person is asked, and nothing is done."""
    return len(set(starts := list(Placement.objects.values_list("person", "measure", "first_day")))) < len(starts)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@LAWS
@given(register=st.lists(persons, min_size=1, max_size=6))
def test_an_export_that_comes_back_changes_nothing(kind: str, register: list[dict[str, Any]], asta: Actor) -> None:
    with afterwards_as_before():
        fill(register, actor=asta)
        if not Placement.objects.exists():
            return
        with translation.override("sv"):
            export = export_rows(actor=asta, on=TODAY)
            content = write_csv(export) if kind == "csv" else write_xlsx(export, about=[("Antal", "2")])
        batch = read(content, actor=later(asta), name=f"register.{kind}")
        told = {(one.status, str(one.reasons), str(one.changes)) for one in batch.rows.exclude(status="unchanged")}
        assert not told or twins()
        before = snapshot()
        apply(batch, actor=later(asta, minutes=2))
        assert snapshot() == before
        assert not Trace.objects.exists()


listed = st.fixed_dictionaries(
    {
        "person": st.integers(0, 7),  # those beyond the register are new
        "given": st.sampled_from(GIVEN),
        "measure": st.sampled_from(("NSJ", "introjobb", "praktik AF", "BEA")),
        "workplace": st.sampled_from((*PLACES, "Nya skolan", "Åbrinken")),
        "first": days.map(str),
        "last": st.just("") | days.map(str),
        "extent": st.sampled_from(("", "50 %", "heltid")),
    }
)


def handed_in(rows: list[dict[str, Any]]) -> bytes:
    return text_of(
        [
            row(make_number(300 + one["person"]), one["given"], **{name: one[name] for name in one if name in NAMES})
            for one in rows
        ]
    )


NAMES = ("measure", "workplace", "first", "last", "extent")


@LAWS
@given(register=st.lists(persons, max_size=5), rows=st.lists(listed, min_size=1, max_size=8), end=st.booleans())
def test_undo_restores_the_register_exactly(
    register: list[dict[str, Any]], rows: list[dict[str, Any]], end: bool, asta: Actor
) -> None:
    with afterwards_as_before():
        fill(register, actor=asta)
        before = snapshot()
        batch = read(handed_in(rows), actor=later(asta), source=make_source(asta))
        missing = [one.key for one in batch.rows.filter(status=RowStatus.MISSING)]
        if end and missing:
            decide_rows(batch_key=batch.key, rows=missing, decision=RowDecision.END, actor=asta)
        apply(batch, actor=later(asta, minutes=2))
        undo(batch, actor=later(asta, minutes=3))
        assert snapshot() == before
        assert not Trace.objects.exclude(undone=True).exists()


@LAWS
@given(
    register=st.lists(persons, max_size=5),
    rows=st.lists(listed, min_size=1, max_size=8),
    touched=st.lists(st.integers(0, 20), max_size=3),
)
def test_undo_leaves_what_others_have_done_and_restores_the_rest(
    register: list[dict[str, Any]], rows: list[dict[str, Any]], touched: list[int], asta: Actor
) -> None:
    with afterwards_as_before():
        fill(register, actor=asta)
        before = snapshot()
        batch = read(handed_in(rows), actor=later(asta), source=make_source(asta))
        apply(batch, actor=later(asta, minutes=2))
        theirs = touch(touched, actor=later(asta, minutes=3))
        between = snapshot()
        undo(batch, actor=later(asta, minutes=4))
        after = snapshot()
        for kind in ("persons", "placements"):
            was, then, now = by_key(before[kind]), by_key(between[kind]), by_key(after[kind])
            for key in theirs & then.keys():
                assert now[key] == then[key]  # what somebody touched stands as they left it
            left = set(Trace.objects.filter(undone=False).values_list("target_key", flat=True))
            assert {key: one for key, one in now.items() if key not in left | theirs} == {
                key: one for key, one in was.items() if key not in left | theirs
            }


def by_key(rows: list[tuple[Any, ...]]) -> dict[UUID, tuple[Any, ...]]:
    """Return the rows by their key: the first UUID in each."""
    return {next(value for value in one if isinstance(value, UUID)): one for one in rows}


def touch(which: list[int], *, actor: Actor) -> set[Any]:
    """Let somebody change a few persons and placements by hand, and return their keys."""
    people, places = list(Person.objects.order_by("pk")), list(Placement.objects.order_by("pk"))
    keys = set()
    for number in which:
        if people:
            person = people[number % len(people)]
            keys.add(change_person(person_key=person.key, facts={"given_name": "Någon"}, actor=actor).key)
        if places:
            key = places[number % len(places)].key
            keys.add(change_placement(placement_key=key, changes={"supervisor": "Ny chef"}, actor=actor).key)
    return keys
