"""The municipality's own Word templates, and which one is in use. Nothing is ever changed: both are only added to."""

from typing import Self
from uuid import uuid4

from django.db import models

from talja.apps.documents.enums import Kind


class TemplateFile(models.Model):
    """A Word template as it was handed in: judged whole before, and kept as it was. Numbered within its kind."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    kind = models.CharField("slag", max_length=40, choices=Kind)
    number = models.PositiveIntegerField("version")
    file_name = models.CharField("filnamn", max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField("storlek i byte")
    content = models.BinaryField("fil")
    uploaded_at = models.DateTimeField("uppladdad")
    uploaded_by = models.CharField("uppladdad av", max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="template_file_number_once", fields=["kind", "number"]),
            models.UniqueConstraint(name="template_file_content_once", fields=["kind", "sha256"]),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class TemplateChoiceQuerySet(models.QuerySet["TemplateChoice"]):
    def in_force(self) -> Self:
        """The choice that counts for each kind: the one made last."""
        last = TemplateChoice.objects.order_by().values("kind").annotate(last=models.Max("pk"))
        return self.filter(pk__in=last.values("last"))


class TemplateChoice(models.Model):
    """Which template a kind uses from a moment on. No file: the one that ships with Talja. The latest counts."""

    kind = models.CharField("slag", max_length=40, choices=Kind)
    file = models.ForeignKey(TemplateFile, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="mall")
    chosen_at = models.DateTimeField("vald")
    chosen_by = models.CharField("vald av", max_length=64)

    objects = TemplateChoiceQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["kind", "-id"], name="template_choice_latest")]

    def __str__(self) -> str:
        return f"#{self.pk}"
