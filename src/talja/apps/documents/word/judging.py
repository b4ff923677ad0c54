"""Whether a template can be used: every tag read where it stands, and everything wrong told at once, with its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from docx.document import Document
from lxml import etree

from talja.apps.documents.fields import Field
from talja.apps.documents.word.faults import Fault, Place
from talja.apps.documents.word.fields_of_word import field_faults
from talja.apps.documents.word.sandbox import Sandbox
from talja.apps.documents.word.tags import Tag, put_together, tags_in
from talja.apps.documents.word.tree import Paragraph, Part, W, paragraphs_of, parts_of

MOST_TAGS = 2000
DEEPEST = 8
_CHANGES = ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel")
_COMMENTS = ("commentReference", "commentRangeStart")


@dataclass(frozen=True, slots=True)
class Opened:
    """A `for` or an `if` that waits for its end: its tag, where it stands, and the items of the loops around it."""

    tag: Tag
    place: Place
    container: Any
    items: Mapping[str, Field] = field(repr=False)


def prepare(document: Document, sandbox: Sandbox) -> tuple[Fault, ...]:
    """Put the tags of the document together and return everything that is wrong with them. Changes the document."""
    faults: list[Fault] = []
    for part in parts_of(document):
        faults += _of_part(part, sandbox)
    faults += _of_other_parts(document)
    return tuple(dict.fromkeys(faults))


def _of_part(part: Part, sandbox: Sandbox) -> list[Fault]:
    faults = [*_of_markup(part), *field_faults(part)]
    reader = _Reader(sandbox)
    for paragraph in list(paragraphs_of(part)):
        tags, wrong = tags_in(paragraph)
        faults += [replace(fault, place=paragraph.place) for fault in wrong]
        if not wrong:
            faults += reader.read(paragraph, tags)
            put_together(paragraph, tags) if tags else None
    return faults + reader.left_open() + list(_outside_text(part))


class _Reader:
    """Reads the tags of a part in order, with the loops and choices that are open."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.open: list[Opened] = []
        self.count = 0

    def read(self, paragraph: Paragraph, tags: tuple[Tag, ...]) -> Iterator[Fault]:
        """Yield what is wrong with the tags of a paragraph."""
        self.count += len(tags)
        if self.count > MOST_TAGS:
            yield Fault("tags_too_many", place=paragraph.place)
            return
        for tag in tags:
            for fault in self._read_tag(paragraph, tag):
                yield replace(fault, place=paragraph.place)

    def left_open(self) -> list[Fault]:
        """Return what was never ended."""
        return [
            Fault("block_not_ended", name=one.tag.said, suggestion=_end_of(one.tag), place=one.place)
            for one in self.open
        ]

    def _read_tag(self, paragraph: Paragraph, tag: Tag) -> Iterator[Fault]:
        items = self.open[-1].items if self.open else {}
        if not tag.is_statement:
            yield from self.sandbox.judged_value(tag.said, items)
            return
        if tag.level and not _stands_alone(paragraph, tag):
            yield Fault("statement_not_alone", name=tag.said)
        if tag.word in {"for", "if"}:
            yield from self._begin(paragraph, tag, items)
        elif tag.word in {"elif", "else"}:
            yield from self._turn(paragraph, tag, items)
        elif tag.word in {"endfor", "endif"}:
            yield from self._end(paragraph, tag)
        else:
            yield Fault("tag_not_allowed", name=tag.word)

    def _begin(self, paragraph: Paragraph, tag: Tag, items: Mapping[str, Field]) -> Iterator[Fault]:
        inner = items
        if tag.word == "for":
            faults, inner = self.sandbox.judged_loop(tag.said, items)
            yield from faults
        else:
            yield from self.sandbox.judged_condition(tag.said.removeprefix("if"), items)
        if len(self.open) >= DEEPEST:
            yield Fault("loops_too_deep", name=tag.said)
        self.open.append(Opened(tag, paragraph.place, _container(paragraph, tag), inner))

    def _turn(self, paragraph: Paragraph, tag: Tag, items: Mapping[str, Field]) -> Iterator[Fault]:
        if tag.word == "elif":
            yield from self.sandbox.judged_condition(tag.said.removeprefix("elif"), items)
        if not self.open or self.open[-1].tag.word != "if":
            yield Fault("end_without_beginning", name=tag.said, suggestion="if")
        elif not self._fits(paragraph, tag):
            yield Fault("block_across", name=tag.said)

    def _end(self, paragraph: Paragraph, tag: Tag) -> Iterator[Fault]:
        if tag.said != tag.word:
            yield Fault("tag_broken", name=tag.said)
        elif not self.open or _end_of(self.open[-1].tag) != tag.word:
            expected = _end_of(self.open[-1].tag) if self.open else tag.word.removeprefix("end")
            yield Fault("end_without_beginning", name=tag.said, suggestion=expected)
        else:
            if not self._fits(paragraph, tag):
                yield Fault("block_across", name=self.open[-1].tag.said)
            self.open.pop()

    def _fits(self, paragraph: Paragraph, tag: Tag) -> bool:
        """Whether the tag stands beside the one that is open: both in the line, both as lines, or both as rows."""
        last = self.open[-1]
        return last.tag.level == tag.level and last.container is _container(paragraph, tag)


def _end_of(tag: Tag) -> str:
    return f"end{tag.word}"


def _container(paragraph: Paragraph, tag: Tag) -> Any:
    """Return what must hold both the beginning and the end of a block that begins here."""
    if tag.level == "tr":
        return next(paragraph.element.iterancestors(f"{W}tbl"), None)
    return paragraph.element.getparent() if tag.level == "p" else paragraph.element


def _stands_alone(paragraph: Paragraph, tag: Tag) -> bool:
    """Whether nothing else goes when the tag takes its paragraph, or its row, with it."""
    if tag.level == "p":
        return paragraph.text.strip() == paragraph.text[tag.first : tag.last]
    row = next(paragraph.element.iterancestors(f"{W}tr"), None)
    if row is None:
        return False
    return "".join(element.text or "" for element in row.iter(f"{W}t")).strip() == paragraph.text.strip()


def _of_markup(part: Part) -> Iterator[Fault]:
    """Yield what would follow along unseen into every document: changes not yet accepted, and comments."""
    found = {
        element.tag
        for element in part.root.iter(
            *(f"{W}{name}" for name in (*_CHANGES, *_COMMENTS, "altChunk", "object", "control"))
        )
    }
    place = Place(part.name)
    if found & {f"{W}{name}" for name in _CHANGES}:
        yield Fault("template_has_changes", place=place)
    if found & {f"{W}{name}" for name in _COMMENTS}:
        yield Fault("template_has_comments", place=place)
    if found & {f"{W}{name}" for name in ("altChunk", "object", "control")}:
        yield Fault("template_has_objects", place=place)


def _outside_text(part: Part) -> Iterator[Fault]:
    """Yield tags in what is no text, such as an address or a field's code: they would be carried out too."""
    plain = etree.fromstring(etree.tostring(part.root), _strict())  # to python-docx, `text` means something else
    for element in plain.iter(etree.Element):
        hidden = [*element.attrib.values(), "" if element.tag == f"{W}t" else element.text or "", element.tail or ""]
        for text in hidden:
            if any(mark in text for mark in ("{{", "{%", "{#", "}}", "%}", "#}")):
                yield Fault("tag_outside_text", name=text.strip()[:60], place=Place(part.name))


def _of_other_parts(document: Document) -> Iterator[Fault]:
    """Yield tags in footnotes and endnotes, which docxtpl would carry out once for each section."""
    for part in document.part.package.parts:
        name = part.partname.rpartition("/")[2]
        if name.startswith(("footnotes", "endnotes", "comments")):
            text = "".join(etree.fromstring(part.blob, _strict()).itertext())
            if any(mark in text for mark in ("{{", "{%", "{#")):
                yield Fault("tag_outside_text", name=name, place=Place(name))


def _strict() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
