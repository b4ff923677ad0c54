"""A list read and held against the register as it is now, without a trace in the database."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from talja.apps.imports.overlaps import MeasureRules
from talja.apps.imports.own_words import OwnWords
from talja.apps.imports.reading import Corrections, ReadList, read_list
from talja.apps.imports.staging import Decided, Desk, Staged, Terms, stage
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.organisation.queries import workplace_vocabulary
from talja.apps.people.queries import case_workers, hidden_persons, people_for_linking
from talja.apps.placements.queries import (
    measure_rules,
    measure_vocabulary,
    occupation_vocabulary,
    placements_at_own_employer,
    placements_for_linking,
)
from talja.core.intake.known import Register
from talja.core.intake.record import Field, Vocabulary
from talja.core.kernel.swedish import fold


@dataclass(frozen=True, slots=True)
class Handed:
    """A list as it was handed in, and what is known of how to read it."""

    content: bytes = field(repr=False)
    file_name: str = field(repr=False)
    list_day: date
    covers: Sequence[str] = ()
    trusted_for: Sequence[str] = ()
    own_staff_only: bool = False
    remembered: Mapping[str, str] = field(default_factory=dict)
    corrections: Corrections = field(default_factory=dict, repr=False)
    sheet: str = ""

    @property
    def terms(self) -> Terms:
        """What the source says of the list."""
        trusted = frozenset(map(Field, self.trusted_for))
        return Terms(self.list_day, frozenset(self.covers), trusted, self.own_staff_only)


def read_now(handed: Handed, *, actor: Actor) -> ReadList:
    """Read a list with the municipality's own words. Raises `Unreadable`."""
    return read_list(
        handed.content,
        file_name=handed.file_name,
        list_day=handed.list_day,
        own_words=_own_words(actor),
        remembered={key: Field(code) for key, code in handed.remembered.items()},
        corrections=handed.corrections,
        sheet=handed.sheet,
    )


def stage_now(read: ReadList, handed: Handed, *, decided: Decided, actor: Actor) -> tuple[Staged, ...]:
    """Hold a read list against the register."""
    return stage(read.rows, desk=_desk(actor), terms=handed.terms, fields_of=read.fields_of, decided=decided)


def case_workers_by_name(actor: Actor) -> dict[str, str]:
    """Return the keys of the case workers by folded name, of those whom nobody shares a name with."""
    found: dict[str, list[str]] = {}
    for worker in case_workers(on=timezone.localdate(actor.at)):
        found.setdefault(fold(worker.name), []).append(worker.key)
    return {name: keys[0] for name, keys in found.items() if len(keys) == 1}


def case_worker_spellings(actor: Actor) -> dict[str, str]:
    """Return the full names of the case workers by folded spelling: the whole name, or a given name nobody shares."""
    names = [worker.name for worker in case_workers(on=timezone.localdate(actor.at))]
    given = Counter(fold(name.split()[0]) for name in names if name.split())
    whole = Counter(map(fold, names))
    spellings = {fold(name.split()[0]): name for name in names if given[fold(name.split()[0])] == 1}
    return spellings | {fold(name): name for name in names if whole[fold(name)] == 1}


def _own_words(actor: Actor) -> OwnWords:
    vocabulary = Vocabulary(
        measures=measure_vocabulary(), workplaces=workplace_vocabulary(), occupations=occupation_vocabulary()
    )
    return OwnWords(vocabulary, case_worker_spellings(actor))


def _desk(actor: Actor) -> Desk:
    return Desk(
        register=Register(people_for_linking(actor=actor), placements_for_linking(actor=actor)),
        measures={code: MeasureRules(*rules) for code, rules in measure_rules().items()},
        own=placements_at_own_employer(actor=actor),
        hidden=hidden_persons(actor=actor),
        may_protect=actor.may(Right.PERSON_PROTECTED),
    )
