"""Possibilities: the board, one of them, and what is hoped for there."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from talja.apps.jobdesign.queries import inventory_places
from talja.apps.organisation.enums import Right
from talja.apps.organisation.queries import list_contacts
from talja.apps.possibilities.enums import Step, Who
from talja.apps.possibilities.operations.beginning import (
    begin_possibility,
    change_possibility,
    take_over_possibility,
)
from talja.apps.possibilities.queries.listing import list_done, list_possibilities
from talja.apps.possibilities.queries.looking import known_of_workplace
from talja.apps.possibilities.queries.pages import get_possibility
from talja.web.shared.edge import Request, access
from talja.web.strategist.forms.possibilities import (
    FIELD_OF_CODE,
    ChangePossibilityForm,
    NewPossibilityForm,
    TouchForm,
)
from talja.web.strategist.look_words import handed_by_inventories, look_row
from talja.web.strategist.possibility_words import HEADINGS, asked_row, card, columns, happened, next_of, way_of
from talja.web.strategist.writing import show_form, tried, written


@access(Right.JOBDESIGN_VIEW)
def possibility_list(request: Request) -> HttpResponseBase:
    """Show what is under way by step. `?vem=` whose move it is, `?mina=1` one's own, `?visa=undan` what lies aside."""
    on = request.today
    every = list_possibilities(actor=request.actor, on=on)
    own = request.GET.get("mina") == "1"
    said = request.GET.get("vem", "")
    whose = Who(said) if said in Who.values else None
    mine = [one for one in every if one.is_own or not own]
    shown = [one for one in mine if whose in {None, one.whose_move}]
    is_aside = request.GET.get("visa") == "undan"
    done = list_done(Step.ASIDE if is_aside else Step.FILLED, actor=request.actor, on=on)
    context = {
        "columns": columns(shown, on=on),
        "is_empty": not every and not done,
        "count": len(shown),
        "own": own,
        "own_count": sum(one.is_own for one in every),
        "every_count": len(every),
        "whose": whose,
        "turns": [(who, sum(one.whose_move == who for one in mine), who == whose) for who in Who],
        "is_aside": is_aside,
        "done": [card(one, on=on) for one in done],
        "may_edit": request.actor.may(Right.JOBDESIGN_EDIT),
    }
    return render(request, "strategist/possibility_list.html", context)


@access(Right.JOBDESIGN_VIEW)
def possibility(request: Request, key: UUID) -> HttpResponseBase:
    """Show one possibility: what is to be done, what has happened, who must say something, and what is known."""
    page = get_possibility(key, actor=request.actor, on=request.today)
    following = next_of(page)
    place = page.line.workplace_key
    look = None
    if request.actor.may(Right.JOBDESIGN_EDIT):
        handed = handed_by_inventories(request.actor)
        look = known_of_workplace(place, actor=request.actor, on=request.today, handed=handed)
    context = {
        "page": page,
        "line": page.line,
        "card": card(page.line, on=request.today),
        "way": way_of(page),
        "touch": TouchForm(initial={"day": request.today}) if page.may_change else None,
        "asked": [asked_row(one) for one in page.asked],
        "events": happened(page.history),
        "following": (following.value, HEADINGS[following]) if following else None,
        "may_move": any(page.moves.values()),
        "is_aside": page.line.step == Step.ASIDE,
        "look": look_row(look) if look else None,
        "contacts": list_contacts(actor=request.actor, workplace_key=place),
    }
    return render(request, "strategist/possibility_page.html", context)


@access(Right.JOBDESIGN_EDIT)
def possibility_new(request: Request) -> HttpResponseBase:
    """Begin with a workplace. `?arbetsplats=` is one that is chosen already."""
    places = inventory_places(actor=request.actor, on=request.today)
    initial = {"workplace_key": request.GET.get("arbetsplats", "")}
    form = NewPossibilityForm(request.POST if request.method == "POST" else None, initial=initial, places=places)
    made: list[UUID] = []

    def begin() -> None:
        workplace_key = UUID(form.cleaned_data["workplace_key"])
        made.append(begin_possibility(workplace_key=workplace_key, said=form.said(), actor=request.actor).key)

    if written(request, form, begin, done=_("Möjligheten är upplagd."), fields=FIELD_OF_CODE):
        return redirect("strategist:possibility", key=made[0])
    context = {"heading": _("Ny möjlighet"), "save": _("Lägg upp"), "back": reverse("strategist:possibility_list")}
    return show_form(request, "strategist/possibility_form.html", form, context)


@access(Right.JOBDESIGN_EDIT)
def possibility_change(request: Request, key: UUID) -> HttpResponseBase:
    """Change what it is about and what is hoped for."""
    page = get_possibility(key, actor=request.actor, on=request.today)
    initial = {"title": page.line.title, "hope": page.hope, "need": page.need, "version": page.version}
    form = ChangePossibilityForm(request.POST if request.method == "POST" else None, initial=initial)

    def change() -> object:
        version = form.cleaned_data["version"]
        return change_possibility(possibility_key=key, said=form.said(), version=version, actor=request.actor)

    if written(request, form, change, done=_("Det är sparat."), fields=FIELD_OF_CODE):
        return redirect("strategist:possibility", key=key)
    context = {"heading": _("Ändra möjligheten"), "save": _("Spara"), "line": page.line}
    context["back"] = reverse("strategist:possibility", args=[key])
    return show_form(request, "strategist/possibility_form.html", form, context)


@access(Right.JOBDESIGN_EDIT)
@require_POST
def possibility_take_over(request: Request, key: UUID) -> HttpResponseBase:
    """Become responsible for it."""
    tried(
        request,
        lambda: take_over_possibility(possibility_key=key, actor=request.actor),
        done=_("Du är ansvarig nu."),
    )
    return redirect("strategist:possibility", key=key)
