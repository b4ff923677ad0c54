"""My day: what waits for whoever is signed in. Done by doing it, never by ticking it off."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBase
from django.shortcuts import render

from talja.apps.organisation.enums import Right
from talja.web.shared.edge import Request, access, saw
from talja.web.shared.my_day import PARTS, day_of, more_of, work_for


@access(Right.SIGNED_IN, reads=True)
def my_day(request: Request) -> HttpResponseBase:
    """Show the day, to whoever has a role. `?vem=alla` shows everybody's, `?visa=late` the whole of a part."""
    actor, on = request.actor, request.today
    if not actor.roles:
        raise PermissionDenied
    is_all = request.GET.get("vem") == "alla"
    whole = request.GET.get("visa", "")
    work = work_for(actor, on=on, everybody=is_all)
    parts = day_of(work.items, actor=actor, on=on, whole=whole if whole in PARTS else "")
    saw(request, {task.person_key for part in parts for task in part.tasks if task.person_key})
    context = {
        "parts": parts,
        "more": more_of(work.rest, actor=actor),
        "is_all": is_all,
        "has_others": actor.workplaces is None,
    }
    return render(request, "shared/my_day.html", context)
