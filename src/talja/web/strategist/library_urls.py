"""The addresses of the task library within the strategist's journey."""

from typing import Final

from django.urls import URLPattern, path

from talja.web.strategist.views import library, library_files, library_writing

_TASK = "uppgifter/<slug:kind>/<slug:name>/"
PATTERNS: Final[list[URLPattern]] = [
    path("uppgifter/", library.library, name="library"),
    path("uppgifter/ny/", library_writing.library_task_new, name="library_task_new"),
    path("uppgifter/historik/", library.library_history, name="library_history"),
    path("uppgifter/historik/<uuid:key>.yaml", library.library_edition, name="library_edition"),
    path("uppgifter/uppgiftsbibliotek.zip", library.library_zip, name="library_zip"),
    path("uppgifter/<slug:kind>.yaml", library.library_yaml, name="library_yaml"),
    path("uppgifter/fil/", library_files.library_receive, name="library_receive"),
    path("uppgifter/fil/<uuid:key>/", library_files.library_compare, name="library_compare"),
    path("uppgifter/yrken/", library_files.library_occupations, name="library_occupations"),
    path("uppgifter/yrken/fil/", library_files.library_load, name="library_load"),
    path(_TASK, library.library_task, name="library_task"),
    path(f"{_TASK}andra/", library_writing.library_task_edit, name="library_task_edit"),
    path(f"{_TASK}aterstall/", library_writing.library_task_put_back, name="library_task_put_back"),
]
