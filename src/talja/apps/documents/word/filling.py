"""A template filled in with data: by docxtpl, in our sandbox, within bounds of size, and strictly well-formed."""

import io
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

import docx
from docx.document import Document
from docxtpl import DocxTemplate
from jinja2 import Environment
from jinja2.exceptions import TemplateError
from lxml import etree

from talja.apps.documents.fields import Data, Field
from talja.apps.documents.kinds import flattened, nested
from talja.apps.documents.word.faults import Fault, FaultyTemplate
from talja.apps.documents.word.judging import prepare
from talja.apps.documents.word.package import as_document, open_package
from talja.apps.documents.word.sandbox import Sandbox
from talja.apps.documents.word.tree import MC, W

MOST_CHARACTERS: Final = 20_000_000  # of a filled-in part, markup included
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FROM_WORD = (TemplateError, etree.XMLSyntaxError, ValueError, KeyError, IndexError, AttributeError, TypeError)


class Oversized(Exception):
    """Raised when a filled-in document would be larger than any document needs to be."""


def open_template(content: bytes, fields: Mapping[str, Field]) -> tuple[Document, Sandbox]:
    """Return a template ready to be filled in. Raises `FaultyTemplate` with everything that is wrong with it."""
    package, sandbox = open_package(content), Sandbox(fields)
    try:
        document = docx.Document(as_document(package))
        _drop_fallbacks(document)
        faults = prepare(document, sandbox)
    except (*_FROM_WORD, RecursionError):
        raise FaultyTemplate([Fault("template_broken")]) from None
    if faults:
        raise FaultyTemplate(faults)
    return document, sandbox


def fill(content: bytes, fields: Mapping[str, Field], data: Data, *, title: str, author: str, at: datetime) -> bytes:
    """Return the Word document that a template makes of the data.

    What the data lack is shown as a dash. Raises `FaultyTemplate`, `Oversized`, and `ValueError` for data under names
    that the kind does not have, or of another shape than the placeholder.
    """
    known = complete(data, fields)
    document, sandbox = open_template(content, fields)
    template = _Filled(document, title=title, author=author, at=at)
    try:
        template.render(known, sandbox, autoescape=True)
    except _FROM_WORD:
        raise FaultyTemplate([Fault("template_does_not_fit")]) from None
    _mend(document)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def complete(data: Data, fields: Mapping[str, Field]) -> dict[str, object]:
    """Return the data with every placeholder there, and no character that a Word file cannot hold."""
    given = dict(flattened(data, fields))
    unknown = sorted(set(given) - set(fields))
    if unknown:
        raise ValueError(f"no such placeholders: {', '.join(unknown)}")
    return nested({name: _fitting(field, given.get(name)) for name, field in fields.items()})


def _fitting(field: Field, value: object) -> object:
    if isinstance(field.example, bool):
        return value if isinstance(value, bool) else ""
    if isinstance(field.example, str):
        if not isinstance(value, str | None):
            raise ValueError(f"{field.name} is text")
        return _writable(value or "")
    if not isinstance(value, list | tuple | None):
        raise ValueError(f"{field.name} is a list")
    return [_fitting_item(field, item) for item in value or ()]


def _fitting_item(field: Field, item: object) -> object:
    names = [column.name for column in field.columns]
    if not names and isinstance(item, str):
        return _writable(item)
    if names and isinstance(item, Mapping) and set(item) <= set(names):
        return {name: _writable(str(item.get(name) or "")) for name in names}
    raise ValueError(f"{field.name} is a list of {', '.join(names) or 'texts'}")


def _writable(text: str) -> str:
    """Return the text without what Word cannot hold, and with line ends of one kind."""
    return _NOT_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


class _Filled(DocxTemplate):  # type: ignore[misc]  # docxtpl tells no types
    """Docxtpl on a document that is open already, stricter than it is by itself."""

    def __init__(self, document: Document, *, title: str, author: str, at: datetime) -> None:
        super().__init__(io.BytesIO())
        self.docx = document
        self.told = (title, author, at)
        self.left = MOST_CHARACTERS

    def render_xml_part(self, src_xml: str, part: Any, context: Mapping[str, object], jinja_env: Environment) -> str:
        """Fill in a part, but no more than fits; what is not well-formed is an error, not mended in silence."""
        template = jinja_env.from_string(re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml))
        made = []
        for piece in template.generate(context):
            self.left -= len(piece)
            if self.left < 0:
                raise Oversized
            made.append(piece)
        xml = str(self.resolve_listing(re.sub(r"\n<w:p([ >])", r"<w:p\1", "".join(made))))
        etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
        return xml

    def render_properties(self, context: Mapping[str, object], jinja_env: Environment | None = None) -> None:
        """Say what the document is called and whom it comes from, instead of whoever once wrote the template."""
        title, author, at = self.told
        about = self.docx.core_properties
        about.title, about.author, about.last_modified_by = title[:255], author[:255], author[:255]
        about.subject = about.keywords = about.comments = about.category = ""
        about.language, about.revision = "sv-SE", 1
        about.created = about.modified = at.replace(tzinfo=None)

    def render_footnotes(self, context: Mapping[str, object], jinja_env: Environment | None = None) -> None:
        """Leave footnotes as they are: they hold no tags."""


def _drop_fallbacks(document: Document) -> None:
    """Take away the older spelling of drawings, which says everything in them once more."""
    for part in document.part.package.parts:
        root = getattr(part, "element", None)
        if root is not None:
            for fallback in list(root.iter(f"{MC}Fallback")):
                fallback.getparent().remove(fallback)


def _mend(document: Document) -> None:
    """See to that Word can open it: a cell has a paragraph last, a table has rows."""
    for root in [part.element for part in document.part.package.parts if hasattr(part, "element")]:
        for table in list(root.iter(f"{W}tbl")):
            if table.find(f"{W}tr") is None:
                table.getparent().remove(table)
        for cell in root.iter(f"{W}tc"):
            if len(cell) == 0 or cell[-1].tag != f"{W}p":
                cell.append(cell.makeelement(f"{W}p", {}))
