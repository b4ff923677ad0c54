"""The log for the data protection officer: what has been done, and who has seen whom."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from talja.apps.accounts.queries import names_by_key
from talja.apps.audit import queries
from talja.apps.audit.queries import Excerpt
from talja.apps.organisation.enums import Right
from talja.web.settings.event_texts import event_text, fact_texts, kind_text
from talja.web.settings.forms import EventLogForm, LogForm, ReadingLogForm
from talja.web.settings.reading_texts import reading_text
from talja.web.shared.edge import Request, access

TARGETS_NAMED = frozenset({"user"})


@access(Right.AUDIT_VIEW)
def audit_log(request: Request) -> HttpResponseBase:
    """Show what has been done, latest first, by day, kind of event and actor."""
    codes = [(code, event_text(code)) for code in queries.codes(actor=request.actor)]
    form = EventLogForm(request.GET, actors=_actors(request), codes=codes)
    page = queries.list_events(actor=request.actor, excerpt=_excerpt(form), page=_page_number(request))
    names = names_by_key([*(line.actor_key for line in page.lines), *(line.target_key for line in page.lines)])
    rows = [
        {
            "at": line.at,
            "who": _who(line.actor_key, names),
            "text": event_text(line.code),
            "kind": kind_text(line.target_kind),
            "target": names.get(line.target_key, "") if line.target_kind in TARGETS_NAMED else "",
            "person": line.target_key if line.target_kind == "person" else "",
            "facts": fact_texts(line.data),
        }
        for line in page.lines
    ]
    return render(
        request, "settings/audit_log.html", {"form": form, "rows": rows, "page": page, "active": _active(form)}
    )


@access(Right.AUDIT_VIEW)
def reading_log(request: Request) -> HttpResponseBase:
    """Show who has seen persons' data, of everybody or of one person."""
    form = ReadingLogForm(request.GET, actors=_actors(request))
    excerpt = _excerpt(form)
    person = form.cleaned_data.get("person")
    page = queries.list_readings(actor=request.actor, excerpt=excerpt, person_key=person, page=_page_number(request))
    names = names_by_key(line.actor_key for line in page.lines)
    rows = [
        {
            "at": line.at,
            "who": _who(line.actor_key, names),
            "text": reading_text(line.code),
            "count": line.person_count,
        }
        for line in page.lines
    ]
    context = {"form": form, "rows": rows, "page": page, "person": person, "active": _active(form)}
    return render(request, "settings/reading_log.html", context)


def _actors(request: Request) -> list[tuple[str, str]]:
    keys = queries.actor_keys(actor=request.actor)
    names = names_by_key(keys)
    return sorted(((key, _who(key, names)) for key in keys), key=lambda choice: choice[1])


def _who(key: str, names: dict[str, str]) -> str:
    known: Iterable[tuple[str, str]] = (("", _("ingen inloggad")), ("system", _("systemet")))
    return names.get(key) or dict(known).get(key) or _("borttagen användare")


def _excerpt(form: LogForm) -> Excerpt:
    """What the form asks for. A field that cannot be read asks for nothing."""
    form.is_valid()
    asked = form.cleaned_data
    first, last = asked.get("first_day"), asked.get("last_day")
    return Excerpt(
        from_at=timezone.make_aware(datetime.combine(first, time.min)) if first else None,
        until_at=timezone.make_aware(datetime.combine(last + timedelta(days=1), time.min)) if last else None,
        code=asked.get("code", ""),
        actor_key=asked.get("actor", ""),
    )


def _active(form: LogForm) -> int:
    return sum(bool(value) for value in form.cleaned_data.values())


def _page_number(request: Request) -> int:
    text = request.GET.get("page", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1
