"""What the pages of this journey share: a form on a page of its own, a question before something is taken away."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talja.core.kernel.verdict import Denied
from talja.web.shared.edge import Request
from talja.web.shared.reasons import say

Text = str | Promise
SAVE = _("Spara")
STOPS = frozenset({"not_found", "missing_right"})  # these are pages of their own, not something to mend in the form


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step on the way to the page."""

    label: Text
    url: str


def saved(request: Request, form: Form, operation: Callable[..., object], *, done: Text) -> bool:
    """Run the operation with what the form says, and whether it was done. A refusal becomes an error of the form."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        operation(**form.cleaned_data)
    except Denied as denied:
        if denied.code in STOPS:
            raise
        form.add_error(None, say(denied))
        return False
    messages.success(request, str(done))
    return True


def form_page(
    request: Request, form: Form, *, title: Text, crumbs: Sequence[Crumb], lead: Text = "", verb: Text = SAVE
) -> HttpResponse:
    """Show a form on a page of its own. Cancelling leads to the last crumb."""
    context = {"form": form, "title": title, "lead": lead, "verb": verb, "crumbs": crumbs, "cancel_url": crumbs[-1].url}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "settings/form_page.html", context, status=status)


def question_page(
    request: Request, *, title: Text, text: Text, verb: Text, crumbs: Sequence[Crumb], tone: str = "danger"
) -> HttpResponse:
    """Ask before something is done that is not easily undone. Saying no leads to the last crumb."""
    context = {"title": title, "text": text, "verb": verb, "tone": tone, "crumbs": crumbs, "cancel_url": crumbs[-1].url}
    return render(request, "settings/question_page.html", context)


def tried(request: Request, operation: Callable[[], object], *, done: Text) -> bool:
    """Run the operation and say how it went above the next page. A refusal is said with its reason."""
    try:
        operation()
    except Denied as denied:
        if denied.code in STOPS:
            raise
        messages.error(request, say(denied))
        return False
    messages.success(request, str(done))
    return True


def removed(request: Request, operation: Callable[[], bool], *, done: Text, left: Text) -> bool:
    """Run a removal that leaves what is used, and say above the next page what happened."""
    gone = operation()
    if gone:
        messages.success(request, str(done))
    else:
        messages.error(request, str(left))
    return gone
