"""Reason codes in Swedish: what a person reads when something is refused. A house test finds codes without text."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talja.core.kernel.verdict import Denied, Verdict

REASONS: dict[str, str | Promise] = {
    "missing_right": _("Din roll ger inte rätt till det här. Fråga din administratör om du behöver den."),
    "not_found": _("Det du söker finns inte, eller så har du inte rätt att se det."),
    "share_of_few": _("Gruppen är mindre än tio personer. Då visar vi ingen andel."),
    "share_reveals_few": _("Andelen skulle visa hur det gick för ett fåtal. Därför visar vi den inte."),
    "share_of_all": _(
        "Det gäller alla eller ingen i gruppen, och säger därför något om var och en. Vi visar det inte."
    ),
    "median_of_few": _("Gruppen är mindre än tio. Då visar vi ingen mediantid."),
}


def say(reason: Denied | Verdict | str) -> str:
    """Return the Swedish text for a refusal or a code. Raises `KeyError` for a code without text."""
    code = reason if isinstance(reason, str) else reason.code
    return str(REASONS[code])
