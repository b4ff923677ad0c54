"""Documents made of data: as Word, and as plain blocks for other ways of showing them.

Who may see the data is for the caller to have judged: this app knows no persons, agreements or workplaces.
"""

from uuid import UUID

from talja.apps.documents.enums import Kind
from talja.apps.documents.fields import Data
from talja.apps.documents.kinds import KINDS, example_data
from talja.apps.documents.queries.templates import content_in_use, template_file
from talja.apps.documents.word.blocks import WordText, read_word
from talja.apps.documents.word.filling import fill
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.queries import municipality_name


def render_word(kind: Kind, data: Data, *, actor: Actor) -> bytes:
    """Return a Word document of the kind, made of the data by the template in use.

    The data hold what `KINDS[kind].fields` lists, as words ready to be read; what is left out or empty is shown as a
    dash. Raises `ValueError` for names that the kind does not have, and `FaultyTemplate` when the municipality's own
    template can be used no more (a later Talja may have dropped a placeholder).
    """
    return _filled(kind, content_in_use(kind), data, actor=actor)


def render_blocks(kind: Kind, data: Data, *, actor: Actor) -> WordText:
    """Return what the Word document says, as blocks. Raises as `render_word`."""
    return word_text(render_word(kind, data, actor=actor))


def preview_word(kind: Kind, key: UUID | None, *, actor: Actor) -> bytes:
    """Return a template filled in with examples: one that was handed in, or (None) the one that ships with Talja.

    Raises `TemplateFile.DoesNotExist`, `FaultyTemplate`, and `Denied`: missing_right.
    """
    return _filled(kind, template_file(kind, key, actor=actor).content, example_data(kind), actor=actor)


def word_text(content: bytes) -> WordText:
    """Return what a Word document that Talja made says."""
    return read_word(content)


def _filled(kind: Kind, content: bytes, data: Data, *, actor: Actor) -> bytes:
    return fill(content, KINDS[kind].fields, data, title=str(kind.label), author=municipality_name(), at=actor.at)
