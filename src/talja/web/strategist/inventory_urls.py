"""The addresses of the inventories within the strategist's journey."""

from typing import Final

from django.urls import URLPattern, path

from talja.web.strategist.views import inventories, inventory_gates, inventory_lines, inventory_ways_in

_ONE = "inventeringar/<uuid:key>/"
_LINE = "inventeringar/uppgift/<uuid:key>/"
PATTERNS: Final[list[URLPattern]] = [
    path("inventeringar/", inventories.inventory_list, name="inventory_list"),
    path("inventeringar/ny/", inventories.inventory_new, name="inventory_new"),
    path("inventeringar/mall.xlsx", inventory_ways_in.inventory_template, name="inventory_template"),
    path(_LINE, inventory_lines.inventory_line, name="inventory_line"),
    path(f"{_LINE}bort/", inventory_lines.inventory_line_drop, name="inventory_line_drop"),
    path(f"{_LINE}svaren/", inventory_lines.inventory_line_answers, name="inventory_line_answers"),
    path(_ONE, inventories.inventory, name="inventory"),
    path(f"{_ONE}andra/", inventories.inventory_change, name="inventory_change"),
    path(f"{_ONE}overta/", inventories.inventory_take_over, name="inventory_take_over"),
    path(f"{_ONE}lage/<slug:to>/", inventories.inventory_move, name="inventory_move"),
    path(f"{_ONE}uppgift/", inventory_lines.inventory_line_add, name="inventory_line_add"),
    path(f"{_ONE}tillbaka/<uuid:line>/", inventory_lines.inventory_line_restore, name="inventory_line_restore"),
    path(f"{_ONE}bibliotek/", inventory_ways_in.inventory_library, name="inventory_library"),
    path(f"{_ONE}kalkylblad/", inventory_ways_in.inventory_sheet, name="inventory_sheet"),
    path(f"{_ONE}uppgifter.xlsx", inventory_ways_in.inventory_excel, name="inventory_excel"),
    path(f"{_ONE}bibliotek.yaml", inventory_ways_in.inventory_yaml, name="inventory_yaml"),
    path(f"{_ONE}avgor/", inventory_gates.inventory_settle, name="inventory_settle"),
    path(f"{_ONE}vanta/", inventory_gates.inventory_unsettle, name="inventory_unsettle"),
    path(f"{_ONE}personal/", inventory_gates.inventory_staff, name="inventory_staff"),
    path(f"{_ONE}personal/<uuid:group>/bort/", inventory_gates.inventory_staff_remove, name="inventory_staff_remove"),
    path(f"{_ONE}risk/", inventory_gates.inventory_risk, name="inventory_risk"),
    path(f"{_ONE}facket/", inventory_gates.inventory_union, name="inventory_union"),
    path(f"{_ONE}lank/", inventory_gates.inventory_link, name="inventory_link"),
    path(f"{_ONE}lank/bort/", inventory_gates.inventory_link_revoke, name="inventory_link_revoke"),
    path(f"{_ONE}affisch/", inventory_gates.inventory_poster, name="inventory_poster"),
]
