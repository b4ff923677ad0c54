"""A run of the solver: asked for, taken by the worker, told of as it goes, stopped, and its best plan kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from talja.apps.audit.operations import record
from talja.apps.carvings import permissions, policies, stored
from talja.apps.carvings.enums import UNDER_WAY, Edit, RunState
from talja.apps.carvings.inputs import RunInput
from talja.apps.carvings.kept import problem_in
from talja.apps.carvings.models import Draft, Run
from talja.apps.carvings.operations.beginning import locked
from talja.apps.carvings.operations.drafting import add_draft
from talja.apps.organisation.actors import Actor
from talja.core.carving.checking import faults_of_problem
from talja.core.carving.problem import Keep, Problem
from talja.core.kernel.verdict import no


@dataclass(frozen=True, slots=True)
class Told:
    """What the solver tells as it goes: rounds done, the best plan (None = as told before), its worth and a bound."""

    rounds: int
    total: int
    plan: Mapping[str, Any] | None
    bound: int | None = None
    bound_proof: str = ""
    version: str = ""
    conflicts: Any = None


@transaction.atomic
def start_run(*, carving_key: UUID, said: RunInput, actor: Actor) -> Run:
    """Ask for a run. The caller hands it to the worker (`tasks.carry_on`).

    Raises `Denied` without the right, when the carving is not open, when a run is under way (`run_under_way`), for
    other than 1 to 900 seconds (`seconds_out_of_range`), when rules or choices have faults (`choices_have_faults`), and
    `Carving.DoesNotExist`, `Draft.DoesNotExist`.
    """
    carving = locked(carving_key, actor=actor)
    running = carving.runs.filter(state__in=UNDER_WAY).exists()
    policies.may_run(carving, is_running=running, seconds=said.seconds).require()
    start = None if said.start_key is None else Draft.objects.get(key=said.start_key, carving=carving)
    away = _thought_away(start)
    own = [one for one in said.choices if not (isinstance(one, Keep) and one.task in away)]
    kept = tuple(_kept(problem_in(carving, own), said.without))
    choices = (*own, *kept)
    if faults_of_problem(problem_in(carving, choices), said.params):
        no("choices_have_faults").require()
    run = Run.objects.create(
        carving=carving,
        start=start,
        params=stored.raw_params(said.params),
        choices=stored.raw_choices(choices),
        without={"demands": dict(said.without), "tasks": [one.task for one in kept]} if said.without else {},
        seed=said.seed,
        seconds=said.seconds,
        asked_at=actor.at,
        asked_by=actor.key,
    )
    record("carving.run_asked", actor=actor, target=carving, seconds=said.seconds, seed=said.seed)
    return run


def _thought_away(draft: Draft | None) -> frozenset[str]:
    """Return the tasks that stay in the draft because its run was asked to do without: the next run asks anew."""
    while draft is not None and draft.edit != Edit.SOLVED:
        draft = draft.parent
    without = draft.about.get("without", {}) if draft else {}
    return frozenset(without.get("tasks", ()))


def _kept(problem: Problem, without: Mapping[str, int]) -> Iterator[Keep]:
    """Yield the choice to leave each task that demands what it is to be done without, where that is not decided."""
    decided = {choice.task for choice in problem.choices if isinstance(choice, Keep)}
    for task in problem.tasks:
        is_demanding = any(task.demands.get(code, 0) >= level for code, level in without.items())
        if is_demanding and not task.stays and task.key not in decided:
            yield Keep(task.key)


@transaction.atomic
def stop_run(*, run_key: UUID, actor: Actor) -> Run:
    """Ask the solver to stop and keep what it has. Raises `Denied` (`run_is_over`) and `Run.DoesNotExist`."""
    permissions.may_carve(actor=actor).require()
    run = Run.objects.select_for_update().get(key=run_key)
    policies.may_stop(run).require()
    run.stop_asked_at = actor.at
    run.save()
    record("carving.run_stopped", actor=actor, target=run.carving)
    return run


@transaction.atomic
def take_run(*, run_key: UUID, actor: Actor) -> Run | None:
    """Take a queued run for the worker; None when somebody else has. Raises `Run.DoesNotExist`."""
    run = Run.objects.select_for_update(of=("self",)).select_related("carving", "start").get(key=run_key)
    if run.state != RunState.QUEUED:
        return None
    run.state, run.started_at = RunState.RUNNING, actor.at
    run.save()
    return run


@transaction.atomic
def note_progress(*, run_key: UUID, told: Told) -> bool:
    """Keep the best plan so far, and tell whether the run should go on. Raises `Run.DoesNotExist`."""
    run = Run.objects.select_for_update().get(key=run_key)
    if run.state != RunState.RUNNING:
        return False
    _note(run, told)
    run.save()
    return run.stop_asked_at is None


@transaction.atomic
def finish_run(*, run_key: UUID, told: Told | None, actor: Actor, fault: str = "") -> Draft | None:
    """End the run and make a draft of its best plan, if it found one. A fault is a code; what was found is kept.

    Raises `Run.DoesNotExist`. A run that is over already stays as it is.
    """
    run = Run.objects.select_for_update(of=("self",)).select_related("carving", "start").get(key=run_key)
    if run.state not in UNDER_WAY:
        return run.draft
    if told is not None:
        _note(run, told)
    run.ended_at, run.fault = actor.at, fault
    run.state = _end_state(run, fault)
    if run.best is not None:
        about = {"rounds": run.rounds, "seconds": run.seconds, "seed": run.seed, "without": run.without}
        run.draft = add_draft(
            run.carving,
            parent=run.start,
            edit=Edit.SOLVED,
            about=about,
            params=stored.params_of(run.params),
            choices=stored.choices_of(run.choices),
            plan=stored.plan_of(run.best),
            actor=actor,
        )
    run.save()
    record("carving.run_ended", actor=actor, target=run.carving, state=run.state, rounds=run.rounds)
    return run.draft


def _note(run: Run, told: Told) -> None:
    if told.plan is not None and (run.total is None or told.total > run.total):
        run.best, run.total = dict(told.plan), told.total
        run.history = [*run.history, [told.rounds, told.total]]
    run.rounds = told.rounds
    if told.bound is not None:
        run.bound, run.bound_proof = told.bound, told.bound_proof
    run.version = told.version or run.version
    run.conflicts = told.conflicts or run.conflicts


def _end_state(run: Run, fault: str) -> RunState:
    if fault:
        return RunState.FAILED
    return RunState.STOPPED if run.stop_asked_at is not None else RunState.DONE
