"""Carvings in a list, and one with its drafts and runs."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet

from talja.apps.accounts.queries import names_by_key
from talja.apps.carvings import permissions, policies, stored
from talja.apps.carvings.enums import UNDER_WAY, Edit, RunState, State
from talja.apps.carvings.kept import plan_in, problem_in
from talja.apps.carvings.lines import CarvingLine, CarvingPage, DraftLine, DraftPage, RunLine
from talja.apps.carvings.models import Carving, Draft, Run
from talja.apps.organisation.actors import Actor
from talja.core.carving.problem import Problem, Task
from talja.core.kernel.page import Page, page_within

PAGE_SIZE = 30


def list_carvings(*, actor: Actor, page: int = 1) -> Page[CarvingLine]:
    """Return the carvings, the latest first. Two queries."""
    rows = _counted(actor)
    count = rows.count()
    number = page_within(page, count=count, size=PAGE_SIZE)
    first = (number - 1) * PAGE_SIZE
    shown = rows.order_by("-created_at", "-pk")[first : first + PAGE_SIZE]
    return Page(
        tuple(_line(row, row.problem["workplaces"], row.problem["tasks"]) for row in shown), number, PAGE_SIZE, count
    )


def get_carving(key: UUID, *, actor: Actor) -> CarvingPage:
    """Return a carving with its drafts and runs. Four queries, and one where its problem is not kept.

    Raises `Carving.DoesNotExist`.
    """
    row = _counted(actor).defer("problem").get(key=key)
    problem = problem_in(row)
    drafts = (
        Draft.objects.filter(carving=row).select_related("parent").defer("plan", "parent__plan").order_by("-number")
    )
    names = names_by_key(draft.made_by for draft in drafts)
    runs = Run.objects.filter(carving=row).select_related("draft", "carving").order_by("-asked_at", "-pk")
    may_carve = permissions.may_carve(actor=actor)
    line = _line(row, *_sizes(problem))
    return CarvingPage(
        line=line,
        problem=problem,
        drafts=tuple(_draft(draft, names.get(draft.made_by, "")) for draft in drafts),
        runs=tuple(_run(run) for run in runs),
        accepted_draft=row.accepted_draft,
        may_change=may_carve and policies.may_change(row),
        may_run=may_carve and policies.may_run(row, is_running=line.is_running, seconds=policies.LEAST_SECONDS),
    )


def get_draft(key: UUID, *, actor: Actor) -> DraftPage:
    """Return a draft whole. Three queries, and two where nothing of it is kept.

    Raises `Draft.DoesNotExist` and `Carving.DoesNotExist`.
    """
    drafts = Draft.objects.select_related("parent").defer("plan", "parent__plan", "parent__faults", "parent__choices")
    draft = drafts.get(key=key, carving__in=Carving.objects.visible_to(actor))
    carving = _counted(actor).defer("problem").get(pk=draft.carving_id)
    problem = problem_in(carving, stored.choices_of(draft.choices))
    run = Run.objects.filter(draft=draft).select_related("draft", "carving").first()
    may_carve = permissions.may_carve(actor=actor)
    return DraftPage(
        carving=_line(carving, *_sizes(problem)),
        line=_draft(draft, names_by_key([draft.made_by]).get(draft.made_by, "")),
        problem=problem,
        params=stored.params_of(draft.params),
        plan=plan_in(draft),
        faults=stored.faults_of(draft.faults),
        run=None if run is None else _run(run),
        may_change=may_carve and policies.may_change(carving),
        may_accept=may_carve and policies.may_accept(carving, draft),
    )


def get_run(key: UUID, *, actor: Actor) -> RunLine:
    """Return a run. One query. Raises `Run.DoesNotExist`."""
    visible = Carving.objects.visible_to(actor)
    return _run(Run.objects.select_related("draft", "carving").get(key=key, carving__in=visible))


def _counted(actor: Actor) -> QuerySet[Carving]:
    running = Run.objects.filter(carving=OuterRef("pk"), state__in=UNDER_WAY)
    return Carving.objects.visible_to(actor).annotate(draft_count=Count("drafts"), is_running=Exists(running))


def _sizes(problem: Problem) -> tuple[list[dict[str, str]], Sequence[Task]]:
    return [{"title": place.title} for place in problem.workplaces], problem.tasks


def _line(row: Carving, places: Iterable[Mapping[str, str]], tasks: Sequence[object]) -> CarvingLine:
    return CarvingLine(
        key=str(row.key),
        title=row.title,
        state=State(row.state),
        created_at=row.created_at,
        places=tuple(place.get("title", "") for place in places),
        tasks=len(tasks),
        drafts=row.draft_count,  # type: ignore[attr-defined]  # annotated
        is_running=row.is_running,  # type: ignore[attr-defined]  # annotated
    )


def _draft(row: Draft, by: str) -> DraftLine:
    return DraftLine(
        key=str(row.key),
        number=row.number,
        name=row.name,
        edit=Edit(row.edit),
        about=row.about,
        rules=stored.params_of(row.params),
        parent=None if row.parent is None else row.parent.number,
        score=row.score,
        faults=len(row.faults),
        made_at=row.made_at,
        made_by=by,
    )


def _run(row: Run) -> RunLine:
    return RunLine(
        key=str(row.key),
        carving_key=str(row.carving.key),
        state=RunState(row.state),
        seconds=row.seconds,
        seed=row.seed,
        rounds=row.rounds,
        total=row.total,
        history=tuple((rounds, total) for rounds, total in row.history),
        bound=row.bound,
        bound_proof=row.bound_proof,
        fault=row.fault,
        conflicts=stored.choices_of(row.conflicts),
        draft=None if row.draft is None else row.draft.number,
        asked_at=row.asked_at,
        started_at=row.started_at,
        ended_at=row.ended_at,
        is_stopping=row.stop_asked_at is not None and row.state in UNDER_WAY,
        may_stop=policies.may_stop(row),
    )
