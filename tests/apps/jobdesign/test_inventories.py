"""An inventory's life: who begins it, who sees it, and how it moves on."""

from dataclasses import replace
from uuid import uuid4

import pytest
from tests.factories.inventories import make_inventory, make_line
from tests.factories.register import make_workplace

from talja.apps.audit.models import Event
from talja.apps.jobdesign.enums import TRANSITIONS, InventoryState
from talja.apps.jobdesign.models import Inventory
from talja.apps.jobdesign.operations import (
    begin_inventory,
    change_inventory,
    move_inventory,
    take_over_inventory,
)
from talja.apps.jobdesign.policies import may_move
from talja.apps.jobdesign.queries import counts_by_state, get_inventory, inventory_places, list_inventories
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.organisation.models import Workplace
from talja.core.kernel.verdict import Denied

S = InventoryState


def test_a_strategist_begins_one_and_owns_it(inventory: Inventory, saga: Actor) -> None:
    assert (inventory.state, inventory.owner, inventory.kind) == ("preparing", saga.key, "preschool")
    assert Event.objects.get(code="inventory.begun").target_key == str(inventory.key)


def test_a_manager_begins_one_at_their_own_workplace_only(malik: Actor, ekens_forskola: Workplace) -> None:
    make_inventory(actor=malik, workplace=ekens_forskola)
    with pytest.raises(Denied, match="not_found"):
        make_inventory(actor=malik, workplace=make_workplace("Lundens förskola"))


def test_somebody_without_a_role_begins_none(ursula: Actor, ekens_forskola: Workplace) -> None:
    with pytest.raises(Denied, match="missing_right"):
        make_inventory(actor=ursula, workplace=ekens_forskola)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"title": "  "}, "name_missing"),
        ({"title": "x" * 121}, "text_too_long"),
        ({"kind": "zoo"}, "unknown_code"),
    ],
)
def test_what_cannot_be_begun(said: dict[str, str], code: str, saga: Actor, inventory: Inventory) -> None:
    told = {"title": "Höst", "kind": "ward", **said}
    with pytest.raises(Denied, match=code):
        begin_inventory(workplace_key=inventory.workplace.key, actor=saga, **told)
    with pytest.raises(Denied, match=code):
        change_inventory(inventory_key=inventory.key, actor=saga, **told)


def test_no_inventory_begins_at_a_closed_workplace(saga: Actor) -> None:
    closed = make_workplace("Nedlagda skolan", closed_day=saga.at.date())
    with pytest.raises(Denied, match="workplace_closed"):
        make_inventory(actor=saga, workplace=closed)


def test_it_can_be_called_something_else(inventory: Inventory, saga: Actor) -> None:
    change_inventory(inventory_key=inventory.key, title=" Vårens ", kind="school", actor=saga)
    line = get_inventory(key=inventory.key, actor=saga)
    assert (line.title, line.kind) == ("Vårens", "school")


def test_somebody_else_takes_it_over(inventory: Inventory, malik: Actor) -> None:
    take_over_inventory(inventory_key=inventory.key, actor=malik)
    line = get_inventory(key=inventory.key, actor=malik)
    assert (line.owner, line.is_own) == ("Malik Haddad", True)


def test_each_sees_what_they_reach(inventory: Inventory, saga: Actor, malik: Actor, ursula: Actor) -> None:
    make_inventory(actor=saga, workplace=make_workplace("Lundens förskola"), title="Annan")
    assert [line.title for line in list_inventories(actor=saga)] == ["Annan", "Höstens inventering"]
    assert [line.title for line in list_inventories(actor=malik)] == ["Höstens inventering"]
    assert list_inventories(actor=ursula) == ()
    assert counts_by_state(actor=malik) == {"preparing": 1}
    assert list_inventories(actor=saga, states=[S.OPEN]) == ()
    with pytest.raises(Inventory.DoesNotExist):
        get_inventory(key=inventory.key, actor=ursula)
    unbound = replace(malik, workplaces=None, rights=frozenset({Right.JOBDESIGN_VIEW}))
    assert len(list_inventories(actor=unbound)) == 2


def test_where_one_can_begin(saga: Actor, malik: Actor, ursula: Actor, ekens_forskola: Workplace) -> None:
    make_workplace("Stängda", closed_day=saga.at.date())
    lunden = make_workplace("Lundens förskola")
    on = saga.at.date()
    assert {one.key for one in inventory_places(actor=saga, on=on)} == {ekens_forskola.key, lunden.key}
    assert [one.key for one in inventory_places(actor=malik, on=on)] == [ekens_forskola.key]
    assert inventory_places(actor=ursula, on=on) == []


def test_the_list_is_read_in_as_many_queries_for_few_as_for_many(
    saga: Actor, django_assert_num_queries: object, ekens_forskola: Workplace
) -> None:
    for number in range(6):
        make_line(make_inventory(actor=saga, workplace=ekens_forskola, title=str(number)), actor=saga)
    with django_assert_num_queries(2):  # type: ignore[operator]
        assert len(list_inventories(actor=saga)) == 6


def test_it_is_cancelled_with_a_reason(inventory: Inventory, saga: Actor) -> None:
    with pytest.raises(Denied, match="no_reason_given"):
        move_inventory(inventory_key=inventory.key, to=S.CANCELLED, actor=saga)
    move_inventory(inventory_key=inventory.key, to=S.CANCELLED, reason="Enheten läggs ned", actor=saga)
    assert get_inventory(key=inventory.key, actor=saga).reason == "Enheten läggs ned"


def test_no_move_that_is_not_in_the_table(inventory: Inventory, saga: Actor) -> None:
    with pytest.raises(Denied, match="inventory_not_in_state"):
        move_inventory(inventory_key=inventory.key, to=S.CARVED, actor=saga)
    with pytest.raises(Denied, match="inventory_without_lines"):
        move_inventory(inventory_key=_settling(inventory, saga), to=S.READY, actor=saga)


def _settling(inventory: Inventory, actor: Actor) -> object:
    move_inventory(inventory_key=inventory.key, to=S.SETTLING, actor=actor)
    return inventory.key


@pytest.mark.parametrize("origin", S)
@pytest.mark.parametrize("target", S)
def test_the_table_says_what_moves_there_are(origin: S, target: S) -> None:
    assert bool(may_move(origin, to=target)) == any((origin, target) == move[:2] for move in TRANSITIONS)


def test_what_nobody_has(saga: Actor) -> None:
    with pytest.raises(Inventory.DoesNotExist):
        move_inventory(inventory_key=uuid4(), to=S.OPEN, actor=saga)
