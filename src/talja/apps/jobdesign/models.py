"""What workplaces tell of their days, line by line, and what must be settled before positions are carved out of it.

An inventory is about work: nothing in it names who answered. A contribution belongs to a token that a phone holds, of
which a hash is kept so that one phone's answer to a line is one.
"""

from datetime import datetime
from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from talja.apps.jobdesign.enums import (
    Company,
    Family,
    HandOver,
    InventoryState,
    Kind,
    Per,
    Source,
    WhyNot,
)
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.organisation.models import Workplace
from talja.core.inventory.lines import DAY_MINUTES, YEAR_WEEKS

WEEKDAYS = "01234"


class InventoryQuerySet(models.QuerySet["Inventory"]):
    def visible_to(self, actor: Actor) -> Self:
        """Those of all workplaces for who finds work, of one's own for a manager, of none for others."""
        if actor.may(Right.JOBDESIGN_EDIT):
            return self
        if not actor.may(Right.JOBDESIGN_VIEW):
            return self.none()
        return self if actor.workplaces is None else self.filter(workplace_id__in=actor.workplaces)


class Inventory(models.Model):
    """The tasks of one workplace, gathered once. `owner` is the key of the user who sees to it."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    workplace = models.ForeignKey(
        Workplace, on_delete=models.PROTECT, related_name="inventories", verbose_name="arbetsplats"
    )
    title = models.CharField("namn", max_length=120)
    kind = models.CharField("slag av arbetsplats", max_length=20, choices=Kind)
    state = models.CharField("läge", max_length=20, choices=InventoryState, default=InventoryState.PREPARING)
    state_at = models.DateTimeField("sedan")
    owner = models.CharField("ansvarig", max_length=64)
    reason = models.CharField("varför", max_length=300, blank=True)  # said when it was cancelled or taken back
    made_at = models.DateTimeField("påbörjad")
    made_by = models.CharField("påbörjad av", max_length=64)

    objects = InventoryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "inventories"
        constraints = [
            models.CheckConstraint(
                name="inventory_cancelled_with_reason",
                condition=~Q(state=InventoryState.CANCELLED) | ~Q(reason=""),
            )
        ]
        indexes = [models.Index(fields=["workplace", "state"], name="inventory_of_workplace")]

    def __str__(self) -> str:
        return f"#{self.pk}"


class StaffGroup(models.Model):
    """An occupation at the workplace. What is not told is empty, and is never counted as something.

    `full_time` is how many full-time equivalents there are, `full_week_minutes` how long a full week is for them,
    `hour_value` what an hour of theirs is worth in öre, `shortage` percent: 150 adds half, 100 adds nothing.
    """

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    inventory = models.ForeignKey(Inventory, on_delete=models.CASCADE, related_name="staff", verbose_name="inventering")
    occupation = models.CharField("yrke (SSYK 2012)", max_length=4)
    title = models.CharField("vad de kallas här", max_length=80, blank=True)
    full_time = models.DecimalField("årsarbetare", max_digits=6, decimal_places=2, null=True)
    full_week_minutes = models.PositiveSmallIntegerField("minuter i en heltidsvecka", null=True)
    hour_value = models.PositiveIntegerField("värde per timme i öre", null=True)
    shortage = models.PositiveSmallIntegerField("brist i procent", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="staff_group_once", fields=["inventory", "occupation"]),
            models.CheckConstraint(
                name="staff_group_numbers_in_range",
                condition=(Q(full_time=None) | Q(full_time__gt=0))
                & (Q(full_week_minutes=None) | Q(full_week_minutes__gt=0, full_week_minutes__lte=60 * 60))
                & (Q(shortage=None) | Q(shortage__gte=100, shortage__lte=500)),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class LineFacts(models.Model):
    """What is told of a task: the fields of `core.inventory.lines.TaskLine`. No minutes (0) = not told yet."""

    title = models.CharField("uppgift", max_length=160)
    family = models.CharField("slag av uppgift", max_length=20, choices=Family)
    occupation = models.CharField("görs i dag av (SSYK 2012)", max_length=4, blank=True)
    minutes = models.PositiveSmallIntegerField("minuter varje gång", default=0)
    low = models.PositiveSmallIntegerField("minst", default=0)
    high = models.PositiveSmallIntegerField("mest", default=0)
    people_at_once = models.PositiveSmallIntegerField("personer samtidigt", default=1)
    per = models.CharField("räknas", max_length=10, choices=Per, default=Per.DAY)
    times = models.PositiveSmallIntegerField("gånger", default=1)
    weeks = models.PositiveSmallIntegerField("veckor om året", default=YEAR_WEEKS)
    days = models.CharField("dagar", max_length=7, default=WEEKDAYS)  # 0 is Monday
    earliest = models.PositiveSmallIntegerField("börjar tidigast", default=0)
    latest = models.PositiveSmallIntegerField("slutar senast", default=DAY_MINUTES)
    is_movable = models.BooleanField("kan göras när som helst där emellan", default=True)
    place = models.CharField("var", max_length=80, blank=True)
    company = models.CharField("med andra", max_length=10, choices=Company, default=Company.ALONE)
    demands = models.JSONField("krav", default=dict)
    hand_over = models.CharField("får lämnas över", max_length=10, choices=HandOver, default=HandOver.UNKNOWN)
    why_not = models.CharField("varför inte", max_length=10, choices=WhyNot, blank=True)
    is_undone = models.BooleanField("hinns inte med i dag", default=False)
    feeling = models.SmallIntegerField("hur det känns att lämna över", default=0)

    class Meta:
        abstract = True


class LineQuerySet(models.QuerySet["Line"]):
    def standing(self) -> Self:
        """The lines that nobody has taken away."""
        return self.filter(dropped_at=None)


class Line(LineFacts):
    """One task in an inventory. `is_decided`: whoever owns the inventory has said what holds, whatever the answers."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    inventory = models.ForeignKey(Inventory, on_delete=models.CASCADE, related_name="lines", verbose_name="inventering")
    source = models.CharField("kommer från", max_length=10, choices=Source)
    library_key = models.CharField("nyckel i biblioteket", max_length=80, blank=True)
    is_decided = models.BooleanField("avgjord", default=False)
    contributor = models.CharField(max_length=64, blank=True)  # who among the staff added it, as in `Contribution`
    version = models.PositiveSmallIntegerField("version", default=1)
    dropped_at = models.DateTimeField("borttagen", null=True)
    dropped_reason = models.CharField("varför den togs bort", max_length=300, blank=True)
    sort_key = models.CharField(max_length=200)

    objects = LineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="line_title_once", fields=["inventory", "sort_key"], condition=Q(dropped_at=None)
            ),
            models.CheckConstraint(
                name="line_dropped_with_reason",
                condition=Q(dropped_at=None, dropped_reason="") | Q(dropped_at__isnull=False) & ~Q(dropped_reason=""),
            ),
            models.CheckConstraint(
                name="line_window_in_order", condition=Q(latest__gt=F("earliest"), latest__lte=DAY_MINUTES)
            ),
            models.CheckConstraint(name="line_feeling_in_range", condition=Q(feeling__gte=-2, feeling__lte=2)),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Contribution(models.Model):
    """What one of the staff has said of one line; nobody knows who. What was not answered is empty."""

    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="contributions", verbose_name="uppgift")
    contributor = models.CharField(max_length=64)
    does_it = models.BooleanField("görs här")
    minutes = models.PositiveSmallIntegerField("minuter varje gång", null=True)
    times = models.PositiveSmallIntegerField("gånger", null=True)
    per = models.CharField("räknas", max_length=10, choices=Per, blank=True)
    days = models.CharField("dagar", max_length=7, blank=True)
    earliest = models.PositiveSmallIntegerField("börjar tidigast", null=True)
    latest = models.PositiveSmallIntegerField("slutar senast", null=True)
    hand_over = models.CharField("får lämnas över", max_length=10, choices=HandOver, blank=True)
    feeling = models.SmallIntegerField("hur det känns att lämna över", null=True)
    comment = models.CharField("kommentar", max_length=300, blank=True)
    answered_on = models.DateField("svarade")  # the day is enough: no moment that tells who it was

    class Meta:
        constraints = [
            models.UniqueConstraint(name="contribution_once", fields=["line", "contributor"]),
            models.CheckConstraint(
                name="contribution_window_whole",
                condition=Q(earliest=None, latest=None) | Q(earliest__isnull=False, latest__gt=F("earliest")),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class SharedLinkQuerySet(models.QuerySet["SharedLink"]):
    def live(self, *, at: datetime) -> Self:
        """The links that open at the moment."""
        return self.filter(revoked_at=None, expires_at__gt=at)


class SharedLink(models.Model):
    """Opens the form of one inventory to all who have its address or its QR code. The address itself is never stored.

    One that opens at a time: a new one takes the old one back.
    """

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    inventory = models.ForeignKey(Inventory, on_delete=models.CASCADE, related_name="links", verbose_name="inventering")
    made_at = models.DateTimeField("gjord")
    made_by = models.CharField("gjord av", max_length=64)
    expires_at = models.DateTimeField("gäller till")
    revoked_at = models.DateTimeField("återtagen", null=True)
    opened = models.PositiveIntegerField("gånger öppnad", default=0)

    objects = SharedLinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="shared_link_current_once", fields=["inventory"], condition=Q(revoked_at=None))
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Settled(models.Model):
    """A finding that somebody has looked at and says why it may stand. `finding` is what tells it from others."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    inventory = models.ForeignKey(
        Inventory, on_delete=models.CASCADE, related_name="settled", verbose_name="inventering"
    )
    finding = models.CharField("iakttagelse", max_length=200)
    reason = models.CharField("varför den får stå", max_length=300)
    settled_at = models.DateTimeField("avgjord")
    settled_by = models.CharField("avgjord av", max_length=64)

    class Meta:
        verbose_name_plural = "settled"
        constraints = [models.UniqueConstraint(name="settled_once", fields=["inventory", "finding"])]

    def __str__(self) -> str:
        return f"#{self.pk}"


class RiskAssessment(models.Model):
    """What could go wrong for those at the workplace when tasks change hands, and what is done about it.

    The latest of an inventory holds (AFS 2023:1: risks of a planned change are assessed before it is made).
    """

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    inventory = models.ForeignKey(Inventory, on_delete=models.CASCADE, related_name="risks", verbose_name="inventering")
    text = models.TextField("risker")
    measures = models.TextField("åtgärder")
    who = models.CharField("vilka som var med", max_length=200)
    day = models.DateField("dag")
    recorded_at = models.DateTimeField("skriven")
    recorded_by = models.CharField("skriven av", max_length=64)

    def __str__(self) -> str:
        return f"#{self.pk}"
