"""An address as a QR code: drawn on the page itself, so that no other house sees it."""

import segno

from talja.web.shared.charts.svg import Svg


def draw_qr(address: str) -> Svg:
    """Return the code as SVG that fills the place it is given; a torn corner does not make it unreadable."""
    code = segno.make_qr(address, error="q")
    return Svg(code.svg_inline(border=2, omitsize=True, svgclass="i-qr", lineclass=None, dark="#000", light="#fff"))
