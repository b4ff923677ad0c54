"""Pieces of SVG: elements with escaped text and plain numbers, never a decimal comma."""

from html import escape as escape_html

Value = str | float

_NOT_IN_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127])


class Svg(str):
    """A finished drawing, which a template may insert as it is: everything in it is escaped already."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def escape(text: str) -> str:
    """Return the text safe between tags and within attributes, without the control characters XML forbids."""
    return escape_html(text.translate(_NOT_IN_XML))


def number(value: float) -> str:
    """Return a coordinate: two decimals at most, with a point."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def pct(value: float) -> str:
    """Return a position across as a percentage of the width."""
    return f"{number(value)}%"


def element(name: str, *children: str, **attributes: Value) -> str:
    """Return an element around finished children. `class_` is class, aria_label is aria-label; values are escaped."""
    written = "".join(f' {_name(key)}="{_value(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>{''.join(children)}</{name}>" if children else f"<{name}{written}/>"


def text(content: str, *, x: Value, y: float, role: str = "label", anchor: str = "start", dx: float = 0) -> str:
    """Return a line of text. `role` is what the text is for (label, value, quiet …) and becomes its class."""
    placed = element("text", escape(content), class_=f"talja-chart-{role}", x=x, y=y, text_anchor=anchor, dx=dx)
    return placed.replace(' text-anchor="start"', "").replace(' dx="0"', "")


def rect(*, x: Value, y: float, width: Value, height: float, class_: str) -> str:
    """Return a filled rectangle."""
    return element("rect", class_=class_, x=x, y=y, width=width, height=height)


def vertical(*, x: Value, y1: float, y2: float, class_: str) -> str:
    """Return a vertical line."""
    return element("line", class_=class_, x1=x, x2=x, y1=y1, y2=y2)


def horizontal(*, y: float, class_: str, x1: Value = 0, x2: Value = "100%") -> str:
    """Return a horizontal line, across the whole width unless told."""
    return element("line", class_=class_, x1=x1, x2=x2, y1=y, y2=y)


def spot(path: str, *, x: Value, y: float, class_: str) -> str:
    """Return a small shape that keeps its form where the width stretches; the path's origin is at (x, y)."""
    return element("svg", element("path", class_=class_, d=path), x=x, y=y, overflow="visible")


def stretched(*children: str, x: Value, y: float, width: Value, height: float, units: float) -> str:
    """Return a field that stretches across: `units` wide inside, whatever the width outside."""
    return element(
        "svg",
        *children,
        x=x,
        y=y,
        width=width,
        height=height,
        viewBox=f"0 0 {number(units)} {number(height)}",
        preserveAspectRatio="none",
        overflow="visible",
    )


def _name(key: str) -> str:
    return key if key in {"viewBox", "preserveAspectRatio", "patternUnits"} else key.rstrip("_").replace("_", "-")


def _value(value: Value) -> str:
    return escape(value) if isinstance(value, str) else number(value)
