"""Edits of a large plan by hand: judged by the core, and through every layer up to the page that shows them."""

import random
from functools import partial
from typing import Any
from uuid import UUID

from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from benchmarks.carvings import problem
from benchmarks.steps.pages import _BACKEND
from benchmarks.steps.timing import timed
from talja.apps.accounts.models import User
from talja.apps.carvings import stored
from talja.apps.carvings.enums import Edit
from talja.apps.carvings.models import Carving, Draft
from talja.apps.carvings.operations.drafting import add_draft
from talja.apps.organisation.actors import actor_for
from talja.apps.organisation.enums import RoleKind
from talja.apps.organisation.models import Role
from talja.core.carving.baseline import baseline
from talja.core.carving.editing import judged, move
from talja.core.carving.params import Params
from talja.core.carving.plan import Plan


def measure(*, seed: int, tasks: int, edits: int) -> dict[str, Any]:
    """Return the time of an edit: by the core, as it is posted, and as the next draft is shown."""
    asked, params = problem(seed=seed, tasks=tasks), Params()
    plan = baseline(asked, params)
    before = judged(asked, params, plan)
    moves = _moves(plan, edits)
    with_before = [timed(partial(move, asked, params, plan, task, to, before=before))[1] for task, to in moves]
    whole = [timed(lambda: judged(asked, params, plan))[1] for _ in moves]
    client, draft = _web(asked, params, plan)
    posted, shown, size = [], [], 0
    client.get(reverse("strategist:draft", args=[draft]))
    for task, to in moves:
        answer, took = timed(
            partial(client.post, reverse("strategist:draft_move", args=[draft]), {"task": task, "to": to})
        )
        posted.append(took)
        page, took = timed(partial(client.get, answer["Location"]))
        assert (answer.status_code, page.status_code) == (302, 200)
        shown.append(took)
        size = len(page.content)
    return {
        "positions": len(plan.positions),
        "edit": _middle(with_before),
        "judged": _middle(whole),
        "posted": _middle(posted),
        "shown": _middle(shown),
        "bytes": size,
    }


def _moves(plan: Plan, count: int) -> list[tuple[str, str]]:
    """Draw tasks of the plan, each with another position to move it to."""
    drawn = random.Random(1)  # noqa: S311 - nothing is kept secret by it
    found = []
    for _ in range(count):
        one, other = drawn.sample(plan.positions, 2)
        found.append((min(one.tasks), other.key))
    return list(dict(found).items())


def _middle(taken: list[dict[str, float]]) -> dict[str, float]:
    return {key: sorted(one[key] for one in taken)[len(taken) // 2] for key in ("cpu", "wall")}


def _web(asked: Any, params: Params, plan: Plan) -> tuple[Client, UUID]:
    """Put the plan in the database as a draft, and sign a strategist in."""
    call_command("collectstatic", interactive=False, verbosity=0)
    now = timezone.now()
    user = User.objects.create(email="saga@kommunen.example", name="Saga Strand")
    Role.objects.create(user=user, kind=RoleKind.STRATEGIST, first_day=timezone.localdate(now))
    actor = actor_for(user, at=now, today=timezone.localdate(now))
    facts = {"problem": stored.raw_problem(asked), "inventories": [], "created_at": now, "created_by": actor.key}
    carving = Carving.objects.create(title="Kommunen", **facts)
    said = {"parent": None, "edit": Edit.SOLVED, "about": {"rounds": 0, "seconds": 1, "seed": 0}, "choices": ()}
    draft: Draft = add_draft(carving, params=params, plan=plan, actor=actor, **said)
    client = Client(SERVER_NAME="localhost")
    client.force_login(user, backend=_BACKEND)
    return client, draft.key
