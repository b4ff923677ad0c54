"""A private employer's or an association's own matter at the desk, reached by the link in the letter."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from talja.apps.servicedesk.operations import withdraw, write
from talja.apps.servicedesk.queries import get_request
from talja.core.kernel.verdict import Denied
from talja.web.guest.door import opened_by
from talja.web.shared.edge import Request
from talja.web.shared.reasons import say
from talja.web.shared.refusing import done
from talja.web.shared.request_forms import FIELD_OF_CODE, WriteForm
from talja.web.shared.request_page import asker_context


@opened_by("request")
def request(request: Request, key: UUID) -> HttpResponseBase:
    """Show the matter, and let the guest write more. An invited employer asks here."""
    page = get_request(key=key, actor=request.actor)
    form = WriteForm(request.POST or None)
    if page.line.is_invitation:
        form.fields["text"].label = _("Vad behöver ni?")
    if request.method == "POST" and form.is_valid() and _written(request, key, form):
        messages.success(request, _("Vi har fått det du skrev."))
        return redirect("guest:request", key=key)
    context = {**asker_context(page, on=request.today), "form": form}
    return render(request, "guest/request.html", context, status=422 if form.errors else 200)


@opened_by("request")
def request_withdraw(request: Request, key: UUID) -> HttpResponseBase:
    """Ask whether nothing more is needed, and end the matter."""
    page = get_request(key=key, actor=request.actor)
    if request.method == "POST":
        try:
            withdraw(request_key=key, actor=request.actor)
        except Denied as denied:
            messages.error(request, say(denied))
        else:
            messages.success(request, _("Ärendet är avslutat. Skriv i det om du behöver oss igen."))
        return redirect("guest:request", key=key)
    return render(request, "guest/request_withdraw.html", {"page": page})


def _written(request: Request, key: UUID, form: WriteForm) -> bool:
    return done(
        form,
        lambda: write(request_key=key, text=form.cleaned_data["text"], actor=request.actor),
        fields=FIELD_OF_CODE,
    )
