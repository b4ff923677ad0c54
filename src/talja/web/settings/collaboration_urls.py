"""The addresses of unions, where they are asked, and how each form of support is handled."""

from django.urls import URLPattern, URLResolver, path

from talja.web.settings.views import procedures, unions

UNIONS = "facken/"
urlpatterns: list[URLPattern | URLResolver] = [
    path(UNIONS, unions.union_list, name="union_list"),
    path(f"{UNIONS}vem-fragas/", unions.union_who, name="union_who"),
    path(f"{UNIONS}ny/", unions.union_add, name="union_add"),
    path(f"{UNIONS}<uuid:key>/", unions.union, name="union"),
    path(f"{UNIONS}<uuid:key>/andra/", unions.union_change, name="union_change"),
    path(f"{UNIONS}<uuid:key>/fraga/", unions.union_close, name="union_close"),
    path(f"{UNIONS}<uuid:union_key>/nytt-ombud/", unions.representative_add, name="representative_add"),
    path(f"{UNIONS}<uuid:union_key>/var/", unions.coverage_add, name="coverage_add"),
    path(f"{UNIONS}<uuid:union_key>/var/<uuid:key>/ta-bort/", unions.coverage_remove, name="coverage_remove"),
    path("ombud/<uuid:key>/", unions.representative_change, name="representative_change"),
    path("ombud/<uuid:key>/slutat/", unions.representative_left, name="representative_left"),
    path("sa-gor-vi/", procedures.procedure_list, name="procedure_list"),
    path("sa-gor-vi/<slug:code>/", procedures.procedure_change, name="procedure_change"),
    path("sa-gor-vi/<slug:code>/tillbaka/", procedures.procedure_reset, name="procedure_reset"),
]
