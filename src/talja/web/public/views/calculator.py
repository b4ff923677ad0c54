"""The public calculator: asked by GET, so that an answer is an address. No sign-in, no personal data, nothing kept."""

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from talja.apps.organisation.queries import municipality_name
from talja.web.public.calculator.answer import Comparison, comparison
from talja.web.public.calculator.form import CalculatorForm
from talja.web.public.calculator.page import asking, page
from talja.web.public.calculator.paper import TEMPLATE, paper, title_of
from talja.web.public.calculator.turned import TurnedForm, asked, conclusion, turned
from talja.web.public.calculator.workbook import workbook
from talja.web.shared.calculation_lines import FormLine
from talja.web.shared.documents.pdf import pdf
from talja.web.shared.edge import PUBLIC, Request, access
from talja.web.shared.rulebook.books import book_in_force

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@access(PUBLIC)
def calculator(request: Request) -> HttpResponse:
    """Show the form and, side by side, every form of support for what it says."""
    form, found = _asked(request)
    context = page(form, found) | {"address": _address(request, form)}
    return render(request, "public/calculator.html", context, status=200 if found else 422)


@access(PUBLIC)
def calculator_turned(request: Request) -> HttpResponse:
    """Show what a budget per month is enough for with each form: an extent, or a wage."""
    book = book_in_force()
    form = TurnedForm(request.GET, book=book, today=request.today)
    template = "public/calculator_turned.html"
    if not form.is_valid():
        return render(request, template, asking(form, None), status=422)
    lines = turned(form, book=book)
    context = asking(form, asked(lines)) | {
        "lines": lines,
        "conclusion": conclusion(form, lines),
        "most_heading": _("Lön på heltid, högst") if form.asks_for_wage else _("Omfattning, högst"),
    }
    return render(request, template, context)


@access(PUBLIC)
def calculator_excel(request: Request) -> HttpResponseBase:
    """Send the answer as an Excel file; with errors in what is asked, the page that tells of them."""
    form, found = _asked(request)
    if found is None:
        return redirect(_page(form))
    content = workbook(found, address=_address(request, form))
    return _file(content, kind=_EXCEL, name=f"rakna-{found.first_day}.xlsx")


@access(PUBLIC)
def calculator_pdf(request: Request) -> HttpResponseBase:
    """Send a decision basis to print: for the form named `form`, or for all of them side by side."""
    form, found = _asked(request)
    if found is None:
        return redirect(_page(form))
    line = _line(found, request.GET.get("form", ""))
    content = pdf(
        TEMPLATE,
        title=title_of(line),
        data=paper(found, line, address=_address(request, form)),
        sender=municipality_name(),
        at=request.actor.at,
    )
    name = slugify(line.title) if line else "jamforelse"
    return _file(content, kind="application/pdf", name=f"beslutsunderlag-{name}.pdf")


def _asked(request: Request) -> tuple[CalculatorForm, Comparison | None]:
    book = book_in_force()
    form = CalculatorForm(request.GET, book=book, today=request.today)
    return form, comparison(form, book=book) if form.is_valid() else None


def _line(found: Comparison, code: str) -> FormLine | None:
    line = found.line(code)
    if code and line is None:
        raise Http404
    return line


def _page(form: CalculatorForm) -> str:
    return f"{reverse('calculator')}?{form.query}"


def _address(request: Request, form: CalculatorForm) -> str:
    return request.build_absolute_uri(_page(form))


def _file(content: bytes, *, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
