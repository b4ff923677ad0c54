"""What is recorded about a person, in the register's own codes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sex(models.TextChoices):
    WOMAN = "woman", _("kvinna")
    MAN = "man", _("man")
    UNKNOWN = "", _("okänt")


class Born(models.TextChoices):
    SWEDEN = "sweden", _("född i Sverige")
    ABROAD = "abroad", _("född utomlands")
    UNKNOWN = "", _("okänt")


class Education(models.TextChoices):
    """Highest completed education, levels as in SUN 2020 put together."""

    LESS_THAN_PRIMARY = "less_than_primary", _("kortare än grundskola")
    PRIMARY = "primary", _("grundskola")
    UPPER_SECONDARY = "upper_secondary", _("gymnasium")
    POST_SECONDARY_SHORT = "post_secondary_short", _("eftergymnasial, kortare än 2 år")
    POST_SECONDARY_LONG = "post_secondary_long", _("eftergymnasial, 2 år eller längre")
    UNKNOWN = "", _("okänt")


class Protection(models.TextChoices):
    """Protected personal data: OSL 2009:400 22:1, folkbokföringslagen 1991:481 16 §, lag 1991:483."""

    NONE = "", _("nej")
    SEKRETESSMARKERING = "sekretessmarkering", _("sekretessmarkering")
    SKYDDAD_FOLKBOKFORING = "skyddad_folkbokforing", _("skyddad folkbokföring")
    FINGERAD = "fingerad", _("fingerade personuppgifter")


class Language(models.TextChoices):
    """Which language somebody reads best: what a letter or a call should be in. ISO 639 codes."""

    SWEDISH = "sv", _("svenska")
    EASY_SWEDISH = "sv-easy", _("lätt svenska")
    ENGLISH = "en", _("engelska")
    ARABIC = "ar", _("arabiska")
    DARI = "prs", _("dari")
    PERSIAN = "fa", _("persiska")
    SOMALI = "so", _("somaliska")
    TIGRINYA = "ti", _("tigrinja")
    UKRAINIAN = "uk", _("ukrainska")
    OTHER = "other", _("annat språk")
    UNKNOWN = "", _("okänt")


class VersionEvent(models.TextChoices):
    """What made a version: the same words for persons and placements."""

    REGISTERED = "registered", _("registrerad")
    CHANGED = "changed", _("ändrad")
    ENDED = "ended", _("avslutad")
    REOPENED = "reopened", _("öppnad igen")
    REMOVED = "removed", _("borttagen")
    RESTORED = "restored", _("återställd")
