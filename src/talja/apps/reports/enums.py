"""Words of the reports: what a goal can be about."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class GoalCode(models.TextChoices):
    """What figures are held against. Each code has its own numbers; see `inputs`."""

    RUNNING_SUBSIDISED = "running_subsidised", _("pågående anställningar med stöd")
    ONWARD_SHARE = "onward_share", _("andel som går vidare")
    REFERENCE_POPULATION = "reference_population", _("arbetslösa i kommunen")
