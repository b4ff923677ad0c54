"""The addresses of hidden jobs: inventories, carvings and positions."""

from tests.e2e.visiting import MANAGER, STRATEGIST, Visit, key_of

DESCRIBED = "SELECT key FROM positions_position WHERE state = 'described' ORDER BY id"
VACANT = "SELECT key FROM positions_position WHERE state = 'open' ORDER BY id"
FILLED = "SELECT key FROM positions_position WHERE state = 'filled' ORDER BY id"

PAGES: dict[str, Visit] = {
    "strategist:position_list": Visit(STRATEGIST),
    "strategist:position": Visit(STRATEGIST, key_of(FILLED)),
    "strategist:position_text": Visit(STRATEGIST, key_of(DESCRIBED)),
    "strategist:position_move": Visit(STRATEGIST, {**key_of(VACANT), "state": "filled"}),
    "strategist:position_measure": Visit(STRATEGIST, {**key_of(FILLED), "occasion": "weeks_6"}),
}
MORE: dict[str, tuple[str, Visit]] = {
    "positions_closed": ("strategist:position_list", Visit(MANAGER, query="?lage=closed")),
    "position_closing": ("strategist:position_move", Visit(STRATEGIST, {**key_of(DESCRIBED), "state": "closed"})),
}
POSTED: dict[str, Visit] = {}
DOWNLOADS: dict[str, Visit] = {}
