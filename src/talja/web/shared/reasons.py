"""Reason codes in Swedish: what a person reads when something is refused. A house test finds codes without text."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talja.core.kernel.verdict import Denied, Verdict

REASONS: dict[str, str | Promise] = {
    "missing_right": _("Din roll ger inte rätt till det här. Fråga din administratör om du behöver den."),
    "not_found": _("Det du söker finns inte, eller så har du inte rätt att se det."),
}


def say(reason: Denied | Verdict | str) -> str:
    """Return the Swedish text for a refusal or a code. Raises `KeyError` for a code without text."""
    code = reason if isinstance(reason, str) else reason.code
    return str(REASONS[code])
