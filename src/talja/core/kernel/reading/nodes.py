"""YAML as texts, lists and mappings that know their lines. Nothing is guessed: a date is a text until it is asked for.

PyYAML composes the tree; tags, aliases, doubled keys and trees that are too deep or too large are refused here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TypeAlias

import yaml

from talja.core.kernel.reading.problems import Problem, UnreadableFile

MOST_CHARACTERS = 300_000
_DEEPEST = 12
_KEPT_TREES = 64  # our own files, and some of a municipality's
_UNPRINTABLE = yaml.reader.Reader.NON_PRINTABLE
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the quick one where PyYAML was built with it
_PLAIN_TAGS = frozenset({"str", "int", "float", "bool", "null", "timestamp", "map", "seq"})

Content: TypeAlias = "str | tuple[Node, ...] | Mapping[str, Node] | None"


@dataclass(frozen=True, slots=True)
class Node:
    """A value with where it stands: None for an empty one, a text, a list, or a mapping."""

    content: Content
    file: str
    key: str
    line: int

    def problem(self, code: str, **params: str) -> Problem:
        """Return a problem at this place."""
        return Problem(self.file, self.key, self.line, code, params)


def read_text(content: bytes, *, file: str) -> str:
    """Return the text of a file's bytes. Raises `UnreadableFile` with the line where they are not UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        raise UnreadableFile((Problem(file, "", line, "not_utf8"),)) from None


@lru_cache(maxsize=_KEPT_TREES)
def read_nodes(text: str, *, file: str) -> Node:
    """Return the tree of a YAML text. Raises `UnreadableFile` for what is not plain YAML of one document.

    A tree is kept, as it never changes: a book that is tried with one more file reads that file only.
    """
    if len(text) > MOST_CHARACTERS:
        raise UnreadableFile((Problem(file, "", 1, "file_too_large", {"most": str(MOST_CHARACTERS)}),))
    if garbage := _UNPRINTABLE.search(text):
        raise UnreadableFile((Problem(file, "", text.count("\n", 0, garbage.start()) + 1, "not_text"),))
    try:
        _refuse_tricks(text, file)
        composed = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise UnreadableFile((Problem(file, "", line, "not_yaml"),)) from None
    if composed is None:
        raise UnreadableFile((Problem(file, "", 1, "empty_file"),))
    return _node(composed, file, ())


def _refuse_tricks(text: str, file: str) -> None:
    """Refuse aliases and deep nesting before composing: a few lines of them unfold into more than a machine holds."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise UnreadableFile((Problem(file, "", line, "alias_not_allowed"),))
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise UnreadableFile((Problem(file, "", line, "too_deep", {"most": str(_DEEPEST)}),))


def _node(node: yaml.Node, file: str, path: tuple[str, ...]) -> Node:
    here = Node(None, file, "/".join(path), node.start_mark.line + 1)
    if node.tag.rpartition(":")[2] not in _PLAIN_TAGS:
        raise UnreadableFile((here.problem("tag_not_allowed", tag=node.tag),))
    if isinstance(node, yaml.MappingNode):
        return Node(MappingProxyType(dict(_members(node, file, path))), file, here.key, here.line)
    if isinstance(node, yaml.SequenceNode):
        parts = tuple(_node(part, file, (*path, str(number))) for number, part in enumerate(node.value, start=1))
        return Node(parts, file, here.key, here.line)
    content = None if node.tag.endswith(":null") else str(node.value)
    return Node(content, file, here.key, here.line)


def _members(node: yaml.MappingNode, file: str, path: tuple[str, ...]) -> Iterator[tuple[str, Node]]:
    seen: set[str] = set()
    for key_node, value_node in node.value:
        name = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else ""
        member = Node(None, file, "/".join((*path, name)), key_node.start_mark.line + 1)
        if not name:
            raise UnreadableFile((member.problem("key_not_text"),))
        if name in seen:
            raise UnreadableFile((member.problem("key_twice", name=name),))
        seen.add(name)
        yield name, _node(value_node, file, (*path, name))
