"""Full-text search in the rule book: titles, sources, conditions, duties and figures, the Swedish way."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from talja.core.kernel.swedish import fold, search_text
from talja.core.rules.book import RuleBook
from talja.core.rules.due import DuePart
from talja.core.rules.parameters import Parameter
from talja.core.rules.scheme import Scheme
from talja.web.shared.rule_words import DECIDED_BY, KINDS, LAS, WHO
from talja.web.shared.rulebook.anchors import anchor_of, anchor_of_step

MOST_HITS = 60
_KEPT_INDEXES = 8


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found: what sort of thing, what it is called, and where on its page it stands."""

    place: str  # the form's code; empty for what the forms share
    place_title: str
    kind: str
    title: str
    note: str
    anchor: str
    folded_title: str
    text: str  # folded: what was searched


@dataclass(frozen=True, slots=True)
class Found:
    """The hits by page, best page first, and how many there were before they became too many to show."""

    pages: tuple[tuple[Hit, ...], ...]
    total: int


@dataclass(frozen=True, slots=True)
class _Key:
    version: str
    language: str
    book: RuleBook = field(compare=False)


def search(book: RuleBook, asked: str) -> Found:
    """Return what has every word of the question in it, a word's beginning being enough. No words find nothing."""
    words = fold(asked).split()
    hits = [hit for hit in _index(_Key(book.version, get_language() or "", book)) if _has(hit, words)] if words else []
    pages = [tuple(page) for _place, page in groupby(hits, key=lambda hit: hit.place)]
    pages.sort(key=lambda page: -max(_rank(hit, words) for hit in page))
    shown, left = [], MOST_HITS
    for page in pages:
        if left > 0:
            best = sorted(page, key=lambda hit: -_rank(hit, words))[:left]
            shown.append(tuple(best))
            left -= len(best)
    return Found(tuple(shown), len(hits))


def _has(hit: Hit, words: list[str]) -> bool:
    text = f" {hit.text}"
    return all(f" {word}" in text for word in words)


def _rank(hit: Hit, words: list[str]) -> int:
    """Return how good a hit is: in its title, and a form itself before its parts."""
    in_title = all(word in hit.folded_title for word in words)
    return 2 * in_title + (hit.anchor == anchor_of(DuePart.FORM))


@lru_cache(maxsize=_KEPT_INDEXES)
def _index(key: _Key) -> tuple[Hit, ...]:
    shared = (_of_parameter(one, "", _("Gemensamt")) for one in key.book.shared.values())
    return (*shared, *(hit for scheme in key.book.schemes.values() for hit in _of_scheme(scheme, key.book)))


def _of_scheme(scheme: Scheme, book: RuleBook) -> Iterator[Hit]:
    def hit(kind: str, title: str, note: str, anchor: str, *more: str) -> Hit:
        return _hit(scheme.code, scheme.title, kind, title, note, anchor, *more)

    about = (scheme.legal_basis, str(KINDS[scheme.kind]), str(DECIDED_BY[scheme.decided_by]), scheme.code)
    yield hit(_("Form"), scheme.title, scheme.summary, anchor_of(DuePart.FORM), *about)
    las, union = scheme.las_remark, scheme.union_remark
    yield hit(_("LAS"), str(LAS[scheme.las]), las.text, anchor_of(DuePart.LAS), las.source)
    yield hit(_("Facket"), _("Facket"), union.text, anchor_of(DuePart.UNION), union.source)
    for group in scheme.groups:
        yield hit(_("Målgrupp"), group.title, group.source, anchor_of(DuePart.GROUP, group.code))
    for condition in scheme.conditions:
        yield hit(_("Villkor"), condition.title, condition.source, anchor_of(DuePart.CONDITION, condition.code))
    for duty in scheme.duties:
        yield hit(_("Att göra"), duty.title, duty.source, anchor_of(DuePart.DUTY, duty.code), str(WHO[duty.who]))
    for step in scheme.steps:
        yield hit(_("Steg"), step.title, step.source, anchor_of_step(step.code))
    for key, parameter in scheme.parameters.items():
        if book.shared.get(key) is not parameter:
            yield _of_parameter(parameter, scheme.code, scheme.title)


def _of_parameter(parameter: Parameter, place: str, place_title: str) -> Hit:
    latest = parameter.values[-1]
    sources = (part for value in parameter.values for part in (value.source, value.note))
    anchor = anchor_of(DuePart.PARAMETER, parameter.key)
    return _hit(place, place_title, _("Värde"), parameter.title, latest.source, anchor, *sources)


def _hit(place: str, place_title: str, kind: str, title: str, note: str, anchor: str, *more: str) -> Hit:
    text = search_text(title, note, *more)
    return Hit(place, place_title, kind, title, note, anchor, search_text(title), text)
