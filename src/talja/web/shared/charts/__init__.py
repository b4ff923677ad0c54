"""Charts drawn on the server as SVG, each beside the table it is drawn from.

Positions across are percentages and positions down are pixels, so that a chart fills the width it is given while its
text keeps its size: the same drawing is readable on a phone, on a wide screen and on paper. Looks live in charts.css;
a drawing carries classes only, as a strict content security policy demands.
"""
