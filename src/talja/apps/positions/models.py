"""Positions and their tasks, and what was measured when somebody had done them for a while.

A position remembers from which carving and which line of an inventory it comes by their public keys, not by foreign
keys: those apps stand above. Nothing here tells of a person; who fills it is known by the placement's key alone.
"""

from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import Q

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.organisation.models import Workplace
from talja.apps.positions.enums import Occasion, State


class PositionQuerySet(models.QuerySet["Position"]):
    def visible_to(self, actor: Actor) -> Self:
        """All for those who find work; those with a task at a workplace of theirs for a manager."""
        if actor.may(Right.JOBDESIGN_EDIT):
            return self
        if not actor.may(Right.JOBDESIGN_VIEW) or actor.workplaces is None:
            return self.none()
        at_theirs = PositionTask.objects.filter(workplace_id__in=actor.workplaces).values("position_id")
        return self.filter(Q(workplace_id__in=actor.workplaces) | Q(pk__in=at_theirs))


class Position(models.Model):
    """Work for one person. Time in minutes a week; `paid_minutes` is with travel and waiting, without breaks.

    `demands` is the highest level by code of `core.inventory.demands`. `version` counts the edits.
    """

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    workplace = models.ForeignKey(
        Workplace, on_delete=models.PROTECT, related_name="positions", verbose_name="arbetsplats"
    )
    title = models.CharField("benämning", max_length=120)
    description = models.TextField("beskrivning", blank=True)
    development = models.TextField("vad man kan växa in i", blank=True)
    if_empty = models.TextField("vad som händer om den står tom", blank=True)
    state = models.CharField("läge", max_length=20, choices=State, default=State.DESCRIBED)
    state_since = models.DateField("i läget sedan")
    paid_minutes = models.PositiveIntegerField("betald tid per vecka")
    full_time_minutes = models.PositiveIntegerField("heltid per vecka", default=40 * 60)
    demands = models.JSONField("krav", default=dict)
    carving_key = models.UUIDField("ur utskärningen", null=True, db_index=True)
    placement_key = models.UUIDField("tillsatt genom placeringen", null=True, db_index=True)
    filled_day = models.DateField("tillsatt från och med", null=True)
    closed_reason = models.CharField("varför den avslutades", max_length=300, blank=True)
    created_at = models.DateTimeField("upplagd")
    created_by = models.CharField("upplagd av", max_length=64)
    version = models.PositiveIntegerField("version", default=1)

    objects = PositionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="position_has_time", condition=Q(paid_minutes__gt=0, full_time_minutes__gt=0)),
            models.CheckConstraint(
                name="position_filled_with_day",
                condition=Q(state=State.FILLED, filled_day__isnull=False)
                | Q(state=State.CLOSED)
                | Q(state__in=(State.DESCRIBED, State.AGREED, State.OPEN), filled_day=None, placement_key=None),
            ),
            models.CheckConstraint(
                name="position_closed_with_reason",
                condition=Q(state=State.CLOSED) & ~Q(closed_reason="") | ~Q(state=State.CLOSED) & Q(closed_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class PositionTask(models.Model):
    """A task of a position: `minutes` each time, at `starts` (a day from 0, Monday, and minutes from midnight).

    `weeks` of 52 is how often a week has it. `hour_value` in öre and `occupation` tell whose time it frees.
    """

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    position = models.ForeignKey(Position, on_delete=models.CASCADE, related_name="tasks", verbose_name="befattning")
    workplace = models.ForeignKey(
        Workplace, on_delete=models.PROTECT, related_name="position_tasks", verbose_name="arbetsplats"
    )
    order = models.PositiveSmallIntegerField("ordning")
    title = models.CharField("uppgift", max_length=200)
    family = models.CharField("slag", max_length=20)
    occupation = models.CharField("yrke som gör det i dag", max_length=120)
    minutes = models.PositiveSmallIntegerField("minuter per gång")
    starts = models.JSONField("tider")
    weeks = models.PositiveSmallIntegerField("veckor per år", default=52)
    line_key = models.UUIDField("rad i inventeringen", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="position_task_order_once", fields=["position", "order"]),
            models.CheckConstraint(name="position_task_has_time", condition=Q(minutes__gt=0)),
            models.CheckConstraint(name="position_task_weeks_of_a_year", condition=Q(weeks__gte=1, weeks__lte=52)),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def promised(self) -> int:
        """The minutes of a week that it was to free, as a mean over the year."""
        return self.minutes * len(self.starts) * self.weeks // 52


class Measured(models.Model):
    """What the workplace says that a position really frees, on an occasion; the latest counts and the rest stay."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    position = models.ForeignKey(Position, on_delete=models.CASCADE, related_name="measured", verbose_name="befattning")
    occasion = models.CharField("tillfälle", max_length=20, choices=Occasion)
    day = models.DateField("dag")
    note = models.CharField("anmärkning", max_length=300, blank=True)
    recorded_at = models.DateTimeField("skriven")
    recorded_by = models.CharField("skriven av", max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="measured_once_a_moment", fields=["position", "occasion", "recorded_at"])
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class MeasuredTask(models.Model):
    """What one task really frees: minutes a week. Zero = it is not done by the position."""

    measured = models.ForeignKey(Measured, on_delete=models.CASCADE, related_name="tasks", verbose_name="mätning")
    task = models.ForeignKey(PositionTask, on_delete=models.CASCADE, related_name="measured", verbose_name="uppgift")
    minutes = models.PositiveIntegerField("minuter per vecka")

    class Meta:
        constraints = [models.UniqueConstraint(name="measured_task_once", fields=["measured", "task"])]

    def __str__(self) -> str:
        return f"#{self.pk}"
