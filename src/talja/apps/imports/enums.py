"""Words of the import: kinds of sources, the life of a batch, and what is to be done with a row."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SourceKind(models.TextChoices):
    """What a list is. It settles which categories the list is expected to hold."""

    PAYROLL = "payroll", _("lönesystemets lista")
    OWN = "own", _("enhetens egen lista")
    DECISIONS = "decisions", _("Arbetsförmedlingens beslut")
    OTHER = "other", _("annan lista")


class BatchState(models.TextChoices):
    READING = "reading", _("läses in")
    REVIEW = "review", _("att granska")
    APPLYING = "applying", _("förs in")
    APPLIED = "applied", _("införd")
    UNDOING = "undoing", _("ångras")
    UNDONE = "undone", _("ångrad")
    DISCARDED = "discarded", _("bortlagd")
    FAILED = "failed", _("kunde inte läsas")


# from, to, event code: the life of a batch. The diagram in docs/reference is drawn from this.
TRANSITIONS: tuple[tuple[BatchState, BatchState, str], ...] = (
    (BatchState.READING, BatchState.REVIEW, "batch.read"),
    (BatchState.READING, BatchState.FAILED, "batch.failed"),
    (BatchState.REVIEW, BatchState.READING, "batch.reread"),
    (BatchState.REVIEW, BatchState.APPLYING, "batch.apply_started"),
    (BatchState.REVIEW, BatchState.DISCARDED, "batch.discarded"),
    (BatchState.FAILED, BatchState.READING, "batch.reread"),
    (BatchState.FAILED, BatchState.DISCARDED, "batch.discarded"),
    (BatchState.APPLYING, BatchState.APPLIED, "batch.applied"),
    (BatchState.APPLYING, BatchState.REVIEW, "batch.apply_failed"),
    (BatchState.APPLIED, BatchState.UNDOING, "batch.undo_started"),
    (BatchState.UNDOING, BatchState.UNDONE, "batch.undone"),
    (BatchState.UNDOING, BatchState.APPLIED, "batch.undo_failed"),
)


class RowStatus(models.TextChoices):
    """What Talja would do with a row if nobody decides otherwise."""

    NEW = "new", _("ny")
    CHANGED = "changed", _("ändrad")
    UNCHANGED = "unchanged", _("oförändrad")
    NEEDS_YOU = "needs_you", _("behöver dig")
    REFUSED = "refused", _("går inte att läsa")
    MISSING = "missing", _("saknas i listan")


class RowDecision(models.TextChoices):
    """What a person has decided about a row. Empty: what its status says."""

    NONE = "", _("enligt förslaget")
    SKIP = "skip", _("hoppa över")
    SAME_PERSON = "same_person", _("samma person")
    NEW_PERSON = "new_person", _("ny person")
    END = "end", _("avsluta")
    LEAVE = "leave", _("låt vara")


class Deed(models.TextChoices):
    """What an applied row did to something in the register."""

    CREATED = "created", _("lades till")
    CHANGED = "changed", _("ändrades")
