"""Who works at the place: told by somebody, never guessed; and what is inventoried of their week."""

from decimal import Decimal
from typing import Any

import pytest
from tests.factories.inventories import make_line

from talja.apps.jobdesign.inputs import StaffInput
from talja.apps.jobdesign.models import Inventory, StaffGroup
from talja.apps.jobdesign.operations import remove_staff, save_staff
from talja.apps.jobdesign.queries import inventory_page
from talja.apps.organisation.actors import Actor
from talja.core.kernel.verdict import Denied

TOLD = StaffInput(
    "5311",
    title="Barnskötare",
    full_time=Decimal("6.5"),
    full_week_minutes=2220,
    hour_value=28_000,
    shortage=150,
)


def test_an_occupation_is_told_once_and_told_anew(inventory: Inventory, malik: Actor) -> None:
    save_staff(inventory_key=inventory.key, said=TOLD, actor=malik)
    save_staff(inventory_key=inventory.key, said=StaffInput("5311"), actor=malik)
    (line,) = inventory_page(key=inventory.key, actor=malik).staff
    assert (line.full_time, line.hour_value, line.shortage, line.weekly_minutes) == (None, None, None, None)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"occupation": "9999"}, "occupation_unknown"),
        ({"full_time": Decimal(0)}, "full_time_out_of_range"),
        ({"full_time": Decimal(2001)}, "full_time_out_of_range"),
        ({"full_week_minutes": 3601}, "full_week_out_of_range"),
        ({"hour_value": 0}, "hour_value_out_of_range"),
        ({"hour_value": 500_001}, "hour_value_out_of_range"),
        ({"shortage": 99}, "shortage_out_of_range"),
        ({"title": "x" * 81}, "text_too_long"),
    ],
)
def test_what_cannot_be(facts: dict[str, Any], code: str, inventory: Inventory, saga: Actor) -> None:
    with pytest.raises(Denied, match=code):
        save_staff(inventory_key=inventory.key, said=StaffInput(**{"occupation": "5311", **facts}), actor=saga)
    assert not StaffGroup.objects.exists()


def test_an_occupation_is_taken_away(inventory: Inventory, saga: Actor) -> None:
    group = save_staff(inventory_key=inventory.key, said=TOLD, actor=saga)
    remove_staff(inventory_key=inventory.key, group_key=group.key, actor=saga)
    with pytest.raises(StaffGroup.DoesNotExist):
        remove_staff(inventory_key=inventory.key, group_key=group.key, actor=saga)


def test_the_week_by_occupation(inventory: Inventory, saga: Actor) -> None:
    save_staff(inventory_key=inventory.key, said=TOLD, actor=saga)
    for title, facts in {
        "Duka": {},
        "Ge medicin": {"hand_over": "no", "why_not": "licence", "minutes": 10},
        "Städa": {"hand_over": "partly", "occupation": "2343", "per": "week"},
        "Vet inte": {"hand_over": "unknown", "occupation": ""},
        "Utan tid": {"minutes": 0},
    }.items():
        make_line(inventory, actor=saga, title=title, **facts)
    first, second, last = inventory_page(key=inventory.key, actor=saga).totals
    assert (first.title, first.staffed, first.yes, first.no, first.told) == ("Barnskötare", 14_430, 100, 50, 150)
    assert (second.occupation, second.staffed, second.partly) == ("2343", None, 20)
    assert (last.occupation, last.title, last.unknown) == ("", "", 100)
