"""What is known of a workplace: forms to tell it and to take it back, and the municipality's own limit."""

from functools import partial
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from talja.apps.organisation import operations, queries
from talja.apps.organisation.enums import Right
from talja.web.settings.fact_forms import FactsForm, ShareLimitForm
from talja.web.settings.pages import form_page, question_page, saved, tried
from talja.web.settings.trails import to_organisation, to_workplace
from talja.web.shared.edge import Request, access


@access(Right.ORGANISATION_EDIT)
def facts_add(request: Request, workplace_key: UUID) -> HttpResponseBase:
    """Tell what a workplace is like on a day."""
    line = queries.get_workplace(key=workplace_key, actor=request.actor, on=request.today)
    form = FactsForm(request.POST or None, initial={"as_of": request.today})
    tell = partial(_tell, request, workplace_key)
    if saved(request, form, tell, done=_("Uppgifterna är sparade.")):
        return redirect("settings:workplace", key=workplace_key)
    lead = _("Fyll i det du vet. Det du lämnar tomt står kvar som det var.")
    return form_page(request, form, title=_("Om arbetsplatsen"), lead=lead, crumbs=to_workplace(line))


@access(Right.ORGANISATION_EDIT)
def facts_remove(request: Request, key: UUID) -> HttpResponseBase:
    """Ask, and then take back what was told by mistake."""
    facts = queries.get_facts(key=key, actor=request.actor)
    line = queries.get_workplace(key=facts.workplace_key, actor=request.actor, on=request.today)
    if request.method == "POST":
        remove = partial(operations.remove_workplace_facts, facts_key=key, actor=request.actor)
        tried(request, remove, done=_("Uppgifterna är tillbakatagna."))
        return redirect("settings:workplace", key=line.key)
    return question_page(
        request,
        title=_("Ta tillbaka uppgifterna?"),
        text=_("Gör det om de var fel. Har något ändrats sedan dess: skriv nya uppgifter i stället."),
        verb=_("Ta tillbaka"),
        crumbs=to_workplace(line),
    )


@access(Right.ORGANISATION_EDIT)
def share_limit(request: Request) -> HttpResponseBase:
    """Set the highest share with support that the municipality accepts at a workplace."""
    now = queries.share_limit()
    form = ShareLimitForm(request.POST or None, initial={"percent": None if now is None else now * 100})
    limit = partial(operations.set_share_limit, actor=request.actor)
    if saved(request, form, limit, done=_("Gränsen är sparad.")):
        return redirect("settings:organisation")
    lead = _("Ingen lag säger hur stor andel som får ha stöd. Kommunen kan ha en egen gräns, överenskommen med facket.")
    return form_page(request, form, title=_("Gräns för andelen med stöd"), lead=lead, crumbs=to_organisation())


def _tell(request: Request, workplace_key: UUID, **said: object) -> None:
    facts = operations.FactsInput(**said)  # type: ignore[arg-type]  # the form's fields are those of FactsInput
    operations.record_workplace_facts(workplace_key=workplace_key, said=facts, actor=request.actor)
