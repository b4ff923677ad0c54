"""The life of a carving and of a run of the solver."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    OPEN = "open", _("pågår")
    ACCEPTED = "accepted", _("förslag valt")
    DISCARDED = "discarded", _("lagd åt sidan")


TRANSITIONS: Final = (
    (State.OPEN, State.ACCEPTED, "carving.accepted"),
    (State.OPEN, State.DISCARDED, "carving.discarded"),
    (State.DISCARDED, State.OPEN, "carving.taken_up"),
)
"""From, to, and the code of the event."""


class RunState(models.TextChoices):
    QUEUED = "queued", _("väntar på sin tur")
    RUNNING = "running", _("räknar")
    DONE = "done", _("klar")
    STOPPED = "stopped", _("stoppad")
    FAILED = "failed", _("avbruten av ett fel")


UNDER_WAY: Final = (RunState.QUEUED, RunState.RUNNING)


class Edit(models.TextChoices):
    """What made a draft."""

    SOLVED = "solved", _("uträknad")
    MOVED = "moved", _("uppgift flyttad")
    LEFT = "left", _("uppgift lämnad kvar")
    CHOSEN = "chosen", _("val ändrade")
