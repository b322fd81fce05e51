"""Runs axe-core on web pages in headless Chromium: one start of the browser for all of them."""

import html
import json
import re
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Final

STANDARDS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
WIDTHS: Final = (1280, 320)
"""A desk, and a page at four times its size (WCAG 2.2, 1.4.10), in CSS pixels."""

_FLAGS: Final = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1400,1000",
    "--virtual-time-budget=100000000",
)
_SECONDS: Final = 900
_RUNNER: Final = """
const found = [];
async function look(name, text, width) {
  const frame = document.createElement("iframe");
  frame.width = width; frame.height = 900; frame.title = name; frame.srcdoc = text;
  const loaded = new Promise(done => frame.onload = done);
  document.body.append(frame);
  await loaded;
  const inside = frame.contentWindow, page = frame.contentDocument;
  const axe = page.createElement("script");
  axe.textContent = document.getElementById("axe").textContent;
  page.head.append(axe);
  const result = await inside.axe.run(page, {runOnly: STANDARDS, resultTypes: ["violations"]});
  for (const each of result.violations) for (const node of each.nodes)
    found.push(`${name}, ${width} pixels: ${each.id}: ${each.help}: ${node.html.slice(0, 160)}`);
  if (page.documentElement.scrollWidth > width) found.push(`${name}, ${width} pixels: the page scrolls sideways`);
  passed += result.passes.length; frame.remove();
}
let passed = 0;
(async () => {
  try {
    for (const [name, text] of Object.entries(JSON.parse(document.getElementById("pages").textContent)))
      for (const width of WIDTHS) await look(name, text, width);
  } catch (error) { found.push(`the check broke off: ${error}`); }
  const said = document.createElement("pre");
  said.id = "said"; said.textContent = JSON.stringify({found, passed});
  document.body.replaceChildren(said);
})();
"""


class NotLooked(RuntimeError):
    """The browser gave no result: nothing was checked."""


def violations(pages: Mapping[str, str], widths: Sequence[int] = WIDTHS) -> list[str]:
    """What axe-core finds wrong with the pages, given by their names, each at all ``widths``.

    Raises:
        NotLooked: the browser did not finish.
    """
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    runner = _RUNNER.replace("STANDARDS", json.dumps(STANDARDS)).replace("WIDTHS", json.dumps(widths))
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "look.html"
        page.write_text(
            '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Looking</title></head><body>'
            f'<script id="axe" type="text/plain">{_inert(axe)}</script>'
            f'<script id="pages" type="application/json">{_inert(json.dumps(pages))}</script>'
            f"<script>{runner}</script></body></html>",
            encoding="utf-8",
        )
        command = ["chromium", *_FLAGS, f"--user-data-dir={folder}/profile", "--dump-dom", page.as_uri()]
        shown = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)  # noqa: S603
    said = re.search(r'<pre id="said">(.*?)</pre>', shown.stdout, re.DOTALL)
    if said is None:
        raise NotLooked(shown.stderr[-2000:])
    result = json.loads(html.unescape(said[1]))
    if not result["passed"]:
        message = "axe-core looked at nothing"
        raise NotLooked(message)
    return [str(each) for each in result["found"]]


def _inert(text: str) -> str:
    """Text that cannot end the element in which it stands."""
    return text.replace("</", "<\\/").replace("<!--", "<\\!--")
