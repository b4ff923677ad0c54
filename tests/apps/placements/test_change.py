"""Changing, ending and reopening: only what is new is written, and never over somebody else's change."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.factories.register import later, make_person, make_placement, make_workplace

from talja.apps.organisation.actors import Actor
from talja.apps.placements.inputs import PlacementInput
from talja.apps.placements.models import Placement, PlacementVersion
from talja.apps.placements.operations import change_placement, end_placement, reopen_placement
from talja.core.kernel.verdict import Denied

MAY = date(2026, 5, 31)


def end(placement: Placement, *, actor: Actor, last_day: date = MAY, **said: Any) -> Placement:
    codes = {"reason": "got_work", "destination": "ordinary_private_job", "kolada": "A"} | said
    return end_placement(placement_key=placement.key, last_day=last_day, actor=actor, **codes)


def test_a_change_keeps_what_was_known(asta: Actor) -> None:
    placement = make_placement(actor=asta, extent=Decimal(50))
    change_placement(placement_key=placement.key, changes={"extent": Decimal(75)}, actor=later(asta), reason="utökad")
    old, new = PlacementVersion.objects.order_by("pk")
    assert (old.extent, old.recorded_to) == (50, later(asta).at)
    assert (new.extent, new.recorded_from, new.reason, new.event) == (75, later(asta).at, "utökad", "changed")


def test_the_same_once_more_writes_nothing(asta: Actor) -> None:
    placement = make_placement(actor=asta, extent=Decimal(50))
    change_placement(placement_key=placement.key, changes=PlacementInput.of(placement), actor=later(asta))
    again = {"measure_code": "nystartsjobb", "workplace_key": placement.workplace.key, "extent": Decimal("50.00")}
    change_placement(placement_key=placement.key, changes=again, actor=later(asta))
    assert PlacementVersion.objects.get().recorded_to is None


def test_a_placement_can_move_to_another_workplace_and_measure(asta: Actor) -> None:
    placement, workplace = make_placement(actor=asta), make_workplace("Köket")
    moved = {"workplace_key": workplace.key, "measure_code": "arbetspraktik"}
    changed = change_placement(placement_key=placement.key, changes=moved, actor=later(asta))
    assert (changed.workplace, changed.measure.code, changed.exclusive_group) == (
        workplace,
        "arbetspraktik",
        "programme",
    )
    assert PlacementVersion.objects.get(recorded_to=None).workplace_key == workplace.key


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"measure_code": "extratjanst"}, "measure_not_valid_then"),
        ({"first_day": date(2026, 1, 1)}, "overlaps"),
        ({"planned_last_day": date(2020, 1, 1)}, "planned_before_start"),
        ({"extent": Decimal(101)}, "extent_out_of_range"),
    ],
)
def test_a_change_that_cannot_be_is_refused(asta: Actor, changes: dict[str, Any], code: str) -> None:
    person = make_person(actor=asta)
    make_placement(actor=asta, person=person, first_day=date(2025, 1, 1), last_day=date(2026, 1, 31))
    placement = make_placement(actor=asta, person=person)
    with pytest.raises(Denied) as denied:
        change_placement(placement_key=placement.key, changes=changes, actor=asta)
    assert denied.value.code == code
    assert Placement.objects.get(key=placement.key).first_day == placement.first_day


def test_a_new_measure_joins_its_groups_overlap_guard(asta: Actor) -> None:
    person = make_person(actor=asta)
    make_placement(actor=asta, person=person)
    second = make_placement(actor=asta, person=person, measure="kommunal_anstallning")
    with pytest.raises(Denied, match="overlaps"):
        change_placement(placement_key=second.key, changes={"measure_code": "osa"}, actor=asta)


def test_old_rules_do_not_stop_a_correction_of_something_else(asta: Actor) -> None:
    placement = make_placement(actor=asta)
    placement.workplace.closed_day = date(2026, 1, 1)
    placement.workplace.save()
    assert (
        change_placement(placement_key=placement.key, changes={"occupation": "5330"}, actor=asta).occupation == "5330"
    )


def test_two_who_opened_the_form_at_once_do_not_overwrite_each_other(asta: Actor) -> None:
    placement = make_placement(actor=asta)
    shown = placement.recorded_from
    change_placement(
        placement_key=placement.key, changes={"occupation": "5330"}, actor=later(asta), expected_recorded_from=shown
    )
    with pytest.raises(Denied, match="changed_by_other"):
        change_placement(
            placement_key=placement.key, changes={"occupation": "9111"}, actor=later(asta), expected_recorded_from=shown
        )


def test_an_end_says_why_and_where_to(asta: Actor) -> None:
    placement = make_placement(actor=asta)
    ended = end(placement, actor=later(asta))
    version = PlacementVersion.objects.get(recorded_to=None)
    assert (ended.last_day, ended.end_reason, ended.destination, ended.kolada) == (
        MAY,
        "got_work",
        "ordinary_private_job",
        "A",
    )
    assert (version.event, version.last_day, version.destination) == ("ended", MAY, "ordinary_private_job")


def test_what_is_not_known_of_an_end_is_unknown(asta: Actor) -> None:
    ended = end(make_placement(actor=asta), actor=asta, reason="", destination="", kolada="")
    assert (ended.end_reason, ended.destination, ended.kolada) == ("unknown", "unknown", "U")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"last_day": date(2026, 2, 28)}, "ends_before_start"),
        ({"last_day": date(2030, 1, 1)}, "last_day_too_far"),
        ({"destination": "job"}, "unknown_code"),
    ],
)
def test_an_end_that_cannot_be_is_refused(asta: Actor, said: dict[str, Any], code: str) -> None:
    with pytest.raises(Denied) as denied:
        end(make_placement(actor=asta), actor=asta, **said)
    assert denied.value.code == code


def test_an_end_is_not_ended_twice_but_can_be_taken_back(asta: Actor) -> None:
    placement = end(make_placement(actor=asta), actor=asta)
    with pytest.raises(Denied, match="already_ended"):
        end(placement, actor=asta)
    with pytest.raises(Denied, match="no_reason_given"):
        reopen_placement(placement_key=placement.key, why=" ", actor=asta)
    reopened = reopen_placement(placement_key=placement.key, why="Fel person avslutad", actor=later(asta))
    assert (reopened.last_day, reopened.end_reason, reopened.destination, reopened.kolada) == (None, "", "", "")
    assert PlacementVersion.objects.get(recorded_to=None).reason == "Fel person avslutad"
    with pytest.raises(Denied, match="not_ended"):
        reopen_placement(placement_key=placement.key, why="Igen", actor=asta)


def test_reopening_does_not_make_an_overlap(asta: Actor) -> None:
    placement = end(make_placement(actor=asta), actor=asta)
    make_placement(actor=asta, person=placement.person, first_day=date(2026, 6, 1))
    with pytest.raises(Denied, match="overlaps"):
        reopen_placement(placement_key=placement.key, why="Fel", actor=asta)


def test_who_may_not_edit_changes_nothing(asta: Actor, protector: Actor, malik: Actor, ursula: Actor) -> None:
    hidden = make_placement(actor=protector, person=make_person(actor=protector, protection="fingerad"))
    elsewhere = make_placement(actor=asta, workplace=make_workplace("Annan"))
    with pytest.raises(Denied, match="protected_person"):
        end(hidden, actor=asta)
    for actor in (malik, ursula):
        with pytest.raises(Placement.DoesNotExist):
            end(elsewhere, actor=actor)
    assert not PlacementVersion.objects.exclude(event="registered").exists()


def test_a_manager_sees_but_does_not_edit(asta: Actor, malik: Actor) -> None:
    (workplace,) = malik.workplaces or ()
    placement = make_placement(actor=asta)
    Placement.objects.update(workplace_id=workplace)
    with pytest.raises(Denied, match="missing_right"):
        end(placement, actor=malik)
