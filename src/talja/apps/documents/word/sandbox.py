"""The little of Jinja that a template may use: names that the kind has, a few filters, if and for. Nothing runs.

Whatever is compiled has first been read as a tree, in which only known kinds of nodes may stand. So there is nothing
to call, no attribute to climb by, no arithmetic to grow by, and no file to reach. Jinja's own sandbox stands behind.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, Final

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.runtime import LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from talja.apps.documents.enums import Holds
from talja.apps.documents.fields import Field, folded
from talja.apps.documents.word.faults import Fault, FaultyTemplate
from talja.apps.documents.word.naming import nearest

FILTERS: Final = frozenset({"upper", "lower", "capitalize", "join", "default", "length", "first", "last", "trim"})
LOOP: Final = frozenset({"index", "first", "last", "length"})
UNKNOWN: Final = "–"
"""What is shown where nothing is known."""

_OF_ROWS: Final = frozenset({"length"})  # what can be done to a list of rows, and to one of texts
_OF_TEXTS: Final = frozenset({"length", "join", "first", "last"})
DEEPEST: Final = 2  # loops within each other
_PLAIN = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.Not, nodes.And, nodes.Or, nodes.Operand)
_NAMES = {
    nodes.Call: "call", nodes.Include: "include", nodes.Import: "import", nodes.FromImport: "import",
    nodes.Extends: "extends", nodes.Block: "block", nodes.Macro: "macro", nodes.CallBlock: "call",
    nodes.Assign: "set", nodes.AssignBlock: "set", nodes.FilterBlock: "filter", nodes.With: "with",
    nodes.Getitem: "[ ]", nodes.Test: "is",
}  # fmt: skip


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja as the templates of one kind may use it. Values are escaped; what is not known is a dash."""

    def __init__(self, fields: Mapping[str, Field]) -> None:
        super().__init__(autoescape=True, finalize=_shown)
        self.fields = fields
        self.globals.clear()
        self.tests.clear()
        self.filters = {name: self.filters[name] for name in FILTERS} | {"default": _or_else}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a value by name from plain data, or a number of the loop: never an attribute of an object."""
        if isinstance(obj, LoopContext) and attribute in LOOP:
            return getattr(obj, attribute)
        return obj.get(attribute, "") if isinstance(obj, Mapping) else ""

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Read a template, and refuse what may not stand in it."""
        tree = self._read(source, name, filename)
        faults = list(self.judge(tree, {}))
        if faults:
            raise FaultyTemplate(faults)
        return tree

    def judge(self, tree: nodes.Node, items: Mapping[str, Field]) -> Iterator[Fault]:
        """Yield what may not stand under a node. `items` are the lists that the loops around it go through."""
        for child in tree.iter_child_nodes():
            yield from self._judge_node(child, items)

    def _judge_node(self, node: nodes.Node, items: Mapping[str, Field]) -> Iterator[Fault]:
        if isinstance(node, nodes.For):
            yield from self._judge_loop(node, items)
        elif isinstance(node, nodes.Name | nodes.Getattr):
            yield from self._judge_name(node, items)
        elif isinstance(node, nodes.Filter):
            yield from self._judge_filter(node, items)
        elif isinstance(node, nodes.Const):
            yield from () if isinstance(node.value, str | bool | int) else (Fault("tag_not_allowed"),)
        elif isinstance(node, nodes.Compare):
            yield from self._judge_comparison(node, items)
        elif isinstance(node, nodes.Output):
            yield from self._judge_output(node, items)
        elif isinstance(node, _PLAIN):
            yield from self.judge(node, items)
        else:
            yield Fault("tag_not_allowed", name=_NAMES.get(type(node), type(node).__name__.lower()))

    def _judge_loop(self, node: nodes.For, items: Mapping[str, Field]) -> Iterator[Fault]:
        source = dotted(node.iter)
        field = self.fields.get(source)
        is_plain = source and isinstance(node.target, nodes.Name) and not (node.test or node.recursive or node.else_)
        if not is_plain or not isinstance(node.target, nodes.Name):
            yield Fault("tag_not_allowed", name="for")
            return
        if field is None or field.holds is not Holds.LIST:
            code = "loop_over_no_list" if field or source in items else "placeholder_unknown"
            yield Fault(code, name=source, suggestion=nearest(source, self.lists()))
        if node.target.name in {one.partition(".")[0] for one in self.fields} | {"loop"} | set(items):
            yield Fault("loop_name_taken", name=node.target.name)
        elif len(items) >= DEEPEST:
            yield Fault("loops_too_deep", name=node.target.name)
        elif field is not None:
            inner = {**items, node.target.name: field}
            for child in node.body:
                yield from self._judge_node(child, inner)

    def _judge_name(self, node: nodes.Name | nodes.Getattr, items: Mapping[str, Field]) -> Iterator[Fault]:
        name = dotted(node)
        if name in self.known(items) or (items and name in {f"loop.{part}" for part in LOOP}):
            return
        if not name:
            yield Fault("tag_not_allowed", name="( )")
        else:
            yield Fault("placeholder_unknown", name=name, suggestion=nearest(name, self.known(items)))

    def _judge_filter(self, node: nodes.Filter, items: Mapping[str, Field]) -> Iterator[Fault]:
        if node.name not in FILTERS:
            yield Fault("filter_unknown", name=node.name, suggestion=nearest(node.name, FILTERS))
        constant = all(isinstance(argument, nodes.Const) for argument in node.args)
        if not constant or node.kwargs or node.dyn_args or node.dyn_kwargs or node.node is None:
            yield Fault("tag_not_allowed", name=node.name)
            return
        yield from self._judge_node(node.node, items)
        field = self.fields.get(dotted(node.node))
        if (
            field is not None
            and field.holds is Holds.LIST
            and node.name not in (_OF_ROWS if field.columns else _OF_TEXTS)
        ):
            yield Fault("list_as_text", name=field.name, suggestion=field.item)

    def _judge_comparison(self, node: nodes.Compare, items: Mapping[str, Field]) -> Iterator[Fault]:
        if any(operand.op not in {"eq", "ne"} for operand in node.ops):
            yield Fault("tag_not_allowed", name="< >")
        yield from self.judge_all((node.expr, *(operand.expr for operand in node.ops)), items)

    def _judge_output(self, node: nodes.Output, items: Mapping[str, Field]) -> Iterator[Fault]:
        for child in node.nodes:
            yield from self._judge_node(child, items)
            name = dotted(child) if isinstance(child, nodes.Name | nodes.Getattr) else ""
            field = self.fields.get(name)
            if field is not None and field.holds is Holds.LIST:
                yield Fault("list_as_text", name=name, suggestion=field.item)
            elif name in items and items[name].columns:
                yield Fault("row_as_text", name=name, suggestion=f"{name}.{items[name].columns[0].name}")

    def judge_all(self, found: tuple[nodes.Node, ...], items: Mapping[str, Field]) -> Iterator[Fault]:
        """Yield what may not stand in each of the nodes."""
        for node in found:
            yield from self._judge_node(node, items)

    def known(self, items: Mapping[str, Field]) -> frozenset[str]:
        """Return every name that means something where those loops are around it."""
        parts = {f"{name}.{column.name}" for name, field in items.items() for column in field.columns}
        return frozenset(self.fields) | parts | frozenset(items)

    def lists(self) -> frozenset[str]:
        """Return the names of the lists."""
        return frozenset(name for name, field in self.fields.items() if field.holds is Holds.LIST)

    def judged_value(self, said: str, items: Mapping[str, Field]) -> tuple[Fault, ...]:
        """Return what is wrong with what stands between `{{` and `}}`."""
        return self._judged("{{ " + said + " }}", said, items)

    def judged_condition(self, said: str, items: Mapping[str, Field]) -> tuple[Fault, ...]:
        """Return what is wrong with what an `if` or an `elif` asks."""
        return self._judged("{% if " + said + " %}{% endif %}", said, items)

    def judged_loop(self, said: str, items: Mapping[str, Field]) -> tuple[tuple[Fault, ...], Mapping[str, Field]]:
        """Return what is wrong with `for … in …`, and the items that may be used until its `endfor`."""
        source = "{% " + said + " %}{% endfor %}"
        faults = self._judged(source, said, items)
        loop = None if any(fault.code == "tag_broken" for fault in faults) else self._read(source).find(nodes.For)
        field = None if loop is None else self.fields.get(dotted(loop.iter))
        return faults, items if loop is None or field is None else {**items, dotted(loop.target): field}

    def _judged(self, source: str, said: str, items: Mapping[str, Field]) -> tuple[Fault, ...]:
        try:
            tree = self._read(source)
        except TemplateSyntaxError:
            return (Fault("tag_broken", name=said.strip()),)
        return tuple(self.judge(tree, items))

    def _read(self, source: str, name: str | None = None, filename: str | None = None) -> nodes.Template:
        """Read a template, and put its names in our spelling."""
        tree = super()._parse(unicodedata.normalize("NFC", source), name, filename)
        for node in tree.find_all((nodes.Name, nodes.Getattr)):
            if isinstance(node, nodes.Name):
                node.name = folded(node.name)
            elif isinstance(node, nodes.Getattr):
                node.attr = folded(node.attr)
        return tree


def dotted(node: nodes.Node) -> str:
    """Return a name with its points, such as `person.namn`; nothing for what is no plain name."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        before = dotted(node.node)
        return f"{before}.{node.attr}" if before else ""
    return ""


def _or_else(value: object, instead: str = "") -> object:
    """Return the value, or something else where nothing is known."""
    return value if value or value is False else instead


def _shown(value: object) -> object:
    """Return how a value is shown: what is not known as a dash, a yes or a no as the word."""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if value is None or isinstance(value, Undefined) or (isinstance(value, str | Markup) and not value.strip()):
        return UNKNOWN
    return value
