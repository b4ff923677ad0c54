"""Published answers: found by words, as people type them."""

from typing import Final
from uuid import UUID

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.servicedesk.lines import AnswerLine
from talja.apps.servicedesk.models import PublishedAnswer
from talja.core.kernel.swedish import fold

_SHORTEST = 3
_COMMON: Final = frozenset(
    fold(
        "alla att den det dig din efter eller ett från för har hur inte jag kan man med men mig min något någon när "
        "och också om oss på sen ska som till under vad var vem vi vill våra åt är"
    ).split()
)


def list_answers(*, actor: Actor, text: str = "") -> tuple[AnswerLine, ...]:
    """Return the published answers by question; with words, those that hold every one of them, the best first."""
    found = _rows(actor)
    words = fold(text).split()
    if not words:
        return tuple(_line(row) for row in found)
    return tuple(_line(row) for score, row in _scored(found, words) if score >= len(words))


def suggest_answers(*, actor: Actor, text: str, limit: int = 3) -> tuple[AnswerLine, ...]:
    """Return the answers that share the most words with what somebody is about to ask; none without two of them.

    Words of few letters, and those that every question has, say nothing. One word is enough when no more was written.
    """
    words = [word for word in dict.fromkeys(fold(text).split()) if len(word) >= _SHORTEST and word not in _COMMON]
    enough = min(2, len(words))
    best = [row for score, row in _scored(_rows(actor), words) if enough and score >= enough]
    return tuple(_line(row) for row in best[:limit])


def get_answer(*, key: UUID, actor: Actor) -> AnswerLine:
    """Return one published answer. Raises `PublishedAnswer.DoesNotExist`."""
    if not _may_read(actor):
        raise PublishedAnswer.DoesNotExist
    return _line(PublishedAnswer.objects.get(key=key, withdrawn_at=None))


def _may_read(actor: Actor) -> bool:
    return actor.may(Right.REQUEST_ASK) or actor.may(Right.DESK_WORK)


def _rows(actor: Actor) -> list[PublishedAnswer]:
    """Some hundreds at most: read at once, and matched here."""
    if not _may_read(actor):
        return []
    return list(PublishedAnswer.objects.filter(withdrawn_at=None).order_by("sort_key", "pk"))


def _scored(rows: list[PublishedAnswer], words: list[str]) -> list[tuple[int, PublishedAnswer]]:
    """Return the rows with how many of the words each holds, most first. Endings may differ: six letters are enough."""
    stems = [word[:6] for word in words]
    scored = [(sum(_holds(row, stem) for stem in stems), row) for row in rows]
    return sorted((pair for pair in scored if pair[0]), key=lambda pair: -pair[0])


def _holds(row: PublishedAnswer, stem: str) -> bool:
    text = f" {row.search_text}"
    return f" {stem}" in text


def _line(row: PublishedAnswer) -> AnswerLine:
    return AnswerLine(str(row.key), row.question, row.text, row.version, row.published_at, row.changed_at)
