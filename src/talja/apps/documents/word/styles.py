"""What a document's styles say of a paragraph: heading or title, bold and italic. Names are Word's own English."""

from collections.abc import Iterator
from typing import Any, Final

from docx.document import Document

from talja.apps.documents.word.tree import W, style_of

_OFF: Final = {"0", "false", "off", "none"}


class Styles:
    """The styles of one document by id, with what they are based on."""

    def __init__(self, document: Document) -> None:
        root = document.styles.element
        self.by_id = {str(style.get(f"{W}styleId")): style for style in root.iter(f"{W}style")}

    def chain(self, style_id: str) -> Iterator[Any]:
        """Yield the style and what it is based on; a ring of styles ends where it began."""
        seen: set[str] = set()
        while style_id in self.by_id and style_id not in seen:
            seen.add(style_id)
            style = self.by_id[style_id]
            yield style
            based = style.find(f"{W}basedOn")
            style_id = "" if based is None else str(based.get(f"{W}val", ""))

    def names(self, paragraph: Any) -> Iterator[str]:
        """Yield what the paragraph's style is called, and those it is based on, in lower case."""
        for style in self.chain(style_of(paragraph)):
            name = style.find(f"{W}name")
            yield "" if name is None else str(name.get(f"{W}val", "")).lower()

    def heading_level(self, paragraph: Any) -> int:
        """Return the level of a heading; 0 for what is no heading."""
        for name in self.names(paragraph):
            if name.startswith("heading ") and name[8:].isdigit():
                return int(name[8:])
        return 0

    def is_called(self, name: str, paragraph: Any) -> bool:
        """Whether the paragraph's style, or one that it is based on, has the name."""
        return name in self.names(paragraph)

    def has(self, name: str, run: Any, paragraph: Any) -> bool:
        """Whether letters are bold (`b`) or italic (`i`): by themselves, by their own style, or by the paragraph's."""
        own = None if run is None else run.find(f"{W}rPr/{W}{name}")
        if own is not None:
            return str(own.get(f"{W}val", "1")).lower() not in _OFF
        character = None if run is None else run.find(f"{W}rPr/{W}rStyle")
        ids = [] if character is None else [str(character.get(f"{W}val", ""))]
        if not self.heading_level(paragraph) and not self.is_called("title", paragraph):
            ids.append(style_of(paragraph))
        for style in (one for style_id in ids for one in self.chain(style_id)):
            said = style.find(f"{W}rPr/{W}{name}")
            if said is not None:
                return str(said.get(f"{W}val", "1")).lower() not in _OFF
        return False
