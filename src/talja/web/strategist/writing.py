"""What views that write share: run the operation, say it was done, or show the form again with what was wrong."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from talja.core.kernel.verdict import Denied
from talja.web.shared.edge import Request
from talja.web.shared.reasons import say
from talja.web.shared.refusing import PAGES_OF_THEIR_OWN
from talja.web.shared.refusing import done as was_done


def written(
    request: Request,
    form: Form,
    operation: Callable[[], object],
    *,
    done: str | Promise,
    fields: Mapping[str, str],
) -> bool:
    """Run the operation if the form was sent and is well formed, and tell whether it was done."""
    if request.method != "POST" or not form.is_valid() or not was_done(form, operation, fields=fields):
        return False
    messages.success(request, str(done))
    return True


def tried(request: Request, operation: Callable[[], object], *, done: str | Promise) -> bool:
    """Run an operation that a button asks for, and say what came of it. What may not be done at all is passed on."""
    try:
        operation()
    except Denied as denied:
        if denied.code in PAGES_OF_THEIR_OWN:
            raise
        messages.error(request, say(denied))
        return False
    messages.success(request, str(done))
    return True


def show_form(request: Request, template: str, form: Form, context: dict[str, Any]) -> HttpResponse:
    """Show a form's page; one with errors answers 422, which htmx and tests can tell from a success."""
    status = 422 if form.is_bound and form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)
