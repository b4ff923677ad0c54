"""What publishers' files say of an occupation, out of the latest file of each publisher."""

from functools import lru_cache
from uuid import UUID

from talja.apps.tasklibrary.enums import Publisher
from talja.apps.tasklibrary.models import OccupationFile
from talja.core.inventory.occupation_files import Statement, read_onet, read_ssyk
from talja.core.kernel.reading.problems import Problem, UnreadableFile


def read_statements(publisher: Publisher, text: str, *, file: str) -> tuple[Statement, ...]:
    """Return what the publisher's file says. Raises `UnreadableFile`, also for a file that says nothing."""
    found = read_onet(text, file=file) if publisher is Publisher.ONET else read_ssyk(text, file=file)
    if not found:
        raise UnreadableFile((Problem(file, "", 1, "no_statements"),))
    if not all(_is_text(one.text) for one in found):
        raise UnreadableFile((Problem(file, "", 1, "not_text"),))
    return found


def statements_of(publisher: Publisher) -> tuple[Statement, ...]:
    """Return what the publisher's latest file says; nothing when there is none, or it can be read no more."""
    files = OccupationFile.objects.filter(publisher=publisher).order_by("-number")
    key = files.values_list("key", flat=True).first()
    return () if key is None else _read(key)


@lru_cache(maxsize=len(Publisher))
def _read(key: UUID) -> tuple[Statement, ...]:
    file = OccupationFile.objects.get(key=key)
    try:
        return read_statements(Publisher(file.publisher), file.text, file=file.file_name)
    except UnreadableFile:
        return ()


def _is_text(said: str) -> bool:
    """Whether a text can be shown: JSON can write half a sign, or one that no page can hold."""
    return "\0" not in said and not any("\ud800" <= sign <= "\udfff" for sign in said)
