"""What a link can be for: the page it leads to, and what its first page says of it. Nothing personal stands there."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Purpose:
    """The URL name of the page, which takes the matter's key as `key`, and the words of the link's first page."""

    url: str
    heading: str | Promise
    text: str | Promise


PURPOSES: Final[dict[str, Purpose]] = {
    "request": Purpose(
        "guest:request",
        _("Ditt ärende hos kommunen"),
        _("Du har hört av dig till kommunen. Här läser du svaret, och kan skriva mer."),
    ),
    "consultation": Purpose(
        "guest:consultation",
        _("Samråd med kommunen"),
        _("Kommunen ber om ditt förbunds syn på en anställning eller på arbetsuppgifter. Här läser och svarar du."),
    ),
    "workplace_form": Purpose(
        "guest:workplace_form",
        _("Frågor till arbetsplatsen"),
        _("Kommunen vill veta hur det går. Frågorna är få och tar några minuter."),
    ),
    "participant_form": Purpose(
        "guest:participant_form",
        _("Frågor till dig"),
        _("Vi vill veta hur du har det. Frågorna är få och tar några minuter."),
    ),
    "workplace_approval": Purpose(
        "guest:workplace_approval",
        _("En överenskommelse"),
        _("Här läser du en överenskommelse om någon som ska arbeta hos er, och säger om ni godkänner den."),
    ),
    "participant_approval": Purpose(
        "guest:participant_approval",
        _("Din överenskommelse"),
        _("Här läser du vad du ska arbeta med, och säger om du godkänner det."),
    ),
}
