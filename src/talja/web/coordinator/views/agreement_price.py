"""What the form of an agreement gives and costs: asked with what is agreed filled in, compared, and kept with it."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from talja.apps.agreements.operations import price_agreement
from talja.apps.agreements.queries import AGREED, known_for_agreement, reopen_for_agreement
from talja.apps.organisation.enums import Right
from talja.apps.subsidies.queries import current_book
from talja.web.coordinator.agreement_moves import may_price
from talja.web.coordinator.agreement_shown import address, heading, held_up, sent, shown
from talja.web.coordinator.calculation_answer import answer_page, beside_others
from talja.web.coordinator.forms.calculations import CalculationForm
from talja.web.coordinator.stored_calculation import stored_page
from talja.web.coordinator.writing import show_form, written
from talja.web.shared.edge import Request, access

SAVE = "spara"


@access(Right.CALCULATION_EDIT, reads=True)
def agreement_price(request: Request, key: UUID) -> HttpResponseBase:
    """Ask, show the chosen form beside the others, and let the agreement rest on it when that is what was sent.

    Posted also to look: what is asked about a person does not belong in an address.
    """
    page = shown(request, key)
    if back := held_up(request, page, may_price(page)):
        return back
    book = current_book()
    known = known_for_agreement(key=key, actor=request.actor)
    form = CalculationForm(sent(request), book=book, known=known, agreed=AGREED)
    saves = request.POST.get("do") == SAVE
    price = partial(_price, request, key, form)
    if saves and written(request, form, price, done=_("Uträkningen är sparad med överenskommelsen.")):
        return redirect(address(key))
    own, others = form.questions()
    context: dict[str, Any] = {
        **heading(page, _("Räkna på överenskommelsen")),
        "save": SAVE,
        "own_questions": own,
        "other_questions": others,
        "cancel_url": address(key),
    }
    if form.is_bound and form.is_valid():
        found = beside_others(book.schemes[form.cleaned_data["scheme"]], form.situation, book=book)
        context |= answer_page(found, found.lines[0])
    return show_form(request, "coordinator/agreement_price.html", form, context)


@access(Right.MEASURE_VIEW, reads=True)
def agreement_calculation(request: Request, key: UUID) -> HttpResponseBase:
    """Show the calculation that the agreement rests on whole, beside what today's rules give."""
    page = shown(request, key)
    found = reopen_for_agreement(key=key, actor=request.actor, on=request.today)
    stored = stored_page(found, current_book().schemes.get(found.line.scheme))
    words = {"title": _("Uträkning"), "line_name": page.line.person_name, "page_url": address(key)}
    return render(request, "coordinator/agreement_calculation.html", stored | words)


def _price(request: Request, key: UUID, form: CalculationForm) -> None:
    said = form.cleaned_data
    price_agreement(
        agreement_key=key, scheme=said["scheme"], situation=form.situation, note=said["note"], actor=request.actor
    )
