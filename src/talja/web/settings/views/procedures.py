"""How each form of support is handled: whom to ask, by what law and how long before; and the municipality's own way."""

from functools import partial

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from talja.apps.collaboration import operations
from talja.apps.collaboration.queries import get_procedure, list_procedures
from talja.apps.organisation.enums import Right
from talja.web.settings.collaboration_forms import ProcedureForm, WhyResetForm
from talja.web.settings.pages import Crumb, form_page, saved
from talja.web.settings.procedure_lines import procedure_row, standard_text
from talja.web.shared.edge import Request, access

_SAID = ("needs_union", "union_days", "needs_agency", "agency_days", "shows_form")


@access(Right.RULES_PROPOSE)
def procedure_list(request: Request) -> HttpResponseBase:
    """List how every form of today is handled."""
    rows = [procedure_row(line) for line in list_procedures(actor=request.actor)]
    return render(request, "settings/procedure_list.html", {"rows": rows})


@access(Right.RULES_PROPOSE)
def procedure_change(request: Request, code: str) -> HttpResponseBase:
    """Choose how the municipality does for a form, and why."""
    line = get_procedure(actor=request.actor, measure_code=code)
    now = line.procedure
    initial = {name: getattr(now, name) for name in _SAID} | {"basis": now.basis.value, "reason": line.reason}
    form = ProcedureForm(request.POST or None, initial=initial)

    def choose(**_said: object) -> object:
        return operations.choose_procedure(measure_code=code, said=form.said(), actor=request.actor)

    if saved(request, form, choose, done=_("Så gör kommunen från och med nu.")):
        return redirect("settings:procedure_list")
    return form_page(request, form, title=line.measure, lead=standard_text(line), crumbs=_crumbs())


@access(Right.RULES_PROPOSE)
def procedure_reset(request: Request, code: str) -> HttpResponseBase:
    """Go back to what comes with the program, and say why."""
    line = get_procedure(actor=request.actor, measure_code=code)
    form = WhyResetForm(request.POST or None)
    reset = partial(operations.reset_procedure, measure_code=code, actor=request.actor)
    if saved(request, form, reset, done=_("Det som följer med Talja gäller igen.")):
        return redirect("settings:procedure_list")
    title = _("Gå tillbaka för %(measure)s") % {"measure": line.measure}
    return form_page(request, form, title=title, lead=standard_text(line), crumbs=_crumbs(), verb=_("Gå tillbaka"))


def _crumbs() -> list[Crumb]:
    return [Crumb(_("Så gör vi för varje form"), reverse("settings:procedure_list"))]
