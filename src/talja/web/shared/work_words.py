"""What waits for somebody, in words: what to do, and the page where it is done."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy


@dataclass(frozen=True, slots=True)
class Work:
    """What to do about an item, where, and an icon. `about` gives the words for what `WorkItem.about` says in code."""

    text: str | Promise
    url_name: str
    icon: str


@dataclass(frozen=True, slots=True)
class MoreWork:
    """What there was no room for: in words with and without a number, and the page where all of it stands, if any."""

    numbered: str | Promise
    uncounted: str | Promise
    url_name: str = ""

    def counted(self, count: int) -> str:
        """Return how many more there are."""
        return str(self.numbered % {"count": count})


WORK: dict[str, Work] = {
    # managers' and employers' requests
    "request_new": Work(_("Svara på ärendet"), "coordinator:request", "inbox"),
    "request_promise": Work(_("Svara nu: löftet går ut"), "coordinator:request", "inbox"),
    "request_asker_wrote": Work(_("Läs vad frågaren har skrivit"), "coordinator:request", "inbox"),
    "request_waits_for_you": Work(_("Svara på vår fråga"), "manager:request", "message-circle-question-mark"),
    # agreements
    "agreement_to_answer": Work(_("Läs och godkänn överenskommelsen"), "manager:agreement", "handshake"),
    "agreement_to_approve": Work(_("Granska och godkänn överenskommelsen"), "coordinator:agreement", "handshake"),
    "agreement_refused": Work(_("Läs vad som behöver ändras"), "coordinator:agreement", "handshake"),
    "agreement_begins_soon": Work(_("Gör klart överenskommelsen"), "coordinator:agreement", "handshake"),
    "agreement_to_start": Work(_("Starta: första dagen är här"), "coordinator:agreement", "handshake"),
    "change_to_approve": Work(_("Granska ändringen"), "coordinator:agreement", "handshake"),
    "wish_to_ask": Work(_("Fråga om de vill behålla praktikanten"), "coordinator:conversion", "arrow-up-right"),
    "offer_to_make": Work(_("Gör anställning av praktiken"), "coordinator:conversion", "arrow-up-right"),
    # the union and Arbetsförmedlingen
    "consultation_unanswered": Work(_("Facket har inte svarat i tid"), "coordinator:consultation", "users-round"),
    "consultation_without_representative": Work(
        _("Ombudet har slutat: fråga någon annan"), "coordinator:consultation", "users-round"
    ),
    "consultation_contact": Work(_("Facket vill bli kontaktat"), "coordinator:consultation", "users-round"),
    "application_send": Work(_("Skicka ansökan till Arbetsförmedlingen"), "coordinator:application", "landmark"),
    "application_slow": Work(_("Fråga Arbetsförmedlingen om beslutet"), "coordinator:application", "landmark"),
    "application_renew": Work(_("Sök förlängning"), "coordinator:application", "landmark"),
    # follow-up
    "followup.due": Work(_("Följ upp"), "coordinator:followup", "calendar-check"),
    "followup.overdue": Work(_("Följ upp: är sent"), "coordinator:followup", "calendar-check"),
    "followup.belief_due": Work(_("Fråga om erfarenheten"), "coordinator:followup", "calendar-check"),
    "followup.belief_overdue": Work(_("Fråga om erfarenheten: är sent"), "coordinator:followup", "calendar-check"),
    "followup.end_due": Work(_("Bedöm hur det slutar"), "coordinator:followup", "calendar-check"),
    "followup.end_overdue": Work(_("Bedöm hur det slutade"), "coordinator:followup", "calendar-check"),
    "form.unanswered_workplace": Work(_("Ring arbetsplatsen: inget svar"), "coordinator:followup", "calendar-check"),
    "form.unanswered_participant": Work(_("Ring deltagaren: inget svar"), "coordinator:followup", "calendar-check"),
    "check.due": Work(_("Ta reda på hur det har gått"), "coordinator:placement", "phone"),
    "support.ends_30": Work(_("Slutar inom 30 dagar: vad händer sedan?"), "coordinator:placement", "flag"),
    "support.ends_90": Work(_("Slutar inom 90 dagar: vad händer sedan?"), "coordinator:placement", "flag"),
    "support.ends_180": Work(_("Slutar inom 180 dagar: vad händer sedan?"), "coordinator:placement", "flag"),
    "plan.missing": Work(_("Skriv en plan för vad som händer sedan"), "coordinator:placement", "flag"),
    "workplace.nobody": Work(_("Ingen att fråga på arbetsplatsen"), "coordinator:placement", "user-x"),
    # finding work
    "possibility.next_step": Work(_("Ta nästa steg"), "strategist:possibility", "sprout"),
    "possibility.unanswered": Work(_("Påminn: frågan har inget svar"), "strategist:possibility", "sprout"),
    "position.measure": Work(_("Fråga hur mycket tid befattningen frigör"), "strategist:position", "briefcase"),
}
"""Every code of the apps' `work_of`. A test walks the apps and finds one without words."""

FOR_MANAGERS: dict[str, Work] = {
    "wish_to_ask": Work(_("Vill ni behålla praktikanten?"), "manager:keep_intern", "arrow-up-right"),
}
"""Codes that those bound to workplaces of their own have other words and pages for."""

CONVERSION = frozenset({"wish_to_ask", "offer_to_make"})
"""What leads from an internship to an employment: says already that it ends."""

ENDING = frozenset({"support.ends_30", "support.ends_90", "support.ends_180", "plan.missing"})
"""What says that a placement ends, or has no plan."""

MORE: dict[str, MoreWork] = {
    "requests": MoreWork(
        ngettext_lazy("%(count)s ärende till", "%(count)s ärenden till", "count"),
        _("Fler ärenden"),
        "coordinator:request_list",
    ),
    "agreements": MoreWork(
        ngettext_lazy("%(count)s överenskommelse till", "%(count)s överenskommelser till", "count"),
        _("Fler överenskommelser"),
        "coordinator:agreement_list",
    ),
    "internships": MoreWork(
        ngettext_lazy("%(count)s praktik till som slutar", "%(count)s praktiker till som slutar", "count"),
        _("Fler praktiker som slutar"),
        "coordinator:conversion_list",
    ),
    "consultations": MoreWork(
        ngettext_lazy("%(count)s fråga till facket till", "%(count)s frågor till facket till", "count"),
        _("Fler frågor till facket"),
        "coordinator:agreement_list",
    ),
    "applications": MoreWork(
        ngettext_lazy(
            "%(count)s ansökan till Arbetsförmedlingen till",
            "%(count)s ansökningar till Arbetsförmedlingen till",
            "count",
        ),
        _("Fler ansökningar till Arbetsförmedlingen"),
        "coordinator:officer_list",
    ),
    "followups": MoreWork(
        ngettext_lazy("%(count)s uppföljning till", "%(count)s uppföljningar till", "count"),
        _("Fler uppföljningar"),
        "coordinator:followup_list",
    ),
    "checks": MoreWork(
        ngettext_lazy("%(count)s person till att ringa", "%(count)s personer till att ringa", "count"),
        _("Fler att ringa"),
        "coordinator:call_day",
    ),
    "possibilities": MoreWork(
        ngettext_lazy("%(count)s möjlighet till", "%(count)s möjligheter till", "count"),
        _("Fler möjligheter"),
        "strategist:possibility_list",
    ),
    "plans": MoreWork(
        ngettext_lazy(
            "%(count)s placering till som slutar eller saknar plan",
            "%(count)s placeringar till som slutar eller saknar plan",
            "count",
        ),
        _("Fler placeringar som slutar eller saknar plan"),
    ),
}
"""Every sort of which the apps' `work_of` can have more. A test walks the apps and finds one without words."""
