"""Asking those who must say something before there is a job, and writing down what they said."""

from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from talja.apps.audit.operations import record
from talja.apps.organisation.actors import Actor
from talja.apps.possibilities import permissions, policies
from talja.apps.possibilities.enums import Outcome, Who
from talja.apps.possibilities.inputs import QuestionInput
from talja.apps.possibilities.models import Asked, Possibility
from talja.apps.possibilities.operations.beginning import changeable
from talja.core.kernel.verdict import no

_LONGEST: Final = timedelta(days=365)


@transaction.atomic
def ask_about(*, possibility_key: UUID, said: QuestionInput, actor: Actor) -> Asked:
    """Write down a question that is put to somebody else. From then on it is their move.

    Raises `Denied` without the right, without a question (`question_missing`), of ourselves (`asked_ourselves`), for a
    deadline that has been or is more than a year away, or when it lies aside, and `Possibility.DoesNotExist`.
    """
    possibility = changeable(possibility_key, actor=actor)
    today = timezone.localdate(actor.at)
    _judge(said, today=today)
    asked = Asked.objects.create(
        possibility=possibility,
        who=said.who,
        to_name=said.to_name.strip(),
        to_email=said.to_email.strip(),
        question=said.question.strip(),
        asked_day=today,
        deadline=said.deadline,
        asked_by=actor.key,
    )
    _turn(possibility, said.who)
    record("possibility.asked", actor=actor, target=possibility, who=said.who.value)
    return asked


@transaction.atomic
def answer_asked(
    *, asked_key: UUID, outcome: Outcome, actor: Actor, answer: str = "", day: date | None = None
) -> Asked:
    """Write down what they said, today unless a day is given. When nothing more waits for them it is our move again.

    Raises `Denied` without the right, when it is answered already (`asked_already_answered`), or for a day to come or
    before it was asked (`answer_day_impossible`), and `Asked.DoesNotExist`.
    """
    permissions.may_edit(actor=actor).require()
    asked = Asked.objects.get(key=asked_key)
    possibility = Possibility.objects.select_for_update().get(pk=asked.possibility_id)
    asked.refresh_from_db()  # as it is once nobody else can answer it
    policies.may_answer(asked).require()
    day = day or timezone.localdate(actor.at)
    if not asked.asked_day <= day <= timezone.localdate(actor.at):
        no("answer_day_impossible").require()
    asked.outcome, asked.answer, asked.answered_day = outcome, answer.strip(), day
    asked.save()
    if not possibility.asked.filter(who=asked.who, outcome="").exists():
        _turn(possibility, Who.US, origin=Who(asked.who))
    record("possibility.answered", actor=actor, target=possibility, who=asked.who, outcome=outcome.value)
    return asked


def _judge(said: QuestionInput, *, today: date) -> None:
    if not said.question.strip():
        no("question_missing").require()
    if said.who == Who.US:
        no("asked_ourselves").require()
    if said.deadline < today:
        no("deadline_in_past").require()
    if said.deadline > today + _LONGEST:
        no("deadline_too_far").require()


def _turn(possibility: Possibility, who: Who, *, origin: Who | None = None) -> None:
    """Let it be somebody's move, if it is the origin's."""
    if possibility.whose_move == who or (origin is not None and possibility.whose_move != origin):
        return
    possibility.whose_move = who
    possibility.version += 1
    possibility.save()
