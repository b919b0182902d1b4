"""What stands on the page: its file, what it loads and paints, its layout, in print and without scripts."""

import base64
import json
from importlib import resources
from pathlib import Path

from page import Page

WIDTHS = (360, 1000, 1600)
WHOLE_WIDTH = 1000
THEMES = ("light", "dark")
LARGEST_SIZE = 6_000_000
LONGEST_PAINT = 1000
FIRST_SCREEN = 1500


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


def check_moved(page: Page, folder: Path):
    """Every link of a page that lies alone in a folder leads somewhere."""
    alone = folder / "alone"
    alone.mkdir(exist_ok=True)
    copy = alone / "report.html"
    copy.write_bytes(page.path.read_bytes())
    page.driver.get(copy.resolve().as_uri())
    dead = page.script(
        """return [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href'))
          .filter((target) => target.startsWith('#')
            ? !document.getElementById(decodeURIComponent(target.slice(1))) : !/^(https?|mailto):/.test(target));"""
    )
    copy.unlink()
    assert not dead, f"{len(dead)} links are dead in a page that was moved: {dead[:5]}"
    return "no dead link in a page that was moved"


def check_first_screen(page: Page, _):
    """The claims and the figure that sums them up stand within the first 1,500 pixels."""
    page.open(1000)
    rows = page.script("return document.querySelectorAll('.glance tbody tr').length")
    if rows == 0:
        return "the page has no table of claims"
    bottoms = page.script(
        """return ['.glance', '#section-glance .figure .plot'].map((selector) => document.querySelector(selector))
          .filter(Boolean).map((part) => part.getBoundingClientRect().bottom + scrollY);"""
    )
    assert max(bottoms) <= FIRST_SCREEN, f"they end at {bottoms} px"
    return f"{rows} claims and the summary figure end at {max(bottoms):.0f} px"
