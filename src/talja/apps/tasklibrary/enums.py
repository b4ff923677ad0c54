"""Words of the library: how an edition came to be, and whose file of occupations it is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Origin(models.TextChoices):
    """How an edition came to be."""

    WRITTEN = "written", _("skriven här")
    TAKEN = "taken", _("hämtad ur en fil")
    REVERTED = "reverted", _("återställd")


class Publisher(models.TextChoices):
    """Who publishes a file that suggests tasks."""

    SSYK = "ssyk", _("SSYK 2012")
    ONET = "onet", _("O*NET")
