"""Looks at a report in headless Chromium. Usage: check.py REPORT.html SCREENSHOT_FOLDER; called by ./run."""

import sys
from pathlib import Path

from selenium.common.exceptions import WebDriverException

import display
import figures
import reading
from page import Page

# A check takes the page and the folder of the screenshots, returns what it saw, and asserts.
CHECKS = (
    display.check_paint,
    display.check_network,
    display.check_console,
    display.check_layouts,
    display.check_print,
    display.check_without_scripts,
    figures.check_highlight,
    figures.check_values,
    figures.check_figure_tools,
    reading.check_keyboard,
    display.check_moved,
    display.check_first_screen,
    reading.check_glossary,
    reading.check_register,
    reading.check_tables,
    reading.check_cards,
    reading.check_filters,
)


def main():
    report, folder = Path(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    print(display.check_file(report))
    page = Page(report)
    failed = 0
    try:
        for check in CHECKS:
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
