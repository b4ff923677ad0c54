"""Invented possibilities."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.possibilities.enums import Who
from talja.apps.possibilities.inputs import PossibilityInput, QuestionInput
from talja.apps.possibilities.models import Asked, Possibility
from talja.apps.possibilities.operations.asking import ask_about
from talja.apps.possibilities.operations.beginning import begin_possibility


def make_possibility(*, actor: Actor, workplace: Workplace, title: str = "Måltider", **said: str) -> Possibility:
    """Begin with a workplace."""
    return begin_possibility(workplace_key=workplace.key, said=PossibilityInput(title, **said), actor=actor)


def make_asked(possibility: Possibility, *, actor: Actor, who: Who = Who.AGENCY, days: int = 14, **said: Any) -> Asked:
    """Ask somebody about a possibility, to be answered within so many days."""
    deadline = timezone.localdate(actor.at) + timedelta(days=days)
    question = QuestionInput(who=who, question="Finns det stöd för det här?", deadline=deadline, **said)
    return ask_about(possibility_key=possibility.key, said=question, actor=actor)
