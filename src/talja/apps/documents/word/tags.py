"""The tags of a template, found in its paragraphs as somebody sees them, and put whole into one piece of text each.

Word cuts a tag into pieces as it likes (spelling, formatting, a cursor that once stood there). Here it is put together
again in the piece where it begins. A line that holds `{% for … %}` alone stands for the paragraph, or for the row of a
table, so that nobody has to know docxtpl's own `{%p` and `{%tr`.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from talja.apps.documents.word.faults import Fault
from talja.apps.documents.word.tree import Paragraph, W

XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
LONGEST: Final = 300
_MARK = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_PAIRS = {"{{": "}}", "{%": "%}"}
_QUOTES = str.maketrans("“”„‘’‚»«", '"""\'\'\'""')
_TRIMS = ("-", "+")
_LEVEL = re.compile(r"^(p|tr)\s+")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as it stands: what it says, and where it begins and ends among the letters of its paragraph.

    `level` is what goes when it is carried out: nothing but itself, the paragraph (`p`) or the row (`tr`).
    """

    is_statement: bool
    said: str
    first: int
    last: int
    level: str = ""

    @property
    def word(self) -> str:
        """The first word of a statement: such as `for` or `endif`."""
        return self.said.partition(" ")[0] if self.is_statement else ""

    @property
    def written(self) -> str:
        """The tag as docxtpl reads it."""
        return f"{{%{self.level} {self.said} %}}" if self.is_statement else f"{{{{ {self.said} }}}}"


def tags_in(paragraph: Paragraph) -> tuple[tuple[Tag, ...], tuple[Fault, ...]]:
    """Return the tags of a paragraph in order, and what is wrong with how they are written."""
    text, tags, faults = paragraph.text, [], []
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text):
        if mark[0].startswith("{"):
            if opened is not None:
                faults.append(_unclosed(text, opened, until=mark.start()))
            opened = mark
        elif opened is None:
            faults.append(Fault("tag_not_opened", name=mark[0], place=paragraph.place))
        elif _PAIRS.get(opened[0]) != mark[0]:
            faults.append(
                Fault(
                    "tag_not_allowed" if "#" in mark[0] else "tag_closed_wrong", name=text[opened.start() : mark.end()]
                )
            )
            opened = None
        else:
            tags.append(_tag(text, opened, mark))
            opened = None
    if opened is not None:
        faults.append(_unclosed(text, opened, until=len(text)))
    faults += [Fault("tag_broken", name=tag.said[:60]) for tag in tags if not _is_sound(tag)]
    return tuple(_placed(paragraph, tag) for tag in tags), tuple(faults)


def put_together(paragraph: Paragraph, tags: tuple[Tag, ...]) -> None:
    """Write each tag whole into the piece where it begins, in docxtpl's spelling, and take it out of the others."""
    holders = list(_holders(paragraph))
    letters = [letter for _, letter in holders]
    for tag in tags:
        letters[tag.first : tag.last] = [tag.written] + [""] * (tag.last - tag.first - 1)
    texts: dict[Any, list[str]] = {}
    for (element, _), letter in zip(holders, letters, strict=True):
        if element is not None:
            texts.setdefault(element, []).append(letter)
    for element, parts in texts.items():
        element.text = "".join(parts)
        element.set(XML_SPACE, "preserve")


def _holders(paragraph: Paragraph) -> Iterator[tuple[Any, str]]:
    for piece, element in paragraph.pieces:
        for letter in piece:
            yield element, letter


def _tag(text: str, opened: re.Match[str], closed: re.Match[str]) -> Tag:
    said = unicodedata.normalize("NFC", text[opened.end() : closed.start()]).translate(_QUOTES)
    said = " ".join(said.split())
    level = _LEVEL.match(said) if opened[0] == "{%" else None
    return Tag(
        is_statement=opened[0] == "{%",
        said=said[level.end() :] if level else said,
        first=opened.start(),
        last=closed.end(),
        level=level[1] if level else "",
    )


def _is_sound(tag: Tag) -> bool:
    """Whether a tag is short, says something, and holds nothing that would be read as another's beginning or end."""
    is_plain = not set(tag.said) & set("{}%#<>&\\") and tag.said[:1] not in _TRIMS and tag.said[-1:] not in _TRIMS
    return 0 < len(tag.said) <= LONGEST and is_plain


def _placed(paragraph: Paragraph, tag: Tag) -> Tag:
    """Return the tag with the level it has by standing alone on its line."""
    if not tag.is_statement or tag.level or paragraph.text.strip() != paragraph.text[tag.first : tag.last]:
        return tag
    level = "tr" if _is_alone_in_row(paragraph) else "p"
    return Tag(is_statement=True, said=tag.said, first=tag.first, last=tag.last, level=level)


def _is_alone_in_row(paragraph: Paragraph) -> bool:
    row = next(paragraph.element.iterancestors(f"{W}tr"), None)
    if row is None or not paragraph.place.table:
        return False
    others = "".join(element.text or "" for element in row.iter(f"{W}t"))
    return others.strip() == paragraph.text.strip()


def _unclosed(text: str, opened: re.Match[str], *, until: int) -> Fault:
    said = text[opened.start() : min(until, opened.start() + 60)].strip()
    if opened[0] not in _PAIRS:
        return Fault("tag_not_allowed", name=said)
    return Fault("tag_not_closed", name=said, suggestion=_PAIRS[opened[0]])
