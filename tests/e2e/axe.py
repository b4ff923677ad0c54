"""axe-core, put into the page past its content security policy, asked for everything it knows of."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SOURCE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async tags => {
  const found = await axe.run(document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]});
  const at = one => one.nodes.map(node => node.target.join(" ")).join(" | ");
  return found.violations.map(one => `${one.id}: ${one.help}: ${at(one)}`);
}"""


def findings(page: Page) -> list[str]:
    """Return what axe finds wrong: rule, what it asks for, and the selectors."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(SOURCE + ";0")
    found: Any = page.evaluate(RUN, TAGS)
    return list(found)
