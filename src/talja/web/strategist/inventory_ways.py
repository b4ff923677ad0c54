"""What the pages of an inventory share: the way to it, a form or a question on a page of its own, and going back."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from talja.apps.jobdesign.queries import InventoryLine, get_inventory
from talja.core.kernel.verdict import Denied
from talja.web.coordinator.collaboration_pages import FormPage, Way
from talja.web.shared.edge import Request
from talja.web.shared.reasons import say
from talja.web.strategist.forms.inventories import FIELD_OF_CODE
from talja.web.strategist.writing import show_form, written

Text = str | Promise
FORM = "strategist/inventory_form.html"


def address(key: UUID | str, part: str = "") -> str:
    """Return the address of an inventory's page, at a part of it."""
    return reverse("strategist:inventory", args=[key]) + (f"#{part}" if part else "")


def ways_to(line: InventoryLine) -> list[Way]:
    """Return the steps to an inventory."""
    return [Way(_("Inventeringar"), reverse("strategist:inventory_list")), Way(line.title, address(line.key))]


def asked(
    request: Request,
    key: UUID,
    form: Form,
    operation: Callable[[], object],
    *,
    title: Text,
    done: Text,
    verb: Text,
    part: str = "",
    lead: Text = "",
    tone: str = "",
    **more: Any,
) -> HttpResponseBase:
    """Run the operation with a well-formed form and go back to the inventory; else show the form."""
    if written(request, form, operation, done=done, fields=FIELD_OF_CODE):
        return HttpResponseRedirect(address(key, part))
    line = get_inventory(key=key, actor=request.actor)
    page = FormPage(title=title, ways=ways_to(line), done=done, lead=lead, verb=verb, tone=tone)
    context = {"page": page, "back_url": address(key, part), **more}
    return show_form(request, FORM, form, context)


def did(request: Request, operation: Callable[[], object], *, done: Text, back: str) -> HttpResponse:
    """Run what a button does, say how it went, and go back."""
    try:
        operation()
    except Denied as denied:
        if denied.code in {"not_found", "missing_right"}:
            raise
        messages.error(request, say(denied))
    else:
        messages.success(request, str(done))
    return HttpResponseRedirect(back)
