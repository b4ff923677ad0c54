"""Tags for the templates: components that wrap other markup, and the address of a page with one parameter changed."""

from collections.abc import Iterator
from typing import Any

from django import template
from django.core.paginator import Page
from django.http import HttpRequest
from django.template import Context
from django.utils.safestring import SafeString

register = template.Library()
PASSED_ON = ("request", "csrf_token", "actor")


@register.simple_block_tag(takes_context=True)
def component(context: Context, content: SafeString, name: str, **parameters: Any) -> SafeString:
    """Render `components/<name>.html` around what stands between `{% component "name" … %}` and `{% endcomponent %}`.

    The component sees only its parameters, `slot` (what it wraps) and the request: nothing leaks in from the page.
    """
    if context.template is None:
        raise RuntimeError("a component is rendered within a template")
    inner = context.new({key: context[key] for key in PASSED_ON if key in context} | parameters | {"slot": content})
    inner.template = context.template
    return context.template.engine.get_template(f"components/{name}.html").render(inner)


@register.simple_tag(takes_context=True)
def address_with(context: Context, **changes: Any) -> str:
    """Return this page's query with the given parameters changed; an empty value takes one away.

    Usage: `<a href="{% address_with page=3 %}">`. Keeps every other filter as it is.
    """
    request: HttpRequest = context["request"]
    query = request.GET.copy()
    for name, value in changes.items():
        if value in {None, ""}:
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}"


@register.simple_tag
def elided_pages(page: Page[Any]) -> Iterator[int | str]:
    """Return the page numbers worth a link around this page, with an ellipsis where some are left out."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
