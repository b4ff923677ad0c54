"""Words of letters: where a letter is on its way, and where it can go from there."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LetterState(models.TextChoices):
    QUEUED = "queued", _("i kö")
    SENDING = "sending", _("skickas nu")
    SENT = "sent", _("skickat")
    FAILED = "failed", _("gick inte att skicka")
    BOUNCED = "bounced", _("adressen tar inte emot")
    UNCERTAIN = "uncertain", _("osäkert om det kom fram")
    PAPER = "paper", _("på papper")
    WITHHELD = "withheld", _("hålls inne")
    CANCELLED = "cancelled", _("inställt")


S = LetterState
# from, to, event code: the life of a letter. The diagram in docs/reference is drawn from this.
TRANSITIONS: tuple[tuple[LetterState, LetterState, str], ...] = (
    (S.QUEUED, S.SENDING, ""),  # taken by one worker, alone: too many to record
    (S.SENDING, S.SENT, "letter.sent"),
    (S.SENDING, S.QUEUED, ""),  # tried in vain, tried again later
    (S.QUEUED, S.FAILED, "letter.failed"),
    (S.SENDING, S.FAILED, "letter.failed"),
    (S.SENDING, S.BOUNCED, "letter.bounced"),
    (S.SENDING, S.UNCERTAIN, "letter.uncertain"),
    (S.QUEUED, S.UNCERTAIN, "letter.uncertain"),  # a backup was put back: it may have been sent since
    (S.QUEUED, S.WITHHELD, "letter.withheld"),
    (S.QUEUED, S.BOUNCED, "letter.bounced"),
    (S.QUEUED, S.PAPER, "letter.to_paper"),
    (S.QUEUED, S.CANCELLED, "letter.cancelled"),
    (S.SENT, S.BOUNCED, "letter.bounced"),
    (S.UNCERTAIN, S.SENT, "letter.said_sent"),
    (S.UNCERTAIN, S.QUEUED, "letter.resent"),
    (S.FAILED, S.QUEUED, "letter.resent"),
    (S.BOUNCED, S.QUEUED, "letter.resent"),
    (S.WITHHELD, S.QUEUED, "letter.resent"),
    (S.FAILED, S.PAPER, "letter.to_paper"),
    (S.BOUNCED, S.PAPER, "letter.to_paper"),
    (S.UNCERTAIN, S.PAPER, "letter.to_paper"),
    (S.PAPER, S.WITHHELD, "letter.withheld"),
    (S.FAILED, S.CANCELLED, "letter.cancelled"),
    (S.BOUNCED, S.CANCELLED, "letter.cancelled"),
    (S.UNCERTAIN, S.CANCELLED, "letter.cancelled"),
    (S.WITHHELD, S.CANCELLED, "letter.cancelled"),
    (S.PAPER, S.CANCELLED, "letter.cancelled"),
)
UNSETTLED = (S.UNCERTAIN, S.FAILED, S.BOUNCED, S.WITHHELD)  # wait for a person to say what to do


class Trouble(models.TextChoices):
    """Why a letter is where it is, or why it was not sent the last time."""

    NONE = "", ""
    NO_CONNECTION = "no_connection", _("e-postservern svarar inte")
    DROPPED = "dropped", _("e-postservern bröt samtalet")
    TEMPORARY = "temporary", _("mottagarens server tog inte emot just då")
    SENDER_REFUSED = "sender_refused", _("e-postservern godtar inte vår avsändare")
    REFUSED = "refused", _("mottagarens server avvisade brevet")
    ADDRESS_REFUSED = "address_refused", _("adressen finns inte eller tar inte emot")
    ADDRESS_BOUNCED = "address_bounced", _("adressen har inte tagit emot tidigare brev")
    NO_ANSWER = "no_answer", _("e-postservern svarade inte sedan den fått brevet")
    STOPPED = "stopped", _("programmet stannade medan brevet skickades")
    RESTORED = "restored", _("en säkerhetskopia lades tillbaka, och brevet kan ha skickats dessförinnan")
    PROTECTED = "protected", _("personen har skyddade personuppgifter")
    PERSON_GONE = "person_gone", _("personen finns inte längre i registret")
    LINK_CLOSED = "link_closed", _("länken i brevet är stängd")
    WITHDRAWN = "withdrawn", _("det som brevet gällde är klart eller ändrat")
    BY_HAND = "by_hand", _("inställt för hand")
