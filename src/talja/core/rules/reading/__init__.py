"""Rule files are read here. Every fault is told with file, key and line; a faulty file is never used in part."""

from talja.core.rules.reading.files import read_files
from talja.core.rules.reading.nodes import read_text
from talja.core.rules.reading.problems import Problem, UnreadableRules

__all__ = ["Problem", "UnreadableRules", "read_files", "read_text"]
