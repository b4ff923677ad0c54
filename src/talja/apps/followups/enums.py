"""Words of the follow-up: what one aims at, how it goes, what an outcome rests on, and answers on a scale."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from talja.apps.placements.enums import Destination
from talja.core.chain.schedule import Kind

_SOLUTIONS = (
    Destination.ORDINARY_MUNICIPAL_JOB,
    Destination.ORDINARY_PRIVATE_JOB,
    Destination.STUDIES_BASIC,
    Destination.STUDIES_UPPER_SECONDARY,
    Destination.STUDIES_VOCATIONAL,
    Destination.STUDIES_UNIVERSITY,
    Destination.STUDIES_FOLK_HIGH_SCHOOL,
)
OTHER_AIM: Final = "other"
AIMS: Final = (*((one.value, one.label) for one in _SOLUTIONS), (OTHER_AIM, _("något annat")))
"""What a plan can aim at: the destinations that are permanent solutions, in the register's own codes, and another."""


class FollowUpKind(models.TextChoices):
    """The kinds of core.chain.schedule, in Swedish."""

    FIRST_CONTACT = Kind.FIRST_CONTACT.value, _("första kontakten")
    CHECK_IN = Kind.CHECK_IN.value, _("avstämning")
    THREE_PARTY = Kind.THREE_PARTY.value, _("trepartsmöte med Arbetsförmedlingen")
    EXPERIENCE = Kind.EXPERIENCE.value, _("egen upplevelse och handläggarens tro")
    END_TALK = Kind.END_TALK.value, _("samtal inför slutet")
    END = Kind.END.value, _("avslut med bedömning")
    EXTRA = Kind.EXTRA.value, _("extra uppföljning")


class Going(models.TextChoices):
    """How it goes, as those who met saw it."""

    WELL = "well", _("bra")
    MIXED = "mixed", _("både bra och svårt")
    BADLY = "badly", _("svårt")
    UNKNOWN = "unknown", _("vet inte")


class Attended(models.TextChoices):
    PERSON = "person", _("personen")
    WORKPLACE = "workplace", _("arbetsplatsen")
    AGENCY = "agency", _("Arbetsförmedlingen")
    UNION = "union", _("facket")
    OTHER = "other", _("någon annan")


class Evidence(models.TextChoices):
    """What is known of an outcome rests on this."""

    CONTRACT_SEEN = "contract_seen", _("anställningsavtalet sett")
    EMPLOYER_CONFIRMED = "employer_confirmed", _("arbetsgivaren bekräftade")
    ADMISSION_SEEN = "admission_seen", _("antagningsbeskedet sett")
    PERSON_TOLD = "person_told", _("personen berättade")
    UNKNOWN = "unknown", _("okänt")


class Still(models.TextChoices):
    """Whether somebody still is where it led, or still has work or studies."""

    YES = "yes", _("ja")
    NO = "no", _("nej")
    UNKNOWN = "unknown", _("vet inte")


class Audience(models.TextChoices):
    """Who answers a form by a link. The value is the purpose of the link."""

    WORKPLACE = "workplace_form", _("arbetsplatsen")
    PARTICIPANT = "participant_form", _("personen")


class Ends(models.TextChoices):
    """Which day the countdown to the end of support rests on."""

    LAST_DAY = "last_day", _("sista dagen")
    PLANNED_LAST_DAY = "planned_last_day", _("den planerade sista dagen")
    DECISION_LAST_DAY = "decision_last_day", _("beslutet i registret")
    SUPPORT_DECISION = "support_decision", _("det inskrivna beslutet från Arbetsförmedlingen")


class Five(models.IntegerChoices):
    """A scale of five, said in words."""

    NOT_AT_ALL = 1, _("inte alls")
    A_LITTLE = 2, _("lite")
    MAYBE = 3, _("kanske")
    QUITE = 4, _("ganska mycket")
    MUCH = 5, _("mycket")
