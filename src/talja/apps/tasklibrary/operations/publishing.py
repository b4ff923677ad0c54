"""Load a publisher's file of what occupations do."""

from hashlib import sha256

from django.db.models import Max

from talja.apps.audit.operations import record
from talja.apps.organisation.actors import Actor
from talja.apps.tasklibrary import permissions
from talja.apps.tasklibrary.enums import Publisher
from talja.apps.tasklibrary.models import OccupationFile
from talja.apps.tasklibrary.published import read_statements
from talja.apps.tasklibrary.storing import Numbers, again
from talja.apps.tasklibrary.uploads import occupation_text, short


def load_occupation_file(
    *, publisher: Publisher, file_name: str, content: bytes, actor: Actor
) -> tuple[OccupationFile, bool]:
    """Read a publisher's file whole and keep it: it counts from now on. The same file again is the one there was.

    Returns the file, and whether it was new. Raises `UnreadableFile`, and `Denied`: missing_right,
    library_upload_too_large, file_is_spreadsheet.
    """
    permissions.may_write(actor=actor).require()
    text = occupation_text(file_name, content)
    count = len(read_statements(publisher, text, file=short(file_name)))
    digest = sha256(content).hexdigest()

    def write(_last: Numbers) -> tuple[OccupationFile, bool]:
        files = OccupationFile.objects.filter(publisher=publisher)
        last = files.defer("text").order_by("-number").first()
        if last is not None and last.sha256 == digest:
            return last, False
        file = OccupationFile.objects.create(
            publisher=publisher,
            number=(files.aggregate(last=Max("number"))["last"] or 0) + 1,
            file_name=short(file_name),
            text=text,
            sha256=digest,
            statements=count,
            loaded_at=actor.at,
            loaded_by=actor.key,
        )
        record("library.occupations_loaded", target=file, actor=actor, version=file.number)
        return file, True

    return again(write)
