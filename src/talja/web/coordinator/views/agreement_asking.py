"""Asking others about an agreement: the union, Arbetsförmedlingen, and those who approve by a link."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from talja.apps.agreements.enums import BY_LINK, Party
from talja.apps.agreements.lines import AgreementPage
from talja.apps.agreements.operations import apply_to_agency, ask_for_approval, consult_union, record_agency_outcome
from talja.apps.collaboration.enums import ApplicationState
from talja.apps.collaboration.queries import (
    ApplicationLine,
    applications_of,
    list_officers,
    list_unions,
    procedure_for,
    unions_for,
)
from talja.apps.organisation.enums import Right
from talja.apps.organisation.queries import list_contacts
from talja.apps.people.queries import contact_of
from talja.core.kernel.verdict import Denied
from talja.web.coordinator.agreement_moves import AGENCY, APPROVALS, UNION
from talja.web.coordinator.agreement_shown import address, heading, held_up, sent, shown
from talja.web.coordinator.forms.agreement_asking import AskForApprovalForm
from talja.web.coordinator.forms.collaboration import (
    FIELD_OF_CODE,
    ApplicationForm,
    ConsultForm,
    OutcomeForm,
    first_asked,
)
from talja.web.coordinator.writing import show_form, written
from talja.web.shared.agreement_words import PARTIES
from talja.web.shared.edge import Request, access

FORM = "coordinator/agreement_ask.html"


@access(Right.AGREEMENT_EDIT, reads=True)
def agreement_consult(request: Request, key: UUID) -> HttpResponseBase:
    """Send the agreement to a union, which gets a link and a day to answer by."""
    page = shown(request, key)
    if back := held_up(request, page, page.may_consult):
        return back
    now, procedure = page.current, procedure_for(page.current.measure_code)
    asked = unions_for(workplace_key=UUID(now.workplace_key), occupation=now.occupation, actor=request.actor)
    initial = first_asked(asked, procedure, on=request.today)
    form = ConsultForm(sent(request), initial=initial, unions=list_unions(actor=request.actor))
    consult = partial(_consult, request, key, form)
    if written(request, form, consult, done=_("Facket är frågat."), fields=FIELD_OF_CODE):
        return redirect(address(key, UNION))
    words = {
        "lead": _("Facket får en länk och ser arbetet och arbetsplatsen, inte vem det gäller."),
        "source": procedure.source,
        "verb": _("Skicka till facket"),
    }
    return show_form(request, FORM, form, heading(page, _("Fråga facket")) | words)


@access(Right.AGREEMENT_EDIT, reads=True)
def agreement_apply(request: Request, key: UUID) -> HttpResponseBase:
    """Note that an application was sent to Arbetsförmedlingen. Nothing is sent from here."""
    page = shown(request, key)
    if back := held_up(request, page, page.may_apply):
        return back
    now = page.current
    days = {"sent_day": request.today, "first_day": now.first_day, "last_day": now.last_day}
    officers = list_officers(actor=request.actor, present_only=True)
    form = ApplicationForm(sent(request), initial=days, officers=officers)
    apply = partial(_apply, request, page, form)
    if written(request, form, apply, done=_("Ansökan är inskriven."), fields=FIELD_OF_CODE):
        return redirect(address(key, AGENCY))
    words = {
        "lead": _("Talja skickar ingenting. Skriv in ansökan när du har skickat den till Arbetsförmedlingen."),
        "verb": _("Spara ansökan"),
    }
    return show_form(request, FORM, form, heading(page, _("Ansök hos Arbetsförmedlingen")) | words)


@access(Right.AGREEMENT_EDIT, reads=True)
def agreement_outcome(request: Request, key: UUID, application: UUID) -> HttpResponseBase:
    """Write in what Arbetsförmedlingen decided, once: the support and the register are told by it too."""
    page = shown(request, key)
    line = _application(request, key, application)
    corrects = line.state != ApplicationState.SENT
    form = OutcomeForm(sent(request), initial=_outcome_initial(request, line), is_correction=corrects)
    record = partial(_record, request, key, application, form)
    if written(request, form, record, done=_("Beslutet är inskrivet."), fields=FIELD_OF_CODE):
        return redirect(address(key, AGENCY))
    if getattr(form, "refused", "") == "changed_by_other":
        form.data = {**form.data.dict(), "seen": str(line.version)}  # type: ignore[attr-defined]  # a QueryDict
    words = {
        "lead": _("Skriv det som står i beslutet. Det du inte vet lämnar du tomt."),
        "verb": _("Spara beslutet"),
    }
    title = _("Rätta beslutet") if corrects else _("Skriv in beslutet")
    return show_form(request, FORM, form, heading(page, title) | words)


@access(Right.AGREEMENT_EDIT, reads=True)
def agreement_ask(request: Request, key: UUID, party: str) -> HttpResponseBase:
    """Send the workplace or the participant a link to approve by."""
    if party not in BY_LINK:
        raise Denied("not_found")
    page = shown(request, key)
    form = AskForApprovalForm(sent(request), initial=_reach(request, page, party))
    ask = partial(_ask, request, key, party, form)
    if written(request, form, ask, done=_("Brevet med länken är på väg."), fields=FIELD_OF_CODE):
        return redirect(address(key, APPROVALS))
    words = {
        "lead": _("Den som får länken skriver en kod ur brevet, läser överenskommelsen och svarar."),
        "verb": _("Skicka länken"),
        "who": PARTIES[party],
    }
    return show_form(request, FORM, form, heading(page, _("Be om godkännande")) | words)


def _reach(request: Request, page: AgreementPage, party: str) -> dict[str, Any]:
    """Return the name and address that are known; whoever sends can write others."""
    if party == Party.PARTICIPANT:
        reach = contact_of(person_key=page.line.person_key, actor=request.actor)
        return {"name": page.line.person_name, "email": reach.email}
    workplace = UUID(page.current.workplace_key) if page.current.workplace_key else None
    contacts = list_contacts(actor=request.actor, workplace_key=workplace) if workplace else []
    known = next((one for one in contacts if one.email), None)
    return {} if known is None else {"name": known.name, "email": known.email}


def _application(request: Request, key: UUID, application: UUID) -> ApplicationLine:
    """Return the application, if it is about the agreement and the actor may see it."""
    told = applications_of(matter_key=key, actor=request.actor)
    found = next((one for one in told if one.key == str(application)), None)
    if found is None:
        raise Denied("not_found")
    return found


def _outcome_initial(request: Request, line: ApplicationLine) -> dict[str, Any]:
    names = ("decision_reference", "amount", "level", "decision_first_day", "decision_last_day", "decided_day")
    told = {name: getattr(line, name) for name in names}
    if line.state == ApplicationState.SENT:
        return {"decided_day": request.today, "seen": line.version}
    return {**told, "state": line.state, "seen": line.version}


def _consult(request: Request, key: UUID, form: ConsultForm) -> None:
    union, representative = form.chosen()
    consult_union(
        agreement_key=key,
        union_key=union,
        representative_key=representative,
        deadline=form.cleaned_data["deadline"],
        remark=form.cleaned_data["remark"],
        actor=request.actor,
    )


def _apply(request: Request, page: AgreementPage, form: ApplicationForm) -> None:
    said = form.application(page.current.measure_code)
    apply_to_agency(agreement_key=UUID(page.line.key), said=said, actor=request.actor)


def _record(request: Request, key: UUID, application: UUID, form: OutcomeForm) -> None:
    record_agency_outcome(
        agreement_key=key,
        application_key=application,
        said=form.outcome(),
        actor=request.actor,
        seen=form.cleaned_data["seen"],
        reason=form.cleaned_data.get("reason", ""),
    )


def _ask(request: Request, key: UUID, party: str, form: AskForApprovalForm) -> None:
    ask_for_approval(agreement_key=key, party=party, actor=request.actor, **form.cleaned_data)
