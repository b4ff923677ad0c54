"""What was known about a person, change by change: when, by whom and why."""

from datetime import date
from itertools import pairwise
from uuid import UUID

from talja.apps.organisation.actors import Actor
from talja.apps.people import masking, queries
from talja.apps.people.inputs import FACTS
from talja.apps.people.lines import FieldChange, HistoryEntry
from talja.apps.people.models import Person, PersonVersion

_OPEN = frozenset({"sex", "born", "education", "protection", "case_worker"})  # what tells nobody who it is
_DERIVED = frozenset({"number_kind"})  # follows from the number


def person_history(*, key: UUID, actor: Actor) -> tuple[HistoryEntry, ...]:
    """Return what was written about a person, the newest first, field by field as far as the actor may see.

    Of a protected person others see neither name, number nor birth date, earlier ones no more than today's, and no
    reason in free words. Raises `Person.DoesNotExist` for those who may not see persons.
    """
    person = Person.objects.visible_to(actor).only("protection").get(key=key)
    masked = masking.is_masked(person.protection, actor=actor)
    versions = list(PersonVersion.objects.filter(person_key=key).order_by("recorded_from", "pk"))
    names = queries.user_names([key for one in versions for key in (one.recorded_by, one.case_worker_key)])
    said = [{}, *(_said(version, names=names, masked=masked) for version in versions)]
    entries = (
        HistoryEntry(
            at=version.recorded_from,
            by=names.get(version.recorded_by, ""),
            event=version.event,
            reason="" if masked else version.reason,
            changes=tuple(
                FieldChange(name, old.get(name, ""), new[name]) for name in new if new[name] != old.get(name, "")
            ),
        )
        for version, (old, new) in zip(versions, pairwise(said), strict=True)
    )
    return tuple(entries)[::-1]


def _said(version: PersonVersion, *, names: dict[str, str], masked: bool) -> dict[str, str]:
    facts = {name: _text(getattr(version, name)) for name in FACTS if name not in _DERIVED}
    facts["case_worker"] = names.get(version.case_worker_key, "")
    return {name: text for name, text in facts.items() if not masked or name in _OPEN}


def _text(value: date | str | None) -> str:
    return value.isoformat() if isinstance(value, date) else value or ""
