"""Possibilities: a workplace where there may be a job, how far it has come, and what is said on the way.

Nothing here is about whoever may get the job: the pages ask to leave persons out, and nothing leads to the register.
"""

from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import Q

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.organisation.models import Workplace
from talja.apps.possibilities.enums import Outcome, Step, TouchKind, Who


class PossibilityQuerySet(models.QuerySet["Possibility"]):
    def visible_to(self, actor: Actor) -> Self:
        """All for those who find work; those at workplaces of theirs for a manager."""
        if actor.may(Right.JOBDESIGN_EDIT):
            return self
        if not actor.may(Right.JOBDESIGN_VIEW) or actor.workplaces is None:
            return self.none()
        return self.filter(workplace_id__in=actor.workplaces)


class Possibility(models.Model):
    """A workplace on its way from an idea to a position.

    `owner` is a user's key, empty = nobody's yet. `whose_move` is who can bring it further, whatever it is `stuck_on`.
    `reason` is why it lies aside, and only then. `version` counts the changes.
    """

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    workplace = models.ForeignKey(
        Workplace, on_delete=models.PROTECT, related_name="possibilities", verbose_name="arbetsplats"
    )
    title = models.CharField("vad det gäller", max_length=120)
    hope = models.TextField("vad vi hoppas på", blank=True)
    need = models.TextField("behov av att rekrytera", blank=True)
    owner = models.CharField("ansvarig", max_length=64, blank=True)
    step = models.CharField("steg", max_length=20, choices=Step, default=Step.NOTICED)
    step_since = models.DateField("i steget sedan")
    next_step = models.CharField("nästa steg", max_length=200, blank=True)
    next_day = models.DateField("nästa steg senast", null=True)
    stuck_on = models.CharField("vad det hänger på", max_length=200, blank=True)
    whose_move = models.CharField("vems drag det är", max_length=20, choices=Who, default=Who.US)
    reason = models.CharField("varför den ligger åt sidan", max_length=300, blank=True)
    created_at = models.DateTimeField("upplagd")
    created_by = models.CharField("upplagd av", max_length=64)
    version = models.PositiveIntegerField("version", default=1)

    objects = PossibilityQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="possibility_aside_with_reason",
                condition=Q(step=Step.ASIDE) & ~Q(reason="") | ~Q(step=Step.ASIDE) & Q(reason=""),
            ),
            models.CheckConstraint(
                name="possibility_day_with_next_step", condition=Q(next_day=None) | ~Q(next_step="")
            ),
        ]
        indexes = [models.Index(fields=["step", "next_day"], name="possibility_next")]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Move(models.Model):
    """A step that was taken; never changed. Back and aside have a reason."""

    possibility = models.ForeignKey(
        Possibility, on_delete=models.CASCADE, related_name="moves", verbose_name="möjlighet"
    )
    origin = models.CharField("från", max_length=20, choices=Step)
    target = models.CharField("till", max_length=20, choices=Step)
    reason = models.CharField("varför", max_length=300, blank=True)
    day = models.DateField("dag")
    recorded_at = models.DateTimeField("skriven")
    recorded_by = models.CharField("skriven av", max_length=64)

    def __str__(self) -> str:
        return f"#{self.pk}"


class Touch(models.Model):
    """A visit, a call, a letter or a meeting in one line; never changed."""

    possibility = models.ForeignKey(
        Possibility, on_delete=models.CASCADE, related_name="touches", verbose_name="möjlighet"
    )
    kind = models.CharField("slag", max_length=20, choices=TouchKind)
    text = models.CharField("vad som sades", max_length=300)
    day = models.DateField("dag")
    recorded_at = models.DateTimeField("skriven")
    recorded_by = models.CharField("skriven av", max_length=64)

    def __str__(self) -> str:
        return f"#{self.pk}"


class Asked(models.Model):
    """A question to somebody who must say something before there is a job, and what they said."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    possibility = models.ForeignKey(
        Possibility, on_delete=models.CASCADE, related_name="asked", verbose_name="möjlighet"
    )
    who = models.CharField("vem", max_length=20, choices=Who)
    to_name = models.CharField("till", max_length=120, blank=True)
    to_email = models.EmailField("e-post", blank=True)
    question = models.CharField("fråga", max_length=500)
    asked_day = models.DateField("ställd")
    deadline = models.DateField("svar senast")
    outcome = models.CharField("svar", max_length=20, choices=Outcome, blank=True)
    answer = models.CharField("vad de sade", max_length=500, blank=True)
    answered_day = models.DateField("svarade", null=True)
    asked_by = models.CharField("ställd av", max_length=64)

    class Meta:
        constraints = [
            models.CheckConstraint(name="asked_of_somebody_else", condition=~Q(who=Who.US)),
            models.CheckConstraint(name="asked_before_deadline", condition=Q(deadline__gte=models.F("asked_day"))),
            models.CheckConstraint(
                name="asked_answered_with_day",
                condition=Q(outcome="", answer="", answered_day=None)
                | ~Q(outcome="") & Q(answered_day__isnull=False, answered_day__gte=models.F("asked_day")),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
