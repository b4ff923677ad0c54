"""A placement's history: what changed, when, by whom and why, and nothing is ever lost."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from tests.factories.register import later, make_person, make_placement, make_workplace

from talja.apps.organisation.actors import Actor
from talja.apps.people.models import Person
from talja.apps.placements.lines import FieldChange
from talja.apps.placements.models import Placement
from talja.apps.placements.operations import (
    change_placement,
    end_placement,
    remove_placement,
    reopen_placement,
    restore_placement,
)
from talja.apps.placements.queries import placement_history


def test_every_step_is_told_the_newest_first(asta: Actor, protector: Actor) -> None:
    placement = make_placement(actor=asta, extent=Decimal("50.00"), workplace=make_workplace("Köket"))
    moved = {"workplace_key": make_workplace("Tvätten").key, "measure_code": "osa", "extent": Decimal("62.5")}
    change_placement(placement_key=placement.key, changes=moved, actor=later(protector, minutes=1), reason="Bytte")
    end_placement(
        placement_key=placement.key,
        last_day=date(2026, 5, 31),
        reason="got_work",
        destination="ordinary_municipal_job",
        kolada="A",
        actor=later(asta, minutes=2),
    )
    reopen_placement(placement_key=placement.key, why="Fel person", actor=later(asta, minutes=3))
    reopened, ended, changed, registered = placement_history(key=placement.key, actor=asta)
    assert [one.event for one in (registered, changed, ended, reopened)] == [
        "registered",
        "changed",
        "ended",
        "reopened",
    ]
    assert (changed.by, changed.at, changed.reason) == ("Petra Ek", later(protector).at, "Bytte")
    assert set(changed.changes) == {
        FieldChange("measure", "Nystartsjobb", "Skyddat arbete hos offentlig arbetsgivare"),
        FieldChange("workplace", "Köket", "Tvätten"),
        FieldChange("extent", "50", "62.5"),
    }
    assert FieldChange("last_day", "", "2026-05-31") in ended.changes
    assert FieldChange("destination", "ordinary_municipal_job", "") in reopened.changes
    assert FieldChange("first_day", "", "2026-03-01") in registered.changes
    assert reopened.reason == "Fel person"


def test_a_removed_placement_still_has_its_history_for_those_who_edit(asta: Actor, malik: Actor) -> None:
    placement = make_placement(actor=asta)
    remove_placement(placement_key=placement.key, why="Dubblett", actor=later(asta))
    removed, registered = placement_history(key=placement.key, actor=asta)
    assert (removed.event, removed.reason, removed.changes, registered.event) == (
        "removed",
        "Dubblett",
        (),
        "registered",
    )
    with pytest.raises(Placement.DoesNotExist):
        placement_history(key=placement.key, actor=malik)


def test_what_was_brought_back_says_so(asta: Actor) -> None:
    placement = make_placement(actor=asta)
    remove_placement(placement_key=placement.key, why="Fel", actor=later(asta))
    restore_placement(placement_key=placement.key, before=later(asta).at, why="Ångrad", actor=later(asta, minutes=2))
    events = [entry.event for entry in placement_history(key=placement.key, actor=asta)]
    assert events == ["restored", "removed", "registered"]


def test_the_history_of_a_removed_protected_person_stays_masked(asta: Actor, protector: Actor) -> None:
    person = make_person(actor=protector, protection="fingerad")
    placement = make_placement(actor=protector, person=person, workplace=make_workplace("Fyren"))
    remove_placement(placement_key=placement.key, why="Hemlig orsak", actor=later(protector))
    Person.objects.all().delete()
    (removed, registered) = placement_history(key=placement.key, actor=asta)
    assert not removed.reason
    assert "workplace" not in {change.field for change in registered.changes}
    assert placement_history(key=placement.key, actor=protector)[0].reason == "Hemlig orsak"


def test_what_never_was_has_no_history(asta: Actor) -> None:
    with pytest.raises(Placement.DoesNotExist):
        placement_history(key=uuid4(), actor=asta)
