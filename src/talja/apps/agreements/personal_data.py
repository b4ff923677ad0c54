"""The class of every field of the app's models."""

from talja.core.kernel.personal_data import Fields

FIELDS: Fields = {}
