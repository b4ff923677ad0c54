"""The addresses of the strategist's journey."""

from django.urls import URLPattern, URLResolver, path

from talja.web.strategist.inventory_urls import PATTERNS as INVENTORIES
from talja.web.strategist.views import position_measuring, position_moves, positions

app_name = "strategist"
urlpatterns: list[URLPattern | URLResolver] = [
    *INVENTORIES,
    path("befattningar/", positions.position_list, name="position_list"),
    path("befattningar/<uuid:key>/", positions.position, name="position"),
    path("befattningar/<uuid:key>/text/", positions.position_text, name="position_text"),
    path("befattningar/<uuid:key>/lage/<slug:state>/", position_moves.position_move, name="position_move"),
    path(
        "befattningar/<uuid:key>/frigjort/<slug:occasion>/",
        position_measuring.position_measure,
        name="position_measure",
    ),
]
