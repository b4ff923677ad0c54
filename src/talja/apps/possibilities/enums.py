"""The way from an idea to a position, who can move it on, and what was said of it."""

from itertools import pairwise
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Step(models.TextChoices):
    NOTICED = "noticed", _("uppmärksammad")
    CONTACTED = "contacted", _("kontaktad")
    VISIT = "visit", _("besök")
    INVENTORY = "inventory", _("inventering")
    CARVED = "carved", _("snickrad")
    AGREED = "agreed", _("överenskommen")
    FILLED = "filled", _("tillsatt")
    ASIDE = "aside", _("lagd åt sidan")


WAY: Final = tuple(step for step in Step if step != Step.ASIDE)
"""The steps in order. Any of them may be skipped, forwards and backwards."""

UNDER_WAY: Final = tuple(step for step in WAY if step != Step.FILLED)

MOVED_ON: Final = "possibility.moved_on"
MOVED_BACK: Final = "possibility.moved_back"
LAID_ASIDE: Final = "possibility.laid_aside"
TAKEN_UP: Final = "possibility.taken_up"

TRANSITIONS: Final = (
    *((origin, target, MOVED_ON) for origin, target in pairwise(WAY)),
    *((target, origin, MOVED_BACK) for origin, target in pairwise(WAY)),
    *((step, Step.ASIDE, LAID_ASIDE) for step in UNDER_WAY),
    *((Step.ASIDE, step, TAKEN_UP) for step in UNDER_WAY),
)
"""From, to, and the code of the event. Several of `MOVED_ON`, or of `MOVED_BACK`, may be taken at once."""


class Who(models.TextChoices):
    """Who has something to do, or to say, before there is a job."""

    US = "us", _("vi")
    EMPLOYER = "employer", _("arbetsgivaren")
    AGENCY = "agency", _("Arbetsförmedlingen")
    UNION = "union", _("facket")
    SOCIAL = "social", _("socialtjänsten")
    INSURANCE = "insurance", _("Försäkringskassan")


class TouchKind(models.TextChoices):
    VISIT = "visit", _("besök")
    CALL = "call", _("samtal")
    LETTER = "letter", _("brev eller mejl")
    MEETING = "meeting", _("möte")


class Outcome(models.TextChoices):
    """What somebody said when they were asked."""

    YES = "yes", _("ja")
    NO = "no", _("nej")
    TALK = "talk", _("vill veta mer")
    NOT_NEEDED = "not_needed", _("behövs inte längre")
