"""Adding a draft to a carving: judged and valued at once, by the same judge as everything else."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from talja.apps.audit.operations import record
from talja.apps.carvings import policies, stored
from talja.apps.carvings.enums import Edit
from talja.apps.carvings.kept import judgement_of, keep_judgement, problem_in
from talja.apps.carvings.models import Carving, Draft
from talja.apps.carvings.operations.beginning import locked
from talja.apps.organisation.actors import Actor
from talja.core.carving.editing import judged
from talja.core.carving.params import Params
from talja.core.carving.plan import Plan
from talja.core.carving.problem import Choice


def add_draft(
    carving: Carving,
    *,
    parent: Draft | None,
    edit: Edit,
    about: Mapping[str, Any],
    params: Params,
    choices: Sequence[Choice],
    plan: Plan,
    actor: Actor,
) -> Draft:
    """Add the next draft of a locked carving, with its score and its faults."""
    problem = problem_in(carving, choices)
    is_alike = parent is not None and stored.params_of(parent.params) == params
    edited = judged(problem, params, plan, before=judgement_of(parent) if parent and is_alike else None)
    last = carving.drafts.aggregate(last=Max("number"))["last"] or 0
    draft = Draft.objects.create(
        carving=carving,
        number=last + 1,
        parent=parent,
        edit=edit,
        about=dict(about),
        params=stored.raw_params(params),
        choices=stored.raw_choices(choices),
        plan=stored.raw_plan(plan),
        score=asdict(edited.score),
        faults=stored.raw_faults(edited.faults),
        made_at=actor.at,
        made_by=actor.key,
    )
    keep_judgement(draft.key, edited)
    return draft


@transaction.atomic
def name_draft(*, draft_key: UUID, name: str, actor: Actor) -> Draft:
    """Call a draft something, or nothing. Raises `Denied` and `Draft.DoesNotExist`."""
    draft = open_draft(draft_key, actor=actor)
    draft.name = name.strip()
    draft.save()
    record("carving.draft_named", actor=actor, target=draft.carving, draft=draft.number)
    return draft


def open_draft(draft_key: UUID, *, actor: Actor) -> Draft:
    """Return a draft whose carving is locked and open. Raises `Denied` and `Draft.DoesNotExist`."""
    draft = Draft.objects.select_related("carving").defer("carving__problem", "plan").get(key=draft_key)
    carving = locked(draft.carving.key, actor=actor)
    policies.may_change(carving).require()
    draft.carving = carving
    return draft
