"""Words of the documents: what kinds there are, and what a placeholder can hold."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """A kind of document. Its code is also the name of the template that ships with Talja."""

    AGREEMENT = "agreement", _("Överenskommelse")
    DECISION_BASIS = "decision_basis", _("Beslutsunderlag")
    UNION_LETTER = "union_letter", _("Brev till facket")
    AGENCY_BASIS = "agency_basis", _("Underlag till Arbetsförmedlingen")
    COMMITTEE_LETTER = "committee_letter", _("Tjänsteskrivelse")
    CERTIFICATE = "certificate", _("Intyg om arbetslivserfarenhet")
    FOLLOW_UP_REPORT = "follow_up_report", _("Avstämning")
    JOB_DESCRIPTION = "job_description", _("Befattningsbeskrivning")
    POSITIONS_BASIS = "positions_basis", _("Beslutsunderlag för befattningar")


class Holds(models.TextChoices):
    """What a placeholder holds."""

    TEXT = "text", _("text")
    LIST = "list", _("lista")
    YES_NO = "yes_no", _("ja eller nej")
