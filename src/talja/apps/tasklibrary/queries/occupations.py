"""What occupations do, as the library and the publishers' files tell it."""

from collections.abc import Mapping

from talja.apps.organisation.actors import Actor
from talja.apps.people.queries import user_names
from talja.apps.tasklibrary import permissions
from talja.apps.tasklibrary.editions import effective
from talja.apps.tasklibrary.enums import Publisher
from talja.apps.tasklibrary.lines import OccupationFileLine, Suggestions
from talja.apps.tasklibrary.models import OccupationFile
from talja.apps.tasklibrary.published import statements_of
from talja.core.inventory.library import suggest_for
from talja.core.inventory.occupation_files import Statement, statements_for


def occupation_files(*, actor: Actor) -> Mapping[str, OccupationFileLine]:
    """Return the file that counts for each publisher. Raises `Denied`: missing_right."""
    permissions.may_read(actor=actor).require()
    rows = {row.publisher: row for row in OccupationFile.objects.defer("text").order_by("number")}
    names = user_names([row.loaded_by for row in rows.values()])
    return {
        publisher: OccupationFileLine(
            publisher, row.file_name, row.statements, row.loaded_at, names.get(row.loaded_by, "")
        )
        for publisher, row in rows.items()
    }


def suggestions_for(*, ssyk: str, onet: str, actor: Actor) -> Suggestions:
    """Return what can be begun from for an occupation, by its codes in SSYK 2012 and O*NET (either may be empty).

    Raises `Denied`: missing_right.
    """
    permissions.may_read(actor=actor).require()
    codes = {Publisher.SSYK: ssyk, Publisher.ONET: onet}
    return Suggestions(
        tasks=suggest_for(ssyk, effective()) if ssyk else (),
        statements={
            publisher.value: statements_for(code, statements_of(publisher)) if code else ()
            for publisher, code in codes.items()
        },
    )


def statement_of(publisher: str, code: str, place: int, *, actor: Actor) -> Statement | None:
    """Return one of the sentences that `suggestions_for` gives, by its place from 0; None when there is none."""
    permissions.may_read(actor=actor).require()
    if publisher not in Publisher.values:
        return None
    found = statements_for(code, statements_of(Publisher(publisher)))
    return found[place] if 0 <= place < len(found) else None
