"""Looks at a report in headless Chromium. Usage: check.py REPORT.html SCREENSHOT_FOLDER; called by ./run."""

import base64
import json
import sys
from collections import Counter
from importlib import resources
from pathlib import Path

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

WIDTHS = (360, 1000, 1600)
WHOLE_WIDTH = 1000
THEMES = ("light", "dark")
LARGEST_SIZE = 6_000_000
LONGEST_PAINT = 1000
LONGEST_PICTURE = 12_000


class Page:
    """The report in one browser, with what the tests ask of it."""

    def __init__(self, report: Path):
        self.address = report.resolve().as_uri()
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))

        # axe looks at every mark of every figure, which on a busy machine takes minutes.
        self.driver.set_script_timeout(600)
        self.driver.command_executor.client_config.timeout = 620

    def command(self, name: str, **parameters):
        return self.driver.execute_cdp_cmd(name, parameters)

    def script(self, text: str, *arguments):
        return self.driver.execute_script(text, *arguments)

    def open(self, width: int, theme: str = "light", medium: str = ""):
        self.command("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
        self.command(
            "Emulation.setEmulatedMedia", media=medium, features=[{"name": "prefers-color-scheme", "value": theme}]
        )
        self.driver.get(self.address)

    def rendered_words(self) -> Counter:
        """What is visible of the report, as innerText gives it: hidden elements are left out."""
        result = self.command("Runtime.evaluate", expression="document.querySelector('main').innerText")
        return Counter(result["result"]["value"].split())

    def save_screenshot(self, path: Path):
        height = min(self.script("return document.documentElement.scrollHeight"), LONGEST_PICTURE)
        width = self.script("return innerWidth")
        clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
        picture = self.command("Page.captureScreenshot", captureBeyondViewport=True, clip=clip)
        path.write_bytes(base64.b64decode(picture["data"]))


def check_file(report: Path):
    size = report.stat().st_size
    assert size < LARGEST_SIZE, f"{size} bytes; at most {LARGEST_SIZE}"
    text = report.read_text(encoding="utf-8")
    assert '<meta http-equiv="Content-Security-Policy" content="default-src \'none\';' in text, "no policy"
    return f"{size:,} bytes, with a content security policy"


def check_paint(page: Page, _):
    paints = []
    for _ in range(3):
        page.driver.get("about:blank")
        page.open(1000)
        paints.append(
            page.driver.execute_async_script(
                """const done = arguments[0];
                new PerformanceObserver((list) => {
                  const paint = list.getEntries().find((entry) => entry.name === "first-contentful-paint");
                  if (paint) done(paint.startTime);
                }).observe({ type: "paint", buffered: true });"""
            )
        )
    paint = sorted(paints)[1]
    # Told, not asserted: on a busy machine a clock tells of the machine, not of the report. A page that paints nothing
    # has no entry, and fails.
    assert paint > 0, "nothing was painted"
    slow = "" if paint < LONGEST_PAINT else f", above the aim of {LONGEST_PAINT} ms"
    return f"first contentful paint after {paint:.0f} ms, the middle of {len(paints)}{slow}"


def check_network(page: Page, _):
    page.command("Network.enable")
    page.driver.get_log("performance")
    page.open(1000)
    asked = []
    for entry in page.driver.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            asked.append(message["params"]["request"]["url"])
    foreign = [url for url in asked if not url.startswith((page.address, "data:"))]
    assert page.address in asked, "the log of requests holds not even the page"
    assert not foreign, f"asks for {foreign}"
    return "asks for nothing but itself"


def check_console(page: Page, _):
    page.driver.get_log("browser")
    page.open(1000)
    messages = [entry["message"] for entry in page.driver.get_log("browser")]
    assert not messages, f"the console says {messages}"
    return "the console is silent"


def check_layouts(page: Page, folder: Path):
    axe = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    for width in WIDTHS:
        for theme in THEMES:
            page.open(width, theme)
            page.save_screenshot(folder / f"{width}-{theme}.png")
            widest = page.script("return document.documentElement.scrollWidth")
            assert widest <= width, f"{widest} px wide in a window of {width} px"
            page.script("for (const details of document.querySelectorAll('details')) details.open = true")
            widest = page.script("return document.documentElement.scrollWidth")
            assert widest <= width, f"{widest} px wide in a window of {width} px with all details open"
            page.script(axe)
            # axe walks through all that is there, and takes minutes for what is alike: the rows of the tables behind
            # figures, of which the first ones stand for all, and the marks of drawings, seen whole in each theme once.
            page.script(
                "for (const row of document.querySelectorAll('.figure .more tbody tr:nth-child(n + 4)')) row.remove()"
            )
            if width != WHOLE_WIDTH:
                page.script(
                    "for (const part of document.querySelectorAll('.plot svg > :not(title, desc)')) part.remove()"
                )
            result = page.driver.execute_async_script(
                """const done = arguments[0];
                axe.run(document, { resultTypes: ["violations"] }).then(done);"""
            )
            found = [
                f"{violation['id']}: {node['target']} {node['failureSummary']}"
                for violation in result["violations"]
                for node in violation["nodes"]
            ]
            assert len(result["passes"]) > 10, "axe looked at next to nothing"
            assert not found, f"at {width} px, {theme}, axe finds\n  " + "\n  ".join(found[:12])
    return f"no violation, no overflow at {WIDTHS} px, light and dark"


def check_print(page: Page, folder: Path):
    page.open(1000)
    document = base64.b64decode(page.command("Page.printToPDF", preferCSSPageSize=True)["data"])
    (folder / "print.pdf").write_bytes(document)
    page.open(700, "dark", medium="print")
    ground = page.script("return getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(255, 255, 255)", f"paper is {ground} for a reader of dark screens"
    tools = page.script(
        "return [...document.querySelectorAll('.series-bar, .page-tools')].filter((e) => e.offsetParent).length"
    )
    assert tools == 0, "tools are printed"
    return f"{len(document):,} bytes as PDF, light, without tools"


def check_without_scripts(page: Page, folder: Path):
    page.open(1000)
    page.script("for (const tools of document.querySelectorAll('.table-tools')) tools.remove()")
    expected = page.rendered_words()
    page.command("Emulation.setScriptExecutionDisabled", value=True)
    page.open(1000)
    found = page.rendered_words()
    shown = page.command("Runtime.evaluate", expression="document.querySelectorAll('[aria-sort], th button').length")
    page.command("Emulation.setScriptExecutionDisabled", value=False)
    assert shown["result"]["value"] == 0, "scripts ran all the same"
    missing = expected - found
    assert not missing, f"without scripts this is missing: {sorted(missing)[:8]}"
    return f"all {expected.total()} words are there without scripts"


def check_highlight(page: Page, folder: Path):
    page.open(1000)
    buttons = page.driver.find_elements(By.CSS_SELECTOR, ".series-bar button")
    keys = page.script("return [...document.querySelectorAll('.plot [data-normalizer]')].map((g) => g.dataset.normalizer)")
    if not keys:
        return "no figure has series"
    button = next(button for button in buttons if button.get_attribute("data-normalizer") == keys[0])
    page.script("arguments[0].click()", button)
    wrong = page.script(
        """return [...document.querySelectorAll('.plot')].filter((plot) => {
          const groups = [...plot.querySelectorAll('[data-normalizer]')];
          const has = groups.some((group) => group.dataset.normalizer === arguments[0]);
          return groups.some((group) =>
            group.classList.contains('dimmed') !== (has && group.dataset.normalizer !== arguments[0]));
        }).length""",
        keys[0],
    )
    assert wrong == 0, f"{wrong} figures do not highlight '{keys[0]}'"
    page.save_screenshot(folder / "highlight.png")
    page.script("arguments[0].click()", button)
    assert page.script("return document.querySelectorAll('.dimmed').length") == 0, "the highlight stays"
    return "choosing a normalizer dims the others"


def check_values(page: Page, folder: Path):
    page.open(1000)
    plots = page.driver.find_elements(By.CSS_SELECTOR, ".plot:has([data-x])")
    if not plots:
        return "no figure has values"

    def tip_after_arrow(before: str) -> str:
        plots[0].send_keys(Keys.ARROW_RIGHT)
        # The figure scrolls into view first, and smoothly.
        shown = "return document.querySelector('.value-tip:not([hidden])')?.textContent ?? ''"
        return WebDriverWait(page.driver, 5).until(lambda _: (text := page.script(shown)) != before and text)

    first = tip_after_arrow("")
    second = tip_after_arrow(first)
    page.driver.save_screenshot(str(folder / "values.png"))
    return f"arrow keys show values: {first}, {second}"


def check_tables(page: Page, _):
    page.open(1000)
    order = """const columnOf = (table) =>
          [...table.tHead.rows[0].cells].findIndex((cell) => cell.classList.contains('kind-number'));
        const table = [...document.querySelectorAll('.table table[data-sortable]')]
          .find((table) => columnOf(table) >= 0);
        if (!table) return null;
        const column = columnOf(table);
        table.tHead.rows[0].cells[column].querySelector('button').click();
        return [...table.tBodies[0].rows].map((row) => Number(row.cells[column].dataset.value ?? NaN))
          .filter((value) => !Number.isNaN(value));"""
    values = page.script(order)
    if values is None:
        return "no table of numbers"
    assert values == sorted(values), f"sorting gives {values}"
    values = page.script(order)
    assert values == sorted(values, reverse=True), f"sorting once more gives {values}"
    return f"{len(values)} rows sort up and down"


def check_filters(page: Page, _):
    """The table behind a figure is made ready when its details are opened, and its choices leave the rows chosen."""
    page.open(1000)
    found = page.script(
        """const table = [...document.querySelectorAll('.figure .more table')].find((t) => t.querySelector('[data-choice]'));
        if (!table) return null;
        table.closest('details').querySelector('summary').click();
        return true;"""
    )
    if found is None:
        return "no figure has a table with choices"
    ready = "return document.querySelector('.figure .more .table-tools select') !== null"
    WebDriverWait(page.driver, 10).until(lambda _: page.script(ready))
    shown, total, wrong = page.script(
        """const tools = document.querySelector('.figure .more .table-tools');
        const select = tools.querySelector('select');
        select.selectedIndex = 1;
        select.dispatchEvent(new Event('change'));
        const table = tools.parentElement.querySelector('table');
        const column = [...table.tHead.rows[0].cells].findIndex((cell) => 'choice' in cell.dataset);
        const rows = [...table.tBodies[0].rows];
        const visible = rows.filter((row) => !row.hidden);
        return [visible.length, rows.length,
          visible.filter((row) => row.cells[column].textContent.trim() !== select.value).length];"""
    )
    assert 0 < shown < total and wrong == 0, f"a choice leaves {shown} of {total} rows, {wrong} of them wrong"
    return f"a choice leaves {shown} of {total} rows behind a figure"


def main():
    report, folder = Path(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    print(check_file(report))
    page = Page(report)
    checks = (
        check_paint, check_network, check_console, check_layouts, check_print, check_without_scripts, check_highlight,
        check_values, check_tables, check_filters,
    )
    failed = 0
    try:
        for check in checks:
            try:
                print(check(page, folder), flush=True)
            except (AssertionError, WebDriverException) as error:
                failed += 1
                print(f"{check.__name__}: {error}", file=sys.stderr, flush=True)
    finally:
        page.driver.quit()
    print(f"screenshots in {folder}")
    sys.exit(1 if failed else 0)


main()
