"""What leads through the text: keys, terms, the register, and tables."""

from pathlib import Path

from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from page import Page

MOST_TAB_STOPS = 100


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
    # Opened before a layout, tables are measured first, and get the tools in their headings afterwards, by an event.
    page.driver.execute_async_script(
        """const done = arguments[0];
        requestAnimationFrame(() => {
          for (const details of document.querySelectorAll('details')) details.open = true;
          requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done))));
        });"""
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
