"""What views that write share: run the operation, say it was done, or show the form again with what was wrong."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from talja.web.shared.edge import Request
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


def show_form(request: Request, template: str, form: Form, context: dict[str, Any]) -> HttpResponse:
    """Show a form's page; one with errors answers 422, which htmx and tests can tell from a success."""
    status = 422 if form.is_bound and form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)
