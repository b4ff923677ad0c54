"""What others may know about the organisation."""

from django.core.cache import cache

from talja.apps.organisation.models import Municipality

_NAME_SECONDS = 60


def municipality_name() -> str:
    """Return the municipality's name, kept for a minute; empty before the installation is set up."""
    name = cache.get("municipality_name")
    if name is None:
        name = Municipality.objects.values_list("name", flat=True).first() or ""
        cache.set("municipality_name", name, _NAME_SECONDS)
    return str(name)


def is_demo() -> bool:
    """Whether the database is marked as holding invented people only."""
    return Municipality.objects.filter(is_demo=True).exists()
