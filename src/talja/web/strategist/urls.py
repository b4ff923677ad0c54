"""The addresses of the strategist's journey."""

from django.urls import URLPattern, URLResolver, path

from talja.web.strategist.inventory_urls import PATTERNS as INVENTORIES
from talja.web.strategist.library_urls import PATTERNS as LIBRARY
from talja.web.strategist.possibility_urls import PATTERNS as POSSIBILITIES
from talja.web.strategist.views import (
    accepting,
    carvings,
    drafts,
    papers,
    position_measuring,
    position_moves,
    positions,
    runs,
)

app_name = "strategist"
urlpatterns: list[URLPattern | URLResolver] = [
    *POSSIBILITIES,
    *INVENTORIES,
    *LIBRARY,
    path("snickra/", carvings.carving_list, name="carving_list"),
    path("snickra/ny/", carvings.carving_new, name="carving_new"),
    path("snickra/<uuid:key>/", carvings.carving, name="carving"),
    path("snickra/<uuid:key>/jamfor/", carvings.carving_compare, name="carving_compare"),
    path("snickra/<uuid:key>/undan/", carvings.carving_aside, name="carving_aside"),
    path("snickra/<uuid:key>/rakna/", runs.run_start, name="run_start"),
    path("snickra/korning/<uuid:key>/stopp/", runs.run_stop, name="run_stop"),
    path("snickra/forslag/<uuid:key>/", drafts.draft, name="draft"),
    path("snickra/forslag/<uuid:key>/flytta/", drafts.draft_move, name="draft_move"),
    path("snickra/forslag/<uuid:key>/val/", drafts.draft_choose, name="draft_choose"),
    path("snickra/forslag/<uuid:key>/namn/", drafts.draft_name_it, name="draft_name"),
    path("snickra/forslag/<uuid:key>/valj/", accepting.draft_accept, name="draft_accept"),
    path("snickra/forslag/<uuid:key>/underlag/<slug:form>/", papers.draft_paper, name="draft_paper"),
    path("snickra/forslag/<uuid:key>/skriv-ut/", papers.draft_print, name="draft_print"),
    path("befattningar/", positions.position_list, name="position_list"),
    path("befattningar/<uuid:key>/", positions.position, name="position"),
    path("befattningar/<uuid:key>/text/", positions.position_text, name="position_text"),
    path("befattningar/<uuid:key>/vecka/", papers.position_week, name="position_week"),
    path("befattningar/<uuid:key>/beskrivning/<slug:form>/", papers.position_paper, name="position_paper"),
    path("befattningar/<uuid:key>/lage/<slug:state>/", position_moves.position_move, name="position_move"),
    path(
        "befattningar/<uuid:key>/frigjort/<slug:occasion>/",
        position_measuring.position_measure,
        name="position_measure",
    ),
]
