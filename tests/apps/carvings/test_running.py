"""Running the solver: one at a time, told of as it goes, stopped, and never losing the best it found."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from multiprocessing import Pipe, active_children
from typing import Any

import pytest
from tests.factories.carvings import PARAMS, make_carving, make_draft

from talja.apps.carvings import solving, stored, tasks
from talja.apps.carvings.enums import RunState
from talja.apps.carvings.inputs import RunInput
from talja.apps.carvings.models import Carving, Draft, Run
from talja.apps.carvings.operations.beginning import lay_aside
from talja.apps.carvings.operations.running import Told, finish_run, note_progress, start_run, stop_run, take_run
from talja.apps.carvings.operations.steering import keep_task, lock_task
from talja.apps.carvings.queries.listing import get_carving, get_run
from talja.apps.carvings.solving import Found, SolverGone, search
from talja.apps.carvings.stored import raw_plan
from talja.apps.carvings.tasks import document_of
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.core.carving import solve
from talja.core.carving.baseline import baseline
from talja.core.carving.exchange import Document, dumped
from talja.core.carving.problem import Keep
from talja.core.kernel.verdict import Denied

RUN = RunInput(PARAMS, seconds=1)


@pytest.fixture
def carving(asta: Actor, ekens_forskola: Workplace) -> Carving:
    return make_carving(actor=asta, workplace=ekens_forskola)


@pytest.fixture
def run(carving: Carving, asta: Actor) -> Run:
    return start_run(carving_key=carving.key, said=RUN, actor=asta)


def refused(work: Callable[[], object]) -> str:
    with pytest.raises(Denied) as found:
        work()
    return found.value.code


def key_of(carving: Carving, title: str) -> str:
    return next(str(task["key"]) for task in carving.problem["tasks"] if task["title"] == title)


def told_of(run: Run, total: int, rounds: int = 1) -> Told:
    document = document_of(run)
    return Told(rounds, total, raw_plan(baseline(document.problem, document.params)), version="prov")


def test_the_worker_leaves_a_draft(run: Run, asta: Actor) -> None:
    """In a process of its own, as it is for real."""
    tasks.work.func(str(run.key), asta.user_id)  # type: ignore[attr-defined]  # what the worker calls
    line = get_run(run.key, actor=asta)
    assert (line.state, line.fault, line.draft) == (RunState.DONE, "", 1)
    assert line.rounds >= 1
    draft = Draft.objects.get()
    assert draft.faults == []
    assert draft.score["total"] == line.total
    assert draft.score["positions"] == 1
    tasks.work.func(str(run.key), asta.user_id)  # type: ignore[attr-defined]  # twice is once
    assert Draft.objects.count() == 1


def test_one_at_a_time_and_not_for_too_long(run: Run, carving: Carving, asta: Actor, malik: Actor) -> None:
    start = lambda said, actor=asta: start_run(carving_key=carving.key, said=said, actor=actor)  # noqa: E731 - short
    assert refused(lambda: start(RUN)) == "run_under_way"
    assert get_carving(carving.key, actor=asta).may_run.code == "run_under_way"
    finish_run(run_key=run.key, told=None, actor=asta, fault="solver_gone")
    assert refused(lambda: start(RUN, malik)) == "missing_right"
    assert refused(lambda: start(replace(RUN, seconds=901))) == "seconds_out_of_range"
    assert refused(lambda: start(replace(RUN, choices=(Keep("ingen"),)))) == "choices_have_faults"
    lay_aside(carving_key=carving.key, actor=asta)
    assert refused(lambda: start(RUN)) == "carving_not_open"


def test_it_goes_on_until_it_is_told_to_stop(run: Run, asta: Actor) -> None:
    assert take_run(run_key=run.key, actor=asta) is not None
    assert take_run(run_key=run.key, actor=asta) is None
    assert note_progress(run_key=run.key, told=told_of(run, 100))
    assert note_progress(run_key=run.key, told=Told(2, 100, None))
    stop_run(run_key=run.key, actor=asta)
    assert get_run(run.key, actor=asta).is_stopping
    assert not note_progress(run_key=run.key, told=told_of(run, 200, rounds=3))
    draft = finish_run(run_key=run.key, told=None, actor=asta)
    line = get_run(run.key, actor=asta)
    assert (line.state, line.history, line.rounds) == (RunState.STOPPED, ((1, 100), (3, 200)), 3)
    assert draft is not None
    assert (line.may_stop.code, line.gap) == ("run_is_over", None)
    assert refused(lambda: stop_run(run_key=run.key, actor=asta)) == "run_is_over"
    assert finish_run(run_key=run.key, told=None, actor=asta) == draft
    assert not note_progress(run_key=run.key, told=told_of(run, 300))


def test_a_worse_plan_is_not_kept_and_a_bound_gives_a_gap(run: Run, asta: Actor) -> None:
    take_run(run_key=run.key, actor=asta)
    note_progress(run_key=run.key, told=replace(told_of(run, 100), bound=125, bound_proof="relaxed"))
    note_progress(run_key=run.key, told=told_of(run, 90, rounds=2))
    line = get_run(run.key, actor=asta)
    assert (line.total, line.rounds, line.gap, line.bound_proof) == (100, 2, 20.0, "relaxed")


def test_what_if_nobody_could_leaves_the_tasks_that_demand_it(carving: Carving, asta: Actor) -> None:
    dishes = key_of(carving, "Diska efter frukost")
    run = start_run(carving_key=carving.key, said=replace(RUN, without={"hygiene": 1}), actor=asta)
    assert stored.choices_of(run.choices) == (Keep(dishes),)
    take_run(run_key=run.key, actor=asta)
    draft = finish_run(run_key=run.key, told=told_of(run, 100), actor=asta)
    assert draft is not None
    assert draft.about["without"] == {"demands": {"hygiene": 1}, "tasks": [dishes]}
    assert dishes not in stored.plan_of(draft.plan).holders
    edited = keep_task(draft_key=draft.key, task=key_of(carving, "Vika tvätt"), actor=asta)
    decided = stored.choices_of(edited.choices)
    after = start_run(carving_key=carving.key, said=replace(RUN, choices=decided, start_key=edited.key), actor=asta)
    assert stored.choices_of(after.choices) == (
        Keep(key_of(carving, "Vika tvätt")),
    )  # asked anew: all can do what they can
    finish_run(run_key=after.key, told=None, actor=asta)
    again = start_run(
        carving_key=carving.key, said=replace(RUN, without={"hygiene": 1}, choices=(Keep(dishes),)), actor=asta
    )
    assert (stored.choices_of(again.choices), again.without["tasks"]) == ((Keep(dishes),), [])  # decided by somebody
    finish_run(run_key=again.key, told=None, actor=asta)
    above = start_run(carving_key=carving.key, said=replace(RUN, without={"hygiene": 2}), actor=asta)
    assert stored.choices_of(above.choices) == ()


def test_a_solver_that_dies_leaves_the_best_so_far(run: Run, asta: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(document: Document, *, going_on: Callable[[Found], bool], **_facts: Any) -> Found:
        going_on(Found(1, 100, raw_plan(baseline(document.problem, document.params))))
        raise SolverGone

    monkeypatch.setattr(tasks, "search", die)
    tasks.work.func(str(run.key), asta.user_id)  # type: ignore[attr-defined]  # what the worker calls
    line = get_run(run.key, actor=asta)
    assert (line.state, line.fault, line.draft) == (RunState.FAILED, "solver_gone", 1)


def test_an_unforeseen_fault_ends_the_run_and_is_told(run: Run, asta: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*_args: Any, **_facts: Any) -> Found:
        raise ZeroDivisionError

    monkeypatch.setattr(tasks, "search", break_down)
    with pytest.raises(ZeroDivisionError):
        tasks.work.func(str(run.key), asta.user_id)  # type: ignore[attr-defined]  # what the worker calls
    assert get_run(run.key, actor=asta).fault == "unexpected"


def test_a_child_that_is_killed_is_noticed(run: Run) -> None:
    def kill_children(_found: Found) -> bool:
        for child in active_children():
            child.kill()
        return True

    with pytest.raises(SolverGone):
        search(document_of(run), seed=0, seconds=30, going_on=kill_children)


def test_the_child_tells_how_it_goes_and_ends_when_it_is_time(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same function that the child runs, here where its lines are seen."""
    monkeypatch.setattr(solving, "TELL_EVERY", 0.0)
    monkeypatch.setattr(solve, "PROVING_ROUNDS", 10**9)  # what is proved is not searched for
    ours, theirs = Pipe()
    solving.work(theirs, dumped(document_of(run)), 0, 0.5)
    told = []
    while ours.poll():
        told.append(ours.recv())
    assert [one.is_last for one in told] == [False] * (len(told) - 1) + [True]
    assert told[0].plan is not None
    assert told[-1].total == max(one.total for one in told)
    ours.send("stop")
    solving.work(theirs, dumped(document_of(run)), 0, 60)
    assert ours.recv().is_last
    ours.close()
    theirs.close()


def test_a_child_that_says_something_else_is_gone(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = Pipe()
    monkeypatch.setattr(solving, "_child", lambda *_args: nullcontext(ours))
    theirs.send("hej")
    with pytest.raises(SolverGone):
        search(document_of(run), seed=0, seconds=1, going_on=lambda _found: True)
    theirs.close()
    with pytest.raises(SolverGone):
        search(document_of(run), seed=0, seconds=1, going_on=lambda _found: True)
    ours.close()


def test_locks_that_cannot_hold_at_once_are_named(carving: Carving, asta: Actor) -> None:
    """A week of two hours is no position: the shape and its lock are what cannot be kept."""
    draft = make_draft(carving, actor=asta)
    locked = lock_task(draft_key=draft.key, task=key_of(carving, "Vika tvätt"), actor=asta)
    choices = stored.choices_of(locked.choices)
    strict = replace(PARAMS, least_week=39 * 60)
    run = start_run(carving_key=carving.key, said=RunInput(strict, choices, seconds=1), actor=asta)
    tasks.work.func(str(run.key), asta.user_id)  # type: ignore[attr-defined]  # what the worker calls
    line = get_run(run.key, actor=asta)
    assert line.state == RunState.DONE
    assert {type(choice).__name__ for choice in line.conflicts} == {"Shape"}


def test_a_run_goes_on_from_a_draft(carving: Carving, asta: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = make_draft(carving, actor=asta)
    monkeypatch.setattr(tasks, "search", lambda it, **_facts: Found(3, 1, raw_plan(it.plan), is_last=True))
    run = start_run(carving_key=carving.key, said=replace(RUN, start_key=draft.key), actor=asta)
    tasks.work.func(str(run.key), asta.user_id)  # type: ignore[attr-defined]  # what the worker calls
    made = Draft.objects.latest("number")
    assert (made.number, made.parent) == (2, draft)
    assert made.plan == draft.plan
