"""What the register keeps as a code: sex, born, education, protection, end reason, destination, Kolada's letter."""

import re
from collections.abc import Mapping

from talja.core.intake.sheet import Cell
from talja.core.intake.values.cells import Read, noted, nothing, text_of, unread, warned
from talja.core.intake.values.closed_lists import (
    BORN,
    DESTINATIONS,
    EDUCATIONS,
    END_REASONS,
    KOLADA,
    PROTECTIONS,
    SEXES,
)
from talja.core.intake.values.words import Words, index
from talja.core.kernel.swedish import fold

_YES = frozenset({"ja", "j", "x", "true", "sant", "yes", "y", "1"})
_NO = frozenset({"nej", "n", "false", "falskt", "no", "0", "ej", "ingen", "inga", "inte", "saknas", "finns ej"})
_SEX_DIGITS = {"1": "man", "2": "woman"}  # Statistics Sweden's own coding
_OTHER_SEX = frozenset({"annat", "x", "icke binär", "ickebinär"})
_STRICTEST_COMMON = "sekretessmarkering"
_PROTECTED = re.compile(r"\b(?:skydda[dt]e?|sekretess\w*|sekr|konfidentiell\w*|fingerad\w*)\b", re.IGNORECASE)
_LETTER = re.compile(r"([A-EU])(?:[ .:)–-].*)?", re.IGNORECASE)

_LIKE_ENOUGH = 88.0


def _closed(spellings: Mapping[str, str]) -> Words:
    return index({code: words.split(";") for code, words in spellings.items()}, similar_enough=_LIKE_ENOUGH)


def _exact(spellings: Mapping[str, str]) -> dict[str, str]:
    return {fold(word): code for code, words in spellings.items() for word in (code, *words.split(";"))}


END_REASON_WORDS, DESTINATION_WORDS = _closed(END_REASONS), _closed(DESTINATIONS)
EDUCATION_WORDS, _KOLADA_WORDS = _closed(EDUCATIONS), _closed(KOLADA)
_SEX_WORDS, _BORN_WORDS, _PROTECTION_WORDS = _exact(SEXES), _exact(BORN), _exact(PROTECTIONS)


def read_sex(cell: Cell) -> Read[str]:
    """Return "woman" or "man". Statistics Sweden's 1 and 2 are taken with a warning."""
    text = text_of(cell)
    word = fold(text)
    if word in _SEX_WORDS:
        return Read(_SEX_WORDS[word])
    if word in _SEX_DIGITS:
        return warned(_SEX_DIGITS[word], "sex_from_digit", "kvinna" if word == "2" else "man")
    if word in _OTHER_SEX:
        return noted(None, "value_unknown")
    return _nothing_or_unread(text)


def read_born(cell: Cell, *, heading: str = "") -> Read[str]:
    """Return "sweden" or "abroad". Yes and no are answers to what the heading asks ("Utrikes född")."""
    text = text_of(cell)
    word = fold(text)
    if word in _BORN_WORDS:
        return Read(_BORN_WORDS[word])
    question = fold(heading)
    asks = "abroad" if re.search("utrikes|utland|utoml|utländsk", question) else "sweden" if "sv" in question else ""
    if asks and (word in _YES or word in _NO):
        return Read(asks if word in _YES else {"abroad": "sweden", "sweden": "abroad"}[asks])
    if "land" in question.split() or "födelseland" in question:
        blank: Read[str] | None = nothing(text)
        return warned("abroad", "born_country_unknown", "utrikes") if blank is None else blank
    return _nothing_or_unread(text)


def read_protection(cell: Cell) -> Read[str]:
    """Return the kind of protection. Whatever is not clearly "no" protects: a mistake here cannot be taken back."""
    word = fold(text_of(cell))
    if not word or word in _NO:
        return Read()
    if word in _PROTECTION_WORDS:
        return Read(_PROTECTION_WORDS[word])
    return warned(_STRICTEST_COMMON, "protection_kind_assumed", _STRICTEST_COMMON)


def says_protected(text: str) -> bool:
    """Whether a name or a number cell speaks of protection: "Skyddad identitet", "900101-XXXX (sekretess)"."""
    return _PROTECTED.search(text) is not None


def read_kolada(cell: Cell) -> Read[str]:
    """Return Kolada's letter of exit, A to E, or U where the list says unknown."""
    found = _LETTER.fullmatch(text_of(cell))
    return Read(found[1].upper()) if found else _KOLADA_WORDS.read(cell)


def _nothing_or_unread(text: str) -> Read[str]:
    blank: Read[str] | None = nothing(text)
    return unread("word_unknown") if blank is None else blank
