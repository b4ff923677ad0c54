"""Who the persons are: women's and foreign-born persons' shares of those running, beside whom measures are for."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from talja.core.statistics.flow import running
from talja.core.statistics.shares import BoundedShare, share_of
from talja.core.statistics.spells import Born, Sex, Spell

Code = TypeVar("Code", bound=str)


def share_women(spells: Iterable[Spell], *, on: date) -> BoundedShare:
    """Return women's share of the persons running on the day, each person once, unknown sex kept apart."""
    pairs = ((spell.person_key, spell.sex) for spell in running(spells, on=on))
    return share_of(_one_each(pairs, unknown=Sex.UNKNOWN), {Sex.WOMAN}, unknown=Sex.UNKNOWN)


def share_born_abroad(spells: Iterable[Spell], *, on: date) -> BoundedShare:
    """Return the foreign-born persons' share of those running on the day, each once, unknown country kept apart."""
    pairs = ((spell.person_key, spell.born) for spell in running(spells, on=on))
    return share_of(_one_each(pairs, unknown=Born.UNKNOWN), {Born.ABROAD}, unknown=Born.UNKNOWN)


def _one_each(pairs: Iterable[tuple[str, Code]], *, unknown: Code) -> Counter[Code]:
    """Count persons per code. What one spell knows and another does not is known; spells that disagree are unknown."""
    codes: dict[str, set[Code]] = defaultdict(set)
    for person, code in pairs:
        codes[person] |= {code} - {unknown}
    return Counter(next(iter(known)) if len(known) == 1 else unknown for known in codes.values())
