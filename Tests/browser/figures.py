"""What figures answer: series chosen in all of them, values, and files."""

from pathlib import Path

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from page import Page


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
