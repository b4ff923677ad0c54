"""What others may know about inventories. Nothing tells who answered."""

from talja.apps.jobdesign.lines import (
    Answer,
    FindingLine,
    GuestInventory,
    GuestTask,
    InventoryLine,
    InventoryPage,
    LinePage,
    Material,
    ObjectionLine,
    OccupationTotal,
    SharedLinkLine,
    StaffLine,
    TaskRow,
)
from talja.apps.jobdesign.queries.guests import guest_inventory, link_key_of, opened_by_token
from talja.apps.jobdesign.queries.inventories import (
    counts_by_state,
    get_inventory,
    inventory_places,
    list_inventories,
)
from talja.apps.jobdesign.queries.material import problem_material
from talja.apps.jobdesign.queries.pages import inventory_page, line_page

__all__ = [
    "Answer",
    "FindingLine",
    "GuestInventory",
    "GuestTask",
    "InventoryLine",
    "InventoryPage",
    "LinePage",
    "Material",
    "ObjectionLine",
    "OccupationTotal",
    "SharedLinkLine",
    "StaffLine",
    "TaskRow",
    "counts_by_state",
    "get_inventory",
    "guest_inventory",
    "inventory_page",
    "inventory_places",
    "line_page",
    "link_key_of",
    "list_inventories",
    "opened_by_token",
    "problem_material",
]
