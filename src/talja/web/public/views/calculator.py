"""The public calculator: asked by GET, so that an answer is an address. No sign-in, no personal data, nothing kept."""

from django.http import HttpResponse
from django.shortcuts import render

from talja.core.rules.book import RuleBook, load_book
from talja.web.public.calculator.answer import Comparison, comparison
from talja.web.public.calculator.form import CalculatorForm
from talja.web.public.calculator.page import page
from talja.web.shared.edge import PUBLIC, Request, access


@access(PUBLIC)
def calculator(request: Request) -> HttpResponse:
    """Show the form and, side by side, every form of support for what it says."""
    book = _book()
    form = CalculatorForm(request.GET, book=book, today=request.today)
    found = _answer(form, book)
    context = page(form, found) | {"address": request.build_absolute_uri(f"{request.path}?{form.query}")}
    return render(request, "public/calculator.html", context, status=200 if found else 422)


def _book() -> RuleBook:
    return load_book()


def _answer(form: CalculatorForm, book: RuleBook) -> Comparison | None:
    return comparison(form, book=book) if form.is_valid() else None
