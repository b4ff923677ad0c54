"""The words of a letter, from a template of the app that writes it."""

import re
from collections.abc import Mapping
from typing import Any

from django.template import Context
from django.template.loader import get_template

from talja.apps.organisation.queries import municipality_name

_GAPS = re.compile(r"\n{3,}")


def render(name: str, context: Mapping[str, Any]) -> tuple[str, str]:
    """Return subject and body of the letter `app/kind`, from `apps/app/templates/app/letters/kind.txt`.

    The first line is the subject. `municipality` is always there; `{link}` is left where it stands. The text is plain:
    nothing in it is escaped. Raises `TemplateDoesNotExist`.
    """
    app, _, kind = name.partition("/")
    template: Any = get_template(f"{app}/letters/{kind}.txt")
    known = {"municipality": municipality_name(), **context}
    text = template.template.render(Context(known, autoescape=False))
    subject, _, body = text.strip().partition("\n")
    return " ".join(subject.split()), _GAPS.sub("\n\n", body.strip()) + "\n"
