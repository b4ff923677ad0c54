"""Words of the desk: what is asked, by whom, where a request stands, and how it ended."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What somebody asks for."""

    HANDS = "hands", _("behöver fler händer")
    KEEP_INTERN = "keep_intern", _("vill behålla en praktikant")
    SUPPORT_ENDS = "support_ends", _("ett stöd tar slut")
    QUESTION = "question", _("har en fråga")


ABOUT_SOMEBODY: Final = frozenset({Kind.KEEP_INTERN, Kind.SUPPORT_ENDS})
"""Kinds that can point at somebody who is at the workplace."""


class Origin(models.TextChoices):
    """How a request came."""

    ACCOUNT = "account", _("chef med konto")
    PUBLIC = "public", _("öppna sidan")
    INVITED = "invited", _("inbjuden")


class State(models.TextChoices):
    NEW = "new", _("ny")
    IN_PROGRESS = "in_progress", _("pågår")
    WAITING = "waiting_for_asker", _("väntar på den som frågade")
    ANSWERED = "answered", _("löst")
    CLOSED = "closed", _("stängt")


OPEN: Final = (State.NEW, State.IN_PROGRESS, State.WAITING)
SETTLED: Final = (State.ANSWERED, State.CLOSED)


class Who(models.TextChoices):
    """Who takes a request from one state to another."""

    DESK = "desk", _("handläggaren")
    ASKER = "asker", _("den som frågade")
    CLOCK = "clock", _("tiden")


class Outcome(models.TextChoices):
    """How a request ended. The first three solve it; the others close it."""

    AGREEMENT = "led_to_agreement", _("ledde till en överenskommelse")
    ANSWERED = "answered", _("besvarad")
    NO_POSSIBILITY = "no_possibility", _("går inte att ordna")
    WITHDRAWN = "withdrawn", _("återtagen")
    SILENT = "no_reply", _("inget svar från den som frågade")


SOLVED_BY: Final = (Outcome.AGREEMENT, Outcome.ANSWERED, Outcome.NO_POSSIBILITY)
CLOSED_BY: Final = (Outcome.WITHDRAWN, Outcome.SILENT)


# from, to, who, event code: the life of a request. The diagram in docs/reference is drawn from this.
# A new message from the one who asked opens what was ended: nobody has to begin again.
TRANSITIONS: tuple[tuple[State, State, Who, str], ...] = (
    (State.NEW, State.IN_PROGRESS, Who.DESK, "request.started"),
    (State.NEW, State.WAITING, Who.DESK, "request.asked_back"),
    (State.NEW, State.ANSWERED, Who.DESK, "request.solved"),
    (State.NEW, State.CLOSED, Who.ASKER, "request.withdrawn"),
    (State.NEW, State.CLOSED, Who.CLOCK, "request.unconfirmed"),
    (State.IN_PROGRESS, State.WAITING, Who.DESK, "request.asked_back"),
    (State.IN_PROGRESS, State.ANSWERED, Who.DESK, "request.solved"),
    (State.IN_PROGRESS, State.CLOSED, Who.ASKER, "request.withdrawn"),
    (State.WAITING, State.IN_PROGRESS, Who.DESK, "request.started"),
    (State.WAITING, State.IN_PROGRESS, Who.ASKER, "request.asker_wrote"),
    (State.WAITING, State.ANSWERED, Who.DESK, "request.solved"),
    (State.WAITING, State.CLOSED, Who.ASKER, "request.withdrawn"),
    (State.WAITING, State.CLOSED, Who.CLOCK, "request.fell_silent"),
    (State.ANSWERED, State.IN_PROGRESS, Who.ASKER, "request.reopened"),
    (State.CLOSED, State.IN_PROGRESS, Who.ASKER, "request.reopened"),
)


class Voice(models.TextChoices):
    """Whose words a message is, and who reads it."""

    ASKER = "asker", _("den som frågade")
    DESK = "desk", _("svar")
    NOTE = "note", _("intern anteckning")


class Queue(models.TextChoices):
    """The desk's lists."""

    OPEN = "open", _("Att göra")
    WAITING = "waiting", _("Väntar på svar")
    SETTLED = "settled", _("Avslutade")


class Holder(models.TextChoices):
    """Whose requests the desk shows."""

    ANYBODY = "", _("alla")
    ME = "me", _("mina")
    NOBODY = "nobody", _("ingen har tagit")
