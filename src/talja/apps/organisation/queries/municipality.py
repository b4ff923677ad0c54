"""The municipality that this installation serves."""

from django.core.cache import cache

from talja.apps.organisation.models import Municipality

_NAME_KEY = "municipality_name"
_NAME_SECONDS = 60


def municipality_name() -> str:
    """Return the municipality's name, kept for a minute; empty before the installation is set up."""
    name = cache.get(_NAME_KEY)
    if name is None:
        name = Municipality.objects.values_list("name", flat=True).first() or ""
        cache.set(_NAME_KEY, name, _NAME_SECONDS)
    return str(name)


def forget_municipality_name() -> None:
    """Let the next page read the name anew."""
    cache.delete(_NAME_KEY)


def is_demo() -> bool:
    """Whether the database is marked as holding invented people only."""
    return Municipality.objects.filter(is_demo=True).exists()
