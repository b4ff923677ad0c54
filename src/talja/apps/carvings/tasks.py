"""A run of the solver, done by the background worker. Closing the page loses nothing."""

from uuid import UUID

from django.utils import timezone
from django_tasks import task

from talja.apps.accounts.models import User
from talja.apps.carvings import stored
from talja.apps.carvings.models import Run
from talja.apps.carvings.operations.running import Told, finish_run, note_progress, take_run
from talja.apps.carvings.solving import Found, SolverGone, search
from talja.apps.organisation.actors import Actor, actor_for
from talja.core.carving.exchange import Document


def carry_on(*, run_key: UUID, user_id: int) -> None:
    """Hand a queued run over to the worker."""
    work.enqueue(str(run_key), user_id)


@task()
def work(run_key: str, user_id: int) -> None:
    """Run the solver for a user. A run that somebody else has taken is left in peace; a fault keeps the best so far."""
    key = UUID(run_key)
    run = take_run(run_key=key, actor=_actor(user_id))
    if run is None:
        return
    try:
        found = search(document_of(run), seed=run.seed, seconds=run.seconds, going_on=lambda it: _note(key, it))
    except SolverGone:
        finish_run(run_key=key, told=None, actor=_actor(user_id), fault="solver_gone")
    except Exception:
        finish_run(run_key=key, told=None, actor=_actor(user_id), fault="unexpected")
        raise
    else:
        finish_run(run_key=key, told=_told(found), actor=_actor(user_id))


def document_of(run: Run) -> Document:
    """Return what a run is given: the problem with the choices, the rules, and the plan that it begins from."""
    problem = stored.problem_of(run.carving.problem, stored.choices_of(run.choices))
    start = None if run.start is None else stored.plan_of(run.start.plan)
    return Document(problem, stored.params_of(run.params), start)


def _note(run_key: UUID, found: Found) -> bool:
    return note_progress(run_key=run_key, told=_told(found))


def _told(found: Found) -> Told:
    return Told(
        rounds=found.rounds,
        total=found.total,
        plan=found.plan,
        bound=found.bound,
        bound_proof=found.bound_proof,
        version=found.version,
        conflicts=found.conflicts,
    )


def _actor(user_id: int) -> Actor:
    now = timezone.now()
    return actor_for(User.objects.get(pk=user_id), at=now, today=timezone.localdate(now))
