"""The rule book as pages: every form, what they share, what should be checked, and searching. Open to everybody."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from talja.web.shared.edge import PUBLIC, Request, access
from talja.web.shared.rulebook.books import book_in_force, our_book
from talja.web.shared.rulebook.due_lines import due_page
from talja.web.shared.rulebook.form_page import form_page
from talja.web.shared.rulebook.forms import form_rows, in_phases
from talja.web.shared.rulebook.search import search
from talja.web.shared.rulebook.shared_page import anchor_of_cost, shared_page

_LONGEST_QUESTION = 200


@access(PUBLIC)
def rulebook(request: Request) -> HttpResponse:
    """List every form, or show what was found. The question may stand in the address: rules are no personal data."""
    book, asked = book_in_force(), request.GET.get("q", "")[:_LONGEST_QUESTION].strip()
    context = {
        "asked": asked,
        "found": search(book, asked) if asked else None,
        "phases": in_phases(form_rows(book, our_book(), on=request.today)),
        "due": due_page(book, on=request.today).total,
        "book_version": book.version,
    }
    return render(request, "public/rulebook.html", context)


@access(PUBLIC)
def rulebook_form(request: Request, code: str) -> HttpResponse:
    """Show one form, whole."""
    book = book_in_force()
    scheme = book.schemes.get(code)
    if scheme is None:
        raise Http404
    page = form_page(scheme, book, our_book(), on=request.today)
    common_cost = anchor_of_cost(scheme.cost, book)
    return render(request, "public/rulebook_form.html", {"page": page, "common_cost": common_cost})


@access(PUBLIC)
def rulebook_shared(request: Request) -> HttpResponse:
    """Show the figures that the forms share, and how the cost of a month is built up."""
    page = shared_page(book_in_force(), our_book(), on=request.today)
    return render(request, "public/rulebook_shared.html", {"page": page})


@access(PUBLIC)
def rulebook_due(request: Request) -> HttpResponse:
    """Show what should be checked: unsure, unknown, long since checked, or about to end."""
    return render(request, "public/rulebook_due.html", {"page": due_page(book_in_force(), on=request.today)})
