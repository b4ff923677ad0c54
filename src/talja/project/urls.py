"""The URL table, journey by journey."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("talja.web.public.urls")),
    path("", include("talja.web.public.account_urls")),
    path("regelbok/", include("talja.web.public.rulebook_urls")),
    path("", include("talja.web.shared.urls")),
    path("", include("talja.web.coordinator.urls")),
    path("", include("talja.web.analyst.urls")),
    path("", include("talja.web.manager.urls")),
    path("", include("talja.web.strategist.urls")),
    path("", include("talja.web.guest.urls")),
    path("installningar/", include("talja.web.settings.urls")),
]

handler429 = "talja.web.public.views.errors.too_many_requests"
