"""Internships about to end: the board, and one of them with what it takes to make an employment of it."""

from decimal import Decimal
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from talja.apps.agreements.enums import Cause
from talja.apps.agreements.operations import give_up, offer_employment, say_wish, take_up_again
from talja.apps.agreements.queries import BoardFilter, ConversionPage, conversion_board, get_conversion
from talja.apps.organisation.enums import Right
from talja.core.kernel.page import Page
from talja.core.kernel.verdict import Denied
from talja.web.coordinator.conversion_words import conversion_row, deadline_facts, form_row, time_left
from talja.web.coordinator.forms.conversions import FIELD_OF_CODE, BoardForm, GiveUpForm, WishForm
from talja.web.coordinator.writing import show_form, written
from talja.web.shared.edge import Request, access, saw
from talja.web.shared.reasons import say


@access(Right.AGREEMENT_EDIT, reads=True)
def conversion_list(request: Request) -> HttpResponseBase:
    """Show the internships that end within 90 days, and what each would take."""
    form = BoardForm(request.GET)
    said: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    filters = BoardFilter(wish=said.get("wish", ""), wage=said.get("wage"))
    board = conversion_board(actor=request.actor, on=request.today, filters=filters, page=_number(request))
    page = board.page
    saw(request, (row.placement.person_key for row in page.rows))
    context = {
        "form": form,
        "rows": [conversion_row(row, on=request.today) for row in page.rows],
        "page": page,
        "counts": board.counts,
        "may_see_figures": request.actor.may(Right.FIGURES_VIEW),
        "active": sum(bool(value) for value in said.values()),
        "reset_url": reverse("coordinator:conversion_list"),
        **_pages(page, said),
    }
    return render(request, "coordinator/conversion_list.html", context, status=200 if form.is_valid() else 422)


@access(Right.AGREEMENT_EDIT, reads=True)
def conversion(request: Request, key: UUID) -> HttpResponseBase:
    """Show one internship: which forms are possible, what they cost, and what must be sent when."""
    form = BoardForm(request.GET)
    wage: Decimal | None = form.cleaned_data.get("wage") if form.is_valid() else None
    page = get_conversion(placement_key=key, actor=request.actor, on=request.today, wage=wage)
    saw(request, [page.row.placement.person_key])
    return render(request, "coordinator/conversion_page.html", _context(request, page, form))


@require_POST
@access(Right.AGREEMENT_EDIT)
def conversion_wish(request: Request, key: UUID) -> HttpResponseBase:
    """Note what the workplace wants."""
    form = WishForm(request.POST)

    def wish() -> object:
        return say_wish(placement_key=key, wish=form.cleaned_data["wish"], actor=request.actor)

    if not written(request, form, wish, done=_("Svaret är sparat."), fields={}):
        messages.error(request, _first_error(form))
    return redirect("coordinator:conversion", key=key)


@require_POST
@access(Right.AGREEMENT_EDIT)
def conversion_offer(request: Request, key: UUID) -> HttpResponseBase:
    """Start the offer: the draft of an agreement, filled in with what is known."""
    try:
        made = offer_employment(placement_key=key, measure_code=request.POST.get("scheme", ""), actor=request.actor)
    except Denied as denied:
        if denied.code == "not_found":
            raise
        messages.error(request, say(denied))
        return redirect("coordinator:conversion", key=key)
    messages.success(request, _("Utkastet är klart. Fyll i det som fattas."))
    return redirect("coordinator:agreement", key=made.key)


@access(Right.AGREEMENT_EDIT, reads=True)
def conversion_give_up(request: Request, key: UUID) -> HttpResponseBase:
    """Say why there will be no employment."""
    page = get_conversion(placement_key=key, actor=request.actor, on=request.today)
    saw(request, [page.row.placement.person_key])
    form = GiveUpForm(request.POST if request.method == "POST" else None)

    def stop() -> object:
        said = form.cleaned_data
        return give_up(placement_key=key, cause=said["cause"], explanation=said["explanation"], actor=request.actor)

    done = gettext_lazy("Det är sparat. Praktiken har lämnat tavlan.")
    if written(request, form, stop, done=done, fields=FIELD_OF_CODE):
        return redirect("coordinator:conversion_list")
    context = {"line": page.row.placement, "back_url": reverse("coordinator:conversion", args=[key])}
    return show_form(request, "coordinator/conversion_give_up.html", form, context)


@require_POST
@access(Right.AGREEMENT_EDIT)
def conversion_take_up(request: Request, key: UUID) -> HttpResponseBase:
    """Take back that it was given up."""
    written(
        request,
        Form(request.POST),
        lambda: take_up_again(placement_key=key, actor=request.actor),
        done=_("Praktiken är tillbaka på tavlan."),
        fields={},
    )
    return redirect("coordinator:conversion", key=key)


def _context(request: Request, page: ConversionPage, form: BoardForm) -> dict[str, Any]:
    row = page.row
    left, tone = time_left(row)
    return {
        "line": row.placement,
        "row": conversion_row(row, on=request.today),
        "page": page,
        "left": left,
        "left_tone": tone,
        "form": form,
        "wish_form": WishForm(initial={"wish": row.wish}),
        "forms": [form_row(one) for one in row.forms],
        "has_cost": any(one.net is not None for one in row.forms),
        "deadlines": deadline_facts(row),
        "cause": Cause(page.cause).label if page.cause else "",
        "why_no_offer": "" if page.may_offer else say(page.may_offer),
        "placement_url": reverse("coordinator:placement", args=[row.placement.key]),
    }


def _pages(page: Page[Any], said: dict[str, Any]) -> dict[str, str]:
    """Return the addresses of the pages before and after this one."""
    kept = {name: str(value) for name, value in said.items() if value}

    def url(number: int) -> str:
        return f"?{urlencode({**kept, 'page': number})}"

    return {
        "previous_url": url(page.number - 1) if page.has_previous else "",
        "next_url": url(page.number + 1) if page.has_next else "",
    }


def _number(request: Request) -> int:
    said = request.GET.get("page", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 1


def _first_error(form: Form) -> str:
    return next((str(error) for errors in form.errors.values() for error in errors), "")
