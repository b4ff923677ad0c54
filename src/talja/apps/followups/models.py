"""What comes after a placement: the plan, the follow-ups, what people answered, how it ended and what happened then.

Everything is told of a placement by its public key, as its history is: an import that is undone takes the placement
away and leaves this where it is. What is told can be told anew: the row that counts is the one not replaced.
"""

from typing import Final
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from talja.apps.followups.enums import AIMS, Audience, Evidence, FollowUpKind, Going, Still
from talja.apps.placements.enums import Destination

CURRENT: Final = Q(replaced_at__isnull=True)
"""The rows that count now."""


class Told(models.Model):
    """Something that somebody said at a moment, and that somebody may say anew: then it is replaced, never changed."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    recorded_at = models.DateTimeField("registrerat")
    recorded_by = models.CharField("registrerat av", max_length=64)
    replaced_at = models.DateTimeField("ersatt", null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"#{self.pk}"


class Plan(Told):
    """What a placement is to lead to, the next step on the way and who sees to it."""

    placement_key = models.UUIDField()
    aim = models.CharField("målet efteråt", max_length=30, choices=AIMS)
    next_step = models.CharField("nästa steg", max_length=300)
    next_step_day = models.DateField("nästa steg senast")
    responsible_key = models.CharField("ansvarig", max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="plan_current_once", fields=["placement_key"], condition=CURRENT),
            models.CheckConstraint(name="plan_has_a_step", condition=~Q(next_step="")),
        ]
        indexes = [
            models.Index(fields=["placement_key", "-id"], name="plan_of_placement"),
            models.Index(fields=["responsible_key"], condition=CURRENT, name="plan_of_responsible"),
        ]


class FollowUp(models.Model):
    """A follow-up that should be held, and whether it was. `is_moved`: somebody chose the day."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    placement_key = models.UUIDField()
    kind = models.CharField("slag", max_length=20, choices=FollowUpKind)
    number = models.PositiveSmallIntegerField("nummer")
    due_day = models.DateField("ska hållas senast")
    is_moved = models.BooleanField("flyttad för hand", default=False)
    held_day = models.DateField("hölls", null=True)
    starts_at = models.DateTimeField("börjar", null=True)  # when people were invited to meet
    minutes = models.PositiveSmallIntegerField("minuter", null=True)
    place = models.CharField("plats", max_length=120, blank=True)
    invitations = models.PositiveSmallIntegerField("inbjudningar", default=0)
    reminded_day = models.DateField("påmind om", null=True)  # the due day that the responsible was reminded of
    planned_at = models.DateTimeField("planerad")
    planned_by = models.CharField("planerad av", max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="followup_once", fields=["placement_key", "kind", "number"]),
            models.CheckConstraint(
                name="followup_time_with_length",
                condition=Q(starts_at=None, minutes=None, place="") | Q(starts_at__isnull=False, minutes__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["due_day"], condition=Q(held_day__isnull=True), name="followup_waiting"),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Held(Told):
    """How a follow-up went: who met, how it goes, what was agreed. `belief` (1–5) is the case worker's own."""

    followup = models.ForeignKey(FollowUp, on_delete=models.PROTECT, related_name="records", verbose_name="uppföljning")
    held_day = models.DateField("hölls")
    attended = models.CharField("deltog", max_length=80, blank=True)  # codes of Attended, with spaces between
    going = models.CharField("hur det går", max_length=10, choices=Going, default=Going.UNKNOWN)
    note = models.CharField("anteckning", max_length=500, blank=True)
    agreed = models.CharField("bestämdes", max_length=300, blank=True)
    belief = models.PositiveSmallIntegerField("handläggarens tro", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="held_current_once", fields=["followup"], condition=CURRENT),
            models.CheckConstraint(name="held_belief_in_range", condition=Q(belief=None) | Q(belief__range=(1, 5))),
        ]


class Ask(Told):
    """A form sent to somebody about a follow-up. Answers are taken until `last_day`. No e-mail: sent on paper."""

    followup = models.ForeignKey(FollowUp, on_delete=models.PROTECT, related_name="asks", verbose_name="uppföljning")
    audience = models.CharField("till", max_length=20, choices=Audience)
    to_name = models.CharField("namn", max_length=120, blank=True)
    to_email = models.EmailField("e-post", blank=True)
    last_day = models.DateField("svara senast")
    answered_at = models.DateTimeField("besvarad", null=True)
    reminded_at = models.DateTimeField("påmind", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="ask_current_once", fields=["followup", "audience"], condition=CURRENT),
        ]
        indexes = [
            models.Index(
                fields=["recorded_at"],
                condition=Q(answered_at__isnull=True, replaced_at__isnull=True),
                name="ask_unanswered",
            ),
        ]


class Answer(models.Model):
    """What somebody answered. Each change until the last day is a version of its own; the last counts."""

    ask = models.ForeignKey(Ask, on_delete=models.PROTECT, related_name="answers", verbose_name="formulär")
    version = models.PositiveSmallIntegerField("version")
    said = models.JSONField("svar")  # question -> code or number of its scale
    words = models.CharField("egna ord", max_length=1000, blank=True)
    answered_at = models.DateTimeField("svarade")
    answered_by = models.CharField("svarade via", max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="answer_version_once", fields=["ask", "version"]),
            models.CheckConstraint(name="answer_version_from_one", condition=Q(version__gte=1)),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Assessment(Told):
    """What an end rests on. Why it ended and where to stands in the register itself."""

    placement_key = models.UUIDField()
    last_day = models.DateField("sista dag")
    evidence = models.CharField("underlag", max_length=30, choices=Evidence)
    note = models.CharField("anteckning", max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="assessment_current_once", fields=["placement_key"], condition=CURRENT),
        ]


class Check(Told):
    """What happened then, 3, 6 or 12 months after a last day. It holds for that last day only.

    `status` is in the codes of destinations; `still` tells whether they are where it led. Unknown is unknown.
    """

    placement_key = models.UUIDField()
    last_day = models.DateField("sista dag")
    months = models.PositiveSmallIntegerField("månader efter")
    status = models.CharField("var är personen", max_length=30, choices=Destination)
    still = models.CharField("kvar där", max_length=10, choices=Still)
    evidence = models.CharField("underlag", max_length=30, choices=Evidence)
    note = models.CharField("anteckning", max_length=300, blank=True)
    checked_day = models.DateField("kontrollerat")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="check_current_once",
                fields=["placement_key", "last_day", "months"],
                condition=CURRENT,
            ),
            models.CheckConstraint(name="check_months_known", condition=Q(months__in=(3, 6, 12))),
            models.CheckConstraint(name="check_after_the_end", condition=Q(checked_day__gt=F("last_day"))),
        ]
