"""A list that comes back: who gives it, what it holds, what it is trusted for, and when it came."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from talja.apps.imports import operations
from talja.apps.imports.enums import SourceKind
from talja.apps.imports.queries import get_source, list_batches
from talja.apps.organisation.enums import Right
from talja.core.kernel.verdict import Denied
from talja.web.coordinator.batch_words import counts_text, pager, state
from talja.web.coordinator.import_forms import SourceForm
from talja.web.coordinator.views.batches import page_number
from talja.web.shared.edge import Request, access
from talja.web.shared.import_texts import FIELD_LABELS
from talja.web.shared.reasons import say


@access(Right.IMPORT_RUN)
def source(request: Request, key: UUID) -> HttpResponseBase:
    """Show and change what is known of a list, and show the times it came."""
    line = get_source(key=key, actor=request.actor)
    known = {
        "name": line.name,
        "owner": line.owner,
        "covers": line.covers,
        "trusted_for": line.trusted_for,
        "own_staff_only": line.own_staff_only,
    }
    form = SourceForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            _save(request, key, form)
        except Denied as denied:
            form.add_error(None, say(denied))
        else:
            messages.success(request, _("Ändringen är sparad. Den gäller nästa gång listan läses."))
            return redirect("coordinator:source", key)
    page = list_batches(actor=request.actor, source_key=key, page=page_number(request))
    context = {
        "source": line,
        "kind": str(SourceKind(line.kind).label).capitalize(),
        "form": form,
        "batches": [(batch, *state(batch), counts_text(batch)) for batch in page.rows],
        "pager": pager(page, "?sida={}"),
        "remembered": [(_heading(heading), FIELD_LABELS[code]) for heading, code in line.mapping.items()],
    }
    return render(request, "coordinator/source.html", context, status=422 if form.errors else 200)


@access(Right.IMPORT_RUN)
@require_POST
def source_forget(request: Request, key: UUID) -> HttpResponseBase:
    """Forget what was chosen for the columns."""
    operations.forget_columns(source_key=key, actor=request.actor)
    messages.success(request, _("Kolumnvalen är glömda. Nästa gång listan kommer läser vi rubrikerna på nytt."))
    return redirect("coordinator:source", key)


def _heading(key: str) -> str:
    """Return a column as it is remembered; those without a heading are told by what they are."""
    return _("mellanrubriker") if key.startswith("#") else key


@transaction.atomic
def _save(request: Request, key: UUID, form: SourceForm) -> None:
    said = dict(form.cleaned_data)
    fields = said.pop("trusted_for")
    operations.change_source(source_key=key, actor=request.actor, **said)
    operations.set_trust(source_key=key, fields=fields, actor=request.actor)
