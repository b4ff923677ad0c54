"""The form that a whole workplace fills in, each on their own phone: one task at a time, nobody named."""

from collections.abc import Callable
from itertools import groupby
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from talja.apps.jobdesign.enums import Family
from talja.apps.jobdesign.inputs import AnswerInput
from talja.apps.jobdesign.operations import add_by_staff, answer_line, open_shared_link, take_back_answer
from talja.apps.jobdesign.queries import GuestInventory, GuestTask, guest_inventory, link_key_of
from talja.core.kernel.verdict import Denied
from talja.web.guest.inventory_forms import FIELD_OF_CODE, AnswerForm, NewTaskForm, answered
from talja.web.guest.shared_door import (
    SharedRequest,
    begun,
    by_shared_link,
    forget_phone,
    remember_phone,
    shared_closed,
)
from talja.web.shared.inventory_words import task_words
from talja.web.shared.refusing import done


@by_shared_link
def inventory(request: SharedRequest, token: str) -> HttpResponseBase:
    """Say what the form is for and that nobody is named, with a button that begins."""
    page = _page(request)
    return _shown(request, "guest/inventory.html", page, token)


@require_POST
@by_shared_link
def inventory_begin(request: SharedRequest, token: str) -> HttpResponseBase:
    """Give the phone a token of its own, and go to the list."""
    try:
        open_shared_link(inventory_key=request.inventory_key, link_key=link_key_of(request.actor), actor=request.actor)
    except Denied:
        return redirect("guest:inventory", token)  # says why
    return remember_phone(redirect("guest:inventory_tasks", token), request, token)


@by_shared_link
@begun
def inventory_tasks(request: SharedRequest, token: str) -> HttpResponseBase:
    """List the tasks by kind of work, with what this phone has said."""
    page = _page(request)
    groups = [
        (Family(family).label, [(task, task_words(task)) for task in tasks])
        for family, tasks in groupby(page.tasks, key=lambda task: task.family)
    ]
    return _shown(request, "guest/inventory_tasks.html", page, token, groups=groups, next=_next(page))


@by_shared_link
@begun
def inventory_task(request: SharedRequest, token: str, key: UUID) -> HttpResponseBase:
    """Ask about one task; an answer leads to the next one."""
    page = _page(request)
    task = next((one for one in page.tasks if one.key == str(key)), None)
    if task is None:
        return redirect("guest:inventory_tasks", token)
    form = AnswerForm(request.POST if request.method == "POST" else None, initial=answered(task.said))
    if request.method == "POST" and _answered(request, key, form):
        return _onwards(request, token, after=task)
    place = 1 + page.tasks.index(task)
    return _shown(
        request, "guest/inventory_task.html", page, token, form=form, task=task, words=task_words(task), place=place
    )


@by_shared_link
@begun
def inventory_add(request: SharedRequest, token: str) -> HttpResponseBase:
    """Take a task that is not in the list."""
    page = _page(request)
    form = NewTaskForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _written(form, lambda: _add(request, form)):
        return redirect("guest:inventory_tasks", token)
    return _shown(request, "guest/inventory_add.html", page, token, form=form)


@by_shared_link
@begun
def inventory_done(request: SharedRequest, token: str) -> HttpResponseBase:
    """Thank, and let the next colleague answer on the same phone."""
    return _shown(request, "guest/inventory_done.html", _page(request), token)


@require_POST
@by_shared_link
def inventory_next(request: SharedRequest, token: str) -> HttpResponseBase:
    """Forget whose phone it was: the next one begins anew."""
    return forget_phone(redirect("guest:inventory", token), token)


def _page(request: SharedRequest) -> GuestInventory:
    return guest_inventory(key=request.inventory_key, actor=request.actor, phone=request.phone)


def _answered(request: SharedRequest, key: UUID, form: AnswerForm) -> bool:
    """Write the answer by the button that was pressed: yes, no, or take back what was said."""
    pressed = request.POST.get("answer", "yes")
    told: dict[str, Any] = {"line_key": key, "phone": request.phone, "actor": request.actor}
    if pressed == "clear":
        take_back_answer(**told)
        return True
    if not form.is_valid():
        return False
    comment = form.cleaned_data["comment"]
    said = AnswerInput(does_it=False, comment=comment) if pressed == "no" else form.said()
    return _written(form, lambda: answer_line(said=said, **told))


def _add(request: SharedRequest, form: NewTaskForm) -> object:
    return add_by_staff(
        inventory_key=request.inventory_key,
        title=form.cleaned_data["title"],
        family=form.cleaned_data["family"],
        said=form.said(),
        phone=request.phone,
        actor=request.actor,
    )


def _written(form: AnswerForm, operation: Callable[[], object]) -> bool:
    return done(form, operation, fields=FIELD_OF_CODE)


def _onwards(request: SharedRequest, token: str, *, after: GuestTask) -> HttpResponseBase:
    """Go to the next task that this phone has said nothing of, from where it was; to the end when there is none."""
    page = _page(request)
    keys = [task.key for task in page.tasks]
    place = keys.index(after.key) if after.key in keys else 0
    rest = (*page.tasks[place + 1 :], *page.tasks[:place])
    following = next((task for task in rest if task.said is None), None)
    if following is None:
        return redirect("guest:inventory_done", token)
    return redirect("guest:inventory_task", token, following.key)


def _next(page: GuestInventory) -> GuestTask | None:
    return next((task for task in page.tasks if task.said is None), None)


def _shown(request: SharedRequest, template: str, page: GuestInventory, token: str, **more: Any) -> HttpResponse:
    """Show a page of the form; when it is not open for answers, say so instead."""
    if not page.may_answer:
        return shared_closed(request)
    form = more.get("form")
    status = 422 if form is not None and form.is_bound and form.errors else 200
    context = {"page": page, "token": token, "total": len(page.tasks), "has_begun": bool(request.phone), **more}
    return render(request, template, context, status=status)
