"""What figures are held against, and the lists that each user has saved."""

from datetime import date, datetime
from typing import Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from talja.apps.organisation.actors import Actor
from talja.apps.reports.enums import GoalCode

_NO_COUNTS = Q(baseline=None, target_count=None)
_NO_POPULATION = Q(population=None, women=None, born_abroad=None)


class GoalQuerySet(models.QuerySet["Goal"]):
    def in_force(self, *, on: date, known_at: datetime) -> Self:
        """Goals that hold on the day as decided by the moment, per code the one in force last."""
        held = self.filter(valid_from__lte=on, recorded_at__lte=known_at)
        return held.order_by("code", "valid_from", "recorded_at", "pk")


class Goal(models.Model):
    """A goal, or the population that shares are held against, from a day on.

    Rows are only ever added. Of several from the same day the one recorded last holds, so that a figure can be shown
    beside the goal it was shown beside then.
    """

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    code = models.CharField("mål", max_length=30, choices=GoalCode)
    valid_from = models.DateField("gäller från och med")
    baseline = models.PositiveIntegerField("utgångsläge", null=True, blank=True)
    target_count = models.PositiveIntegerField("mål, antal", null=True, blank=True)
    target_share = models.DecimalField("mål, andel", max_digits=5, decimal_places=4, null=True, blank=True)
    population = models.PositiveIntegerField("arbetslösa", null=True, blank=True)
    women = models.PositiveIntegerField("varav kvinnor", null=True, blank=True)
    born_abroad = models.PositiveIntegerField("varav födda utomlands", null=True, blank=True)
    source = models.CharField("källa", max_length=200, blank=True)
    source_day = models.DateField("uppgiften är från", null=True, blank=True)
    recorded_at = models.DateTimeField("registrerat")
    recorded_by = models.CharField("registrerat av", max_length=64)

    objects = GoalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="goal_numbers_of_its_code",
                condition=Q(code=GoalCode.RUNNING_SUBSIDISED, baseline__isnull=False, target_share=None)
                & _NO_POPULATION
                | Q(code=GoalCode.ONWARD_SHARE, target_share__isnull=False) & _NO_COUNTS & _NO_POPULATION
                | Q(code=GoalCode.REFERENCE_POPULATION, population__isnull=False, target_share=None) & _NO_COUNTS,
            ),
            models.CheckConstraint(
                name="goal_numbers_in_range",
                condition=(Q(target_share=None) | Q(target_share__gt=0, target_share__lte=1))
                & (Q(population=None) | Q(population__gt=0))
                & (Q(women=None) | Q(women__lte=F("population")))
                & (Q(born_abroad=None) | Q(born_abroad__lte=F("population"))),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    def of(self, actor: Actor) -> Self:
        """Return the actor's own views; none for somebody who is no user."""
        return self.none() if actor.user_id is None else self.filter(user_id=actor.user_id)


class SavedView(models.Model):
    """A user's own choice of filters for one of the lists, under a name. Never holds the words of a search."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views", verbose_name="användare"
    )
    list_code = models.CharField("lista", max_length=40)
    name = models.CharField("namn", max_length=60)
    filters = models.JSONField("filter", default=dict)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="saved_view_name_once", fields=["user", "list_code", "name"]),
            models.CheckConstraint(name="saved_view_has_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
