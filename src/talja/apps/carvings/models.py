"""Carvings, runs and drafts. Problems, rules and plans are stored whole, in the format `talja.carving/1`.

A carving keeps the problem as it was when it began: what is changed in an inventory later does not change what was
decided on. What a person decides (`choices`) and the rules belong to the draft, so that two drafts can be compared.
"""

from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import Q

from talja.apps.carvings.enums import UNDER_WAY, Edit, RunState, State
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right


class CarvingQuerySet(models.QuerySet["Carving"]):
    def visible_to(self, actor: Actor) -> Self:
        """All for those who find work, none for others: a plan can span the workplaces of several managers."""
        return self if actor.may(Right.JOBDESIGN_EDIT) else self.none()


class Carving(models.Model):
    """A piece of carving: out of which inventories (their public keys), and the problem that they made."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    title = models.CharField("namn", max_length=120)
    state = models.CharField("läge", max_length=20, choices=State, default=State.OPEN)
    inventories = models.JSONField("inventeringar")
    problem = models.JSONField("problemet")
    created_at = models.DateTimeField("påbörjad")
    created_by = models.CharField("påbörjad av", max_length=64)
    accepted_at = models.DateTimeField("valt", null=True)
    accepted_by = models.CharField("valt av", max_length=64, blank=True)
    accepted_draft = models.PositiveIntegerField("valt förslag", null=True)

    objects = CarvingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="carving_accepted_whole",
                condition=Q(state=State.ACCEPTED, accepted_at__isnull=False, accepted_draft__isnull=False)
                & ~Q(accepted_by="")
                | ~Q(state=State.ACCEPTED) & Q(accepted_at=None, accepted_draft=None, accepted_by=""),
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Draft(models.Model):
    """A plan to choose or to go on from. Drafts are never changed: an edit makes the next one."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    carving = models.ForeignKey(Carving, on_delete=models.CASCADE, related_name="drafts", verbose_name="snickeri")
    number = models.PositiveIntegerField("nummer")
    parent = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, related_name="children", verbose_name="bygger på"
    )
    name = models.CharField("namn", max_length=80, blank=True)
    edit = models.CharField("hur det kom till", max_length=20, choices=Edit)
    about = models.JSONField("vad som ändrades", default=dict)
    params = models.JSONField("regler")
    choices = models.JSONField("val")
    plan = models.JSONField("plan")
    score = models.JSONField("värde")
    faults = models.JSONField("fel", default=list)
    made_at = models.DateTimeField("gjord")
    made_by = models.CharField("gjord av", max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(name="draft_number_once", fields=["carving", "number"])]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Run(models.Model):
    """One run of the solver: what it was given, how far it has come, and the draft that it left.

    `best` is the best plan so far, stored as it is found: a solver that is stopped or dies leaves it. `history` is
    (round, total in öre a week). `without` is what it was asked to do without: the demands by level, and the tasks that
    stay because of it. `bound` is what no plan can be worth more than, with the code of its proof; None when that is
    not known. `conflicts` are the fewest choices that cannot hold at once, where all could not be kept.
    """

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    carving = models.ForeignKey(Carving, on_delete=models.CASCADE, related_name="runs", verbose_name="snickeri")
    start = models.ForeignKey(
        Draft, on_delete=models.SET_NULL, null=True, related_name="runs_on", verbose_name="börjar från"
    )
    draft = models.OneToOneField(
        Draft, on_delete=models.SET_NULL, null=True, related_name="run", verbose_name="blev förslaget"
    )
    state = models.CharField("läge", max_length=20, choices=RunState, default=RunState.QUEUED)
    params = models.JSONField("regler")
    choices = models.JSONField("val")
    without = models.JSONField("som om ingen kunde", default=dict)
    seed = models.PositiveIntegerField("slumptal")
    seconds = models.PositiveIntegerField("räkna högst så många sekunder")
    rounds = models.PositiveIntegerField("varv", default=0)
    best = models.JSONField("bäst hittills", null=True)
    total = models.BigIntegerField("värde", null=True)
    history = models.JSONField("hur det gick", default=list)
    bound = models.BigIntegerField("inget kan vara värt mer än", null=True)
    bound_proof = models.CharField("varför", max_length=40, blank=True)
    version = models.CharField("räknarens version", max_length=40, blank=True)
    conflicts = models.JSONField("val som inte går ihop", default=list)
    fault = models.CharField("fel", max_length=40, blank=True)
    asked_at = models.DateTimeField("begärd")
    asked_by = models.CharField("begärd av", max_length=64)
    started_at = models.DateTimeField("började", null=True)
    ended_at = models.DateTimeField("slutade", null=True)
    stop_asked_at = models.DateTimeField("ombedd att sluta", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="run_one_at_a_time", fields=["carving"], condition=Q(state__in=[it.value for it in UNDER_WAY])
            ),
            models.CheckConstraint(
                name="run_ended_when_over",
                condition=Q(state__in=[it.value for it in UNDER_WAY], ended_at=None)
                | ~Q(state__in=[it.value for it in UNDER_WAY]) & Q(ended_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
