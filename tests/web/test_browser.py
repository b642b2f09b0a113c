"""The pages in a real browser: by mouse, by keyboard alone, in narrow windows. Skipped by name where there is none."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
BROWSER, DRIVER = shutil.which("chromium") or shutil.which("google-chrome"), shutil.which("chromedriver")
pytestmark = [
    pytest.mark.skipif(not (BROWSER and DRIVER), reason="no chromium with chromedriver on this machine"),
    pytest.mark.xdist_group("browser"),
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    place = tmp_path_factory.mktemp("desk")
    names = {"ERT_WRITER_CASES": place / "cases", "ERT_WRITER_AUDIT": place / "audit.sqlite"}
    import os

    environment = {**os.environ, **{name: str(value) for name, value in names.items()}}
    process = subprocess.Popen(
        [sys.executable, "-m", "ert_writer", "serve", "--port", "0"],
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )
    assert process.stderr is not None
    line = process.stderr.readline()
    yield re.search(r"http://\S+", line)[0]  # type: ignore[index]
    process.terminate()
    process.wait()
    process.stderr.close()


@pytest.fixture
def browser() -> Iterator[Any]:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = BROWSER or ""
    for word in ("--headless=new", "--no-sandbox", "--window-size=1200,1000", "--hide-scrollbars"):
        options.add_argument(word)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    found = webdriver.Chrome(options=options, service=Service(DRIVER))
    found.set_page_load_timeout(120)
    yield found
    assert [row for row in found.get_log("browser") if row["level"] == "SEVERE"] == []
    found.quit()


def wait(condition: Any, seconds: float = 90.0) -> Any:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError("nothing happened")


def one(browser: Any, selector: str) -> Any:
    from selenium.webdriver.common.by import By

    return wait(lambda: browser.find_elements(By.CSS_SELECTOR, selector))[0]


def test_by_mouse_from_the_letter_to_the_reply(browser: Any, address: str) -> None:
    browser.get(address)
    one(browser, "#files").send_keys(str(EXAMPLES / "01-mexico.txt"))
    one(browser, "form[action='/letters'] button").click()
    wait(lambda: "/cases/" in browser.current_url)
    assert "EMERGENCY" in one(browser, ".verdict").text
    wait(
        lambda: (
            "@_lobo.norte_88" in one(browser, ".translation .unit:nth-of-type(n+3)").text
            or browser.find_elements("css selector", ".translation .unit")
        )
    )
    one(browser, ".actions .main").click()
    one(browser, ".choices a[href$='/ack']").click()
    one(browser, "#f-our_ref").send_keys("E-1")
    one(browser, "#compose .main").click()
    assert "E-1" in one(browser, "section .unit").text or "E-1" in one(browser, "main").text


def test_by_keyboard_alone(browser: Any, address: str) -> None:
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys

    def press(*keys: str) -> None:
        for key in keys:
            ActionChains(browser).send_keys(key).perform()

    browser.get(address)
    press("n")
    browser.switch_to.active_element.send_keys(
        "Solicito los datos de la cuenta @lobo_88, la niña fue secuestrada ayer."
    )
    press(Keys.TAB, Keys.ENTER)
    wait(lambda: "/cases/" in browser.current_url)
    press("?")
    assert one(browser, "#sheet").is_displayed()
    press(Keys.ESCAPE)
    assert not one(browser, "#sheet").is_displayed()
    press("r")
    wait(lambda: browser.current_url.endswith("/reply"))
    press("j", "j", "k", Keys.ENTER)
    wait(lambda: re.search(r"/reply/[a-z-]+$", browser.current_url))
    press("g", "q")
    wait(lambda: browser.current_url.endswith("/"))
    press("j", Keys.ENTER)
    wait(lambda: "/cases/" in browser.current_url)


@pytest.mark.parametrize("width", [320, 500, 1600, 3840])
def test_no_page_is_wider_than_its_window(browser: Any, address: str, width: int) -> None:
    browser.get(address)
    root = address.partition("?")[0]
    one(browser, "#text").send_keys("Solicito los datos de la cuenta @lobo_88. " + "x" * 300)
    one(browser, "form[action='/letters'] button").click()
    wait(lambda: "/cases/" in browser.current_url)
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    )
    for path in ("", "cases/1", "cases/1/reply", "cases/1/reply/ack", "policy", "policy/ack", "review"):
        browser.get(root + path)
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width, path
