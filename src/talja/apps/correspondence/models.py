"""Letters on their way, addresses that do not take any, and links that open one matter for somebody without account.

A letter is told of its matter by a public key: it stays when the matter goes.
"""

from datetime import datetime
from typing import Self
from uuid import UUID, uuid4

from django.db import models
from django.db.models import Q

from talja.apps.correspondence.enums import LetterState, Trouble


class LinkQuerySet(models.QuerySet["Link"]):
    def about(self, purpose: str, matter_key: UUID) -> Self:
        """The links that open the matter for the purpose, or did."""
        return self.filter(purpose=purpose, matter_key=matter_key)

    def current(self) -> Self:
        """The links that are neither taken back nor replaced by a new one; they may have run out."""
        return self.filter(revoked_at=None, replaced_at=None)

    def live(self, *, at: datetime) -> Self:
        """The links that open at the moment, as far as the links themselves say."""
        return self.current().filter(expires_at__gt=at)


class Link(models.Model):
    """Opens one matter, for one purpose, to whoever reads the letters to one address.

    Neither the link nor a code is stored: the link is made of `key` by signing when a letter goes out. A code by e-mail
    is kept as a hash, for ten minutes and few tries.
    """

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    purpose = models.CharField("ändamål", max_length=40)
    matter_key = models.UUIDField()
    email = models.CharField("e-post", max_length=254, blank=True)  # empty: on paper
    address = models.CharField("adress", max_length=254, blank=True)  # the e-mail in the form that is compared
    needs_code = models.BooleanField("kräver kod")
    person_key = models.UUIDField(null=True)
    made_at = models.DateTimeField("gjord")
    made_by = models.CharField("gjord av", max_length=64)
    expires_at = models.DateTimeField("gäller till")
    expired_at = models.DateTimeField("gick ut", null=True)  # when it was recorded that it ran out
    revoked_at = models.DateTimeField("återtagen", null=True)
    replaced_at = models.DateTimeField("ersatt", null=True)
    opened_at = models.DateTimeField("senast öppnad", null=True)
    code_hash = models.CharField(max_length=64, blank=True)
    code_until = models.DateTimeField(null=True)
    code_tries = models.PositiveSmallIntegerField(default=0)

    objects = LinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="link_current_once",
                fields=["purpose", "matter_key", "address"],
                condition=Q(revoked_at=None, replaced_at=None),
            ),
            models.CheckConstraint(
                name="link_code_with_time",
                condition=Q(code_hash="", code_until=None) | ~Q(code_hash="") & Q(code_until__isnull=False),
            ),
            models.CheckConstraint(name="link_code_has_address", condition=Q(needs_code=False) | ~Q(address="")),
        ]
        indexes = [models.Index(fields=["purpose", "matter_key"], name="link_matter")]

    def __str__(self) -> str:
        return f"#{self.pk}"


class LetterQuerySet(models.QuerySet["Letter"]):
    def due(self, *, at: datetime) -> Self:
        """The letters to send now, the one that has waited longest first."""
        return self.filter(state=LetterState.QUEUED, due_at__lte=at).order_by("due_at", "pk")


class Letter(models.Model):
    """One letter to one address about one matter on one occasion: never sent twice by itself.

    `address` is what makes it one: the e-mail address in the form that is compared, or `post:` and the name when it
    goes on paper. `body` has `{link}` where the link is to stand.
    """

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    kind = models.CharField("slag", max_length=60)
    matter_key = models.UUIDField(db_index=True)
    once = models.CharField("tillfälle", max_length=80)
    address = models.CharField("adress", max_length=260)
    to_email = models.CharField("e-post", max_length=254, blank=True)
    to_name = models.CharField("mottagare", max_length=160, blank=True)
    postal = models.JSONField("postadress", default=list)
    subject = models.CharField("rubrik", max_length=200)
    body = models.TextField("text")
    attachment_name = models.CharField("bilaga", max_length=100, blank=True)
    attachment_kind = models.CharField("bilagans slag", max_length=60, blank=True)
    attachment_text = models.TextField("bilagans innehåll", blank=True)
    link = models.ForeignKey(Link, on_delete=models.PROTECT, null=True, related_name="letters")
    person_key = models.UUIDField(null=True, db_index=True)
    state = models.CharField("läge", max_length=20, choices=LetterState, default=LetterState.QUEUED)
    trouble = models.CharField("varför", max_length=20, choices=Trouble, blank=True)
    attempts = models.PositiveSmallIntegerField("försök", default=0)
    queued_at = models.DateTimeField("skrivet")
    queued_by = models.CharField("skrivet av", max_length=64)
    due_at = models.DateTimeField("skickas tidigast")
    claimed_at = models.DateTimeField("började skickas", null=True)
    settled_at = models.DateTimeField("avgjort", null=True)  # when it came to rest where it is
    printed_at = models.DateTimeField("utskrivet", null=True)
    printed_by = models.CharField("utskrivet av", max_length=64, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="letter_once", fields=["kind", "matter_key", "once", "address"]),
            models.CheckConstraint(
                name="letter_on_its_way_has_address",
                condition=~Q(state__in=[LetterState.QUEUED, LetterState.SENDING, LetterState.SENT]) | ~Q(to_email=""),
            ),
            models.CheckConstraint(
                name="letter_claimed_when_sending",
                condition=~Q(state=LetterState.SENDING) | Q(claimed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="letter_printed_at_and_by",
                condition=Q(printed_at=None, printed_by="") | Q(printed_at__isnull=False) & ~Q(printed_by=""),
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(state=LetterState.QUEUED), name="letter_due"),
            models.Index(fields=["state", "-queued_at"], name="letter_state"),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Bounce(models.Model):
    """An address that a server has said takes no letters: none is sent there until somebody lifts it."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    address = models.CharField("adress", max_length=254)
    reply = models.PositiveSmallIntegerField("svarskod", null=True)  # the server's; none when told by hand
    person_key = models.UUIDField(null=True)
    noted_at = models.DateTimeField("noterad")
    lifted_at = models.DateTimeField("hävd", null=True)
    lifted_by = models.CharField("hävd av", max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="bounce_once", fields=["address"], condition=Q(lifted_at=None)),
            models.CheckConstraint(
                name="bounce_lifted_at_and_by",
                condition=Q(lifted_at=None, lifted_by="") | Q(lifted_at__isnull=False) & ~Q(lifted_by=""),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Turn(models.Model):
    """Whose turn it is to do the work of the minute: one row per kind of work, held until a moment."""

    name = models.CharField(max_length=40, unique=True)
    held_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"#{self.pk}"
