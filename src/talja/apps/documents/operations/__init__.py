"""The one door for writing templates: hand one in, and choose which one is used."""

from talja.apps.documents.operations.templates import choose_template, hand_in_template

__all__ = ["choose_template", "hand_in_template"]
