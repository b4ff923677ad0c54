"""What support there is for a placement: as Talja works it out, as it was decided, and the municipality's own rules.

Calculations and decisions are told of a placement by its public key, as its history is: an import that is undone takes
the placement away and leaves them where they are.
"""

from typing import Self
from uuid import UUID, uuid4

from django.db import models
from django.db.models import F, Max, Q

from talja.apps.subsidies.enums import RuleState


class CalculationQuerySet(models.QuerySet["Calculation"]):
    def of(self, placement_key: UUID) -> Self:
        """The calculations of a placement, the one that counts first."""
        return self.filter(placement_key=placement_key).order_by("-pk")

    def counting(self) -> Self:
        """The calculation that counts for each placement: the one stored last."""
        last = Calculation.objects.order_by().values("placement_key").annotate(last=Max("pk"))
        return self.filter(pk__in=last.values("last"))


class Calculation(models.Model):
    """What a form would give and cost for a placement: input, result and rule book, stored whole and never changed."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    placement_key = models.UUIDField()
    scheme = models.CharField("stödform", max_length=60)
    situation = models.JSONField("indata")
    result = models.JSONField("resultat")
    book_version = models.CharField("regelbok", max_length=12)
    made_at = models.DateTimeField("gjord")
    made_by = models.CharField("gjord av", max_length=64)
    note = models.CharField("anteckning", max_length=300, blank=True)

    objects = CalculationQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["placement_key", "-id"], name="calculation_latest")]

    def __str__(self) -> str:
        return f"#{self.pk}"


class SupportDecisionQuerySet(models.QuerySet["SupportDecision"]):
    def current(self) -> Self:
        """The decisions as they are known now: without those that were corrected or taken away."""
        replaced = SupportDecision.objects.exclude(replaces=None).values("replaces")
        return self.filter(is_removed=False).exclude(key__in=replaced)


class SupportDecision(models.Model):
    """What Arbetsförmedlingen decided, as decided. Never changed: a correction is a row that replaces another.

    `level` is per cent, `amount` kronor per month at the extent. What is empty is not known.
    """

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    placement_key = models.UUIDField(db_index=True)
    reference = models.CharField("beslutsnummer hos Arbetsförmedlingen", max_length=60, blank=True)
    first_day = models.DateField("gäller från och med", null=True, blank=True)
    last_day = models.DateField("gäller till och med", null=True, blank=True)
    level = models.DecimalField("nivå i procent", max_digits=5, decimal_places=2, null=True, blank=True)
    ceiling = models.DecimalField("tak per månad", max_digits=10, decimal_places=2, null=True, blank=True)
    amount = models.DecimalField("stöd per månad", max_digits=10, decimal_places=2, null=True, blank=True)
    replaces = models.UUIDField("ersätter", null=True, unique=True)
    is_removed = models.BooleanField("struken", default=False)  # replaces another with nothing
    recorded_at = models.DateTimeField("registrerat")
    recorded_by = models.CharField("registrerat av", max_length=64)

    objects = SupportDecisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="support_decision_days_in_order",
                condition=Q(last_day=None) | Q(first_day__isnull=False, last_day__gte=F("first_day")),
            ),
            models.CheckConstraint(
                name="support_decision_level_in_range", condition=Q(level=None) | Q(level__gt=0, level__lte=100)
            ),
            models.CheckConstraint(
                name="support_decision_amounts_in_range",
                condition=(Q(ceiling=None) | Q(ceiling__gt=0)) & (Q(amount=None) | Q(amount__gte=0)),
            ),
            models.CheckConstraint(
                name="support_decision_says_something",
                condition=Q(is_removed=True, replaces__isnull=False)
                | Q(is_removed=False)
                & (
                    ~Q(reference="")
                    | Q(first_day__isnull=False)
                    | Q(level__isnull=False)
                    | Q(ceiling__isnull=False)
                    | Q(amount__isnull=False)
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


_PROPOSED = Q(state=RuleState.PROPOSED)


class RuleChangeQuerySet(models.QuerySet["RuleChange"]):
    def approved(self) -> Self:
        """The municipality's own rules in the order they were approved: a later one wins over an earlier."""
        return self.filter(state=RuleState.APPROVED).order_by("decided_at", "pk")


class RuleChange(models.Model):
    """A municipality's own rule file: dated values, or a whole form. One person proposes it, another decides.

    The text is never changed. `takes_effect_on` is the first day that amounts can change.
    """

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    title = models.CharField("rubrik", max_length=120)
    text = models.TextField("regelfil")
    takes_effect_on = models.DateField("ändrar belopp från och med")
    state = models.CharField("läge", max_length=20, choices=RuleState, default=RuleState.PROPOSED)
    proposed_at = models.DateTimeField("föreslagen")
    proposed_by = models.CharField("föreslagen av", max_length=64)
    decided_at = models.DateTimeField("avgjord", null=True)
    decided_by = models.CharField("avgjord av", max_length=64, blank=True)
    reason = models.CharField("skäl", max_length=300, blank=True)

    objects = RuleChangeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="rule_change_decided_at_and_by",
                condition=_PROPOSED & Q(decided_at=None, decided_by="")
                | ~_PROPOSED & Q(decided_at__isnull=False) & ~Q(decided_by=""),
            ),
            models.CheckConstraint(
                name="rule_change_four_eyes",
                condition=~Q(state__in=[RuleState.APPROVED, RuleState.REJECTED]) | ~Q(decided_by=F("proposed_by")),
            ),
            models.CheckConstraint(
                name="rule_change_rejected_with_reason", condition=~Q(state=RuleState.REJECTED) | ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
