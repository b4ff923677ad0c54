"""The icons. A page has some twenty, and the same ones stand on every page, so each is drawn once and kept."""

from functools import lru_cache

from django import template
from lucide.templatetags.lucide import lucide as drawn

register = template.Library()
_KEPT_ICONS = 512


@register.simple_tag(name="lucide")
@lru_cache(maxsize=_KEPT_ICONS)
def icon(name: str, *, size: int = 24, **attributes: str) -> str:
    """Return the icon as SVG, `size` pixels wide and high. Raises `IconDoesNotExist`.

    Usage: `{% load lucide %}` and `{% lucide "search" aria_hidden="true" %}`; an underscore becomes a hyphen.
    """
    return drawn(name, size=size, **attributes)
