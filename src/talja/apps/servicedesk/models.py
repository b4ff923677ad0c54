"""What managers and employers ask, who has it, what was said, and the desk's own templates and published answers.

A request belongs to its workplace and not to the manager who asked: another manager of the workplace sees it too. It
points at somebody by the placement's and the person's public keys, so that an import that is undone leaves it.
"""

from datetime import date
from typing import Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from talja.apps.correspondence.models import Link
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.organisation.models import Employer, Workplace
from talja.apps.people.models import Person
from talja.apps.servicedesk.enums import CLOSED_BY, OPEN, SETTLED, SOLVED_BY, Kind, Origin, Outcome, State, Voice

LINK_PURPOSE = "request"


class RequestQuerySet(models.QuerySet["Request"]):
    def visible_to(self, actor: Actor) -> Self:
        """All for the desk; a manager's workplaces' own, without those about protected persons; a guest's only one."""
        if actor.may(Right.DESK_WORK):
            return self
        if actor.matter is not None and actor.matter[0] == LINK_PURPOSE:
            return self.filter(key=actor.matter[1])
        if not actor.may(Right.REQUEST_ASK) or actor.workplaces is None:
            return self.none()
        own = self.filter(workplace_id__in=actor.workplaces)
        return own.identified_to(actor)

    def identified_to(self, actor: Actor) -> Self:
        """Without those about protected persons, for those without that right: what was said can name them."""
        return self if actor.may(Right.PERSON_PROTECTED) else self.with_protection().filter(names_protected=False)

    def with_protection(self) -> Self:
        """Tell with `names_protected` whether the person it points at is protected now."""
        protected = Person.objects.filter(key=OuterRef("person_key")).exclude(protection="")
        return self.annotate(names_protected=Exists(protected))

    def with_confirmation(self) -> Self:
        """Tell with `is_confirmed` whether a guest has opened the link that was sent to the address."""
        opened = Link.objects.about(LINK_PURPOSE, OuterRef("key")).exclude(opened_at=None)  # type: ignore[arg-type]
        return self.annotate(is_confirmed=Exists(opened))

    def asked(self) -> Self:
        """Without invitations that nobody has answered yet."""
        return self.exclude(asked_at=None)

    def overdue(self, *, on: date) -> Self:
        """Where the one who asked has waited longer than was promised."""
        return self.filter(due_day__lt=on, state__in=OPEN)


class Request(models.Model):
    """One matter at the desk. `due_day` is the last day of the promise that now runs, empty when we owe no answer.

    `answer_minutes` and `solution_minutes` are office minutes from when it was asked. An invitation that nobody has
    answered has no `asked_at`.
    """

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    kind = models.CharField("ärendetyp", max_length=20, choices=Kind)
    origin = models.CharField("kom från", max_length=20, choices=Origin)
    state = models.CharField("läge", max_length=20, choices=State, default=State.NEW)
    state_since = models.DateTimeField("i läget sedan")
    version = models.PositiveIntegerField(default=1)
    workplace = models.ForeignKey(
        Workplace, on_delete=models.PROTECT, null=True, related_name="requests", verbose_name="arbetsplats"
    )
    employer = models.ForeignKey(
        Employer, on_delete=models.PROTECT, null=True, related_name="requests", verbose_name="arbetsgivare"
    )
    asked_by = models.CharField("frågat av", max_length=64, blank=True)
    guest_name = models.CharField("namn", max_length=120, blank=True)
    guest_email = models.EmailField("e-post", blank=True)
    guest_phone = models.CharField("telefon", max_length=40, blank=True)
    guest_organisation = models.CharField("företag eller förening", max_length=160, blank=True)
    wish = models.TextField("vad", blank=True)
    hours = models.CharField("hur mycket", max_length=120, blank=True)
    from_day = models.DateField("från och med", null=True)
    demands = models.TextField("vad personen ska klara", blank=True)
    placement_key = models.UUIDField("gäller placeringen", null=True)
    person_key = models.UUIDField("gäller personen", null=True, db_index=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="desk_requests",
        verbose_name="handläggare",
    )
    made_at = models.DateTimeField("lagt upp")
    asked_at = models.DateTimeField("frågat", null=True)
    promised_day = models.DateField("svar utlovat senast", null=True)
    due_day = models.DateField("svar senast", null=True)
    answered_at = models.DateTimeField("första svar", null=True)
    answer_minutes = models.PositiveIntegerField("arbetsminuter till första svar", null=True)
    kept_promise = models.BooleanField("svar i tid", null=True)
    settled_at = models.DateTimeField("avslutat", null=True)
    solution_minutes = models.PositiveIntegerField("arbetsminuter till lösning", null=True)
    outcome = models.CharField("hur det slutade", max_length=20, choices=Outcome, blank=True)
    outcome_reason = models.CharField("varför", max_length=300, blank=True)
    reminded = models.PositiveSmallIntegerField("påminnelser", default=0)

    objects = RequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="request_settled_with_outcome",
                condition=Q(state__in=OPEN, settled_at=None, outcome="", outcome_reason="")
                | Q(state__in=SETTLED, settled_at__isnull=False, due_day=None) & ~Q(outcome=""),
            ),
            models.CheckConstraint(
                name="request_solved_by_a_solution",
                condition=~Q(state=State.ANSWERED, outcome__in=CLOSED_BY)
                & ~Q(state=State.CLOSED, outcome__in=SOLVED_BY),
            ),
            models.CheckConstraint(
                name="request_no_possibility_with_reason",
                condition=~Q(outcome=Outcome.NO_POSSIBILITY) | ~Q(outcome_reason=""),
            ),
            models.CheckConstraint(
                name="request_asker_known",
                condition=Q(origin=Origin.ACCOUNT, workplace__isnull=False, guest_email="") & ~Q(asked_by="")
                | ~Q(origin=Origin.ACCOUNT) & ~Q(guest_email=""),
            ),
            models.CheckConstraint(
                name="request_asked_says_something",
                condition=Q(asked_at=None, origin=Origin.INVITED)
                | Q(asked_at__isnull=False, promised_day__isnull=False)
                & (~Q(wish="") | Q(placement_key__isnull=False)),
            ),
            models.CheckConstraint(
                name="request_placement_and_person",
                condition=Q(placement_key=None, person_key=None)
                | Q(placement_key__isnull=False, person_key__isnull=False),
            ),
            models.CheckConstraint(
                name="request_answered_whole",
                condition=Q(answered_at=None, answer_minutes=None, kept_promise=None)
                | Q(answered_at__isnull=False, answer_minutes__isnull=False, kept_promise__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["state", "due_day"], name="request_queue"),
            models.Index(fields=["asked_at"], name="request_asked"),
            models.Index(fields=["workplace", "-asked_at"], name="request_of_workplace"),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Message(models.Model):
    """What was said about a request, by whom. Notes are for the desk only. Never changed."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="messages", verbose_name="ärende")
    voice = models.CharField("röst", max_length=10, choices=Voice)
    text = models.TextField("text")
    written_at = models.DateTimeField("skrivet")
    written_by = models.CharField("skrivet av", max_length=64)

    class Meta:
        indexes = [models.Index(fields=["request", "written_at"], name="message_of_request")]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Happening(models.Model):
    """What happened to a request besides what was said: who took it, where it went. `owner_key` is who got it."""

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="happenings", verbose_name="ärende")
    code = models.CharField("händelse", max_length=40)
    happened_at = models.DateTimeField("när")
    happened_by = models.CharField("av", max_length=64)
    owner_key = models.CharField("handläggare", max_length=64, blank=True)

    class Meta:
        indexes = [models.Index(fields=["request", "happened_at"], name="happening_of_request")]

    def __str__(self) -> str:
        return f"#{self.pk}"


class ReplyTemplate(models.Model):
    """A text that the desk often begins with. A removed one is kept, and offered no more."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    title = models.CharField("rubrik", max_length=120)
    text = models.TextField("text")
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField("ändrad")
    changed_by = models.CharField("ändrad av", max_length=64)
    removed_at = models.DateTimeField("borttagen", null=True)
    sort_key = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="reply_template_title_once", fields=["sort_key"], condition=Q(removed_at=None))
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class PublishedAnswer(models.Model):
    """A question answered once, rewritten so that it names nobody, for every manager to find."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    question = models.CharField("fråga", max_length=200)
    text = models.TextField("svar")
    request_key = models.UUIDField("från ärendet", null=True)
    version = models.PositiveIntegerField(default=1)
    published_at = models.DateTimeField("publicerat")
    changed_at = models.DateTimeField("ändrat")
    changed_by = models.CharField("ändrat av", max_length=64)
    withdrawn_at = models.DateTimeField("borttaget", null=True)
    search_text = models.TextField()
    sort_key = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="published_answer_changed_after", condition=Q(changed_at__gte=F("published_at"))
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class DeskRules(models.Model):
    """What the desk promises, in working days: one row. Read through `queries.desk_rules`."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    answer_days = models.PositiveSmallIntegerField("svar inom", default=1)
    waiting_days = models.PositiveSmallIntegerField("påminnelse efter", default=5)

    class Meta:
        constraints = [
            models.CheckConstraint(name="desk_rules_only_one", condition=Q(pk=1)),
            models.CheckConstraint(
                name="desk_rules_in_range",
                condition=Q(answer_days__gte=1, answer_days__lte=20, waiting_days__gte=1, waiting_days__lte=60),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Away(models.Model):
    """Somebody who takes no new requests for a time. `last_day` is the last day away."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="desk_away", verbose_name="handläggare"
    )
    last_day = models.DateField("borta till och med")

    def __str__(self) -> str:
        return f"#{self.pk}"
