"""How long a task of the library has really taken, where positions that hold it have been measured."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from talja.apps.jobdesign.queries.origins import lines_of_task
from talja.apps.organisation.actors import Actor
from talja.apps.positions.queries.pages import minutes_by_line
from talja.web.strategist.library_words import Fact


def measured_text(library_key: str, *, actor: Actor) -> str:
    """Return what was measured: 35–40 min på 2 ställen. Empty when nobody has measured it."""
    places = lines_of_task(library_key, actor=actor)
    told = {line: minutes for line, minutes in minutes_by_line(actor=actor).items() if line in places} if places else {}
    if not told:
        return ""
    minutes = sorted(one for found in told.values() for one in found)
    span = dict.fromkeys(str(one) for one in (minutes[0], minutes[-1]))
    count = len({places[line] for line in told})
    said = ngettext("%(span)s min på %(count)s ställe", "%(span)s min på %(count)s ställen", count)
    return said % {"span": "–".join(span), "count": count}


def measured_facts(library_key: str, *, actor: Actor) -> Iterator[Fact]:
    """Yield what was measured as a fact beside the others, if anybody has measured it."""
    if said := measured_text(library_key, actor=actor):
        yield Fact(_("Uppmätt"), said)
