"""What is kept in the process is what the database says, and no more than a few of each."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.factories.carvings import PARAMS, make_carving, make_draft

from talja.apps.carvings import kept, stored
from talja.apps.carvings.models import Carving, Draft
from talja.apps.carvings.operations.steering import lock_task, move_task
from talja.apps.carvings.queries.listing import get_draft
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.core.carving.judge import faults
from talja.core.carving.objectives import score
from talja.core.carving.plan import Plan


@pytest.fixture
def carving(asta: Actor, ekens_forskola: Workplace) -> Carving:
    return make_carving(actor=asta, workplace=ekens_forskola)


def forget() -> None:
    for those in (kept._PROBLEMS, kept._EDITED, kept._MEMOS):
        those.values.clear()


def test_a_draft_is_the_same_kept_and_read(carving: Carving, asta: Actor) -> None:
    draft = make_draft(carving, actor=asta)
    with CaptureQueriesContext(connection) as quick:
        known = get_draft(draft.key, actor=asta)
    forget()
    with CaptureQueriesContext(connection) as slow:
        assert get_draft(draft.key, actor=asta) == known
    assert len(slow) == len(quick) + 2


def test_edits_are_judged_as_if_nothing_was_kept(carving: Carving, asta: Actor) -> None:
    draft = make_draft(carving, actor=asta)
    holder = stored.plan_of(draft.plan).positions[0]
    one, other, *_ = sorted(holder.tasks)
    for key in (move_task(draft_key=draft.key, task=one, to=None, actor=asta).key, draft.key):
        made = lock_task(draft_key=key, task=other, actor=asta)
        problem = stored.problem_of(carving.problem, stored.choices_of(made.choices))
        plan = stored.plan_of(made.plan)
        assert made.score["total"] == score(problem, PARAMS, plan).total
        assert stored.faults_of(made.faults) == faults(problem, PARAMS, plan)


def test_only_a_few_are_kept(carving: Carving, asta: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    forget()
    for _ in range(kept.MOST + 2):
        make_draft(carving, actor=asta, plan=Plan())
    assert len(kept._EDITED.values) == kept.MOST
    assert kept.judgement_of(Draft.objects.earliest("pk")) is None
    assert kept.plan_in(Draft.objects.earliest("pk")) == Plan()
    memo = kept.memo_of(str(carving.key), (), PARAMS)
    memo.rules["en uppgift", 1] = "full"
    assert kept.memo_of(str(carving.key), (), PARAMS) is memo
    monkeypatch.setattr(kept, "MOST_REASONS", 0)
    assert len(kept.memo_of(str(carving.key), (), PARAMS)) == 0
