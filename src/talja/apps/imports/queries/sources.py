"""The lists that come back."""

from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from talja.apps.imports import permissions
from talja.apps.imports.enums import BatchState
from talja.apps.imports.lines import SourceLine
from talja.apps.imports.models import Source
from talja.apps.organisation.actors import Actor

_WAITING = (BatchState.READING, BatchState.REVIEW, BatchState.FAILED, BatchState.APPLYING, BatchState.UNDOING)


def list_sources(*, actor: Actor) -> tuple[SourceLine, ...]:
    """Return every source in Swedish order of name, for those who may import; nothing for others. One query."""
    return tuple(_line(source) for source in _told(actor))


def get_source(*, key: UUID, actor: Actor) -> SourceLine:
    """Return a source. Raises `Source.DoesNotExist`, also for those who may not import."""
    return _line(_told(actor).get(key=key))


def _told(actor: Actor) -> QuerySet[Any]:
    sources = Source.objects.order_by("sort_key").annotate(
        latest=Max("batches__list_day", filter=Q(batches__state=BatchState.APPLIED)),
        waiting=Count("batches", filter=Q(batches__state__in=_WAITING)),
    )
    return sources if permissions.may_import(actor=actor) else sources.none()


def _line(source: Any) -> SourceLine:
    return SourceLine(
        key=str(source.key),
        name=source.name,
        kind=source.kind,
        owner=source.owner,
        covers=tuple(source.covers),
        trusted_for=tuple(source.trusted_for),
        own_staff_only=source.own_staff_only,
        mapping=source.mapping,
        latest=source.latest,
        waiting=source.waiting,
    )
