"""The log's codes in Swedish. A code without a text is shown as it is: a log hides nothing."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from talja.apps.organisation.enums import RoleKind
from talja.apps.placements.enums import EndReason

EVENTS: dict[str, str | Promise] = {
    "answer.changed": _("Ändrade ett publicerat svar"),
    "answer.published": _("Publicerade ett svar"),
    "answer.withdrawn": _("Tog bort ett publicerat svar"),
    "assessment.made": _("Bedömde hur en placering slutade"),
    "batch.applied": _("Förde in en importerad lista"),
    "batch.apply_failed": _("Kunde inte föra in en lista"),
    "batch.apply_started": _("Började föra in en lista"),
    "batch.cells_corrected": _("Rättade celler i en lista"),
    "batch.changes_ticked": _("Valde vilka ändringar som ska föras in"),
    "batch.discarded": _("Kastade en importerad lista"),
    "batch.failed": _("Kunde inte läsa en lista"),
    "batch.read": _("Läste en lista"),
    "batch.received": _("Tog emot en lista"),
    "batch.reread": _("Läste om en lista"),
    "batch.row_settled": _("Avgjorde en rad i en lista"),
    "batch.rows_decided": _("Avgjorde flera rader i en lista"),
    "batch.undo_failed": _("Kunde inte ångra en lista"),
    "batch.undo_started": _("Började ångra en lista"),
    "batch.undone": _("Ångrade en importerad lista"),
    "bounce.lifted": _("Lät en adress ta emot brev igen"),
    "bounce.noted": _("Noterade att en adress inte tar emot brev"),
    "calculation.stored": _("Sparade en uträkning"),
    "check.corrected": _("Rättade en kontroll efter avslut"),
    "check.recorded": _("Skrev in en kontroll efter avslut"),
    "contact.added": _("Lade till en kontakt"),
    "contact.changed": _("Ändrade en kontakt"),
    "contact.removed": _("Tog bort en kontakt"),
    "decision.corrected": _("Rättade ett beslut från Arbetsförmedlingen"),
    "decision.recorded": _("Skrev in ett beslut från Arbetsförmedlingen"),
    "decision.removed": _("Strök ett beslut från Arbetsförmedlingen"),
    "desk.away": _("Sa sig vara borta från ärendena"),
    "desk.back": _("Tar emot ärenden igen"),
    "desk.rules_set": _("Ändrade svarslöftet"),
    "difference.opened": _("Öppnade en skillnad mellan listor igen"),
    "difference.settled": _("Avgjorde en skillnad mellan listor"),
    "employer.added": _("Lade till en arbetsgivare"),
    "employer.changed": _("Ändrade en arbetsgivare"),
    "employer.removed": _("Tog bort en arbetsgivare"),
    "followup.added": _("Planerade en extra uppföljning"),
    "followup.corrected": _("Rättade en uppföljning"),
    "followup.moved": _("Flyttade en uppföljning"),
    "followup.planned": _("Planerade uppföljningar"),
    "followup.recorded": _("Skrev in en uppföljning"),
    "goal.set": _("Satte ett mål"),
    "letter.bounced": _("Fick tillbaka ett brev"),
    "letter.cancelled": _("Ställde in ett brev"),
    "letter.failed": _("Kunde inte skicka ett brev"),
    "letter.printed": _("Skrev ut ett brev"),
    "letter.queued": _("Skrev ett brev"),
    "letter.resent": _("Lät ett brev skickas igen"),
    "letter.said_sent": _("Sade att ett osäkert brev kom fram"),
    "letter.sent": _("Skickade ett brev"),
    "letter.to_paper": _("Lät ett brev gå på papper"),
    "letter.uncertain": _("Vet inte om ett brev gick i väg"),
    "letter.withheld": _("Höll inne ett brev"),
    "link.code_sent": _("Skickade en kod till en länk"),
    "link.code_wrong": _("Skrev fel kod till en länk"),
    "link.expired": _("En länk gick ut"),
    "link.made": _("Gjorde en länk"),
    "link.opened": _("Öppnade en länk"),
    "link.renewed": _("Bad om en ny länk"),
    "link.revoked": _("Tog tillbaka en länk"),
    "measures.loaded": _("Läste in insatser"),
    "municipality.set_up": _("Lade upp kommunen"),
    "person.case_worker_set": _("Bytte handläggare för en person"),
    "person.changed": _("Ändrade en person"),
    "person.contact_set": _("Skrev hur man når en person"),
    "person.registered": _("Registrerade en person"),
    "person.removed": _("Tog bort en person"),
    "person.restored": _("Återställde en person"),
    "placement.changed": _("Ändrade en placering"),
    "placement.ended": _("Avslutade en placering"),
    "placement.exported": _("Tog ut placeringar som fil"),
    "placement.registered": _("Registrerade en placering"),
    "placement.removed": _("Tog bort en placering"),
    "placement.reopened": _("Öppnade en placering igen"),
    "placement.restored": _("Återställde en placering"),
    "plan.made": _("Skrev en plan för vad som kommer efter"),
    "reply_template.removed": _("Tog bort en svarsmall"),
    "reply_template.saved": _("Sparade en svarsmall"),
    "request.asked_back": _("Ställde en fråga i ett ärende"),
    "request.asker_wrote": _("Skrev i sitt ärende"),
    "request.employer_connected": _("Kopplade ett ärende till en arbetsgivare"),
    "request.fell_silent": _("Stängde ett ärende som ingen svarade i"),
    "request.handed": _("Gav ett ärende till en handläggare"),
    "request.invited": _("Bjöd in en arbetsgivare att fråga"),
    "request.noted": _("Skrev en intern anteckning i ett ärende"),
    "request.outcome_changed": _("Ändrade hur ett ärende slutade"),
    "request.received": _("Lade ett ärende"),
    "request.reminded": _("Påminde i ett ärende"),
    "request.reopened": _("Öppnade ett ärende igen"),
    "request.solved": _("Löste ett ärende"),
    "request.started": _("Började med ett ärende"),
    "request.withdrawn": _("Tog tillbaka ett ärende"),
    "role.bound": _("Valde arbetsplatser för en roll"),
    "role.ended": _("Avslutade en roll"),
    "role.given": _("Gav en roll"),
    "role.withdrawn": _("Tog tillbaka en roll"),
    "rule.approved": _("Godkände en egen regel"),
    "rule.proposed": _("Föreslog en egen regel"),
    "rule.rejected": _("Avslog en egen regel"),
    "rule.withdrawn": _("Tog tillbaka ett förslag till egen regel"),
    "source.added": _("Lade till en källa"),
    "source.changed": _("Ändrade en källa"),
    "source.columns_forgotten": _("Glömde en källas kolumnval"),
    "source.trusted": _("Valde vilken källa som gäller"),
    "unit.added": _("Lade till en förvaltning eller enhet"),
    "unit.removed": _("Tog bort en förvaltning eller enhet"),
    "unit.renamed": _("Bytte namn på en förvaltning eller enhet"),
    "user.activated": _("Öppnade ett konto"),
    "user.changed": _("Ändrade en användare"),
    "user.created": _("Lade till en användare"),
    "user.deactivated": _("Stängde ett konto"),
    "user.password_link_sent": _("Skickade en länk för lösenord"),
    "user.sign_in_failed": _("Försökte logga in med fel lösenord"),
    "user.signed_in": _("Loggade in"),
    "view.deleted": _("Tog bort en sparad vy"),
    "view.saved": _("Sparade en vy"),
    "workplace.added": _("Lade till en arbetsplats"),
    "workplace.changed": _("Ändrade en arbetsplats"),
    "workplace.removed": _("Tog bort en arbetsplats"),
}

READINGS: dict[str, str | Promise] = {
    "batch": _("Såg en importerad lista"),
    "batch_row": _("Såg en rad i en importerad lista"),
    "budget": _("Såg budgeten och vilkas stöd som tar slut"),
    "calculation": _("Såg en sparad uträkning"),
    "calculation_excel": _("Tog ut en uträkning som Excel"),
    "calculation_pdf": _("Tog ut en uträkning som PDF"),
    "person": _("Såg en persons sida"),
    "person_contact": _("Öppnade en persons kontaktuppgifter"),
    "person_change": _("Öppnade en person för att ändra"),
    "person_list": _("Såg listan över personer"),
    "placement": _("Såg en placerings sida"),
    "placement_export": _("Tog ut placeringar som fil"),
    "placement_list": _("Såg listan över placeringar"),
    "placement_calculate": _("Räknade på en placering"),
    "placement_change": _("Öppnade en placering för att ändra"),
    "placement_decide": _("Öppnade en placering för att skriva in ett beslut"),
    "placement_decision_correct": _("Öppnade ett beslut för att rätta"),
    "placement_decision_remove": _("Öppnade ett beslut för att stryka"),
    "placement_end": _("Öppnade en placering för att avsluta"),
    "placement_new": _("Sökte person till en ny placering"),
    "placement_new_for": _("Öppnade en ny placering för en person"),
    "placement_remove": _("Öppnade en placering för att ta bort"),
    "placement_reopen": _("Öppnade en placering för att öppna igen"),
    "reconciliation": _("Såg avstämningen"),
    "rule_impact": _("Såg vilka anställningar en egen regel ändrar"),
}

KINDS: dict[str, str | Promise] = {
    "assessment": _("bedömning av slutet"),
    "batch": _("lista"),
    "bounce": _("adress som inte tar emot brev"),
    "calculation": _("uträkning"),
    "check": _("kontroll efter avslut"),
    "contact": _("kontakt"),
    "employer": _("arbetsgivare"),
    "followup": _("uppföljning"),
    "letter": _("brev"),
    "link": _("länk"),
    "municipality": _("kommun"),
    "person": _("person"),
    "placement": _("placering"),
    "plan": _("plan"),
    "rulechange": _("egen regel"),
    "source": _("källa"),
    "supportdecision": _("beslut om stöd"),
    "unit": _("enhet"),
    "user": _("användare"),
    "workplace": _("arbetsplats"),
}

FACTS: dict[str, str | Promise] = {
    "added": _("nya"),
    "book": _("regelbok"),
    "closed_day": _("stängd från"),
    "fields": _("ändrat"),
    "first_day": _("från"),
    "kind": _("slag"),
    "last_day": _("till"),
    "goal": _("mål"),
    "is_demo": _("demokommun"),
    "months": _("månader efter"),
    "moved": _("flyttade"),
    "municipality_code": _("kommunkod"),
    "number_kind": _("slag av nummer"),
    "placement": _("placering"),
    "purpose": _("ändamål"),
    "reason": _("orsak"),
    "reply": _("svarskod"),
    "rows": _("rader"),
    "sees_protected": _("ser skyddade"),
    "taken_away": _("borttagna"),
    "tries": _("försök"),
    "trouble": _("varför"),
    "state": _("läge"),
    "takes_effect_on": _("ändrar belopp från"),
    "valid_from": _("gäller från"),
    "workplaces": _("arbetsplatser"),
}

WORDS: dict[str, str | Promise] = {
    "association": _("förening"),
    "closed_day": _("stängning"),
    "cost_centre": _("ansvar"),
    "email": _("e-post"),
    "municipal": _("kommunal"),
    "name": _("namn"),
    "org_number": _("organisationsnummer"),
    "phone": _("telefon"),
    "private": _("privat"),
    "title": _("befattning"),
    **{kind.value: kind.label for kind in RoleKind},
    **{reason.value: reason.label for reason in EndReason},
}


def event_text(code: str) -> str:
    """Return what a person did, in Swedish."""
    return str(EVENTS.get(code, code))


def reading_text(code: str) -> str:
    """Return what a person saw, in Swedish."""
    return str(READINGS.get(code, code))


def kind_text(kind: str) -> str:
    """Return what kind of thing it was done to, in Swedish."""
    return str(KINDS.get(kind, kind))


def fact_texts(data: Mapping[str, Any]) -> list[str]:
    """Return what was recorded with an event, such as `ändrat: namn, ansvar`. What is empty is left out."""
    return [f"{FACTS.get(name, name)}: {_value_text(value)}" for name, value in sorted(data.items()) if _says(value)]


def _says(value: Any) -> bool:
    return value is not None and value is not False and value != ""


def _value_text(value: Any) -> str:
    if value is True:
        return _now("ja")
    if isinstance(value, str):
        return ", ".join(str(WORDS.get(word, word)) for word in value.split())
    return str(value)
