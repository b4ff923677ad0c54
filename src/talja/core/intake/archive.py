"""The zip around xlsx, xlsb and ods, looked through before a reader unpacks it: kind, lock, size, hidden columns."""

import io
import posixpath
import sys
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from xml.parsers import expat

from talja.core.intake.extent import extent_of
from talja.core.intake.sheet import Unreadable

_CHUNK = 1 << 20
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    EOFError,
    LookupError,
    NotImplementedError,  # what zipfile raises for a way of packing that it does not know
    OSError,
    RuntimeError,
    ValueError,
)
_MOST_TAGS = 100_000  # before the rows of a sheet: its columns, and little else
_ODS_CONTENT = "content.xml"
_ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"

Columns = tuple[int, int]
Tag = tuple[str, dict[str, str]]


def open_archive(content: bytes) -> zipfile.ZipFile:
    """Return the archive in `content`. Raises `Unreadable` when it is broken or locked by a password."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except _DAMAGED:
        raise Unreadable("file_broken") from None
    locked = any(part.flag_bits & 1 for part in archive.infolist())
    if locked or b"encryption-data" in _beginning(archive, "META-INF/manifest.xml"):
        raise Unreadable("file_password")
    return archive


def check_kind(archive: zipfile.ZipFile) -> None:
    """Raise `Unreadable` unless what lies inside is an xlsx, xlsb or ods file."""
    names = archive.namelist()
    is_excel = any(name.lower().startswith("xl/workbook") for name in names)
    if not is_excel and _ODS_TYPE not in _beginning(archive, "mimetype"):
        raise Unreadable("file_kind_unknown")


def check_size(archive: zipfile.ZipFile, *, max_cells: int, max_bytes: int) -> None:
    """Unpack every part once without keeping it. Raises `Unreadable` when it is damaged or larger than allowed."""
    left = max_bytes
    try:
        for part in archive.infolist():
            left -= _check_part(archive, part, max_cells=max_cells, max_bytes=left)
    except Unreadable:
        raise
    except _DAMAGED:
        raise Unreadable("file_broken") from None


def hidden_columns(archive: zipfile.ZipFile) -> Mapping[str, tuple[Columns, ...]]:
    """Return the hidden columns of each sheet of an xlsx file as ranges from 0, both ends included.

    What cannot be read counts as shown: this is a help to the eye, and the reader proper judges the file.
    """
    try:
        targets = {tag["Id"]: tag["Target"] for _, tag in _tags(archive, "xl/_rels/workbook.xml.rels") if tag}
        sheets = [tag for name, tag in _tags(archive, "xl/workbook.xml") if name == "sheet"]
        return {tag["name"]: tuple(_hidden(archive, targets[tag["id"]])) for tag in sheets}
    except _DAMAGED:
        return {}


def _beginning(archive: zipfile.ZipFile, name: str) -> bytes:
    if name not in archive.NameToInfo:
        return b""
    try:
        with archive.open(name) as stream:
            return stream.read(_CHUNK)
    except _DAMAGED:
        raise Unreadable("file_broken") from None


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, *, max_cells: int, max_bytes: int) -> int:
    """Return the unpacked size of a part, counted and not believed."""
    part.file_size = sys.maxsize  # read what is there, whatever the directory says of it
    with archive.open(part) as stream:
        piece = stream.read(_CHUNK)
        extent = extent_of(part.filename, piece)
        parser = _parser() if part.filename == _ODS_CONTENT else None
        size = 0
        while piece:
            size += len(piece)
            if size > max_bytes or (extent and extent.add(piece) > max_cells):
                raise Unreadable("file_too_large")
            following = stream.read(_CHUNK)
            if parser:  # the reader never comes back from an ods file that is cut short or badly nested
                parser.Parse(piece, not following)
            piece = following
    return size


def _hidden(archive: zipfile.ZipFile, target: str) -> Iterator[Columns]:
    path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
    for name, tag in _tags(archive, path, stop="sheetData"):
        if name == "col" and tag.get("hidden") in {"1", "true"}:
            yield int(tag["min"]) - 1, int(tag["max"]) - 1


def _tags(archive: zipfile.ZipFile, path: str, *, stop: str = "") -> list[Tag]:
    """Return the start tags of a part, as far as the first one called `stop`, without their name spaces."""
    found: list[Tag] = []
    parser = _parser()

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(found) >= _MOST_TAGS:
            raise ValueError("more than any head of a sheet needs")
        found.append((_local(name), {_local(key): value for key, value in attributes.items()}))

    parser.StartElementHandler = start
    looked = 0
    with archive.open(path) as stream:
        while (piece := stream.read(_CHUNK >> 6)) and not any(name == stop for name, _ in found[looked:]):
            looked = len(found)
            parser.Parse(piece)
    return found


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator="|")
    parser.StartDoctypeDeclHandler = _refuse_doctype  # no document type, and so no entities to expand or to fetch
    return parser


def _local(name: str) -> str:
    return name.rpartition("|")[2]


def _refuse_doctype(*_declaration: object) -> None:
    raise ValueError("a document type has no business in a workbook")
