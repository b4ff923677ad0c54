"""The register: who is where, under which measure, from when to when, why it ended and where to."""

from datetime import date, datetime
from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.organisation.models import Workplace
from talja.apps.people.enums import VersionEvent
from talja.apps.people.models import Person
from talja.apps.placements.enums import Category, Destination, EndReason, Kolada


class Measure(models.Model):
    """A measure as the law or the municipality knows it. Loaded from data/measures.yaml; never part of the code."""

    code = models.CharField("kod", max_length=30, unique=True)
    name = models.CharField("namn", max_length=120)
    category = models.CharField("kategori", max_length=20, choices=Category)
    exclusive_group = models.CharField("utesluter samtidiga i gruppen", max_length=20, blank=True)
    can_reveal_health = models.BooleanField("kan avslöja hälsa", default=False)
    first_day = models.DateField("finns från och med", null=True, blank=True)
    last_day = models.DateField("finns till och med", null=True, blank=True)
    spellings = models.JSONField("så skriver personalen", default=list)
    source = models.CharField("källa", max_length=200)
    certainty = models.CharField("säkerhet", max_length=60)
    checked = models.DateField("kontrollerad")
    sort_key = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.code


class PlacementFacts(models.Model):
    """The recorded facts of a placement, the same in the register and in its history."""

    first_day = models.DateField("första dag")
    planned_last_day = models.DateField("planerad sista dag", null=True, blank=True)
    last_day = models.DateField("sista dag", null=True, blank=True)
    extent = models.DecimalField("omfattning i procent", max_digits=5, decimal_places=2, null=True, blank=True)
    occupation = models.CharField("yrke (SSYK 2012)", max_length=4, blank=True)
    supervisor = models.CharField("handledare", max_length=120, blank=True)
    decision_reference = models.CharField("beslutsnummer hos Arbetsförmedlingen", max_length=60, blank=True)
    decision_first_day = models.DateField("beslut från och med", null=True, blank=True)
    decision_last_day = models.DateField("beslut till och med", null=True, blank=True)
    end_reason = models.CharField("avslutsorsak", max_length=30, choices=EndReason, blank=True)
    destination = models.CharField("gick vidare till", max_length=30, choices=Destination, blank=True)
    kolada = models.CharField("Koladas avslutskategori", max_length=1, choices=Kolada, blank=True)

    class Meta:
        abstract = True


class PlacementQuerySet(models.QuerySet["Placement"]):
    def visible_to(self, actor: Actor) -> Self:
        """Placements at the actor's workplaces; protected persons' are left out of a scope without that right."""
        if not actor.may(Right.PLACEMENT_VIEW):
            return self.none()
        if actor.workplaces is None:
            return self
        return self.filter(workplace_id__in=actor.workplaces).identified_to(actor)

    def identified_to(self, actor: Actor) -> Self:
        """Leave out protected persons for those without that right: for searching by name, number or place."""
        return self if actor.may(Right.PERSON_PROTECTED) else self.filter(person__protection="")

    def in_stock(self, *, on: date) -> Self:
        """Open on the day, both ends included."""
        return self.filter(Q(last_day=None) | Q(last_day__gte=on), first_day__lte=on)


class Placement(PlacementFacts):
    """One person at one workplace under one measure, for one unbroken period."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="placements", verbose_name="person")
    workplace = models.ForeignKey(
        Workplace, on_delete=models.PROTECT, related_name="placements", verbose_name="arbetsplats"
    )
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="placements", verbose_name="insats")
    exclusive_group = models.CharField(max_length=20, blank=True)  # the measure's, for the databases' overlap guard
    recorded_from = models.DateTimeField("registrerad från")
    recorded_by = models.CharField("registrerad av", max_length=64)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="placement_days_in_order", condition=Q(last_day=None) | Q(last_day__gte=F("first_day"))
            ),
            models.CheckConstraint(
                name="placement_planned_day_in_order",
                condition=Q(planned_last_day=None) | Q(planned_last_day__gte=F("first_day")),
            ),
            models.CheckConstraint(
                name="placement_ended_with_reason",
                condition=Q(last_day=None, end_reason="", destination="", kolada="")
                | Q(last_day__isnull=False) & ~Q(end_reason="") & ~Q(destination="") & ~Q(kolada=""),
            ),
            models.CheckConstraint(
                name="placement_extent_in_range", condition=Q(extent=None) | Q(extent__gt=0, extent__lte=100)
            ),
            models.CheckConstraint(
                name="placement_decision_in_order",
                condition=Q(decision_last_day=None)
                | Q(decision_first_day__isnull=False, decision_last_day__gte=F("decision_first_day")),
            ),
        ]
        indexes = [
            models.Index(fields=["first_day", "last_day", "measure"], name="placement_first_days"),
            models.Index(fields=["last_day", "measure"], name="placement_last_days"),
            models.Index(fields=["planned_last_day"], name="placement_planned_day"),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Pause(models.Model):
    """Days in which somebody is not there though the placement goes on. No last day: nobody knows when it is over.

    The person is still placed, and still employed. Why is not told here: it can be illness.
    """

    placement_key = models.UUIDField(db_index=True)
    first_day = models.DateField("från och med")
    last_day = models.DateField("till och med", null=True)
    recorded_at = models.DateTimeField("registrerat")
    recorded_by = models.CharField("registrerat av", max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="pause_open_once", fields=["placement_key"], condition=Q(last_day=None)),
            models.CheckConstraint(
                name="pause_days_in_order", condition=Q(last_day=None) | Q(last_day__gte=F("first_day"))
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class PlacementVersionQuerySet(models.QuerySet["PlacementVersion"]):
    def known_at(self, at: datetime) -> Self:
        """The versions that the register held at the moment."""
        return self.filter(Q(recorded_to=None) | Q(recorded_to__gt=at), recorded_from__lte=at)

    def known_before(self, at: datetime) -> Self:
        """The versions that the register held just before what was recorded at the moment."""
        return self.filter(Q(recorded_to=None) | Q(recorded_to__gte=at), recorded_from__lt=at)

    def in_stock(self, *, on: date) -> Self:
        """Versions that say the placement is open on the day, both ends included."""
        return self.filter(Q(last_day=None) | Q(last_day__gte=on), first_day__lte=on)


class PlacementVersion(PlacementFacts):
    """What was known about a placement from one moment until another: the stock on day D as known on day K.

    A removal leaves a version that was never current (`recorded_to` = `recorded_from`) to say who did it and why.
    """

    placement_key = models.UUIDField(db_index=True)
    person_key = models.UUIDField(db_index=True)
    workplace_key = models.UUIDField()
    measure_code = models.CharField(max_length=30)
    category = models.CharField(max_length=20, choices=Category)
    recorded_from = models.DateTimeField()
    recorded_to = models.DateTimeField(null=True)
    recorded_by = models.CharField(max_length=64)
    event = models.CharField("händelse", max_length=20, choices=VersionEvent)
    reason = models.CharField("skäl", max_length=200, blank=True)  # why it was changed, where a reason is asked for

    objects = PlacementVersionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="placement_version_open_once", fields=["placement_key"], condition=Q(recorded_to=None)
            ),
            models.CheckConstraint(
                name="placement_version_in_order",
                condition=Q(recorded_to=None) | Q(recorded_to__gte=F("recorded_from")),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
