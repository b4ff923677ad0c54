"""What is worked out of problems and drafts, kept in this process while somebody works with them.

A carving's problem and a draft never change, so that nothing here grows old. It is the core's own values and nobody's
rights: who may see a carving is asked of the database each time.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, Generic, TypeVar
from uuid import UUID

from talja.apps.carvings import stored
from talja.apps.carvings.models import Carving, Draft
from talja.core.carving.editing import Edited
from talja.core.carving.explain import Memo
from talja.core.carving.params import Params
from talja.core.carving.plan import Plan
from talja.core.carving.problem import Choice, Problem

T = TypeVar("T")
MOST: Final = 8
"""So many of each: a problem of 10 000 tasks is some 20 MB."""
MOST_REASONS: Final = 50_000


class _Kept(Generic[T]):
    """The latest that were asked for, by key."""

    def __init__(self) -> None:
        self.values: OrderedDict[object, T] = OrderedDict()

    def of(self, key: object, make: Callable[[], T]) -> T:
        value = self.values.pop(key, None)
        if value is None:
            value = make()
        self.values[key] = value
        while len(self.values) > MOST:
            self.values.popitem(last=False)
        return value


_PROBLEMS = _Kept[Problem]()
_EDITED = _Kept[Edited]()
_MEMOS = _Kept[Memo]()


def problem_in(carving: Carving, choices: Sequence[Choice] = ()) -> Problem:
    """Return the carving's problem with those choices. The stored one need not have been fetched with the carving."""
    whole = _PROBLEMS.of(carving.key, lambda: stored.problem_of(carving.problem, ()))
    return replace(whole, choices=tuple(choices)) if choices else whole


def plan_in(draft: Draft) -> Plan:
    """Return the draft's plan. The stored one need not have been fetched with the draft."""
    known = judgement_of(draft)
    return known.plan if known else stored.plan_of(draft.plan)


def judgement_of(draft: Draft) -> Edited | None:
    """Return what is known of the draft's plan, to judge a change of it by: its positions are as good or bad as then.

    It holds for the rules of the draft, and whatever is chosen: no fault of a position by itself comes of a choice.
    """
    return _EDITED.values.get(draft.key)


def keep_judgement(key: UUID, edited: Edited) -> None:
    """Keep what was worked out of a new draft: it is likely to be the next that is looked at and changed."""
    _EDITED.of(key, lambda: edited)


def memo_of(carving_key: str, choices: Sequence[Choice], params: Params) -> Memo:
    """Return what the explanations of a carving's drafts with those choices and rules have in common."""
    memo = _MEMOS.of((carving_key, tuple(choices), params), Memo)
    if len(memo) > MOST_REASONS:
        memo.clear()
    return memo
