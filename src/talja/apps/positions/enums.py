"""The life of a position, and when it is followed up."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    DESCRIBED = "described", _("beskriven")
    AGREED = "agreed", _("överenskommen")
    OPEN = "open", _("söker någon")
    FILLED = "filled", _("tillsatt")
    CLOSED = "closed", _("avslutad")


TRANSITIONS: Final = (
    (State.DESCRIBED, State.AGREED, "position.agreed"),
    (State.AGREED, State.OPEN, "position.opened"),
    (State.OPEN, State.FILLED, "position.filled"),
    (State.FILLED, State.OPEN, "position.vacated"),
    (State.DESCRIBED, State.CLOSED, "position.closed"),
    (State.AGREED, State.CLOSED, "position.closed"),
    (State.OPEN, State.CLOSED, "position.closed"),
    (State.FILLED, State.CLOSED, "position.closed"),
)
"""From, to, and the code of the event."""


class Occasion(models.TextChoices):
    """When the hours that were freed are asked for, counted from the day the position was filled."""

    WEEKS_6 = "weeks_6", _("efter 6 veckor")
    MONTHS_3 = "months_3", _("efter 3 månader")
    MONTHS_6 = "months_6", _("efter 6 månader")
