"""The desk's reply templates, and what becomes of one in a certain request."""

from uuid import UUID

from talja.apps.organisation.actors import Actor
from talja.apps.servicedesk import permissions
from talja.apps.servicedesk.lines import RequestPage, TemplateLine
from talja.apps.servicedesk.models import ReplyTemplate
from talja.apps.servicedesk.queries.desk import desk_rules
from talja.core.kernel.workdays import promised_day


def list_templates(*, actor: Actor) -> tuple[TemplateLine, ...]:
    """Return the templates by title, for those who work at the desk."""
    if not permissions.may_work(actor=actor):
        return ()
    return tuple(_line(row) for row in ReplyTemplate.objects.filter(removed_at=None).order_by("sort_key", "pk"))


def get_template(*, key: UUID, actor: Actor) -> TemplateLine:
    """Return one template. Raises `ReplyTemplate.DoesNotExist`."""
    if not permissions.may_work(actor=actor):
        raise ReplyTemplate.DoesNotExist
    return _line(ReplyTemplate.objects.get(key=key, removed_at=None))


def filled_template(*, key: UUID, page: RequestPage, actor: Actor) -> str:
    """Return the template's text with the request's own words in it. Raises `ReplyTemplate.DoesNotExist`."""
    rules = desk_rules()
    words = {
        "namn": page.line.asker.partition(" ")[0],
        "arbetsplats": page.line.place,
        "handläggare": actor.name,
        "svarsdag": f"{promised_day(actor.at, rules.answer_days):%Y-%m-%d}",
    }
    text = get_template(key=key, actor=actor).text
    for name, word in words.items():
        text = text.replace(f"{{{name}}}", word)
    return text


def _line(row: ReplyTemplate) -> TemplateLine:
    return TemplateLine(str(row.key), row.title, row.text, row.version, row.changed_at)
