"""As little as possible about the persons served, and what was known about them before."""

from datetime import datetime
from typing import Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.people.enums import Born, Education, Language, Protection, Sex, VersionEvent
from talja.core.kernel.personal_number import NumberKind


class PersonFacts(models.Model):
    """The recorded facts of a person, the same in the register and in its history."""

    number = models.CharField("personnummer", max_length=12, blank=True)
    number_kind = models.CharField(
        "slag av nummer", max_length=20, choices=[(kind.value, kind.value) for kind in NumberKind]
    )
    local_number = models.CharField("lokalt nummer", max_length=20, blank=True)
    birth_date = models.DateField("födelsedatum", null=True, blank=True)
    given_name = models.CharField("förnamn", max_length=80, blank=True)
    family_name = models.CharField("efternamn", max_length=80, blank=True)
    sex = models.CharField("kön", max_length=10, choices=Sex, blank=True)
    born = models.CharField("född", max_length=10, choices=Born, blank=True)
    education = models.CharField("utbildning", max_length=30, choices=Education, blank=True)
    protection = models.CharField("skyddade personuppgifter", max_length=30, choices=Protection, blank=True)

    class Meta:
        abstract = True


class PersonQuerySet(models.QuerySet["Person"]):
    def visible_to(self, actor: Actor) -> Self:
        """Everybody for those who may see persons, nobody for others. Protected identities are masked, not left out."""
        return self if actor.may(Right.PERSON_VIEW) else self.none()

    def identified_to(self, actor: Actor) -> Self:
        """Leave out protected identities for those without that right: for searching by name, number or place."""
        return self if actor.may(Right.PERSON_PROTECTED) else self.filter(protection="")


class Person(PersonFacts):
    """Somebody the unit serves. The number is a checked one, or the municipality's own local number."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    case_worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, verbose_name="handläggare"
    )
    sort_key = models.CharField(max_length=200, db_index=True)
    search_text = models.TextField()
    recorded_from = models.DateTimeField("registrerad från")
    recorded_by = models.CharField("registrerad av", max_length=64)

    objects = PersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="person_number_once", fields=["number"], condition=~Q(number="")),
            models.UniqueConstraint(
                name="person_local_number_once", fields=["local_number"], condition=~Q(local_number="")
            ),
            models.CheckConstraint(
                name="person_number_of_its_kind",
                condition=Q(number_kind=NumberKind.LOCAL, number="") & ~Q(local_number="")
                | ~Q(number_kind=NumberKind.LOCAL) & ~Q(number=""),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class PersonContact(models.Model):
    """How to reach a person: the latest that was said. Of a protected one never shown or used without that right."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="contact", verbose_name="person")
    email = models.EmailField("e-post", blank=True)
    phone = models.CharField("telefon", max_length=40, blank=True)
    street = models.CharField("gatuadress", max_length=120, blank=True)
    postcode = models.CharField("postnummer", max_length=10, blank=True)
    town = models.CharField("postort", max_length=60, blank=True)
    language = models.CharField("språk", max_length=10, choices=Language, blank=True)
    recorded_at = models.DateTimeField("registrerat")
    recorded_by = models.CharField("registrerat av", max_length=64)

    def __str__(self) -> str:
        return f"#{self.pk}"


class PersonVersionQuerySet(models.QuerySet["PersonVersion"]):
    def known_at(self, at: datetime) -> Self:
        """The versions that the register held at the moment."""
        return self.filter(Q(recorded_to=None) | Q(recorded_to__gt=at), recorded_from__lte=at)

    def known_before(self, at: datetime) -> Self:
        """The versions that the register held just before what was recorded at the moment."""
        return self.filter(Q(recorded_to=None) | Q(recorded_to__gte=at), recorded_from__lt=at)


class PersonVersion(PersonFacts):
    """What was known about a person from one moment until another.

    A removal leaves a version that was never current (`recorded_to` = `recorded_from`) to say who did it and why.
    """

    person_key = models.UUIDField(db_index=True)
    case_worker_key = models.CharField(max_length=64, blank=True)
    recorded_from = models.DateTimeField()
    recorded_to = models.DateTimeField(null=True)
    recorded_by = models.CharField(max_length=64)
    event = models.CharField("händelse", max_length=20, choices=VersionEvent)
    reason = models.CharField("skäl", max_length=200, blank=True)

    objects = PersonVersionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="person_version_open_once", fields=["person_key"], condition=Q(recorded_to=None)
            ),
            models.CheckConstraint(
                name="person_version_in_order",
                condition=Q(recorded_to=None) | Q(recorded_to__gte=models.F("recorded_from")),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
