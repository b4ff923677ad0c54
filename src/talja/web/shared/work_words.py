"""What waits for somebody, in words: what to do, and the page where it is done."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Work:
    """What to do about an item, where, and an icon. `about` gives the words for what `WorkItem.about` says in code."""

    text: str | Promise
    url_name: str
    icon: str


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
    "support.ends_30": Work(_("Stödet slutar inom 30 dagar"), "coordinator:placement", "flag"),
    "support.ends_90": Work(_("Stödet slutar inom 90 dagar"), "coordinator:placement", "flag"),
    "support.ends_180": Work(_("Stödet slutar inom 180 dagar"), "coordinator:placement", "flag"),
    "plan.missing": Work(_("Skriv en plan för vad som händer sedan"), "coordinator:placement", "flag"),
    "workplace.nobody": Work(_("Ingen att fråga på arbetsplatsen"), "coordinator:placement", "user-x"),
}
"""Every code of the apps' `work_of`. A test walks the apps and finds one without words."""

FOR_MANAGERS: dict[str, Work] = {
    "wish_to_ask": Work(_("Vill ni behålla praktikanten?"), "manager:keep_intern", "arrow-up-right"),
}
"""Codes that those bound to workplaces of their own have other words and pages for."""
