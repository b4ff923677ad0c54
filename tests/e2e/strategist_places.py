"""The addresses of hidden jobs: inventories, carvings and positions."""

from uuid import UUID

from django.urls import reverse
from tests.e2e import inventory_places, library_places, possibility_places
from tests.e2e.visiting import MANAGER, STRATEGIST, Visit, key_of
from tests.installation import Installation

DESCRIBED = "SELECT key FROM positions_position WHERE state = 'described' ORDER BY id"
VACANT = "SELECT key FROM positions_position WHERE state = 'open' ORDER BY id"
FILLED = "SELECT key FROM positions_position WHERE state = 'filled' ORDER BY id"

CARVING = "SELECT key FROM carvings_carving WHERE state = 'open' ORDER BY id"
CARVED = "SELECT key FROM carvings_carving WHERE state = 'accepted' ORDER BY id"
DRAFT = (
    "SELECT carvings_draft.key FROM carvings_draft JOIN carvings_carving ON carvings_carving.id = carving_id "
    "WHERE state = '{}' ORDER BY number DESC"
)
LATEST, ACCEPTED = DRAFT.format("open"), DRAFT.format("accepted")
READY = "SELECT key FROM jobdesign_inventory WHERE state = 'ready' ORDER BY id"


def with_inventories(demo: Installation) -> str:
    """The second step of a carving: two inventories are chosen."""
    chosen = "&".join(f"inventories={UUID(key)}" for (key,) in demo.ask(READY)[:2])
    return f"{reverse('strategist:carving_new')}?{chosen}"


PAGES: dict[str, Visit] = {
    **inventory_places.PAGES,
    **library_places.PAGES,
    **possibility_places.PAGES,
    "strategist:carving_list": Visit(STRATEGIST),
    "strategist:carving_new": Visit(STRATEGIST),
    "strategist:carving": Visit(STRATEGIST, key_of(CARVING)),
    "strategist:carving_compare": Visit(STRATEGIST, key_of(CARVING), query="?a=1&b=3"),
    "strategist:draft": Visit(STRATEGIST, key_of(LATEST)),
    "strategist:draft_accept": Visit(STRATEGIST, key_of(LATEST)),
    "strategist:draft_print": Visit(STRATEGIST, key_of(ACCEPTED)),
    "strategist:position_list": Visit(STRATEGIST),
    "strategist:position": Visit(STRATEGIST, key_of(FILLED)),
    "strategist:position_week": Visit(MANAGER, key_of(FILLED)),
    "strategist:position_text": Visit(STRATEGIST, key_of(DESCRIBED)),
    "strategist:position_move": Visit(STRATEGIST, {**key_of(VACANT), "state": "filled"}),
    "strategist:position_measure": Visit(STRATEGIST, {**key_of(FILLED), "occasion": "weeks_6"}),
}
MORE: dict[str, tuple[str, Visit]] = {
    **inventory_places.MORE,
    **library_places.MORE,
    **possibility_places.MORE,
    "carving_for_whom": ("strategist:carving_new", Visit(STRATEGIST, path=with_inventories)),
    "carving_chosen": ("strategist:carving", Visit(STRATEGIST, key_of(CARVED))),
    "draft_chosen": ("strategist:draft", Visit(STRATEGIST, key_of(ACCEPTED))),
    "position_priced": ("strategist:position", Visit(STRATEGIST, key_of(VACANT), query="?lon=25000")),
    "positions_closed": ("strategist:position_list", Visit(MANAGER, query="?lage=closed")),
    "position_closing": ("strategist:position_move", Visit(STRATEGIST, {**key_of(DESCRIBED), "state": "closed"})),
}
POSTED: dict[str, Visit] = {
    **inventory_places.POSTED,
    **possibility_places.POSTED,
    "strategist:carving_aside": Visit(STRATEGIST, key_of(CARVING)),
    "strategist:run_start": Visit(STRATEGIST, key_of(CARVING)),
    "strategist:run_stop": Visit(STRATEGIST, key_of(CARVING)),  # any key: a look at the address is refused
    "strategist:draft_move": Visit(STRATEGIST, key_of(LATEST)),
    "strategist:draft_choose": Visit(STRATEGIST, key_of(LATEST)),
    "strategist:draft_name": Visit(STRATEGIST, key_of(LATEST)),
}
DOWNLOADS: dict[str, Visit] = {
    **inventory_places.DOWNLOADS,
    **library_places.DOWNLOADS,
    "strategist:draft_paper": Visit(STRATEGIST, {**key_of(LATEST), "form": "word"}),
    "strategist:position_paper": Visit(STRATEGIST, {**key_of(FILLED), "form": "word"}),
}
