"""The rule book in force: the one that comes with Talja, and after it the municipality's own approved rules."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from uuid import UUID

from talja.apps.subsidies.enums import RuleKind
from talja.apps.subsidies.models import RuleChange
from talja.core.kernel.reading.nodes import Node, read_nodes
from talja.core.kernel.verdict import Denied
from talja.core.rules.book import RuleBook, in_common, load_book, make_book, our_files
from talja.core.rules.reading import UnreadableRules

RuleFile = tuple[str, str]
_KEPT_BOOKS = 8


def current_book() -> RuleBook:
    """Return the rule book in force. One small query, as what is approved is asked for each time.

    An approved file that can be read no more, because Talja's own files have changed under it, is left out rather than
    everything with it; `queries.rule_changes` says which.
    """
    return _book(_approved())


def file_of(key: UUID, text: str) -> RuleFile:
    """Return a change as a rule file. The same change always has the same name."""
    return f"{key}.yaml", text


def book_with(text: str, *, key: UUID) -> RuleBook:
    """Return the book as it would be with one more file at the end. Raises `UnreadableRules` with every problem."""
    return _trial(_approved(), file_of(key, text))


def books_around(change: RuleChange) -> tuple[RuleBook, RuleBook]:
    """Return the book before and after a change: as it was when it was approved, or as it would be approved now.

    Raises `UnreadableRules`.
    """
    approved = _approved()
    place = approved.index(change.key) if change.key in approved else len(approved)
    return _book(approved[:place]), _trial(approved[:place], file_of(change.key, change.text))


def unread(keys: tuple[UUID, ...] | None = None) -> frozenset[UUID]:
    """Return the approved changes that can be read no more."""
    approved = _approved() if keys is None else keys
    return frozenset(approved) - frozenset(_readable(approved))


def kind_of(text: str) -> RuleKind:
    """Return what kind of rule file it is. Raises `UnreadableRules`, and `Denied`: rule_file_shared."""
    members = _members(read_nodes(text, file=""))
    if "shared" in members:
        raise Denied("rule_file_shared")
    return RuleKind.VALUES if "changes" in members else RuleKind.SCHEME


def first_day_of(text: str) -> date | None:
    """Return the first day that a readable file says anything about: of its values, or of a form's own time."""
    members = _members(read_nodes(text, file=""))
    if "changes" in members:
        named = (_members(one).get("values") for one in _members(members["changes"]).values())
        days = [day for values in named if values for day in _members(values)]
    else:
        periods = members["in_force"].content if "in_force" in members else ()
        starts = (_members(one).get("first_day") for one in periods or () if isinstance(one, Node))
        days = [str(start.content) for start in starts if start]
    return min(map(date.fromisoformat, days), default=None)


def _approved() -> tuple[UUID, ...]:
    return tuple(RuleChange.objects.approved().values_list("key", flat=True))


@lru_cache(maxsize=_KEPT_BOOKS)
def _book(keys: tuple[UUID, ...]) -> RuleBook:
    """Return the book of these changes. What they say is never changed, so the keys tell it all."""
    return _load(_readable(keys))


@lru_cache(maxsize=_KEPT_BOOKS)
def _trial(keys: tuple[UUID, ...], file: RuleFile) -> RuleBook:
    book = make_book((*our_files(), *_files(_readable(keys)), file))
    return in_common(book, _book(keys))


@lru_cache(maxsize=_KEPT_BOOKS)
def _readable(keys: tuple[UUID, ...]) -> tuple[UUID, ...]:
    """Return the changes that can be read together, each after those before it."""
    try:
        _load(keys)
    except UnreadableRules:
        kept: tuple[UUID, ...] = ()
        for key in keys:
            kept = (*kept, key) if _can_read((*kept, key)) else kept
        return kept
    return keys


def _can_read(keys: tuple[UUID, ...]) -> bool:
    try:
        _load(keys)
    except UnreadableRules:
        return False
    return True


def _load(keys: tuple[UUID, ...]) -> RuleBook:
    return load_book(_files(keys)) if keys else load_book()


def _files(keys: tuple[UUID, ...]) -> tuple[RuleFile, ...]:
    texts = dict(RuleChange.objects.filter(key__in=keys).values_list("key", "text")) if keys else {}
    return tuple(file_of(key, texts[key]) for key in keys)


def _members(node: Node) -> dict[str, Node]:
    return dict(node.content) if isinstance(node.content, Mapping) else {}
