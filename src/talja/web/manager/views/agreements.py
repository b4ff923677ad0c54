"""Agreements at the manager's workplaces: what to answer, and what is agreed. Never the form of support."""

from functools import partial
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talja.apps.agreements.enums import Party
from talja.apps.agreements.lines import AgreementLine, AgreementPage
from talja.apps.agreements.operations import approve, refuse
from talja.apps.agreements.queries import AgreementFilter, get_agreement, list_agreements, refusals_of
from talja.apps.organisation.enums import Right
from talja.core.kernel.page import Page
from talja.web.coordinator.agreement_list import badges, rows
from talja.web.coordinator.agreement_page import differences
from talja.web.coordinator.writing import show_form, written
from talja.web.shared.agreement_facts import agreed_facts
from talja.web.shared.answer_forms import AnswerForm
from talja.web.shared.edge import Request, access, saw
from talja.web.shared.reasons import say

GROUPS = (("", gettext_lazy("Alla")), ("on_its_way", gettext_lazy("På väg")), ("under_way", gettext_lazy("Pågår")))


@access(Right.AGREEMENT_ANSWER, reads=True)
def agreement_list(request: Request) -> HttpResponseBase:
    """Show the agreements at the manager's workplaces, those to answer first."""
    if request.actor.workplaces is None:
        return redirect("coordinator:agreement_list")
    state = request.GET.get("state", "")
    chosen = state if state in dict(GROUPS) else ""
    said = request.GET.get("page", "")
    number = int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 1
    page = list_agreements(actor=request.actor, filters=AgreementFilter(state=chosen), page=number)
    to_answer = _to_answer(request)
    saw(request, (line.person_key for line in (*page.rows, *to_answer.rows)))
    context = {
        "page": page,
        "rows": rows(page.rows, url_name="manager:agreement"),
        "to_answer": rows(to_answer.rows, url_name="manager:agreement"),
        "groups": [(label, f"?state={code}", code == chosen) for code, label in GROUPS],
        "state": chosen,
    }
    return render(request, "manager/agreement_list.html", context)


@access(Right.AGREEMENT_ANSWER, reads=True)
def agreement(request: Request, key: UUID) -> HttpResponseBase:
    """Show what is agreed, reduced to what the workplace needs, and take the answer."""
    if request.actor.workplaces is None:
        return redirect("coordinator:agreement", key=key)
    page = get_agreement(key=key, actor=request.actor, on=request.today)
    saw(request, [page.line.person_key])
    version, may = page.pending or page.current, page.may_approve[Party.WORKPLACE]
    form = AnswerForm(request.POST or None, initial={"number": version.number})
    answer = partial(_answer, request, key, form)
    if written(request, form, answer, done=_("Tack. Svaret är sparat."), fields={"no_reason_given": "message"}):
        return redirect("manager:agreement", key=key)
    if getattr(form, "refused", "") == "changed_by_other":
        form.data = {**form.data.dict(), "number": str(version.number)}  # type: ignore[attr-defined]  # a QueryDict
    context = {
        "line": page.line,
        "badges": badges(page.line),
        "facts": agreed_facts(page.current),
        "pending": page.pending,
        "pending_changes": () if page.pending is None else differences(page.pending, page.current),
        "may_answer": bool(may),
        "answered": _answered(page, request),
        "why_not": "" if may else say(may),
    }
    return show_form(request, "manager/agreement_page.html", form, context)


def _to_answer(request: Request) -> Page[AgreementLine]:
    return list_agreements(actor=request.actor, filters=AgreementFilter(waiting=Party.WORKPLACE.value), size=200)


def _answer(request: Request, key: UUID, form: AnswerForm) -> None:
    said = {"agreement_key": key, "number": form.cleaned_data["number"], "party": Party.WORKPLACE.value}
    if form.is_yes:
        approve(**said, actor=request.actor)
    else:
        refuse(**said, message=form.cleaned_data["message"], actor=request.actor)


def _answered(page: AgreementPage, request: Request) -> list[str]:
    """Return what the workplace has answered to what is on its way."""
    version = page.pending or page.current
    yes = [one for one in version.approvals if one.party == Party.WORKPLACE and one.revoked_at is None]
    if yes:
        return [_("Arbetsplatsen godkände %(day)s.") % {"day": f"{yes[0].at:%Y-%m-%d}"}]
    noes = [one for one in refusals_of(key=UUID(page.line.key), actor=request.actor) if one.party == Party.WORKPLACE]
    words = _("Arbetsplatsen svarade nej %(day)s: ”%(message)s”")
    return [words % {"day": f"{one.at:%Y-%m-%d}", "message": one.message} for one in noes[:1]]
