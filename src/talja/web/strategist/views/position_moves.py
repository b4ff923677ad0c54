"""Moving a position on: yes from the workplace, looking for somebody, filled, empty again, closed."""

from collections.abc import Callable, Mapping
from typing import Final
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talja.apps.organisation.enums import Right
from talja.apps.positions.enums import State
from talja.apps.positions.lines import PositionPage
from talja.apps.positions.operations.moving import (
    agree_on_position,
    close_position,
    fill_position,
    open_position,
    vacate_position,
)
from talja.apps.positions.queries.pages import get_position
from talja.web.shared.edge import Request, access
from talja.web.strategist.forms.positions import FIELD_OF_CODE, CloseForm, FillForm
from talja.web.strategist.writing import show_form, written

_FORMS: Final[Mapping[State, type[Form]]] = {State.FILLED: FillForm, State.CLOSED: CloseForm}
_TITLES: Final[Mapping[State, str | Promise]] = {
    State.AGREED: _("Säg ja till befattningen"),
    State.OPEN: _("Börja söka någon"),
    State.FILLED: _("Befattningen är tillsatt"),
    State.CLOSED: _("Avsluta befattningen"),
}
_TEXTS: Final[Mapping[State, str | Promise]] = {
    State.AGREED: _("Arbetsplatsen vill ha befattningen, och har plats och handledning för den som får den."),
    State.OPEN: _("Befattningen syns som ledig tills den är tillsatt."),
    State.FILLED: _("Efter sex veckor, tre månader och sex månader frågar vi hur mycket tid den frigör."),
    State.CLOSED: _("Befattningen finns kvar att läsa, men kan inte öppnas igen."),
}
_EMPTY_AGAIN: Final = (
    _("Befattningen är ledig igen"),
    _("Uppföljningen börjar om när någon ny har börjat. Det som redan är mätt finns kvar."),
)


@access(Right.JOBDESIGN_VIEW)
def position_move(request: Request, key: UUID, state: str) -> HttpResponseBase:
    """Ask before a position is moved, and move it."""
    if state not in _TITLES:
        raise Http404
    to = State(state)
    page = get_position(key, actor=request.actor, on=request.today)
    form = _FORMS.get(to, Form)(request.POST if request.method == "POST" else None)
    operation = _operation(request, page, to, form)
    if written(request, form, operation, done=_("Befattningen har bytt läge."), fields=FIELD_OF_CODE):
        return redirect("strategist:position", key=key)
    is_vacated = _is_vacated(page, to)
    title, text = _EMPTY_AGAIN if is_vacated else (_TITLES[to], _TEXTS[to])
    context = {"line": page.line, "title": title, "text": text, "tone": "danger" if to == State.CLOSED else ""}
    return show_form(request, "strategist/position_move.html", form, context)


def _operation(request: Request, page: PositionPage, to: State, form: Form) -> Callable[[], object]:
    key, actor = UUID(page.line.key), request.actor

    def move() -> object:
        if to == State.AGREED:
            return agree_on_position(position_key=key, actor=actor)
        if to == State.FILLED:
            return fill_position(position_key=key, first_day=form.cleaned_data["first_day"], actor=actor)
        if to == State.CLOSED:
            return close_position(position_key=key, reason=form.cleaned_data["reason"], actor=actor)
        operation = vacate_position if _is_vacated(page, to) else open_position
        return operation(position_key=key, actor=actor)

    return move


def _is_vacated(page: PositionPage, to: State) -> bool:
    return (page.line.state, to) == (State.FILLED, State.OPEN)
