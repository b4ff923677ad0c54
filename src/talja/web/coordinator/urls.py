"""The addresses of the coordinator journey."""

from django.urls import URLPattern, URLResolver, path

from talja.web.coordinator.views import (
    batch,
    batch_columns,
    batch_moves,
    batch_rows,
    batches,
    people,
    person,
    placement,
    placement_export,
    placement_new,
    placement_writing,
    placements,
    reconciliation,
    saved_views,
    sources,
)

app_name = "coordinator"
PLACEMENTS, PLACEMENT, PEOPLE = "placeringar/", "placeringar/<uuid:key>/", "personer/"
IMPORT, BATCH = "import/", "import/<uuid:key>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path(PLACEMENTS, placements.placement_list, name="placement_list"),
    path(f"{PLACEMENTS}sok/", placements.placement_search, name="placement_search"),
    path(f"{PLACEMENTS}hamta/<str:kind>/", placement_export.placement_export, name="placement_export"),
    path(f"{PLACEMENTS}vyer/spara/", saved_views.view_save, name="view_save"),
    path(f"{PLACEMENTS}vyer/<uuid:key>/ta-bort/", saved_views.view_delete, name="view_delete"),
    path(f"{PLACEMENTS}ny/", placement_new.placement_new, name="placement_new"),
    path(f"{PLACEMENTS}ny/<uuid:person_key>/", placement_new.placement_new_for, name="placement_new_for"),
    path(PLACEMENT, placement.placement, name="placement"),
    path(f"{PLACEMENT}andra/", placement_writing.placement_change, name="placement_change"),
    path(f"{PLACEMENT}avsluta/", placement_writing.placement_end, name="placement_end"),
    path(f"{PLACEMENT}oppna/", placement_writing.placement_reopen, name="placement_reopen"),
    path(f"{PLACEMENT}ta-bort/", placement_writing.placement_remove, name="placement_remove"),
    path(PEOPLE, people.person_list, name="person_list"),
    path(f"{PEOPLE}sok/", people.person_search, name="person_search"),
    path(f"{PEOPLE}ny/", people.person_new, name="person_new"),
    path(f"{PEOPLE}<uuid:key>/", person.person, name="person"),
    path(f"{PEOPLE}<uuid:key>/andra/", person.person_change, name="person_change"),
    path(IMPORT, batches.batch_list, name="batch_list"),
    path(f"{IMPORT}demolistor/<str:name>/", batches.demo_list, name="demo_list"),
    path(f"{IMPORT}kallor/<uuid:key>/", sources.source, name="source"),
    path(f"{IMPORT}kallor/<uuid:key>/glom-kolumner/", sources.source_forget, name="source_forget"),
    path(BATCH, batch.batch, name="batch"),
    path(f"{BATCH}sok/", batch.batch_search, name="batch_search"),
    path(f"{BATCH}kolumner/", batch_columns.batch_columns, name="batch_columns"),
    path(f"{BATCH}rader/", batch_rows.batch_decide, name="batch_decide"),
    path(f"{BATCH}ratta/", batch_rows.batch_correct, name="batch_correct"),
    path(f"{BATCH}andringar/", batch_rows.batch_take, name="batch_take"),
    path(f"{BATCH}rader/<uuid:row>/", batch.batch_row, name="batch_row"),
    path(f"{BATCH}rader/<uuid:row>/vem/", batch_rows.batch_settle, name="batch_settle"),
    path(f"{BATCH}for-in/", batch_moves.batch_apply, name="batch_apply"),
    path(f"{BATCH}angra/", batch_moves.batch_undo, name="batch_undo"),
    path(f"{BATCH}lagg-bort/", batch_moves.batch_discard, name="batch_discard"),
    path(f"{BATCH}borja-om/", batch_moves.batch_recover, name="batch_recover"),
    path("avstamning/", reconciliation.reconciliation, name="reconciliation"),
    path("avstamning/avgor/", reconciliation.difference_settle, name="difference_settle"),
    path("avstamning/oppna/", reconciliation.difference_open, name="difference_open"),
]
