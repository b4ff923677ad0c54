"""What the municipality has of its own in the task library, version by version, and files that suggest tasks.

A `LibraryFile` holds the municipality's own tasks for one kind of workplace; what it does not tell of is as Talja's own
library says. Nothing in it is ever changed: the latest number counts.
"""

from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import Q

from talja.apps.tasklibrary.enums import Origin, Publisher
from talja.core.inventory.lines import Kind


class LibraryFileQuerySet(models.QuerySet["LibraryFile"]):
    def in_force(self) -> Self:
        """The edition that counts for each kind of workplace: the one with the highest number."""
        last = LibraryFile.objects.order_by().values("kind").annotate(last=models.Max("pk"))
        return self.filter(pk__in=last.values("last"))


class LibraryFile(models.Model):
    """An edition of the municipality's own tasks for a kind of workplace, as a whole file of `talja.tasks/1`.

    No text: nothing of its own any more. `tasks` are the keys that this edition changed.
    """

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    kind = models.CharField("slag av arbetsplats", max_length=40)
    number = models.PositiveIntegerField("version")
    text = models.TextField("fil", blank=True)
    tasks = models.JSONField("ändrade uppgifter", default=list)
    origin = models.CharField("hur den kom till", max_length=20, choices=Origin)
    made_at = models.DateTimeField("sparad")
    made_by = models.CharField("sparad av", max_length=64)

    objects = LibraryFileQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="library_file_number_once", fields=["kind", "number"]),
            models.CheckConstraint(
                name="library_file_kind_known", condition=Q(kind__in=sorted(str(kind) for kind in Kind))
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class ReceivedLibrary(models.Model):
    """Somebody else's library, readable and whole, until somebody has chosen what to take from it."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    files = models.JSONField("filer")  # pairs of name and text
    received_at = models.DateTimeField("mottagen", db_index=True)
    received_by = models.CharField("mottagen av", max_length=64)

    def __str__(self) -> str:
        return f"#{self.pk}"


class OccupationFile(models.Model):
    """A publisher's file of what occupations do, as it was loaded. The latest of each publisher counts."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    publisher = models.CharField("utgivare", max_length=20, choices=Publisher)
    number = models.PositiveIntegerField("version")
    file_name = models.CharField("filnamn", max_length=120)
    text = models.TextField("fil")
    sha256 = models.CharField(max_length=64)
    statements = models.PositiveIntegerField("antal meningar")
    loaded_at = models.DateTimeField("inläst")
    loaded_by = models.CharField("inläst av", max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(name="occupation_file_number_once", fields=["publisher", "number"])]

    def __str__(self) -> str:
        return f"#{self.pk}"
