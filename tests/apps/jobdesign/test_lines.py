"""The lines of an inventory: added, decided, taken away and put back."""

from typing import Any
from uuid import UUID

import pytest
from tests.factories.inventories import from_library, make_line, make_task

from talja.apps.jobdesign.casting import input_of, line_input
from talja.apps.jobdesign.enums import InventoryState, Source
from talja.apps.jobdesign.models import Inventory, Line
from talja.apps.jobdesign.operations import (
    Added,
    add_line,
    add_lines,
    decide_line,
    drop_line,
    let_answers_hold,
    move_inventory,
    restore_line,
)
from talja.apps.jobdesign.policies import MOST_LINES
from talja.apps.jobdesign.queries import inventory_page, line_page
from talja.apps.organisation.actors import Actor
from talja.core.kernel.verdict import Denied


def test_lines_are_added_once_whatever_they_are_called(inventory: Inventory, saga: Actor) -> None:
    tasks = [make_task("Duka till lunch"), make_task("duka  till LUNCH"), make_task("Åka till tvätten")]
    told = {"inventory_key": inventory.key, "source": Source.SHEET, "actor": saga}
    assert add_lines(lines=tasks, **told) == Added(2, 1)  # type: ignore[arg-type]
    assert add_lines(lines=tasks, **told) == Added(0, 3)  # type: ignore[arg-type]
    with pytest.raises(Denied, match="line_there_already"):
        make_line(inventory, actor=saga, title="Duka till lunch")


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"title": " "}, "task_missing"),
        ({"title": "x" * 161}, "text_too_long"),
        ({"place": "x" * 81}, "text_too_long"),
        ({"family": "magic"}, "unknown_code"),
        ({"per": "year"}, "unknown_code"),
        ({"company": "crowd"}, "unknown_code"),
        ({"hand_over": "maybe"}, "unknown_code"),
        ({"why_not": "mood"}, "unknown_code"),
        ({"feeling": 3}, "unknown_code"),
        ({"demands": {"swedish": 5}}, "unknown_code"),
        ({"demands": {"charm": 1}}, "unknown_code"),
        ({"minutes": -1}, "minutes_out_of_range"),
        ({"minutes": 1801}, "minutes_out_of_range"),
        ({"low": 30, "high": 10}, "minutes_out_of_range"),
        ({"times": 0}, "times_out_of_range"),
        ({"weeks": 53}, "times_out_of_range"),
        ({"people_at_once": 21}, "times_out_of_range"),
        ({"days": frozenset()}, "days_missing"),
        ({"days": frozenset({7})}, "days_missing"),
        ({"earliest": 600, "latest": 600}, "window_in_disorder"),
        ({"latest": 1441}, "window_in_disorder"),
        ({"why_not": "law"}, "why_not_without_no"),
    ],
)
def test_what_no_line_can_say(facts: dict[str, Any], code: str, inventory: Inventory, saga: Actor) -> None:
    with pytest.raises(Denied, match=code):
        make_line(inventory, actor=saga, **facts)
    assert not Line.objects.exists()


def test_what_the_owner_decides_holds_and_stands_as_it_was_told(inventory: Inventory, saga: Actor) -> None:
    (line,) = from_library(inventory, "Duka till lunch", actor=saga)
    page = line_page(key=line.key, actor=saga)
    assert page.row.is_assumed
    assert not page.row.counts
    told = make_task(
        "Duka och torka av",
        minutes=35,
        days=frozenset({0, 6}),
        demands={"hygiene": 1, "licence": 0},
        hand_over="partly",
        why_not="safety",
    )
    decide_line(line_key=line.key, said=told, seen=1, actor=saga)
    row = line_page(key=line.key, actor=saga).row
    assert row.is_decided
    assert row.counts
    assert (row.task.title, row.task.minutes, row.task.days) == ("Duka och torka av", 35, frozenset({0, 6}))
    assert dict(row.task.demands) == {"hygiene": 1}
    assert row.library_key == "preschool/x"
    stored = Line.objects.get()
    assert line_input(stored, library_key="preschool/x") == input_of(row.task, library_key="preschool/x")


def test_two_who_decide_at_once_do_not_write_over_each_other(inventory: Inventory, saga: Actor, malik: Actor) -> None:
    line = make_line(inventory, actor=saga)
    decide_line(line_key=line.key, said=make_task(minutes=10), seen=1, actor=malik)
    with pytest.raises(Denied, match="changed_by_other"):
        decide_line(line_key=line.key, said=make_task(minutes=50), seen=1, actor=saga)
    let_answers_hold(line_key=line.key, actor=saga)
    assert not Line.objects.get().is_decided


def test_a_line_is_not_renamed_to_another(inventory: Inventory, saga: Actor) -> None:
    line, _ = make_line(inventory, actor=saga), make_line(inventory, actor=saga, title="Diska")
    with pytest.raises(Denied, match="line_there_already"):
        decide_line(line_key=line.key, said=make_task("diska"), actor=saga)


def test_what_is_taken_away_is_kept_and_can_be_put_back(inventory: Inventory, saga: Actor) -> None:
    line = make_line(inventory, actor=saga)
    with pytest.raises(Denied, match="no_reason_given"):
        drop_line(line_key=line.key, reason=" ", actor=saga)
    drop_line(line_key=line.key, reason="Görs inte längre", actor=saga)
    page = inventory_page(key=inventory.key, actor=saga)
    assert page.rows == ()
    assert [(one.title, one.reason) for one in page.dropped] == [("Duka till lunch", "Görs inte längre")]
    with pytest.raises(Denied, match="line_dropped"):
        drop_line(line_key=line.key, reason="Igen", actor=saga)
    again = make_line(inventory, actor=saga)
    with pytest.raises(Denied, match="line_there_already"):
        restore_line(line_key=line.key, actor=saga)
    drop_line(line_key=again.key, reason="Dubblett", actor=saga)
    restore_line(line_key=line.key, actor=saga)
    assert [row.key for row in inventory_page(key=inventory.key, actor=saga).rows] == [str(line.key)]


def test_there_is_an_end_to_how_many_lines(inventory: Inventory, saga: Actor) -> None:
    tasks = [make_task(f"Uppgift {number}") for number in range(MOST_LINES)]
    add_lines(inventory_key=inventory.key, lines=tasks, source=Source.SHEET, actor=saga)
    with pytest.raises(Denied, match="too_many_lines"):
        make_line(inventory, actor=saga)


def test_a_stranger_touches_nothing(inventory: Inventory, saga: Actor, ursula: Actor) -> None:
    line = make_line(inventory, actor=saga)
    with pytest.raises(Denied, match="missing_right"):
        drop_line(line_key=line.key, reason="x", actor=ursula)
    with pytest.raises(Denied, match="missing_right"):
        add_line(inventory_key=inventory.key, said=make_task("Ny"), source=Source.HAND, actor=ursula)
    with pytest.raises(Inventory.DoesNotExist):
        line_page(key=line.key, actor=ursula)
    with pytest.raises(Line.DoesNotExist):
        line_page(key=UUID(int=1), actor=saga)


def test_what_is_over_is_not_changed(inventory: Inventory, saga: Actor) -> None:
    line = make_line(inventory, actor=saga)
    move_inventory(inventory_key=inventory.key, to=InventoryState.CANCELLED, reason="Fel enhet", actor=saga)
    with pytest.raises(Denied, match="inventory_not_changeable"):
        drop_line(line_key=line.key, reason="x", actor=saga)
    assert not line_page(key=line.key, actor=saga).may_change
