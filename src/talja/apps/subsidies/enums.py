"""Words of the support: the life of a municipality's own rule."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RuleState(models.TextChoices):
    PROPOSED = "proposed", _("föreslagen")
    APPROVED = "approved", _("godkänd")
    REJECTED = "rejected", _("avslagen")
    WITHDRAWN = "withdrawn", _("återtagen")


# from, to, event code: the life of a rule change. The diagram in docs/reference is drawn from this.
# What is approved stays so, as amounts may rest on it: it is corrected by a new change, which two persons decide too.
TRANSITIONS: tuple[tuple[RuleState, RuleState, str], ...] = (
    (RuleState.PROPOSED, RuleState.APPROVED, "rule.approved"),
    (RuleState.PROPOSED, RuleState.REJECTED, "rule.rejected"),
    (RuleState.PROPOSED, RuleState.WITHDRAWN, "rule.withdrawn"),
)


class RuleKind(models.TextChoices):
    """What a municipality's own rule file is."""

    VALUES = "values", _("nya värden")
    SCHEME = "scheme", _("en hel stödform")
