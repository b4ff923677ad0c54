"""The addresses of inventories: the owner's pages, and the form that a workplace fills in on its phones."""

from uuid import UUID

from django.test import override_settings
from tests.e2e.browsing import NOBODY
from tests.e2e.visiting import COORDINATOR, MANAGER, STRATEGIST, Parameter, Visit, key_of
from tests.installation import Installation

from talja.apps.jobdesign.tokens import token_of

STAFF = "personal"  # somebody at a workplace, who has begun to answer on a phone
INVENTORY = "SELECT key FROM jobdesign_inventory WHERE state = '{}' ORDER BY id"
PREPARING, OPEN, SETTLING, READY = (INVENTORY.format(one) for one in ("preparing", "open", "settling", "ready"))
CANCELLED = INVENTORY.format("cancelled")
LINE = (
    "SELECT jobdesign_line.key FROM jobdesign_line JOIN jobdesign_inventory ON jobdesign_inventory.id = inventory_id "
    "WHERE state = '{}' AND dropped_at IS NULL ORDER BY jobdesign_line.id"
)
GROUP = (
    "SELECT jobdesign_staffgroup.key FROM jobdesign_staffgroup JOIN jobdesign_inventory ON "
    "jobdesign_inventory.id = inventory_id WHERE state = 'settling' ORDER BY jobdesign_staffgroup.id"
)
LINK = (
    "SELECT jobdesign_sharedlink.key FROM jobdesign_sharedlink JOIN jobdesign_inventory ON "
    "jobdesign_inventory.id = inventory_id WHERE state = 'open' AND revoked_at IS NULL"
)


def shared_token(installation: Installation) -> str:
    """Return the token of the form that is open, signed as the installation does it."""
    ((key,), *_) = installation.ask(LINK)
    secret = (installation.data / "secret_key").read_text(encoding="ascii").strip()
    with override_settings(SECRET_KEY=secret):
        return token_of(UUID(key))


TOKEN: dict[str, Parameter] = {"token": shared_token}
PAGES: dict[str, Visit] = {
    "strategist:inventory_list": Visit(STRATEGIST, query="?visa=alla"),
    "strategist:inventory_new": Visit(STRATEGIST),
    "strategist:inventory": Visit(STRATEGIST, key_of(SETTLING)),
    "strategist:inventory_change": Visit(STRATEGIST, key_of(SETTLING)),
    "strategist:inventory_move": Visit(STRATEGIST, {**key_of(SETTLING), "to": "open"}),
    "strategist:inventory_library": Visit(STRATEGIST, key_of(PREPARING)),
    "strategist:inventory_sheet": Visit(STRATEGIST, key_of(PREPARING)),
    "strategist:inventory_line": Visit(STRATEGIST, key_of(LINE.format("settling"))),
    "strategist:inventory_line_add": Visit(STRATEGIST, key_of(SETTLING)),
    "strategist:inventory_line_drop": Visit(STRATEGIST, key_of(LINE.format("settling"))),
    "strategist:inventory_staff": Visit(STRATEGIST, key_of(SETTLING)),
    "strategist:inventory_risk": Visit(STRATEGIST, key_of(SETTLING)),
    "strategist:inventory_union": Visit(STRATEGIST, key_of(SETTLING)),
    "strategist:inventory_link": Visit(STRATEGIST, key_of(OPEN)),
    "strategist:inventory_poster": Visit(STRATEGIST, key_of(OPEN)),
    "guest:inventory": Visit(NOBODY, TOKEN),
    "guest:inventory_tasks": Visit(STAFF, TOKEN),
    "guest:inventory_task": Visit(STAFF, {**TOKEN, **key_of(LINE.format("open"))}),
    "guest:inventory_add": Visit(STAFF, TOKEN),
    "guest:inventory_done": Visit(STAFF, TOKEN),
}
MORE: dict[str, tuple[str, Visit]] = {
    "inventory_of_manager": ("strategist:inventory", Visit(MANAGER, key_of(READY))),
    "inventory_open": ("strategist:inventory", Visit(COORDINATOR, key_of(OPEN))),
    "inventory_empty": ("strategist:inventory", Visit(STRATEGIST, key_of(PREPARING))),
    "inventory_cancelled": ("strategist:inventory", Visit(STRATEGIST, key_of(CANCELLED))),
    "inventory_cancelling": ("strategist:inventory_move", Visit(STRATEGIST, {**key_of(OPEN), "to": "cancelled"})),
    "inventory_line_decided": ("strategist:inventory_line", Visit(STRATEGIST, key_of(LINE.format("ready")))),
    "inventory_form_closed": ("guest:inventory", Visit(NOBODY, {"token": "fel.fel"}, status=404)),
    "inventory_form_begun": ("guest:inventory", Visit(STAFF, TOKEN)),
}
POSTED: dict[str, Visit] = {
    "strategist:inventory_take_over": Visit(STRATEGIST, key_of(SETTLING)),
    "strategist:inventory_line_restore": Visit(STRATEGIST, {**key_of(SETTLING), "line": LINE.format("settling")}),
    "strategist:inventory_line_answers": Visit(STRATEGIST, key_of(LINE.format("settling"))),
    "strategist:inventory_settle": Visit(STRATEGIST, key_of(SETTLING)),
    "strategist:inventory_unsettle": Visit(STRATEGIST, key_of(SETTLING)),
    "strategist:inventory_staff_remove": Visit(STRATEGIST, {**key_of(SETTLING), "group": GROUP}),
    "strategist:inventory_link_revoke": Visit(STRATEGIST, key_of(SETTLING)),
    "guest:inventory_begin": Visit(NOBODY, TOKEN),
    "guest:inventory_next": Visit(NOBODY, TOKEN),
}
DOWNLOADS: dict[str, Visit] = {
    "strategist:inventory_template": Visit(STRATEGIST),
    "strategist:inventory_excel": Visit(STRATEGIST, key_of(SETTLING)),
    "strategist:inventory_yaml": Visit(STRATEGIST, key_of(SETTLING)),
}
