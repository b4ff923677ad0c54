"""Why a placement cannot be counted, into a budget or as touched by a rule, in Swedish."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

UNCOUNTED: dict[str, str | Promise] = {
    "no_calculation": _("Ingen har räknat på placeringen än."),
    "scheme_unknown": _("Formen finns inte längre i regelboken."),
    "amount_unknown": _("Något som avgör beloppet är okänt."),
}
