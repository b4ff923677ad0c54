"""What person, workplace and unit agree about one placement, version by version, and who has approved what.

An agreement can stand before its placement: it has the placement's public key from the start, and the placement is
registered under it on the day it starts. What was agreed is never changed: a new version takes the place of an old one,
and approvals belong to a version, so that no change keeps an approval.
"""

from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from talja.apps.agreements.enums import Cause, Change, EmploymentKind, Party, Standing, State, Wish
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.organisation.models import Workplace
from talja.apps.people.models import Person
from talja.apps.placements.enums import Destination
from talja.apps.placements.models import Measure


class AgreementQuerySet(models.QuerySet["Agreement"]):
    def visible_to(self, actor: Actor) -> Self:
        """All for those who work with agreements; a manager's own workplaces', without protected persons'."""
        if actor.may(Right.AGREEMENT_VIEW):
            return self
        if not actor.may(Right.AGREEMENT_ANSWER) or actor.workplaces is None:
            return self.none()
        at_own = AgreementVersion.objects.filter(standing=Standing.CURRENT, workplace_id__in=actor.workplaces)
        own = self.filter(pk__in=at_own.values("agreement_id"))
        return own.identified_to(actor)

    def identified_to(self, actor: Actor) -> Self:
        """Leave out protected persons' for those without that right: lists of work tell where somebody is."""
        return self if actor.may(Right.PERSON_PROTECTED) else self.filter(person__protection="")


class Agreement(models.Model):
    """One agreement for one placement. What it says stands in its versions."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    placement_key = models.UUIDField(default=uuid4, unique=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="agreements", verbose_name="person")
    state = models.CharField("läge", max_length=20, choices=State, default=State.DRAFT)
    state_since = models.DateTimeField("i läget sedan")
    drafted_at = models.DateTimeField("skriven")
    drafted_by = models.CharField("skriven av", max_length=64)
    request_key = models.UUIDField("från ärendet", null=True, db_index=True)
    converts_key = models.UUIDField("gör anställning av placeringen", null=True, db_index=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "state_since"], name="agreement_state")]

    def __str__(self) -> str:
        return f"#{self.pk}"


class AgreementVersion(models.Model):
    """What is agreed, from `effective_day` on. `extent` is per cent, `weekly_hours` hours, `wage` kronor per month.

    `employment` is empty for one who is not employed, and until somebody has said.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField("version")
    standing = models.CharField("läge", max_length=20, choices=Standing, default=Standing.CURRENT)
    change = models.CharField("slag", max_length=20, choices=Change)
    reason = models.CharField("skäl", max_length=300, blank=True)
    effective_day = models.DateField("gäller från och med")
    made_at = models.DateTimeField("skriven")
    made_by = models.CharField("skriven av", max_length=64)
    workplace = models.ForeignKey(
        Workplace, on_delete=models.PROTECT, related_name="agreement_versions", verbose_name="arbetsplats"
    )
    measure = models.ForeignKey(
        Measure, on_delete=models.PROTECT, related_name="agreement_versions", verbose_name="insats"
    )
    employment = models.CharField("anställningsform", max_length=20, choices=EmploymentKind, blank=True)
    first_day = models.DateField("första dag")
    last_day = models.DateField("sista dag", null=True)
    extent = models.DecimalField("omfattning i procent", max_digits=5, decimal_places=2, null=True)
    weekly_hours = models.DecimalField("timmar i veckan", max_digits=4, decimal_places=2, null=True)
    schedule = models.CharField("arbetstider", max_length=300, blank=True)
    occupation = models.CharField("yrke (SSYK 2012)", max_length=4, blank=True)
    tasks = models.TextField("arbetsuppgifter", blank=True)
    wage = models.DecimalField("lön per månad", max_digits=10, decimal_places=2, null=True)
    supervisor = models.CharField("handledare", max_length=120, blank=True)
    goals = models.TextField("mål", blank=True)
    offers = models.TextField("arbetsplatsen erbjuder", blank=True)
    afterwards = models.TextField("vad som händer sedan", blank=True)
    aim = models.CharField("mål efteråt", max_length=30, choices=Destination, blank=True)
    calculation_key = models.UUIDField("uträkning", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="agreement_version_number_once", fields=["agreement", "number"]),
            models.UniqueConstraint(
                name="agreement_version_current_once", fields=["agreement"], condition=Q(standing=Standing.CURRENT)
            ),
            models.UniqueConstraint(
                name="agreement_version_pending_once", fields=["agreement"], condition=Q(standing=Standing.PENDING)
            ),
            models.CheckConstraint(
                name="agreement_version_days_in_order", condition=Q(last_day=None) | Q(last_day__gte=F("first_day"))
            ),
            models.CheckConstraint(
                name="agreement_version_extent_in_range", condition=Q(extent=None) | Q(extent__gt=0, extent__lte=100)
            ),
        ]
        indexes = [models.Index(fields=["workplace", "standing"], name="agreement_version_workplace")]

    def __str__(self) -> str:
        return f"#{self.pk}"


class ApprovalQuerySet(models.QuerySet["Approval"]):
    def standing(self) -> Self:
        """Approvals that nobody has revoked."""
        return self.filter(revoked_at=None)


class Approval(models.Model):
    """A party's yes to a version: its own, or recorded on its behalf with a reason (signed on paper, said by phone)."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    version = models.ForeignKey(AgreementVersion, on_delete=models.CASCADE, related_name="approvals")
    party = models.CharField("part", max_length=20, choices=Party)
    approved_at = models.DateTimeField("godkänd")
    approved_by = models.CharField("godkänd av", max_length=64)
    on_behalf_of = models.CharField("för vem", max_length=120, blank=True)
    reason = models.CharField("skäl", max_length=300, blank=True)
    revoked_at = models.DateTimeField("återkallad", null=True)
    revoked_by = models.CharField("återkallad av", max_length=64, blank=True)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="approval_once", fields=["version", "party"], condition=Q(revoked_at=None)),
            models.CheckConstraint(
                name="approval_on_behalf_with_reason",
                condition=Q(on_behalf_of="", reason="") | ~Q(on_behalf_of="") & ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="approval_revoked_at_and_by",
                condition=Q(revoked_at=None, revoked_by="") | Q(revoked_at__isnull=False) & ~Q(revoked_by=""),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Refusal(models.Model):
    """A party's no to a version, and why. Once something else is written it says nothing more."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="refusals")
    number = models.PositiveSmallIntegerField("version")
    party = models.CharField("part", max_length=20, choices=Party)
    message = models.CharField("vad som behöver ändras", max_length=1000)
    at = models.DateTimeField("när")
    by = models.CharField("av", max_length=64)

    class Meta:
        constraints = [models.CheckConstraint(name="refusal_says_why", condition=~Q(message=""))]

    def __str__(self) -> str:
        return f"#{self.pk}"


class AgreementStep(models.Model):
    """One step in an agreement's life: which state it came to, when, by whom and why. Append-only."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField("läge", max_length=20, choices=State)
    day = models.DateField("från och med")
    at = models.DateTimeField("när")
    by = models.CharField("av", max_length=64)
    reason = models.CharField("skäl", max_length=300, blank=True)

    def __str__(self) -> str:
        return f"#{self.pk}"


class Acknowledgement(models.Model):
    """That somebody has read a warning about an agreement and goes on, and why."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="acknowledgements")
    finding = models.CharField("varning", max_length=120)
    reason = models.CharField("skäl", max_length=300)
    at = models.DateTimeField("när")
    by = models.CharField("av", max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(name="acknowledged_once", fields=["agreement", "finding"])]

    def __str__(self) -> str:
        return f"#{self.pk}"


_LOST = Q(cause="")


class Conversion(models.Model):
    """What is known of turning an internship into an employment. One row per placement, once anything is said."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    placement_key = models.UUIDField(unique=True)
    wish = models.CharField("arbetsplatsens vilja", max_length=20, choices=Wish, default=Wish.UNASKED)
    wish_at = models.DateTimeField("sagt", null=True)
    wish_by = models.CharField("sagt av", max_length=64, blank=True)
    cause = models.CharField("vems orsak", max_length=20, choices=Cause, blank=True)
    explanation = models.CharField("varför det inte blev av", max_length=300, blank=True)
    lost_at = models.DateTimeField("gavs upp", null=True)
    lost_by = models.CharField("gavs upp av", max_length=64, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="conversion_lost_with_cause",
                condition=_LOST & Q(lost_at=None, lost_by="", explanation="")
                | ~_LOST & Q(lost_at__isnull=False) & ~Q(lost_by="") & ~Q(explanation=""),
            ),
            models.CheckConstraint(
                name="conversion_wish_at_and_by",
                condition=Q(wish=Wish.UNASKED, wish_at=None, wish_by="")
                | ~Q(wish=Wish.UNASKED) & Q(wish_at__isnull=False) & ~Q(wish_by=""),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
