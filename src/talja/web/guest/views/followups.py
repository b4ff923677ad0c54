"""The short forms of the follow-up, for whoever came by a link: answered on a phone, changed until the last day."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from talja.apps.followups.operations import answer_form
from talja.apps.followups.queries import FormPage, form_page
from talja.core.kernel.verdict import Denied
from talja.web.guest.door import opened_by
from talja.web.guest.followup_forms import ShortForm
from talja.web.shared.edge import Request, saw
from talja.web.shared.followup_words import said_in_words
from talja.web.shared.reasons import say


@opened_by("workplace_form", reads=True)
def workplace_form(request: Request, key: UUID) -> HttpResponse:
    """Ask the workplace how it goes."""
    return _form(request, key)


@opened_by("participant_form", reads=True)
def participant_form(request: Request, key: UUID) -> HttpResponse:
    """Ask the participant how they are doing."""
    return _form(request, key)


def _form(request: Request, key: UUID) -> HttpResponse:
    page = form_page(ask_key=key, actor=request.actor)
    saw(request, [page.person_key])
    form = ShortForm(request.POST or None, initial={**page.said, "words": page.words}, audience=page.audience)
    if request.method == "POST" and form.is_valid():
        try:
            answer_form(ask_key=key, said=form.said, words=form.cleaned_data["words"], actor=request.actor)
        except Denied as denied:
            form.add_error(None, say(denied))
        else:
            messages.success(request, _("Tack! Vi har fått ditt svar."))
            return redirect(request.path)
    return render(request, "guest/followup_form.html", _context(page, form), status=422 if form.errors else 200)


def _context(page: FormPage, form: ShortForm) -> dict[str, object]:
    facts = [*said_in_words(page.said), *([{"label": form["words"].label, "value": page.words}] if page.words else [])]
    return {"page": page, "form": form, "answered": facts}
