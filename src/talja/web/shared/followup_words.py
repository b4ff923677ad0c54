"""The questions and answers of the follow-up forms in Swedish: plain words, and easy ones to the participant."""

from collections.abc import Iterator, Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talja.apps.followups.enums import Going

_LIKING: Final = {"1": _("inte alls"), "2": _("lite"), "3": _("ganska bra"), "4": _("bra"), "5": _("mycket bra")}
_BELIEVING: Final = {
    "1": _("inte alls"),
    "2": _("lite"),
    "3": _("kanske"),
    "4": _("ganska mycket"),
    "5": _("mycket"),
}
_YES_NO: Final = {"yes": _("ja"), "no": _("nej"), "unknown": _("vet inte")}

QUESTIONS: Final[Mapping[str, str | Promise]] = {
    "going": _("Hur går det?"),
    "hours_right": _("Är arbetstiden lagom?"),
    "keep": _("Vill ni ha kvar personen?"),
    "feeling": _("Hur trivs du på din plats?"),
    "managing": _("Klarar du dina uppgifter?"),
    "belief": _("Tror du att du får jobb eller börjar studera?"),
}
ANSWERS: Final[Mapping[str, Mapping[str, str | Promise]]] = {
    "going": {code.value: code.label for code in Going},
    "hours_right": _YES_NO,
    "keep": {"yes": _("ja"), "maybe": _("kanske"), "no": _("nej"), "unknown": _("vet inte än")},
    "feeling": _LIKING,
    "managing": _LIKING,
    "belief": _BELIEVING,
}
BELIEF: Final = _("Tror du att personen får jobb eller börjar studera?")
"""What the case worker is asked about every third month."""


def said_in_words(said: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Yield each question with what was answered, as facts for a page."""
    for code, answer in said.items():
        yield {"label": str(QUESTIONS[code]), "value": str(ANSWERS[code][answer])}
