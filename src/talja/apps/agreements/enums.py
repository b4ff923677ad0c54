"""Words of the agreements: their life, what a version changes, who approves, and why an internship led no further."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from talja.core.rules.las import Employment


class State(models.TextChoices):
    """Where an agreement is on its way."""

    DRAFT = "draft", _("utkast")
    CONSULTED = "consulted", _("hos facket")
    AWAITING = "awaiting", _("väntar på Arbetsförmedlingen")
    APPROVED = "approved", _("godkänd")
    RUNNING = "running", _("pågår")
    EXTENDED = "extended", _("pågår, förlängd")
    INTERRUPTED = "interrupted", _("uppehåll")
    ENDED = "ended", _("avslutad")
    CANCELLED = "cancelled", _("avbruten före start")


# from, to, event code: the life of an agreement. The diagram in docs/reference is drawn from this.
TRANSITIONS: tuple[tuple[State, State, str], ...] = (
    (State.DRAFT, State.CONSULTED, "agreement.consulted"),
    (State.DRAFT, State.AWAITING, "agreement.applied"),
    (State.DRAFT, State.APPROVED, "agreement.settled"),
    (State.CONSULTED, State.AWAITING, "agreement.applied"),
    (State.CONSULTED, State.APPROVED, "agreement.settled"),
    (State.AWAITING, State.APPROVED, "agreement.settled"),
    (State.CONSULTED, State.DRAFT, "agreement.taken_back"),
    (State.AWAITING, State.DRAFT, "agreement.taken_back"),
    (State.APPROVED, State.DRAFT, "agreement.taken_back"),
    (State.APPROVED, State.RUNNING, "agreement.started"),
    (State.RUNNING, State.EXTENDED, "agreement.extended"),
    (State.RUNNING, State.INTERRUPTED, "agreement.interrupted"),
    (State.EXTENDED, State.INTERRUPTED, "agreement.interrupted"),
    (State.INTERRUPTED, State.RUNNING, "agreement.resumed"),
    (State.INTERRUPTED, State.EXTENDED, "agreement.resumed"),
    (State.RUNNING, State.ENDED, "agreement.ended"),
    (State.EXTENDED, State.ENDED, "agreement.ended"),
    (State.INTERRUPTED, State.ENDED, "agreement.ended"),
    (State.ENDED, State.RUNNING, "agreement.reopened"),
    (State.DRAFT, State.CANCELLED, "agreement.cancelled"),
    (State.CONSULTED, State.CANCELLED, "agreement.cancelled"),
    (State.AWAITING, State.CANCELLED, "agreement.cancelled"),
    (State.APPROVED, State.CANCELLED, "agreement.cancelled"),
)
BEFORE_START = (State.DRAFT, State.CONSULTED, State.AWAITING, State.APPROVED)
UNDER_WAY = (State.RUNNING, State.EXTENDED, State.INTERRUPTED)


class Change(models.TextChoices):
    """What made a version of an agreement."""

    DRAFTED = "drafted", _("utkast")
    EDITED = "edited", _("ändrat före start")
    EXTENDED = "extended", _("förlängning")
    SHORTENED = "shortened", _("kortare tid")
    EXTENT = "extent", _("annan omfattning")
    MOVED = "moved", _("annan arbetsplats")
    INTERRUPTED = "interrupted", _("uppehåll")
    RESUMED = "resumed", _("åter efter uppehåll")
    OTHER = "other", _("annan ändring")


class Standing(models.TextChoices):
    """What a version counts for."""

    CURRENT = "current", _("gäller")
    PENDING = "pending", _("väntar på godkännande")
    PAST = "past", _("gällde tidigare")
    WITHDRAWN = "withdrawn", _("återtagen")


class Party(models.TextChoices):
    """Who must approve. The unit's approver is never the one who drafted."""

    UNIT = "unit", _("arbetsmarknadsenheten")
    WORKPLACE = "workplace", _("arbetsplatsen")
    PARTICIPANT = "participant", _("deltagaren")


class EmploymentKind(models.TextChoices):
    """What sort of employment it is: LAS 4–6 §§. The values are those of core.rules.las."""

    FIXED_TERM = Employment.FIXED_TERM.value, _("särskild visstidsanställning")
    SUBSTITUTE = Employment.SUBSTITUTE.value, _("vikariat")
    SEASONAL = Employment.SEASONAL.value, _("säsongsanställning")
    TRIAL = Employment.TRIAL.value, _("provanställning")
    PERMANENT = Employment.PERMANENT.value, _("tillsvidareanställning")


class Wish(models.TextChoices):
    """Whether a workplace wants to keep the person after the internship."""

    UNASKED = "unasked", _("inte frågad")
    YES = "yes", _("vill behålla")
    MAYBE = "maybe", _("vet inte än")
    NO = "no", _("vill inte behålla")


class Cause(models.TextChoices):
    """Whose cause it was that an internship led to no employment."""

    WORKPLACE = "workplace", _("arbetsplatsen")
    PERSON = "person", _("personen")
    MONEY = "money", _("pengarna")
    AGENCY = "agency", _("Arbetsförmedlingen")
    UNION = "union", _("facket")
    OTHER = "other", _("annat")


EVERYBODY = (Party.UNIT, Party.WORKPLACE, Party.PARTICIPANT)
NEEDS: dict[Change, tuple[Party, ...]] = {  # whose yes each kind of version needs
    Change.DRAFTED: EVERYBODY,
    Change.EDITED: EVERYBODY,
    Change.EXTENDED: (Party.UNIT, Party.WORKPLACE),
    Change.SHORTENED: (Party.UNIT, Party.WORKPLACE),
    Change.EXTENT: EVERYBODY,
    Change.MOVED: EVERYBODY,
    Change.INTERRUPTED: (Party.UNIT,),
    Change.RESUMED: (Party.UNIT,),
    Change.OTHER: EVERYBODY,
}
BY_LINK: dict[Party, str] = {Party.WORKPLACE: "workplace_approval", Party.PARTICIPANT: "participant_approval"}
"""The purpose of the link that lets somebody without an account approve for themselves."""
