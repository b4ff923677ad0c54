"""axe-core, put into the page past its content security policy, asked for everything it knows of.

Nearly everything it knows of is about what is shown and where. Asked again when the page shows the same things in the
same places, only in other colours, it goes over the colours alone.
"""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SOURCE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOURS = ["color-contrast", "link-in-text-block"]
RUN = """async ([tags, ofColours]) => {
  const shown = [...document.querySelectorAll("*")].map(one => {
    const {x, y, width, height} = one.getBoundingClientRect();
    return [x, y, width, height, one.checkVisibility({opacityProperty: true, visibilityProperty: true})];
  }).join();
  const same = shown === window.shownToAxe;
  window.shownToAxe = shown;
  const asked = same ? {type: "rule", values: ofColours} : {type: "tag", values: tags};
  const found = await axe.run(document, {runOnly: asked, resultTypes: ["violations"]});
  const at = one => one.nodes.map(node => node.target.join(" ")).join(" | ");
  return found.violations.map(one => `${one.id}: ${one.help}: ${at(one)}`);
}"""


def findings(page: Page) -> list[str]:
    """Return what axe finds wrong since it was last asked of this page: rule, what it asks for, and the selectors."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(SOURCE + ";0")
    found: Any = page.evaluate(RUN, [TAGS, OF_COLOURS])
    return list(found)
