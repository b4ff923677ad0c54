"""Steering a draft by hand: each change is judged at once and makes the next draft; a chosen one becomes positions."""

from collections.abc import Callable

import pytest
from tests.conftest import TODAY
from tests.factories.carvings import make_carving, make_draft

from talja.apps.audit.models import Event
from talja.apps.carvings import stored
from talja.apps.carvings.enums import Edit, State
from talja.apps.carvings.models import Carving, Draft
from talja.apps.carvings.operations.accepting import accept_draft
from talja.apps.carvings.operations.drafting import name_draft
from talja.apps.carvings.operations.steering import allow_task, keep_task, lock_task, move_task, unlock_task
from talja.apps.carvings.queries.listing import get_carving, get_draft
from talja.apps.jobdesign.models import Inventory
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.positions.inputs import TextInput
from talja.apps.positions.models import Position
from talja.apps.positions.queries.pages import get_position
from talja.core.carving.plan import Plan
from talja.core.carving.problem import Keep, Lock, Shape
from talja.core.kernel.verdict import Denied


def refused(work: Callable[[], object]) -> str:
    with pytest.raises(Denied) as found:
        work()
    return found.value.code


@pytest.fixture
def carving(asta: Actor, ekens_forskola: Workplace) -> Carving:
    return make_carving(actor=asta, workplace=ekens_forskola)


@pytest.fixture
def draft(carving: Carving, asta: Actor) -> Draft:
    return make_draft(carving, actor=asta)


def key_of(carving: Carving, title: str) -> str:
    problem = stored.problem_of(carving.problem, ())
    return next(task.key for task in problem.tasks if task.title == title)


def plan_of(draft: Draft) -> Plan:
    return stored.plan_of(draft.plan)


def test_a_task_is_left_and_moved_back_where_it_suits(carving: Carving, draft: Draft, asta: Actor) -> None:
    task, holder = key_of(carving, "Vika tvätt"), plan_of(draft).positions[0].key
    left = move_task(draft_key=draft.key, task=task, to=None, actor=asta)
    assert task not in plan_of(left).holders
    assert (left.number, left.parent, left.edit, left.about) == (2, draft, Edit.LEFT, {"task": task, "to": ""})
    assert left.score["total"] < draft.score["total"]
    back = move_task(draft_key=left.key, task=task, to=holder, actor=asta)
    assert plan_of(back).holders[task].key == holder
    assert (back.faults, back.edit) == ([], Edit.MOVED)
    assert Draft.objects.get(pk=draft.pk).plan == draft.plan


def test_a_move_that_breaks_a_rule_stands_with_its_fault(carving: Carving, draft: Draft, asta: Actor) -> None:
    medicine, holder = key_of(carving, "Ge medicin"), plan_of(draft).positions[0].key
    broken = move_task(draft_key=draft.key, task=medicine, to=holder, actor=asta)
    assert "stays" in {fault["code"] for fault in broken.faults}
    page = get_draft(broken.key, actor=asta)
    assert page.may_accept.code == "draft_has_faults"
    assert refused(lambda: accept_draft(draft_key=broken.key, texts={}, actor=asta)) == "draft_has_faults"


@pytest.mark.parametrize(("task", "to"), [("ingen", None), ("", "p999")])
def test_what_is_not_there_cannot_be_moved(
    task: str, to: str | None, carving: Carving, draft: Draft, asta: Actor
) -> None:
    named = task or key_of(carving, "Vika tvätt")
    assert refused(lambda: move_task(draft_key=draft.key, task=named, to=to, actor=asta)) == "not_found"


def test_a_lock_holds_its_position_and_times_until_it_is_opened(carving: Carving, draft: Draft, asta: Actor) -> None:
    task, holder = key_of(carving, "Vika tvätt"), plan_of(draft).positions[0]
    locked = lock_task(draft_key=draft.key, task=task, actor=asta)
    choices = stored.choices_of(locked.choices)
    assert Shape(holder.key, holder.home, holder.profile) in choices
    (lock,) = (one for one in choices if isinstance(one, Lock))
    assert lock.starts == tuple((held.day, held.start) for held in holder.held if held.task == task)
    twice = lock_task(draft_key=locked.key, task=key_of(carving, "Duka fram frukost"), actor=asta)
    assert [type(one).__name__ for one in stored.choices_of(twice.choices)] == ["Lock", "Shape", "Lock"]
    moved = move_task(draft_key=locked.key, task=task, to=None, actor=asta)
    assert {"lock_broken"} <= {fault["code"] for fault in moved.faults}
    opened = unlock_task(draft_key=locked.key, task=task, actor=asta)
    assert stored.choices_of(opened.choices) == ()
    with pytest.raises(Draft.DoesNotExist):
        lock_task(draft_key=draft.key, task=key_of(carving, "Ge medicin"), actor=asta)


def test_what_is_to_stay_is_taken_out_and_let_loose(carving: Carving, draft: Draft, asta: Actor) -> None:
    task = key_of(carving, "Vika tvätt")
    kept = keep_task(draft_key=draft.key, task=task, actor=asta)
    assert task not in plan_of(kept).holders
    assert stored.choices_of(kept.choices) == (Keep(task),)
    again = keep_task(draft_key=kept.key, task=task, actor=asta)
    assert stored.choices_of(again.choices) == (Keep(task),)
    loose = allow_task(draft_key=again.key, task=task, actor=asta)
    assert stored.choices_of(loose.choices) == ()
    assert refused(lambda: keep_task(draft_key=draft.key, task="ingen", actor=asta)) == "not_found"


def test_drafts_have_names_and_are_for_those_who_find_work(
    carving: Carving, draft: Draft, asta: Actor, malik: Actor
) -> None:
    name_draft(draft_key=draft.key, name=" Lugna dagar ", actor=asta)
    page = get_carving(carving.key, actor=asta)
    assert [(line.name, line.made_by, line.parent) for line in page.drafts] == [("Lugna dagar", "Asta Öberg", None)]
    with pytest.raises(Draft.DoesNotExist):
        get_draft(draft.key, actor=malik)
    task = key_of(carving, "Vika tvätt")
    assert refused(lambda: move_task(draft_key=draft.key, task=task, to=None, actor=malik)) == "missing_right"


def test_a_chosen_draft_becomes_positions_that_remember_their_tasks(
    carving: Carving, draft: Draft, asta: Actor, ekens_forskola: Workplace
) -> None:
    key = plan_of(draft).positions[0].key
    untitled = lambda: accept_draft(draft_key=draft.key, texts={}, actor=asta)  # noqa: E731 - called by `refused`
    assert refused(untitled) == "position_title_missing"
    assert not Position.objects.exists()
    texts = {key: TextInput("Serviceassistent")}
    (made,) = accept_draft(draft_key=draft.key, texts=texts, actor=asta, full_time_minutes=2250)
    page = get_position(made.key, actor=asta, on=TODAY)
    assert (page.line.workplace, page.carving_key) == ("Ekens förskola", carving.key)
    assert {task.title for task in page.tasks} == {
        "Duka fram frukost",
        "Diska efter frukost",
        "Vika tvätt",
        "Fylla på förråd",
        "Torka bord och stolar",
    }
    assert page.line.promised == draft.score["freed_minutes"]
    assert page.line.paid_minutes == draft.score["paid_minutes"]
    assert page.demands == {"hygiene": 1}
    assert {task.occupation for task in page.tasks} == {"Barnskötare"}
    carving.refresh_from_db()
    assert (carving.state, carving.accepted_draft) == (State.ACCEPTED, 1)
    assert Inventory.objects.get(key=carving.inventories[0]).state == "carved"
    assert Event.objects.get(code="carving.accepted").data == {"draft": 1, "positions": 1}
    assert refused(lambda: accept_draft(draft_key=draft.key, texts=texts, actor=asta)) == "carving_not_open"
    task = key_of(carving, "Vika tvätt")
    assert refused(lambda: move_task(draft_key=draft.key, task=task, to=None, actor=asta)) == "carving_not_open"


def test_an_empty_draft_cannot_be_chosen(carving: Carving, asta: Actor) -> None:
    empty = make_draft(carving, actor=asta, plan=Plan())
    assert refused(lambda: accept_draft(draft_key=empty.key, texts={}, actor=asta)) == "draft_is_empty"
