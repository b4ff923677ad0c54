"""The big steps of a list: into the register, back out of it, or aside."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from talja.apps.imports import operations
from talja.apps.imports.queries import get_batch
from talja.apps.imports.queries.planned import get_planned
from talja.apps.organisation.enums import Right
from talja.core.kernel.verdict import Denied, Verdict
from talja.web.coordinator.batch_words import steps, will_leave, will_write
from talja.web.coordinator.views.batches import go_on, stopped
from talja.web.shared.edge import Request, access


@access(Right.IMPORT_RUN)
def batch_apply(request: Request, key: UUID) -> HttpResponseBase:
    """Say exactly what will be written and what is left, and then write it in the background."""
    if request.method == "POST":
        return _moved(request, key, operations.start_applying)
    found = get_batch(key=key, actor=request.actor)
    if not found.may_apply:
        return _refused(request, key, found.may_apply)
    planned = get_planned(batch_key=key, actor=request.actor)
    context = {
        "found": found,
        "steps": steps(found),
        "planned": planned,
        "writes": will_write(planned, found.line),
        "leaves": will_leave(planned),
    }
    return render(request, "coordinator/batch_apply.html", context)


@access(Right.IMPORT_RUN)
def batch_undo(request: Request, key: UUID) -> HttpResponseBase:
    """Ask, and then take an applied list back in the background."""
    if request.method == "POST":
        return _moved(request, key, operations.start_undoing)
    found = get_batch(key=key, actor=request.actor)
    if not found.may_undo:
        return _refused(request, key, found.may_undo)
    return render(request, "coordinator/batch_undo.html", {"found": found})


@access(Right.IMPORT_RUN)
def batch_discard(request: Request, key: UUID) -> HttpResponseBase:
    """Ask, and then lay a list aside without writing anything of it."""
    if request.method == "POST":
        return _moved(request, key, operations.discard_batch)
    found = get_batch(key=key, actor=request.actor)
    if not found.may_discard:
        return _refused(request, key, found.may_discard)
    return render(request, "coordinator/batch_discard.html", {"found": found})


@access(Right.IMPORT_RUN)
@require_POST
def batch_recover(request: Request, key: UUID) -> HttpResponseBase:
    """Put a list back whose background work has stopped."""
    return _moved(request, key, operations.recover_batch)


def _moved(request: Request, key: UUID, operation: Callable[..., object]) -> HttpResponseBase:
    try:
        operation(batch_key=key, actor=request.actor)
    except Denied as denied:
        stopped(request, denied)
    else:
        go_on(request, key)
    return redirect("coordinator:batch", key)


def _refused(request: Request, key: UUID, why: Verdict) -> HttpResponseBase:
    stopped(request, Denied(why.code))
    return redirect("coordinator:batch", key)
