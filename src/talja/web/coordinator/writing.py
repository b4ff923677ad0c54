"""What views that write share: run the operation, say a refusal where it belongs, tell of somebody else's change."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.functional import Promise

from talja.apps.people.lines import HistoryEntry
from talja.core.kernel.verdict import Denied, Verdict
from talja.web.coordinator.forms.fields import say_on_field
from talja.web.coordinator.forms.placements import FIELD_OF_CODE
from talja.web.coordinator.history_words import since
from talja.web.shared.edge import Request
from talja.web.shared.reasons import say

PAGES_OF_THEIR_OWN: Final = frozenset({"not_found", "missing_right"})


def written(
    request: Request,
    form: Form,
    operation: Callable[[], object],
    *,
    done: str | Promise,
    fields: Mapping[str, str] = FIELD_OF_CODE,
) -> bool:
    """Run the operation if the form was sent and is well formed, and whether it was done.

    A refusal becomes an error of the field it is about. What the user may not do at all is passed on.
    """
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        operation()
    except Denied as denied:
        if denied.code in PAGES_OF_THEIR_OWN:
            raise
        say_on_field(form, denied.code, say(denied), fields=fields)
        form.refused = denied.code  # type: ignore[attr-defined]  # asked by `conflict`
        return False
    messages.success(request, str(done))
    return True


def stopped(request: Request, verdict: Verdict, *, way_back: str) -> HttpResponseRedirect | None:
    """Return to a page with the reason when something may not be done now, such as ending what has ended."""
    if verdict:
        return None
    messages.error(request, say(verdict))
    return HttpResponseRedirect(way_back)


def conflict(form: Form, find_history: Callable[[], Sequence[HistoryEntry]]) -> dict[str, Any]:
    """Return what somebody else has changed since the form was shown, and let the next sending build on it."""
    if getattr(form, "refused", "") != "changed_by_other":
        return {}
    history = find_history()
    happenings = since(history, form.cleaned_data["seen"])
    form.data = {**form.data.dict(), "seen": history[0].at.isoformat()}  # type: ignore[attr-defined]  # a QueryDict
    return {"happenings": happenings}


def show_form(request: Request, template: str, form: Form, context: dict[str, Any]) -> HttpResponse:
    """Show a form's page; one with errors answers 422, which htmx and tests can tell from a success."""
    status = 422 if form.is_bound and form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)
