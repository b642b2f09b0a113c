"""Look for accessibility faults on every page of `ert-writer serve`, with axe-core in Chromium.

    npm pack axe-core && tar xzf axe-core-*.tgz package/axe.min.js
    python scripts/accessibility.py package/axe.min.js [--pictures DIR]

Each page is looked at light and dark, at 1280 and 320 pixels, at 200 % zoom, and in each language of the interface, by
the rules of WCAG 2.2 A and AA and axe's best practices. Prints every violation and exits 1 when there is one. axe-core
(MPL-2.0) is not part of this project.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ert_writer.cases.store import unread_key

ROOT = Path(__file__).parents[1]
MISSING = "/cases/99"
BROKEN = b"%PDF-1.4 broken"
UNREAD = f"/unread/{unread_key('', '', BROKEN)}"
PATHS = (
    "/",
    "/?all=1",
    UNREAD,
    "/cases/1",
    "/cases/1/letters/1",
    "/cases/1/reply",
    "/cases/1/reply/ack",
    "/cases/1/reply/more-info",
    "/cases/1/reply/disclose",
    "/policy",
    "/policy/ack",
    "/policy/clauses/signature",
    "/glossary",
    "/review",
    "/review/1",
    MISSING,
)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
BITEXT = (
    "id\tsource_lang\ttarget_lang\tsource\ttarget\n1\tes\ten\tEl plazo es de 72 horas.\tThe deadline is 27 hours.\n"
)


@dataclass(frozen=True, slots=True)
class View:
    """How a page is looked at: its width in CSS pixels, pixels of the screen for each, scheme and language."""

    name: str
    width: int
    scale: float = 1.0
    scheme: str = "light"
    language: str = "en"


VIEWS = (
    View("wide-light", 1280),
    View("wide-dark", 1280, scheme="dark"),
    View("narrow-light-es", 320, language="es"),
    View("narrow-dark-pt", 320, scheme="dark", language="pt"),
    View("zoom-200", 640, 2.0),
)
PICTURES = (View("360", 360), View("800", 800), View("1600", 1600), View("1600-dark", 1600, scheme="dark"))


@contextmanager
def served(place: Path) -> Iterator[str]:
    """Give the address of a desk with stores of its own in a directory, and of content that may be edited."""
    content = place / "content"
    subprocess.run(
        [sys.executable, "-m", "ert_writer", "templates", "init", str(content)], check=True, capture_output=True
    )
    own = {"CASES": "cases", "AUDIT": "audit.sqlite", "MEMORY": "memory.sqlite", "CONTENT": "content"}
    environment = {**os.environ, **{f"ERT_WRITER_{name}": str(place / file) for name, file in own.items()}}
    command = [sys.executable, "-m", "ert_writer", "serve", "--port", "0"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)
    assert process.stderr is not None
    try:
        yield re.findall(r"http://\S+", process.stderr.readline())[0]
    finally:
        process.terminate()
        process.wait()


@contextmanager
def browser() -> Iterator[Any]:
    """Give Chromium without a window."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    program, driver = shutil.which("chromium") or shutil.which("google-chrome"), shutil.which("chromedriver")
    if not (program and driver):
        sys.exit("no chromium with chromedriver on this machine: sh scripts/browser.sh")
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for word in ("--headless=new", "--no-sandbox", "--hide-scrollbars"):
        options.add_argument(word)
    found = webdriver.Chrome(options=options, service=Service(driver))
    try:
        yield found
    finally:
        found.quit()


def prepare(page: Any, address: str, place: Path) -> None:
    """Read an example letter and a bitext, so that every page has something to show."""
    broken = place / "broken.pdf"
    broken.write_bytes(BROKEN)
    page.get(address)
    page.find_element("id", "files").send_keys(str(broken))
    page.find_element("css selector", "form[action='/letters'] button").click()
    arrive(page, "/letters")
    page.get(address.partition("/?")[0])
    page.find_element("id", "files").send_keys(str(ROOT / "examples" / "02-brasil.eml"))
    page.find_element("css selector", "form[action='/letters'] button").click()
    arrive(page, "/cases/1")
    bitext = place / "bitext.tsv"
    bitext.write_text(BITEXT, encoding="utf-8")
    page.get(address.partition("/?")[0] + "/review")
    page.find_element("id", "bitext").send_keys(str(bitext))
    page.find_element("css selector", "form[action='/review'] button").click()
    arrive(page, "/review/1")


def arrive(page: Any, path: str) -> None:
    """Wait until the browser is on a page."""
    from selenium.webdriver.support.ui import WebDriverWait

    WebDriverWait(page, 60).until(lambda one: one.current_url.endswith(path))


def show(page: Any, view: View) -> None:
    """Set the window and the scheme."""
    metrics = {"width": view.width, "height": 1000, "deviceScaleFactor": view.scale, "mobile": False}
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    features = [{"name": "prefers-color-scheme", "value": view.scheme}]
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


def violations(page: Any, axe: str) -> list[tuple[str, str]]:
    """Return the rules that the page breaks, each with the elements that break it."""
    page.execute_script(axe)
    script = "const done = arguments[1]; axe.run(document, {runOnly: arguments[0]}).then(r => done(r.violations))"
    page.set_script_timeout(120)
    found = page.execute_async_script(script, RULES)
    return [(rule["id"], "; ".join(node["html"][:160] for node in rule["nodes"][:3])) for rule in found]


def opened(page: Any, root: str, path: str) -> None:
    """Open a page with everything unfolded, once all of it is there."""
    page.get(root + path)
    failed = bool(page.find_elements("css selector", "main > .problem:not([lang])"))
    if failed != (path == MISSING):
        sys.exit(f"{path} does not show what it should")
    page.execute_script(
        "for (const one of document.querySelectorAll('details')) one.open = true;"
        "document.getElementById('sheet').hidden = false"
    )


def look(page: Any, root: str, axe: str) -> int:
    """Print the violations of every page in every view; return how many there are."""
    count = 0
    for view in VIEWS:
        show(page, view)
        page.get(root + "/")
        page.execute_script("document.getElementById('interface').value = arguments[0]", view.language)
        page.find_element("css selector", ".languages button").click()
        for path in PATHS:
            opened(page, root, path)
            for rule, where in violations(page, axe):
                count += 1
                print(f"{view.name} {path}: {rule}: {where}")
            if page.execute_script("return document.documentElement.scrollWidth") > view.width:
                count += 1
                print(f"{view.name} {path}: wider than its window")
    print(f"{len(VIEWS) * len(PATHS)} views of {len(PATHS)} pages: {count} violations")
    return count


def picture(page: Any, root: str, folder: Path) -> None:
    """Write a picture of every page at several widths."""
    folder.mkdir(parents=True, exist_ok=True)
    for view in PICTURES:
        show(page, view)
        for path in PATHS:
            page.get(root + path)
            height = min(page.execute_script("return document.documentElement.scrollHeight"), 4000)
            metrics = {"width": view.width, "height": height, "deviceScaleFactor": 1, "mobile": False}
            page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
            name = re.sub(r"\W+", "-", path).strip("-") or "queue"
            page.save_screenshot(str(folder / f"{name}-{view.name}.png"))


def main() -> int:
    """Run the check; return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("axe", type=Path, help="axe.min.js of the package axe-core")
    parser.add_argument("--pictures", type=Path, metavar="DIR", help="write a picture of every page there")
    chosen = parser.parse_args()
    axe = chosen.axe.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as address, browser() as page:
        page.set_page_load_timeout(120)
        prepare(page, address, Path(folder))
        root = address.partition("/?")[0]
        if chosen.pictures:
            picture(page, root, chosen.pictures)
        return 1 if look(page, root, axe) else 0


if __name__ == "__main__":
    sys.exit(main())
