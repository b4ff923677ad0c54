"""The zip around a Word file, looked through before anybody reads it: kind, size, names, and what must not be in it.

What is let through is plain: text, styles, pictures of its own, and links that somebody has to click. Everything that
could run, fetch or hide something is refused by name.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Final
from xml.parsers import expat

from talja.apps.documents.word.faults import Fault, FaultyTemplate, Place
from talja.core.intake.archive import check_size, open_archive
from talja.core.intake.sheet import Unreadable

MOST_UNPACKED: Final = 60 * 1024 * 1024
MOST_XML: Final = 6 * 1024 * 1024  # in one part: a document of several hundred pages
MOST_PARTS: Final = 1000
MOST_DEEP: Final = 150
MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_TYPES = "[Content_Types].xml"
_BEGINNINGS = (  # how other files begin
    (b"\xd0\xcf\x11\xe0", "template_is_old_word"),
    (b"%PDF", "template_is_pdf"),
    (b"{\\rtf", "template_is_rtf"),
    (b"\xff\xd8\xff", "template_is_picture"),
    (b"\x89PNG", "template_is_picture"),
    (b"GIF8", "template_is_picture"),
)
_UNREADABLE = {
    "file_password": "template_locked",
    "file_too_large": "template_too_large_inside",
    "file_broken": "template_broken",
}
_RUNS = re.compile(rb"macroEnabled|vbaProject|activeX|customUI|/ctrlProp", re.IGNORECASE)
_RUNNING = re.compile(r"vbaproject|vbadata|activex/|customui|\.bin$|\.(exe|js|vbs|ps1|dll|bat|cmd|jar|hta)$")
_EMBEDDED = re.compile(r"(^|/)(embeddings|afchunk|ink|webextensions|customxml/.*\.(htm|html|mht))")
_HARMLESS_LINKS = ("http://", "https://", "mailto:", "tel:")
_RELATION: Final = "http://schemas.openxmlformats.org/package/2006/relationships|Relationship"


def open_package(content: bytes) -> zipfile.ZipFile:
    """Return the parts of a Word document or template. Raises `FaultyTemplate` with what must not be there."""
    for beginning, code in _BEGINNINGS:
        if content.startswith(beginning):
            raise FaultyTemplate([Fault(code)])
    try:
        package = open_archive(content)
        _check_names(package)
        check_size(package, max_cells=MOST_UNPACKED, max_bytes=MOST_UNPACKED)
        _check_kind(package)
        faults = list(_dangers(package))
    except Unreadable as unreadable:
        raise FaultyTemplate([Fault(_UNREADABLE.get(unreadable.code, "template_broken"))]) from None
    except (expat.ExpatError, UnicodeError, KeyError):
        raise FaultyTemplate([Fault("template_broken")]) from None
    if faults:
        raise FaultyTemplate(faults)
    return package


def as_document(package: zipfile.ZipFile) -> io.BytesIO:
    """Return the package as an ordinary Word document, without what points out of it: its own template on a server."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as document:
        for name in package.namelist():
            if not name.endswith("/"):
                document.writestr(name, _cleaned(name, package.read(name)))
    made.seek(0)
    return made


def _cleaned(name: str, content: bytes) -> bytes:
    if name == _TYPES:
        return content.replace(_TEMPLATE.encode(), MAIN.encode())
    if name.startswith("word/_rels/settings"):
        return re.sub(rb"<Relationship\b[^>]*/attachedTemplate\"[^>]*/>", b"", content)
    if name.startswith("word/settings"):
        return re.sub(rb"<w:(attachedTemplate|mailMerge)\b(?:[^>]*/>|.*?</w:\1>)", b"", content, flags=re.DOTALL)
    return content


def _check_names(package: zipfile.ZipFile) -> None:
    """Refuse a zip that names a part twice, or outside itself, or has more parts than any document needs."""
    names = [part.filename for part in package.infolist()]
    outside = [
        name for name in names if "\\" in name or name.startswith("/") or posixpath.normpath(name).startswith("..")
    ]
    if outside or len({name.lower() for name in names}) != len(names) or len(names) > MOST_PARTS:
        raise FaultyTemplate([Fault("template_broken")])


def _check_kind(package: zipfile.ZipFile) -> None:
    names = set(package.namelist())
    if "mimetype" in names and package.read("mimetype").startswith(b"application/vnd.oasis"):
        raise FaultyTemplate([Fault("template_is_opendocument")])
    if any(name.startswith(("xl/", "ppt/")) for name in names):
        raise FaultyTemplate([Fault("template_is_other_office")])
    types = package.read(_TYPES) if _TYPES in names else b""
    if b"macroEnabled" in types:
        raise FaultyTemplate([Fault("template_has_macros")])
    if MAIN.encode() not in types and _TEMPLATE.encode() not in types:
        raise FaultyTemplate([Fault("template_not_word")])


def _dangers(package: zipfile.ZipFile) -> Iterator[Fault]:
    if _RUNS.search(package.read(_TYPES)):
        yield Fault("template_has_macros")
    for name in package.namelist():
        lower = name.lower()
        if _RUNNING.search(lower):
            yield Fault("template_has_macros", name=name)
        elif _EMBEDDED.search(lower):
            yield Fault("template_has_objects", name=name)
        elif lower.endswith((".xml", ".rels", ".vml")):
            yield from _dangers_in(name, package.read(name))


def _dangers_in(name: str, content: bytes) -> Iterator[Fault]:
    """Look through a part of XML without keeping it: no document type, no depth, and no way out of the file."""
    if len(content) > MOST_XML:
        raise Unreadable("file_too_large")
    tags = _starts(content)
    if name.lower().endswith(".rels"):
        for tag, attributes in tags:
            if tag == _RELATION:
                yield from _way_out(name, attributes)


def _way_out(name: str, relation: Mapping[str, str]) -> Iterator[Fault]:
    target, kind = relation.get("Target", ""), relation.get("Type", "").rpartition("/")[2]
    if kind in {"oleObject", "package", "control", "aFChunk", "subDocument", "vbaProject"}:
        yield Fault("template_has_objects", name=kind)
    elif relation.get("TargetMode", "").lower() == "external":
        is_link = kind == "hyperlink" and target.lower().startswith(_HARMLESS_LINKS)
        if not is_link and kind != "attachedTemplate":
            yield Fault("template_fetches", name=target[:80], place=Place(part=name))
    elif posixpath.normpath(posixpath.join("a/b", target)).startswith(".."):
        yield Fault("template_broken")


def _starts(content: bytes) -> list[tuple[str, dict[str, str]]]:
    """Return the relations of a part; of others nothing, once they are read to their end."""
    found: list[tuple[str, dict[str, str]]] = []
    depth = 0
    parser = expat.ParserCreate(namespace_separator="|")

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MOST_DEEP:
            raise Unreadable("file_broken")
        if tag == _RELATION:
            found.append((tag, attributes))

    def end(_tag: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.Parse(content, True)
    return found


def _refuse_doctype(*_declaration: object) -> None:
    raise FaultyTemplate([Fault("template_has_entities")])
