"""Removing and bringing back placements: exactly what was known before a moment stands in the register again."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from tests.factories.register import later, make_person, make_placement, make_workplace

from talja.apps.organisation.actors import Actor
from talja.apps.people.models import Person
from talja.apps.people.operations import remove_person
from talja.apps.placements.models import Placement, PlacementVersion
from talja.apps.placements.operations import (
    change_placement,
    end_placement,
    remove_placement,
    restore_placement,
    restore_placements,
)
from talja.core.kernel.verdict import Denied


def rows() -> list[dict[str, Any]]:
    left_out = {"id", "recorded_from", "recorded_by"}
    placements = Placement.objects.order_by("key").values()
    return [{key: value for key, value in row.items() if key not in left_out} for row in placements]


def end(placement: Placement, *, actor: Actor, last_day: date) -> None:
    end_placement(placement_key=placement.key, last_day=last_day, reason="", destination="", kolada="", actor=actor)


def test_a_removed_placement_stays_in_the_history_with_the_reason(asta: Actor) -> None:
    placement = make_placement(actor=asta)
    remove_placement(placement_key=placement.key, why="Dubblett", actor=later(asta))
    assert not Placement.objects.exists()
    first, grave = PlacementVersion.objects.order_by("pk")
    assert first.recorded_to == grave.recorded_from == grave.recorded_to == later(asta).at
    assert (grave.event, grave.reason, grave.recorded_by) == ("removed", "Dubblett", asta.key)


def test_a_removal_demands_a_reason_and_the_row_as_it_was_shown(asta: Actor) -> None:
    placement = make_placement(actor=asta)
    with pytest.raises(Denied, match="no_reason_given"):
        remove_placement(placement_key=placement.key, why=" ", actor=asta)
    with pytest.raises(Denied, match="changed_by_other"):
        remove_placement(placement_key=placement.key, why="Fel", actor=asta, expected_recorded_from=later(asta).at)
    assert Placement.objects.exists()


def test_restoring_undoes_a_registration_a_change_an_end_and_a_removal(asta: Actor) -> None:
    changed, ended, removed = (make_placement(actor=asta, extent=Decimal(50)) for _ in range(3))
    before, batch = rows(), later(asta)
    new = make_placement(actor=batch)
    moved = {"extent": Decimal(75), "workplace_key": make_workplace("Nytt").key, "measure_code": "arbetspraktik"}
    change_placement(placement_key=changed.key, changes=moved, actor=batch)
    change_placement(placement_key=changed.key, changes={"occupation": "5330"}, actor=batch)
    end(ended, actor=batch, last_day=date(2026, 5, 31))
    remove_placement(placement_key=removed.key, why="Fel", actor=batch)
    assert rows() != before
    keys = [one.key for one in (new, changed, ended, removed)]
    undo = later(asta, minutes=2)
    restored = restore_placements(placement_keys=keys, before=batch.at, why="Ångrad import", actor=undo)
    assert rows() == before
    assert [one is not None for one in restored] == [False, True, True, True]
    assert set(PlacementVersion.objects.filter(recorded_to=None).values_list("reason", flat=True)) == {"Ångrad import"}


def test_two_that_changed_places_change_back_at_once(asta: Actor) -> None:
    person = make_person(actor=asta)
    spring, autumn = {"first_day": date(2025, 1, 1)}, {"first_day": date(2025, 8, 1)}
    one = make_placement(actor=asta, person=person, last_day=date(2025, 6, 30), **spring)
    two = make_placement(actor=asta, person=person, last_day=date(2025, 12, 31), **autumn)
    before, batch = rows(), later(asta)
    change_placement(placement_key=two.key, changes={"measure_code": "feriejobb"}, actor=batch)
    change_placement(placement_key=one.key, changes=autumn | {"last_day": date(2025, 12, 31)}, actor=batch)
    change_placement(placement_key=two.key, changes=spring | {"last_day": date(2025, 6, 30)}, actor=batch)
    change_placement(placement_key=two.key, changes={"measure_code": "nystartsjobb"}, actor=batch)
    restore_placements(placement_keys=[one.key, two.key], before=batch.at, why="Ångrad", actor=later(batch))
    assert rows() == before


def test_restoring_makes_no_overlap_with_what_came_since(asta: Actor) -> None:
    placement = make_placement(actor=asta)
    end(placement, actor=later(asta), last_day=date(2026, 5, 31))
    make_placement(actor=later(asta, minutes=2), person=placement.person, first_day=date(2026, 6, 1))
    state = rows()
    with pytest.raises(Denied, match="overlaps"):
        restore_placement(placement_key=placement.key, before=later(asta).at, why="Ångra", actor=later(asta, minutes=3))
    assert rows() == state


def test_old_rules_do_not_stop_what_stood_there_before(asta: Actor) -> None:
    placement = make_placement(actor=asta)
    removal = later(asta)
    remove_placement(placement_key=placement.key, why="Fel", actor=removal)
    placement.workplace.closed_day = date(2026, 1, 1)
    placement.workplace.save()
    restored = restore_placement(placement_key=placement.key, before=removal.at, why="Ångra", actor=later(removal))
    assert restored is not None
    assert restored.key == placement.key


def test_a_placement_is_not_brought_back_without_its_person(asta: Actor) -> None:
    placement, removal = make_placement(actor=asta), later(asta)
    remove_placement(placement_key=placement.key, why="Fel", actor=removal)
    remove_person(person_key=placement.person.key, actor=removal)
    with pytest.raises(Person.DoesNotExist):
        restore_placement(placement_key=placement.key, before=removal.at, why="Ångra", actor=later(removal))


def test_what_was_never_known_is_not_made_up(asta: Actor) -> None:
    assert restore_placement(placement_key=uuid4(), before=asta.at, why="Ångra", actor=asta) is None


def test_a_reason_is_demanded_and_rights_hold(asta: Actor, protector: Actor, malik: Actor) -> None:
    placement = make_placement(actor=asta)
    hidden = make_placement(actor=protector, person=make_person(actor=protector, protection="fingerad"))
    for key, actor, why, code in (
        (placement.key, asta, " ", "no_reason_given"),
        (hidden.key, asta, "Ångra", "protected_person"),
    ):
        with pytest.raises(Denied, match=code):
            restore_placement(placement_key=key, before=later(asta).at, why=why, actor=later(actor))
    with pytest.raises(Placement.DoesNotExist):
        restore_placement(placement_key=placement.key, before=later(asta).at, why="Ångra", actor=later(malik))
    assert Placement.objects.filter(exclusive_group="support").count() == 2
