"""The municipality's own rules: listed, proposed, looked through, and decided by another person."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talja.apps.organisation.enums import Right
from talja.apps.subsidies import operations, queries
from talja.core.kernel.verdict import Denied
from talja.core.rules.reading import Problem, UnreadableRules
from talja.web.settings.pages import STOPS, Crumb, form_page, question_page, saved, tried
from talja.web.settings.rule_forms import ReasonForm, RuleFileForm, ValueForm
from talja.web.settings.rule_impact import impact_context
from talja.web.settings.rule_lines import problem_lines, rule_facts, rule_rows
from talja.web.settings.rule_values import value_rows
from talja.web.shared.edge import Request, access, saw
from talja.web.shared.reasons import say

_PROPOSED = _("Förslaget är sparat. En annan person måste godkänna det innan det gäller.")


@access(Right.RULES_PROPOSE)
def rule_list(request: Request) -> HttpResponseBase:
    """Show the municipality's own rules, proposed and decided."""
    return render(request, "settings/rule_list.html", {"rules": rule_rows(queries.rule_changes(actor=request.actor))})


@access(Right.RULES_PROPOSE)
def rule_value_add(request: Request) -> HttpResponseBase:
    """Propose a new value by a form."""
    initial = {"parameter": request.GET.get("varde", ""), "checked": request.today, "certainty": "high"}
    form = ValueForm(request.POST or None, book=queries.current_book(), initial=initial)

    def propose() -> str:
        title = form.cleaned_data["title"]
        return str(operations.propose_value(title=title, value=form.value(), actor=request.actor).key)

    return _propose(request, form, propose, title=_("Föreslå ett nytt värde"))


@access(Right.RULES_PROPOSE)
def rule_file_add(request: Request) -> HttpResponseBase:
    """Propose a rule file."""
    form = RuleFileForm(request.POST, request.FILES) if request.method == "POST" else RuleFileForm()

    def propose() -> str:
        said = {name: form.cleaned_data[name] for name in ("title", "text", "takes_effect_on")}
        return str(operations.propose_rule(**said, actor=request.actor).key)

    return _propose(request, form, propose, title=_("Föreslå en regelfil"))


@access(Right.RULES_PROPOSE)
def rule(request: Request, key: UUID) -> HttpResponseBase:
    """Show a rule: what it says, who proposed it, and what can be done."""
    page = queries.rule_change(actor=request.actor, key=key)
    context = {"rule": page, "facts": rule_facts(page.line), "crumbs": _to_list(), "title": page.line.title}
    values = value_rows(queries.changed_values(actor=request.actor, key=key))
    return render(request, "settings/rule.html", context | {"values": values})


@access(Right.RULES_PROPOSE, reads=True)
def rule_impact(request: Request, key: UUID) -> HttpResponseBase:
    """Show what a rule changes: sums for the budget and, for those who may see them, each employment."""
    page = queries.rule_change(actor=request.actor, key=key)
    context = {"rule": page, "title": _("Vad som ändras"), "crumbs": _to_rule(page)}
    try:
        impact = queries.impact_of(actor=request.actor, change_key=key, on=request.today)
    except UnreadableRules as fault:
        return render(request, "settings/rule_impact.html", context | {"problems": problem_lines(fault.problems)})
    shown = impact_context(impact)
    saw(request, shown.persons)
    return render(request, "settings/rule_impact.html", context | {"impact": shown})


@access(Right.RULES_APPROVE)
def rule_approve(request: Request, key: UUID) -> HttpResponseBase:
    """Ask, and then approve what somebody else has proposed."""
    page = queries.rule_change(actor=request.actor, key=key)
    if request.method == "POST":
        approve = partial(operations.approve_rule, change_key=key, actor=request.actor)
        try:
            tried(request, approve, done=_("Regeln är godkänd och är nu en del av regelboken."))
        except UnreadableRules:
            messages.error(
                request, str(_("Regelboken har ändrats sedan förslaget kom, så det går inte att läsa längre."))
            )
        return redirect("settings:rule", key=key)
    return question_page(
        request,
        title=_("Godkänna ”%(title)s”?") % {"title": page.line.title},
        text=_("Regeln används i alla nya uträkningar. Sparade uträkningar ändras inte."),
        verb=_("Godkänn"),
        tone="",
        crumbs=_to_rule(page),
    )


@access(Right.RULES_APPROVE)
def rule_reject(request: Request, key: UUID) -> HttpResponseBase:
    """Ask why, and then reject what somebody else has proposed."""
    page = queries.rule_change(actor=request.actor, key=key)
    form = ReasonForm(request.POST or None)
    reject = partial(operations.reject_rule, change_key=key, actor=request.actor)
    if saved(request, form, reject, done=_("Förslaget är avslaget.")):
        return redirect("settings:rule", key=key)
    return form_page(request, form, title=_("Avslå förslaget"), crumbs=_to_rule(page), verb=_("Avslå"))


@access(Right.RULES_PROPOSE)
def rule_withdraw(request: Request, key: UUID) -> HttpResponseBase:
    """Ask, and then take one's own proposal back."""
    page = queries.rule_change(actor=request.actor, key=key)
    if request.method == "POST":
        withdraw = partial(operations.withdraw_rule, change_key=key, actor=request.actor)
        tried(request, withdraw, done=_("Förslaget är återtaget."))
        return redirect("settings:rule", key=key)
    return question_page(
        request,
        title=_("Ta tillbaka ”%(title)s”?") % {"title": page.line.title},
        text=_("Förslaget ligger kvar i listan som återtaget, men kan inte godkännas."),
        verb=_("Ta tillbaka"),
        crumbs=_to_rule(page),
    )


def _propose(request: Request, form: Form, propose: Callable[[], str], *, title: str | Promise) -> HttpResponseBase:
    """Show a form that proposes, with everything that is wrong in what was said."""
    problems: tuple[Problem, ...] = ()
    if form.is_bound and form.is_valid():
        try:
            key = propose()
        except UnreadableRules as fault:
            problems = fault.problems
        except Denied as denied:
            _refuse(form, denied)
        else:
            messages.success(request, str(_PROPOSED))
            return redirect("settings:rule", key=key)
    return _form(request, form, problems, title=title)


def _form(request: Request, form: Form, problems: Sequence[Problem], *, title: str | Promise) -> HttpResponse:
    context = {"form": form, "title": title, "crumbs": _to_list(), "problems": problem_lines(problems)}
    return render(request, "settings/rule_form.html", context, status=422 if form.errors or problems else 200)


def _refuse(form: Form, denied: Denied) -> None:
    """Say in the form why it was refused; what is no fault of the form is a page of its own."""
    if denied.code in STOPS:
        raise denied
    form.add_error(None, say(denied))


def _to_list() -> list[Crumb]:
    return [Crumb(_("Egna regler"), reverse("settings:rule_list"))]


def _to_rule(page: queries.RulePage) -> list[Crumb]:
    return [*_to_list(), Crumb(page.line.title, reverse("settings:rule", args=[page.line.key]))]
