"""What was done, seen and exported. Rows are only ever added: triggers in both databases refuse changes."""

from django.db import models


class Event(models.Model):
    """Somebody did something. Names codes and public ids only: never a person's name or number."""

    at = models.DateTimeField("tidpunkt", db_index=True)
    actor_key = models.CharField("vem", max_length=64, db_index=True)
    code = models.CharField("händelse", max_length=60)
    target_kind = models.CharField("slag", max_length=40, blank=True)
    target_key = models.CharField("vad", max_length=64, blank=True)
    data = models.JSONField("uppgifter", default=dict)

    class Meta:
        indexes = [models.Index(fields=["target_kind", "target_key"], name="audit_event_target")]

    def __str__(self) -> str:
        return f"#{self.pk}"


class ReadEvent(models.Model):
    """Somebody saw or took out persons' data: which view, and which persons (public keys, parted by spaces)."""

    at = models.DateTimeField("tidpunkt", db_index=True)
    actor_key = models.CharField("vem", max_length=64, db_index=True)
    code = models.CharField("vy", max_length=60)
    persons = models.TextField("personer")
    person_count = models.PositiveIntegerField("antal personer")

    def __str__(self) -> str:
        return f"#{self.pk}"
