"""Where to look first: workplaces ranked by the hours that may be hidden there."""

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from talja.apps.organisation.enums import EmployerKind, Right
from talja.apps.possibilities.inputs import PossibilityInput
from talja.apps.possibilities.operations.beginning import begin_possibility
from talja.apps.possibilities.queries.looking import where_to_look
from talja.core.kernel.verdict import Denied
from talja.web.shared.edge import Request, access
from talja.web.shared.reasons import say
from talja.web.shared.refusing import PAGES_OF_THEIR_OWN
from talja.web.strategist.look_words import handed_by_inventories, look_row

SHOWN: Final = 25  # of the workplaces, until one asks for all of them


@access(Right.JOBDESIGN_EDIT)
def look(request: Request) -> HttpResponseBase:
    """Show the workplaces in order. `?slag=` is one kind of employer, `?visa=alla` more than the first ones."""
    handed = handed_by_inventories(request.actor)
    every = where_to_look(actor=request.actor, on=request.today, handed=handed)
    said = request.GET.get("slag", "")
    kind = said if said in EmployerKind.values else ""
    chosen = [line for line in every if kind in {"", line.employer_kind}]
    is_all = request.GET.get("visa") == "alla"
    shown = chosen if is_all else chosen[:SHOWN]
    context = {
        "rows": [look_row(line) for line in shown],
        "kind": kind,
        "kinds": [(one.value, one.label, sum(it.employer_kind == one for it in every)) for one in EmployerKind],
        "every": len(every),
        "known": sum(line.expected.is_known for line in chosen),
        "more": len(chosen) - len(shown),
        "inventories": len(handed),
    }
    return render(request, "strategist/look.html", context)


@access(Right.JOBDESIGN_EDIT)
@require_POST
def look_begin(request: Request) -> HttpResponseBase:
    """Begin with a workplace by one click; what is hoped for is written later."""
    try:
        workplace_key = UUID(request.POST.get("workplace_key", ""))
    except ValueError:
        raise Http404 from None
    said = PossibilityInput(title=_("Uppgifter som någon annan kan göra"))
    try:
        made = begin_possibility(workplace_key=workplace_key, said=said, actor=request.actor)
    except Denied as denied:
        if denied.code in PAGES_OF_THEIR_OWN:
            raise
        messages.error(request, say(denied))
        return redirect("strategist:look")
    messages.success(request, _("Möjligheten är upplagd. Skriv vad nästa steg är."))
    return redirect("strategist:possibility", key=made.key)
