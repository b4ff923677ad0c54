"""A list on its way into the register: where it came from, how it was read, what it did, and how to undo it."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from talja.apps.imports.enums import BatchState, Deed, RowDecision, RowStatus, SourceKind


class Source(models.Model):
    """A list that comes back: who owns it, what it holds, which fields it is trusted for, how its columns are read."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    name = models.CharField("namn", max_length=80)
    sort_key = models.CharField(max_length=120, unique=True)
    kind = models.CharField("slag", max_length=20, choices=SourceKind)
    owner = models.CharField("ägare", max_length=120, blank=True)
    covers = models.JSONField("håller", default=list)  # categories the list is expected to hold
    trusted_for = models.JSONField("gäller för", default=list)  # fields where this list settles a difference
    own_staff_only = models.BooleanField("bara kommunens egna anställda", default=False)  # as a payroll list is
    mapping = models.JSONField("kolumner", default=dict)  # heading key -> field, as last confirmed

    def __str__(self) -> str:
        return f"#{self.pk}"


class BatchFile(models.Model):
    """The list as it was handed in, kept so that it can be read again with other columns."""

    sha256 = models.CharField(max_length=64, db_index=True)
    content = models.BinaryField()

    def __str__(self) -> str:
        return f"#{self.pk}"


class Batch(models.Model):
    """One handed-in list: read, shown, applied in one transaction, and undone if need be."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="batches", verbose_name="källa")
    file = models.OneToOneField(BatchFile, on_delete=models.PROTECT, verbose_name="fil")
    file_name = models.CharField("filnamn", max_length=200)
    list_day = models.DateField("listans dag")
    state = models.CharField("läge", max_length=20, choices=BatchState, default=BatchState.READING)
    sheet = models.CharField("valt blad", max_length=120, blank=True)  # empty: all that belong together
    sheets = models.JSONField("alla blad", default=list)
    parts = models.JSONField("delar", default=list)  # the sheets that were taken: sheet, row_offset, column_offset
    columns = models.JSONField("kolumner", default=list)  # sheet, index, heading, field, confidence, reasons, key
    left = models.JSONField("utelämnat", default=list)  # rows that are no placements: row number, reason code
    counts = models.JSONField("antal per status", default=dict)
    done = models.PositiveIntegerField("klara rader", default=0)
    total = models.PositiveIntegerField("rader i allt", default=0)
    fault = models.CharField("fel", max_length=60, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField("inlämnad")
    moved_at = models.DateTimeField("läget sedan")
    applied_at = models.DateTimeField("införd", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="batch_failed_with_fault", condition=~Q(state=BatchState.FAILED) | ~Q(fault="")
            ),
            models.CheckConstraint(
                name="batch_applied_with_moment",
                condition=~Q(state__in=[BatchState.APPLIED, BatchState.UNDONE]) | Q(applied_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class StagedRow(models.Model):
    """A row as read and what it would do; or a running placement that the list no longer holds (`MISSING`)."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="rows")
    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    number = models.PositiveIntegerField("rad")  # numbered through all parts of the list, from 1; 0 for missing ones
    cells = models.JSONField("som det stod", default=list)  # from its part's first column on
    corrections = models.JSONField("rättat", default=dict)  # field -> text that a person wrote instead
    values = models.JSONField("läst", default=dict)  # field -> value; days and numbers as text
    findings = models.JSONField("anmärkningar", default=list)
    status = models.CharField(max_length=20, choices=RowStatus)
    decision = models.CharField(max_length=20, choices=RowDecision, blank=True)
    chosen = models.JSONField(default=dict)  # the person and the placement that somebody chose, by key
    group = models.PositiveIntegerField(default=0)  # rows of one new person share the position of the first
    person_key = models.UUIDField(null=True)  # linked, or chosen by a person
    placement_key = models.UUIDField(null=True)
    candidates = models.JSONField("kan vara", default=list)  # who it might be, with scores and reasons
    reasons = models.JSONField("därför", default=list)
    changes = models.JSONField("ändringar", default=list)  # field, old, new, and whether it is to be taken
    is_protected = models.BooleanField("skyddad", default=False)  # the row says so, or the person it was linked to was
    search_text = models.TextField(blank=True)
    refusal = models.CharField("registret sade nej", max_length=60, blank=True)  # reason code, when it was applied

    class Meta:
        indexes = [models.Index(fields=["batch", "status", "number"], name="staged_row_list")]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Trace(models.Model):
    """One thing an applied row did; undoing follows them backwards. What stood there before is in the history."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="traces")
    row = models.ForeignKey(StagedRow, on_delete=models.CASCADE, related_name="traces")
    order = models.PositiveIntegerField()
    deed = models.CharField(max_length=20, choices=Deed)
    target_kind = models.CharField(max_length=20)  # person, placement, workplace, unit, employer
    target_key = models.UUIDField()
    left_at = models.DateTimeField(null=True)  # recorded_from right after: moved since = touched by somebody else
    undone = models.BooleanField(null=True)  # None: not tried; False: left, because touched since

    class Meta:
        constraints = [models.UniqueConstraint(name="trace_order_once", fields=["batch", "order"])]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Claim(models.Model):
    """What a source's latest applied list says of one person and placement: the matter of the reconciliation.

    Of somebody who is not in the register `person_key` is a keyed digest of the number or name, the same next month.
    """

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="claims")
    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="claims")
    person_key = models.UUIDField(db_index=True)
    is_known = models.BooleanField("finns i registret", default=True)
    placement_key = models.UUIDField(null=True)
    values = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"#{self.pk}"


class Settlement(models.Model):
    """Somebody has settled a difference between sources. It holds until a source says something else."""

    difference_key = models.CharField(max_length=64, unique=True)
    fingerprint = models.CharField(max_length=64)
    chosen = models.CharField("gällande källa", max_length=80, blank=True)
    note = models.CharField("anteckning", max_length=300, blank=True)
    settled_by = models.CharField(max_length=64)
    settled_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"#{self.pk}"
