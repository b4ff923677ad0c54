"""A template tried out: filled in with every example, and with nothing at all."""

from talja.apps.documents.enums import Kind
from talja.apps.documents.kinds import KINDS, example_data
from talja.apps.documents.word.blocks import read_word
from talja.apps.documents.word.faults import Fault, FaultyTemplate
from talja.apps.documents.word.filling import Oversized, fill
from talja.apps.organisation.actors import Actor


def try_out(content: bytes, *, kind: Kind, actor: Actor) -> None:
    """Fill in a template with examples and with nothing. Raises `FaultyTemplate` with what is wrong with it."""
    for data in (example_data(kind), {}):
        try:
            made = fill(content, KINDS[kind].fields, data, title=str(kind.label), author="", at=actor.at)
            read_word(made)
        except Oversized:
            raise FaultyTemplate([Fault("template_too_large_inside")]) from None
