"""Looks at a report in headless Chromium. Usage: check.py REPORT.html SCREENSHOT_FOLDER; called by ./run."""

import base64
import json
import sys
from importlib import resources
from pathlib import Path

from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from page import Page

WIDTHS = (360, 1000, 1600)
WHOLE_WIDTH = 1000
THEMES = ("light", "dark")
LARGEST_SIZE = 6_000_000
LONGEST_PAINT = 1000
MOST_TAB_STOPS = 100
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


def dimmed_keys(page: Page) -> set:
    return set(page.script("return [...document.querySelectorAll('.plot .dimmed')].map((g) => g.dataset.normalizer)"))


def check_highlight(page: Page, folder: Path):
    """A click chooses one normalizer, with shift several; theory goes with its series; others can be hidden."""
    page.open(1600)
    keys = page.script(
        """return [...new Set([...document.querySelectorAll('.plot [data-normalizer]')].map((g) => g.dataset.normalizer))]
          .filter((key) => document.querySelector(`.series-bar [data-normalizer="${key}"]`));"""
    )
    if len(keys) < 2:
        return "no figure has several series"
    press = """const button = document.querySelector(`.series-bar [data-normalizer="${arguments[0]}"]`);
        button.dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey: arguments[1] }));"""
    wrong = """const chosen = new Set(arguments);
        return [...document.querySelectorAll('.plot')].filter((plot) => {
          const groups = [...plot.querySelectorAll('[data-normalizer]')];
          const has = groups.some((group) => chosen.has(group.dataset.normalizer));
          return groups.some((group) =>
            group.classList.contains('dimmed') !== (has && !chosen.has(group.dataset.normalizer)));
        }).length"""
    page.script(press, keys[0], False)
    assert page.script(wrong, keys[0]) == 0, f"not every figure highlights '{keys[0]}'"
    page.save_screenshot(folder / "highlight.png")
    page.script(press, keys[1], True)
    assert page.script(wrong, keys[0], keys[1]) == 0, "with shift a second one is not added"
    page.script("document.querySelector('.series-only').click()")
    hidden = page.script(
        "const g = document.querySelector('.plot .dimmed'); return !g || getComputedStyle(g).visibility === 'hidden'"
    )
    assert hidden, "the others are not hidden"
    address = page.driver.current_url
    assert keys[0] in address and keys[1] in address and "only=1" in address, f"the address is {address}"

    # A link reopens the view.
    page.driver.get("about:blank")
    page.driver.get(address)
    assert page.script(wrong, keys[0], keys[1]) == 0, "the address does not bring the choice back"
    assert page.script("return document.documentElement.classList.contains('only-chosen')"), "the others are shown"

    # A click into a figure chooses what is clicked; a click beside it takes the choice back.
    page.open(1600)
    chosen = page.script(
        """const group = [...document.querySelectorAll('.plot-legend [data-normalizer]')]
          .find((g) => document.querySelector(`.series-bar [data-normalizer="${g.dataset.normalizer}"]`));
        if (!group) return null;
        group.firstElementChild.dispatchEvent(new MouseEvent('click', { bubbles: true }));
        return group.dataset.normalizer;"""
    )
    if chosen:
        assert page.script(wrong, chosen) == 0, f"a click on '{chosen}' in a legend does not choose it"
        page.script("document.querySelector('.plot svg').dispatchEvent(new MouseEvent('click', { bubbles: true }))")
    assert not dimmed_keys(page), "the highlight stays"
    return "normalizers are chosen, added, hidden, and kept in the address"


def check_values(page: Page, folder: Path):
    """A tip names panel, series, both quantities, the interval and the seeds."""
    page.open(1000)
    plots = page.driver.find_elements(By.CSS_SELECTOR, ".plot:has([data-x])")
    if not plots:
        return "no figure has values"

    def tip_after(act, before: str) -> str:
        act()
        # The figure scrolls into view first, and smoothly.
        shown = "return document.querySelector('.value-tip:not([hidden])')?.innerText ?? ''"
        return WebDriverWait(page.driver, 5).until(lambda _: (text := page.script(shown)) != before and text)

    def arrow():
        plots[0].send_keys(Keys.ARROW_RIGHT)

    first = tip_after(arrow, "")
    second = tip_after(arrow, first)
    page.driver.save_screenshot(str(folder / "values.png"))
    expected = page.script(
        """const panel = document.querySelector('.plot:has([data-x]) .plot-panel');
        return [panel.dataset.title, panel.dataset.xLabel].filter(Boolean);"""
    )
    for word in expected:
        assert word in first, f"the tip {first!r} does not say {word!r}"

    # The pointer over a curve with a band: its interval and the number of seeds.
    tips = page.script(
        """const found = [];
        for (const plot of document.querySelectorAll('.figure[data-seeds] .plot:has([data-low])')) {
          const point = plot.querySelector('use[data-x]');
          if (!point) continue;
          plot.scrollIntoView({ behavior: 'instant', block: 'center' });
          const box = point.getBoundingClientRect();
          const at = { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2, bubbles: true };
          plot.dispatchEvent(new PointerEvent('pointermove', at));
          found.push(document.querySelector('.value-tip:not([hidden])')?.innerText ?? '');
          plot.dispatchEvent(new PointerEvent('pointerleave', at));
        }
        return found;"""
    )
    assert tips and all(tips), f"of {len(tips)} figures with intervals some have no tip"
    with_intervals = [tip for tip in tips if " to " in tip and "n = " in tip]
    assert len(with_intervals) * 2 > len(tips), f"only {len(with_intervals)} of {len(tips)} tips have an interval and n"
    cell = page.script(
        """const cell = document.querySelector('.plot rect[data-z]');
        if (!cell) return null;
        const plot = cell.closest('.plot');
        plot.scrollIntoView({ behavior: 'instant', block: 'center' });
        const box = cell.getBoundingClientRect();
        const at = { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2, bubbles: true };
        plot.dispatchEvent(new PointerEvent('pointermove', at));
        return [document.querySelector('.value-tip:not([hidden])')?.innerText ?? '', cell.dataset.z];"""
    )
    if cell:
        assert cell[1].replace("-", "−") in cell[0], f"a cell of {cell[1]} has the tip {cell[0]!r}"
    return f"tips name what they show: {with_intervals[0]!r}" + (f", {cell[0]!r}" if cell else "")


def check_figure_tools(page: Page, folder: Path):
    """Enlarging, saving and copying, from a page that lies alone in a folder."""
    downloads = folder / "downloads"
    downloads.mkdir(exist_ok=True)
    for old in downloads.iterdir():
        old.unlink()
    page.command("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(downloads.resolve()))
    page.open(1000)
    figure = page.script("return document.querySelector('.figure:has(.figure-tools)')?.id")
    if not figure:
        return "no figure has tools"
    name = figure.removeprefix("figure-")
    page.script("document.querySelector('.figure:has(.figure-tools) details').open = true")

    def press(label: str):
        page.script(
            """[...document.querySelector('.figure-tools').querySelectorAll('button')]
              .find((button) => button.textContent === arguments[0]).click()""",
            label,
        )

    for label, suffix, start in (
        ("Save SVG", "svg", b"<svg"), ("Save PNG", "png", b"\x89PNG"), ("Save CSV", "csv", b""),
    ):
        press(label)
        path = downloads / f"{name}.{suffix}"
        WebDriverWait(page.driver, 20).until(lambda _: path.exists() and path.stat().st_size > 100)
        content = path.read_bytes()
        assert content.startswith(start), f"{path.name} begins with {content[:20]!r}"
        if suffix == "svg":
            assert b"var(--" not in content, "the saved drawing needs the page's colours"
        if suffix == "csv":
            lines = content.decode().splitlines()
            assert len(lines) > 2 and len({line.count(",") for line in lines if '"' not in line}) == 1, lines[:3]
    page.script("navigator.clipboard.writeText = async (text) => { globalThis.copied = text; }")
    for label, part in (("Copy caption", "Figure"), ("Copy LaTeX", "\\includegraphics"), ("Copy BibTeX", "@inproceedings")):
        if label == "Copy BibTeX" and not page.script("return !!document.querySelector('pre[data-language=bibtex]')"):
            continue
        press(label)
        WebDriverWait(page.driver, 5).until(lambda _: part in (page.script("return globalThis.copied") or ""))
    press("Enlarge")
    assert page.script("return document.querySelector('dialog.enlarged').open"), "the figure is not enlarged"
    assert f"enlarged={name}" in page.driver.current_url, "the address does not name the enlarged figure"
    page.driver.save_screenshot(str(folder / "enlarged.png"))
    page.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    WebDriverWait(page.driver, 5).until(
        lambda _: page.script("return document.getElementById(arguments[0]).querySelector('.plot svg') !== null", figure)
    )
    assert "enlarged=" not in page.driver.current_url, "the address still names the enlarged figure"
    return "figures are enlarged, saved as SVG, PNG and CSV, and copied"


def check_keyboard(page: Page, _):
    """Few tab stops; n, p, c and C lead through figures and claims."""
    page.open(1000)
    stops = page.script(
        """return [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex]')]
          .filter((e) => e.tabIndex >= 0 && !e.disabled && e.checkVisibility()).length;"""
    )
    assert stops < MOST_TAB_STOPS, f"{stops} tab stops; fewer than {MOST_TAB_STOPS} are wanted"
    body = page.driver.find_element(By.TAG_NAME, "body")
    for selector, forward, back in ((".figure", "n", "p"), (".claim-group", "c", "C")):
        count = page.script("return document.querySelectorAll(arguments[0]).length", selector)
        if count < 3:
            continue
        page.open(1000)
        body = page.driver.find_element(By.TAG_NAME, "body")
        places = []
        for key in (forward, forward, back):
            (page.driver.switch_to.active_element if places else body).send_keys(key)
            places.append(
                page.script(
                    """const parts = [...document.querySelectorAll(arguments[0])];
                    return parts.indexOf(document.activeElement.closest(arguments[0]));""",
                    selector,
                )
            )
        assert places[1] == places[0] + 1 and places[2] == places[0], f"{forward}{forward}{back} lead to {places}"
    opened = page.script(
        """const plot = document.querySelector('.figure:has(details) .plot');
        if (!plot) return true;
        plot.focus();
        plot.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
        return plot.closest('.figure').querySelector('details').open && document.activeElement.localName === 'summary';"""
    )
    assert opened, "Enter does not unfold a figure's tools"
    return f"{stops} tab stops; keys lead through figures and claims"


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


def check_glossary(page: Page, _):
    page.open(1000)
    if not page.script("return document.getElementById('section-glossary') !== null"):
        return "no glossary"
    terms = page.script("return [...document.querySelectorAll('abbr.term')].map((term) => [term.textContent, term.title])")
    assert len({text.lower() for text, _ in terms}) >= 4, f"only {terms} are explained"
    assert all(title for _, title in terms), "a term has no explanation"
    return f"{len(terms)} places explain {len({text.lower() for text, _ in terms})} terms"


def check_register(page: Page, _):
    """Statements unfold; a verdict filters them, and the address keeps the filter."""
    page.open(1000)
    folded = page.script("return [...document.querySelectorAll('details.statement')].filter((d) => !d.open).length")
    verdicts = page.script("return [...document.querySelectorAll('.claim')].map((claim) => claim.dataset.verdict)")
    if not verdicts:
        return "no register"
    assert folded == len(verdicts), "statements are not folded"
    page.script("document.querySelector('.verdict-counts button').click()")
    shown = page.script(
        "return [...document.querySelectorAll('.claim')].filter((claim) => !claim.hidden).map((c) => c.dataset.verdict)"
    )
    assert shown and len(set(shown)) == 1 and len(shown) < len(verdicts), f"the filter leaves {shown}"
    address = page.driver.current_url
    page.driver.get("about:blank")
    page.driver.get(address)
    again = page.script("return [...document.querySelectorAll('.claim')].filter((claim) => !claim.hidden).length")
    assert again == len(shown), "the address does not bring the filter back"
    page.open(1000)
    target = page.script("const claims = document.querySelectorAll('.claim'); return claims[claims.length - 1].id")
    page.script("location.hash = arguments[0]", target)
    WebDriverWait(page.driver, 5).until(
        lambda _: page.script("return document.getElementById(arguments[0]).querySelector('details').open", target)
    )
    return f"{folded} folded statements; a link unfolds its own, and a verdict filters them"


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


def check_cards(page: Page, folder: Path):
    """On a phone no table reaches beyond its frame: those that would are cards, with a heading in every cell."""
    page.open(360)
    page.script("for (const details of document.querySelectorAll('details')) details.open = true")
    # Frames are measured after the next layout.
    page.driver.execute_async_script(
        "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(done))"
    )
    cards, tables, wide, unnamed = page.script(
        """const frames = [...document.querySelectorAll('.table-scroll')];
        const cells = [...document.querySelectorAll('.cards td')];
        return [document.querySelectorAll('.cards').length, frames.length,
          frames.filter((frame) => frame.scrollWidth > frame.clientWidth).map((frame) => frame.ariaLabel),
          cells.filter((cell) => !cell.dataset.label).length];"""
    )
    assert not wide, f"wider than a phone: {wide}"
    assert unnamed == 0, f"{unnamed} cells of cards do not say their column"
    page.save_screenshot(folder / "cards.png")
    page.open(1000)
    assert page.script("return document.querySelectorAll('.cards').length") == 0, "tables are cards on a wide screen"
    return f"{cards} of {tables} tables are cards on a phone"


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
        check_values, check_figure_tools, check_keyboard, check_moved, check_first_screen, check_glossary, check_register,
        check_tables, check_cards, check_filters,
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
