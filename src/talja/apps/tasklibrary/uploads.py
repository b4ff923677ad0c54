"""Files that somebody hands in, as text: YAML files, or a packed folder of them. A spreadsheet is told to be one."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import Final

from talja.apps.tasklibrary import policies
from talja.core.inventory.lines import Kind
from talja.core.kernel.reading.nodes import read_text
from talja.core.kernel.reading.problems import Problem, UnreadableFile
from talja.core.kernel.verdict import Denied

MOST_LIBRARY_BYTES: Final = 4 * 1024 * 1024
MOST_OCCUPATION_BYTES: Final = 10 * 1024 * 1024
_PACKED, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_OFFICE = frozenset({"[content_types].xml", "mimetype"})
_ENDS = (".yaml", ".yml")
_MOST_FILES = 2 * len(Kind)
_LONGEST_NAME = 120

Upload = tuple[str, bytes]
TextFile = tuple[str, str]


def texts_of(uploads: Sequence[Upload]) -> tuple[TextFile, ...]:
    """Return the library files of what was handed in, as (name, text); packed ones are unpacked.

    Raises `UnreadableFile` with what is wrong in them all, and `Denied`: library_upload_missing,
    library_upload_too_large, library_too_many_files, file_is_spreadsheet, zip_broken, zip_without_files.
    """
    policies.fits(sum(len(content) for _name, content in uploads), most=MOST_LIBRARY_BYTES).require()
    files = [file for upload in uploads for file in _unpacked(*upload)]
    if not files:
        raise Denied("library_upload_missing")
    if len(files) > _MOST_FILES:
        raise Denied("library_too_many_files")
    problems: list[Problem] = []
    texts = tuple(_texts(files, problems))
    if problems:
        raise UnreadableFile(tuple(problems))
    return texts


def occupation_text(name: str, content: bytes) -> str:
    """Return the text of a publisher's file.

    Raises `UnreadableFile`, and `Denied`: library_upload_too_large, file_is_spreadsheet.
    """
    policies.fits(len(content), most=MOST_OCCUPATION_BYTES).require()
    if content.startswith((_PACKED, _OLD_OFFICE)):
        raise Denied("file_is_spreadsheet")
    text = read_text(content, file=short(name))
    if not text.strip():
        raise UnreadableFile((Problem(short(name), "", 1, "empty_file"),))
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise UnreadableFile((Problem(short(name), "", line, "not_text"),))
    return text


def short(name: str) -> str:
    """Return a file's name without folders, short enough to show."""
    return name.replace("\\", "/").rpartition("/")[2].strip()[-_LONGEST_NAME:] or "?"


def _texts(files: Sequence[Upload], problems: list[Problem]) -> Iterator[TextFile]:
    for name, content in files:
        try:
            yield name, read_text(content, file=name)
        except UnreadableFile as unreadable:
            problems += unreadable.problems


def _unpacked(name: str, content: bytes) -> Iterator[Upload]:
    if content.startswith(_OLD_OFFICE):
        raise Denied("file_is_spreadsheet")
    if not content.startswith(_PACKED):
        yield short(name), content
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            yield from _members(packed)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        raise Denied("zip_broken") from None


def _members(packed: zipfile.ZipFile) -> Iterator[Upload]:
    """Yield the YAML files of a packed folder, read to a limit: what they say of their size is not believed."""
    if any(info.filename.casefold() in _OFFICE for info in packed.infolist()):
        raise Denied("file_is_spreadsheet")
    wanted = [info for info in packed.infolist() if info.filename.casefold().endswith(_ENDS)]
    wanted = [info for info in wanted if not info.filename.startswith("__MACOSX/")]
    if not wanted:
        raise Denied("zip_without_files")
    if len(wanted) > _MOST_FILES:
        raise Denied("library_too_many_files")
    room = MOST_LIBRARY_BYTES
    for info in wanted:
        with packed.open(info) as member:
            content = member.read(room + 1)
        room -= len(content)
        policies.fits(-room, most=0).require()
        yield short(info.filename), content
