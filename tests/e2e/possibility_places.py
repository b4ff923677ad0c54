"""The addresses of the possibilities."""

from tests.e2e.visiting import MANAGER, STRATEGIST, Visit, key_of

BEGUN = "SELECT key FROM possibilities_possibility WHERE step = 'carved' ORDER BY id"
ASIDE = "SELECT key FROM possibilities_possibility WHERE step = 'aside' ORDER BY id"
ASKED = "SELECT key FROM possibilities_asked WHERE outcome = '' ORDER BY id"

PAGES: dict[str, Visit] = {
    "strategist:possibility_list": Visit(STRATEGIST),
    "strategist:possibility_new": Visit(STRATEGIST),
    "strategist:look": Visit(STRATEGIST),
    "strategist:possibility_meeting": Visit(STRATEGIST),
    "strategist:waiting_for": Visit(STRATEGIST, {"who": "agency"}),
    "strategist:asked_answer": Visit(STRATEGIST, key_of(ASKED)),
    "strategist:possibility": Visit(STRATEGIST, key_of(BEGUN)),
    "strategist:possibility_change": Visit(STRATEGIST, key_of(BEGUN)),
    "strategist:possibility_touch": Visit(STRATEGIST, key_of(BEGUN)),
    "strategist:possibility_next": Visit(STRATEGIST, key_of(BEGUN)),
    "strategist:possibility_move": Visit(STRATEGIST, key_of(BEGUN)),
    "strategist:possibility_ask": Visit(STRATEGIST, key_of(BEGUN)),
}
MORE: dict[str, tuple[str, Visit]] = {
    "possibilities_waiting": ("strategist:possibility_list", Visit(STRATEGIST, query="?vem=employer&mina=1")),
    "possibilities_of_manager": ("strategist:possibility_list", Visit(MANAGER, query="?visa=undan")),
    "possibility_aside": ("strategist:possibility", Visit(STRATEGIST, key_of(ASIDE))),
    "nothing_waits": ("strategist:waiting_for", Visit(STRATEGIST, {"who": "union"})),
    "look_private": ("strategist:look", Visit(STRATEGIST, query="?slag=private")),
    "strategist_day": ("shared:my_day", Visit(STRATEGIST)),
}
POSTED: dict[str, Visit] = {
    "strategist:look_begin": Visit(STRATEGIST),
    "strategist:possibility_take_over": Visit(STRATEGIST, key_of(BEGUN)),
}
