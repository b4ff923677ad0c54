"""Letters in words: what kind they are, where they are on their way, and what to do about those that did not arrive."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talja.apps.correspondence.enums import LetterState, Trouble
from talja.apps.correspondence.queries import LetterLine

S, T = LetterState, Trouble
LETTER_KINDS: Final[dict[str, str | Promise]] = {
    "agreement.approval_participant": _("överenskommelse att godkänna"),
    "agreement.approval_workplace": _("överenskommelse att godkänna"),
    "consultation.overdue": _("svar på samråd har dröjt"),
    "consultation.question": _("samråd"),
    "consultation.reminder": _("påminnelse om samråd"),
    "correspondence.renewed": _("ny länk"),
    "followup.form": _("frågor inför uppföljning"),
    "followup.invitation": _("kallelse till uppföljning"),
    "followup.overdue": _("uppföljning har dröjt"),
    "followup.reminder": _("påminnelse om frågor"),
    "request.closed": _("ärende stängt"),
    "request.invited": _("ett ställe att fråga"),
    "request.received": _("kvitto på ärende"),
    "request.reminded": _("ärende väntar på svar"),
    "request.replied": _("svar på ärende"),
    "request.settled": _("ärende avgjort"),
}
"""Each kind of letter that an app writes: its code is the app's, its words are here."""

TONES: Final[dict[LetterState, str]] = {
    S.QUEUED: "info",
    S.SENDING: "info",
    S.SENT: "success",
    S.FAILED: "danger",
    S.BOUNCED: "danger",
    S.UNCERTAIN: "warning",
    S.PAPER: "warning",
    S.WITHHELD: "warning",
    S.CANCELLED: "neutral",
}
_ADVICE: Final[dict[LetterState, str | Promise]] = {
    S.QUEUED: _("Talja skickar brevet av sig självt. Du behöver inte göra något."),
    S.SENDING: _("Brevet är på väg till e-postservern. Du behöver inte göra något."),
    S.SENT: _("E-postservern har tagit emot brevet. Har det kommit tillbaka? Säg det här, så går inget mer brev dit."),
    S.BOUNCED: _(
        "Fråga mottagaren om adressen. Stämmer den? Ta bort den ur listan över adresser som inte tar emot, och skicka "
        "igen. Låt annars brevet gå på papper, och rätta adressen där den står."
    ),
    S.UNCERTAIN: _(
        "Fråga mottagaren om brevet kom. Säg här att det kom fram, eller skicka det igen. Talja skickar det inte igen "
        "av sig självt, för att ingen ska få det två gånger."
    ),
    S.PAPER: _("Skriv ut brevet, posta det och säg att det är gjort."),
    S.CANCELLED: _("Brevet skickas inte."),
}
_ADVICE_FAILED: Final[dict[Trouble, str | Promise]] = {
    T.SENDER_REFUSED: _("Be den som sköter er e-post kontrollera avsändaren, och skicka sedan igen."),
    T.REFUSED: _("Mottagarens server vill inte ha brevet. Ring mottagaren, eller låt brevet gå på papper."),
}
_TRIED: Final = _(
    "Talja har försökt i mer än tre dygn. Be den som sköter er e-post kontrollera servern och skicka sedan igen, eller "
    "låt brevet gå på papper."
)
_ADVICE_WITHHELD: Final[dict[Trouble, str | Promise]] = {
    T.PERSON_GONE: _("Personen finns inte längre i registret. Ställ in brevet."),
}
_PROTECTED: Final = _(
    "Inget skickas till eller om någon med skyddade personuppgifter. Nå personen på det sätt ni har kommit överens om, "
    "och ställ sedan in brevet."
)


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A letter in a list, in words. `to` says that it is hidden where it is."""

    line: LetterLine
    kind: str | Promise
    to: str | Promise
    state: str | Promise
    tone: str
    why: str | Promise


def letter_row(line: LetterLine) -> LetterRow:
    """Return the letter in words."""
    is_printed = line.state == S.PAPER and line.printed_at is not None
    return LetterRow(
        line=line,
        kind=kind_text(line.kind),
        to=_("dold mottagare") if line.is_hidden else line.name or line.to or _("utan namn"),
        state=_("utskrivet") if is_printed else line.state.label,
        tone="success" if is_printed else TONES[line.state],
        why=line.trouble.label if line.trouble else "",
    )


def kind_text(kind: str) -> str | Promise:
    """Return what kind of letter it is."""
    return LETTER_KINDS.get(kind, _("brev"))


def advice(line: LetterLine) -> str | Promise:
    """Return what somebody can do about the letter now."""
    if line.state == S.FAILED:
        return _ADVICE_FAILED.get(line.trouble, _TRIED)
    if line.state == S.WITHHELD:
        return _ADVICE_WITHHELD.get(line.trouble, _PROTECTED)
    if line.state == S.PAPER and line.printed_at is not None:
        return _("Brevet är utskrivet. Du behöver inte göra något.")
    return _ADVICE[line.state]
