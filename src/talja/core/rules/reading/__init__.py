"""Rule files are read here. Every fault is told with file, key and line; a faulty file is never used in part."""

from talja.core.kernel.reading.nodes import read_text
from talja.core.kernel.reading.problems import Problem
from talja.core.kernel.reading.problems import UnreadableFile as UnreadableRules
from talja.core.rules.reading.files import read_files

__all__ = ["Problem", "UnreadableRules", "read_files", "read_text"]
