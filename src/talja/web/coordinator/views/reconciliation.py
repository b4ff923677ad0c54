"""Where the sources disagree: who is missing where, what differs, whom to believe, and what has been settled."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from talja.apps.imports import operations
from talja.apps.imports.queries import Reconciliation, differences_now
from talja.apps.organisation.enums import Right
from talja.core.intake.reconcile import DifferenceKind
from talja.core.intake.record import Field
from talja.core.kernel.verdict import Denied
from talja.web.coordinator.batch_words import pager
from talja.web.coordinator.differences import REGISTER, grouped
from talja.web.coordinator.views.batches import page_number, stopped
from talja.web.shared.edge import Request, access, saw
from talja.web.shared.import_texts import FIELD_LABELS

PAGE_SIZE = 100
_KINDS = {
    DifferenceKind.IN_ONE_NOT_OTHER.value: gettext_lazy("Saknas någonstans"),
    DifferenceKind.FIELD_DIFFERS.value: gettext_lazy("Uppgifter skiljer"),
}
_SETTLED = "settled"
_NAMES = ("visa", "uppgift", "lista")


@access(Right.IMPORT_RUN, reads=True)
def reconciliation(request: Request) -> HttpResponseBase:
    """Show the differences that are open, or those that are settled."""
    asked = {name: request.GET.get(name, "") for name in _NAMES}
    settled = asked["visa"] == _SETTLED
    found = _found(request, asked, settled=settled)
    saw(request, (line.person.key for line in found.page.rows if line.person))
    context: dict[str, Any] = {
        "found": found,
        "groups": grouped(found.page.rows, found.sources),
        "tabs": _tabs(found, asked),
        "settled": settled,
        "fields": [(code, FIELD_LABELS[Field(code)], n) for code, n in sorted(found.by_field.items())],
        "sources": _sources(found),
        "asked": asked,
        "pager": pager(found.page, lambda number: _url(asked, sida=str(number))),
        "applied": sum(source.latest is not None for source in found.sources),
    }
    return render(request, "coordinator/reconciliation.html", context)


@access(Right.IMPORT_RUN)
@require_POST
def difference_settle(request: Request) -> HttpResponseBase:
    """Settle one difference or many, with a note and the source that holds."""
    chosen, note = request.POST.get("chosen", ""), request.POST.get("note", "")
    count = 0
    try:
        for pair in dict.fromkeys(request.POST.getlist("difference")):
            key, _separator, fingerprint = pair.partition(":")
            operations.settle_difference(
                difference_key=key, fingerprint=fingerprint, chosen=chosen, note=note, actor=request.actor
            )
            count += 1
    except Denied as denied:
        stopped(request, denied)
    if count:
        text = ngettext("%(n)d skillnad är avgjord.", "%(n)d skillnader är avgjorda.", count) % {"n": count}
        messages.success(request, text)
    else:
        messages.error(request, _("Välj minst en skillnad först."))
    return redirect(_url({name: request.POST.get(name, "") for name in _NAMES}))


@access(Right.IMPORT_RUN)
@require_POST
def difference_open(request: Request) -> HttpResponseBase:
    """Open a settled difference again."""
    operations.unsettle_difference(difference_key=request.POST.get("difference", ""), actor=request.actor)
    messages.success(request, _("Skillnaden är öppen igen."))
    return redirect(_url({"visa": _SETTLED}))


def _found(request: Request, asked: dict[str, str], *, settled: bool) -> Reconciliation:
    return differences_now(
        actor=request.actor,
        on=request.today,
        kind=asked["visa"] if asked["visa"] in _KINDS else "",
        field=asked["uppgift"] if asked["uppgift"] in FIELD_LABELS else "",
        source=asked["lista"],
        settled=settled,
        page=page_number(request),
        size=PAGE_SIZE,
    )


def _tabs(found: Reconciliation, asked: dict[str, str]) -> list[tuple[Any, int, str, bool]]:
    counts = {"": found.open, **{kind: found.by_kind.get(kind, 0) for kind in _KINDS}, _SETTLED: found.settled}
    labels = {"": _("Alla"), **_KINDS, _SETTLED: _("Avgjorda")}
    return [(labels[kind], counts[kind], _url({"visa": kind}), asked["visa"] == kind) for kind in counts]


def _sources(found: Reconciliation) -> list[tuple[str, str, int]]:
    names = {source.key: source.name for source in found.sources} | {REGISTER: _("registret")}
    return [
        (key, names.get(key, key), count) for key, count in sorted(found.by_source.items(), key=lambda one: -one[1])
    ]


def _url(asked: dict[str, str], **more: str) -> str:
    query = urlencode({name: value for name, value in {**asked, **more}.items() if value})
    return reverse("coordinator:reconciliation") + (f"?{query}" if query else "")
