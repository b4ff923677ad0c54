"""The addresses of the possibilities within the strategist's journey."""

from typing import Final

from django.urls import URLPattern, path

from talja.web.strategist.views import (
    looking,
    possibilities,
    possibility_asking,
    possibility_meeting,
    possibility_notes,
)

_ONE = "mojligheter/<uuid:key>/"
PATTERNS: Final[list[URLPattern]] = [
    path("mojligheter/", possibilities.possibility_list, name="possibility_list"),
    path("mojligheter/ny/", possibilities.possibility_new, name="possibility_new"),
    path("mojligheter/leta/", looking.look, name="look"),
    path("mojligheter/leta/borja/", looking.look_begin, name="look_begin"),
    path("mojligheter/mote/", possibility_meeting.possibility_meeting, name="possibility_meeting"),
    path("mojligheter/vantar-pa/<slug:who>/", possibility_meeting.waiting_for_one, name="waiting_for"),
    path("mojligheter/fraga/<uuid:key>/svar/", possibility_asking.asked_answer, name="asked_answer"),
    path(_ONE, possibilities.possibility, name="possibility"),
    path(f"{_ONE}andra/", possibilities.possibility_change, name="possibility_change"),
    path(f"{_ONE}overta/", possibilities.possibility_take_over, name="possibility_take_over"),
    path(f"{_ONE}kontakt/", possibility_notes.possibility_touch, name="possibility_touch"),
    path(f"{_ONE}nasta/", possibility_notes.possibility_next, name="possibility_next"),
    path(f"{_ONE}flytta/", possibility_notes.possibility_move, name="possibility_move"),
    path(f"{_ONE}fraga/", possibility_asking.possibility_ask, name="possibility_ask"),
]
