"""The pages in a real browser: by mouse, by keyboard alone, in narrow windows. Skipped by name where there is none."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ert_writer.content.start import start_content

EXAMPLES = Path(__file__).parents[2] / "examples"
BROWSER, DRIVER = shutil.which("chromium") or shutil.which("google-chrome"), shutil.which("chromedriver")
pytestmark = [
    pytest.mark.skipif(not (BROWSER and DRIVER), reason="no chromium with chromedriver on this machine"),
    pytest.mark.xdist_group("browser"),
]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("desk")
    start_content(found / "content")
    return found


@pytest.fixture(scope="module")
def address(place: Path) -> Iterator[str]:
    own = {"CASES": "cases", "AUDIT": "audit.sqlite", "MEMORY": "memory.sqlite", "CONTENT": "content"}
    environment = {**os.environ, **{f"ERT_WRITER_{name}": str(place / file) for name, file in own.items()}}
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
    from selenium.common.exceptions import StaleElementReferenceException

    end = time.monotonic() + seconds
    while time.monotonic() < end:
        # an element that the page replaced between finding and reading it is looked up again
        with contextlib.suppress(StaleElementReferenceException):
            if found := condition():
                return found
        time.sleep(0.1)
    raise AssertionError("nothing happened")


def one(browser: Any, selector: str) -> Any:
    from selenium.webdriver.common.by import By

    return wait(lambda: browser.find_elements(By.CSS_SELECTOR, selector))[0]


def press(browser: Any, *keys: str) -> None:
    """Press keys, one after another, wherever the focus is."""
    from selenium.webdriver.common.action_chains import ActionChains

    for key in keys:
        ActionChains(browser).send_keys(key).perform()


def control_enter(browser: Any) -> None:
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys

    ActionChains(browser).key_down(Keys.CONTROL).send_keys(Keys.ENTER).key_up(Keys.CONTROL).perform()


def write_anew(browser: Any, text: str) -> None:
    """Replace what is in the field that has the focus."""
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys

    ActionChains(browser).key_down(Keys.CONTROL).send_keys("a").key_up(Keys.CONTROL).send_keys(text).perform()


def focused(browser: Any) -> Any:
    return browser.switch_to.active_element


LETTER = (
    "Fiscalía de Prueba\n\nLa cuenta @lobo_{0} debe conservarse por 90 días. La niña fue secuestrada ayer.\n\n"
    "Kay ayllu llaqtapi warmi wawakunawan tiyashan ñawpaq p'unchaw.\n"
)


def test_a_specialist_by_mouse(browser: Any, address: str) -> None:
    browser.get(address)
    one(browser, "#files").send_keys(str(EXAMPLES / "01-mexico.txt"))
    one(browser, "form[action='/letters'] button").click()
    wait(lambda: "/cases/" in browser.current_url)
    assert "EMERGENCY" in one(browser, ".verdict").text
    wait(lambda: "@_lobo.norte_88" in one(browser, ".translation").text)
    one(browser, "a[data-keys=t]").click()
    one(browser, "#u5 [data-key=s]").click()
    wait(lambda: "signed" in one(browser, "#u5").text)
    one(browser, "a[data-keys=r]").click()
    one(browser, ".choices a[href$='/ack']").click()
    one(browser, "#f-our_ref").send_keys("E-1")
    wait(lambda: "E-1" in one(browser, "#composed").text)  # while it is typed, before any button
    one(browser, "#compose .main").click()
    wait(lambda: "CI-FGELV/UEPD/00342/11-2025" in one(browser, "#composed").text)


def test_a_specialist_by_keyboard_alone(browser: Any, address: str, place: Path) -> None:
    from selenium.webdriver.common.keys import Keys

    browser.get(address)
    press(browser, "n")
    focused(browser).send_keys(LETTER.format("11"))
    control_enter(browser)
    wait(lambda: "/cases/" in browser.current_url)
    case = browser.current_url
    press(browser, "?")
    assert one(browser, "#sheet").is_displayed()
    press(browser, Keys.ESCAPE)
    assert not one(browser, "#sheet").is_displayed()
    press(browser, "x")
    wait(lambda: "Taken by" in one(browser, ".actions").text)
    press(browser, "t")
    wait(lambda: "/letters/" in browser.current_url and browser.find_elements("css selector", ".unit"))
    row = wait(lambda: next((r for r in browser.find_elements("css selector", ".unit") if "90" in r.text), None))
    number = row.get_attribute("id")
    while focused(browser).get_attribute("id") != number:
        press(browser, "j")
    press(browser, "e")
    assert focused(browser).tag_name == "textarea"
    write_anew(browser, "The account @lobo_11 must be kept for 30 days.")
    control_enter(browser)
    wait(lambda: "number-mismatch" in one(browser, f"#{number}").text)
    press(browser, "e")
    write_anew(browser, "The account @lobo_11 must be kept for 90 days.")
    control_enter(browser)
    wait(lambda: "signed" in one(browser, f"#{number}").text)
    wait(lambda: focused(browser).get_attribute("id") not in ("", number))  # the next row
    assert b"must be kept for" in (place / "memory.sqlite").read_bytes() + wal(place)
    row = next(r for r in browser.find_elements("css selector", ".unit") if "Kay ayllu" in r.text)
    number = row.get_attribute("id")
    while focused(browser).get_attribute("id") != number:
        press(browser, "j")
    press(browser, "d")
    press(browser, *"a greeting", Keys.ENTER)
    wait(lambda: "a greeting" in one(browser, f"#{number}").text)
    press(browser, "c")
    wait(lambda: browser.current_url == case)
    press(browser, "r")
    wait(lambda: browser.current_url.endswith("/reply"))
    press(browser, "j", "j", "k", Keys.ENTER)
    wait(lambda: re.search(r"/reply/[a-z-]+$", browser.current_url))
    press(browser, "g", "q")
    wait(lambda: browser.current_url.endswith("/"))
    press(browser, "j", Keys.ENTER)
    wait(lambda: "/cases/" in browser.current_url)


def wal(place: Path) -> bytes:
    file = place / "memory.sqlite-wal"
    return file.read_bytes() if file.is_file() else b""


def test_a_policy_writer_by_keyboard_alone(browser: Any, address: str, place: Path) -> None:
    from selenium.webdriver.common.keys import Keys

    browser.get(address)
    press(browser, "g", "t")
    wait(lambda: browser.current_url.endswith("/policy"))
    press(browser, "j", Keys.ENTER)
    wait(lambda: browser.current_url.endswith("/policy/ack"))
    while focused(browser).get_attribute("name") != "es":
        press(browser, Keys.TAB)
    to_the_top(browser)
    press(browser, Keys.ARROW_DOWN, Keys.END)  # the line of the subject
    press(browser, *"{{ mistake")
    wait(lambda: "template-syntax" in one(browser, "#lint").text)
    for _ in range(len("{{ mistake")):
        press(browser, Keys.BACKSPACE)
    press(browser, *" hoy")
    wait(lambda: "template-syntax" not in one(browser, "#lint").text)
    while focused(browser).get_attribute("id") != "version":
        press(browser, Keys.TAB)
    write_anew(browser, "9.9")
    while focused(browser).get_attribute("value") != "save":
        press(browser, Keys.TAB)
    press(browser, Keys.ENTER)
    wait(lambda: one(browser, "h1").text == "ack 9.9")
    subject = (place / "content/templates/es/ack.txt.j2").read_text(encoding="utf-8").splitlines()[1]
    assert " hoy" in subject


def to_the_top(browser: Any) -> None:
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys

    ActionChains(browser).key_down(Keys.CONTROL).send_keys(Keys.HOME).key_up(Keys.CONTROL).perform()


def test_a_reviewer_by_keyboard_alone(browser: Any, address: str, place: Path) -> None:
    from selenium.webdriver.common.keys import Keys

    bitext = place / "bitext.tsv"
    header = "id\tsource_lang\ttarget_lang\tsource\ttarget\n"
    bitext.write_text(f"{header}1\tes\ten\tVence en 72 horas.\tIt expires in 27 hours.\n", encoding="utf-8")
    browser.get(address)
    press(browser, "g", "r")
    wait(lambda: browser.current_url.endswith("/review"))
    one(browser, "#bitext").send_keys(str(bitext))
    while focused(browser).text != "Check":
        press(browser, Keys.TAB)
    press(browser, Keys.ENTER)
    wait(lambda: re.search(r"/review/\d+$", browser.current_url))
    while not (focused(browser).get_attribute("id") or "").startswith("p-"):
        press(browser, "j")
    press(browser, "d", *"agreed", Keys.ENTER)
    wait(lambda: "agreed" in one(browser, ".unit .state").text)


def test_everything_is_done_without_the_script(browser: Any, address: str) -> None:
    browser.get(address)
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    browser.get(address.partition("?")[0])
    one(browser, "#text").send_keys(LETTER.format("22"))
    one(browser, "form[action='/letters'] button").click()
    one(browser, "a[data-keys=t]").click()
    one(browser, "#u0 [data-key=s]").click()
    wait(lambda: browser.current_url.endswith("#u0"))
    assert "signed" in one(browser, "#u0").text
    finding = one(browser, ".unit .findings li")
    finding.find_element("css selector", "[data-key=a]").click()
    wait(lambda: browser.find_elements("css selector", ".unit .settled"))


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
    pages = ("", "cases/1", "cases/1/letters/1", "cases/1/reply", "cases/1/reply/ack", "policy", "policy/ack", "review")
    for path in pages:
        browser.get(root + path)
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width, path
