"""What others may know about documents and templates, and the documents themselves."""

from talja.apps.documents.kinds import KINDS, KindInfo, example_data
from talja.apps.documents.lines import (
    ChoiceLine,
    KindLine,
    KindPage,
    PlaceholderLine,
    VersionLine,
    WordFile,
)
from talja.apps.documents.queries.rendering import preview_word, render_blocks, render_word, word_text
from talja.apps.documents.queries.templates import template_file, template_kinds, template_page
from talja.apps.documents.word.blocks import Block, Cell, Run, Table, WordText
from talja.apps.documents.word.faults import Fault, FaultyTemplate, Place

__all__ = [
    "KINDS",
    "Block",
    "Cell",
    "ChoiceLine",
    "Fault",
    "FaultyTemplate",
    "KindInfo",
    "KindLine",
    "KindPage",
    "Place",
    "PlaceholderLine",
    "Run",
    "Table",
    "VersionLine",
    "WordFile",
    "WordText",
    "example_data",
    "preview_word",
    "render_blocks",
    "render_word",
    "template_file",
    "template_kinds",
    "template_page",
    "word_text",
]
