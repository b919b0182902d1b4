"""A report in headless Chromium."""

import base64
from collections import Counter
from pathlib import Path

from selenium import webdriver

LONGEST_PICTURE = 12_000


class Page:
    """The report in one browser, with what the tests ask of it."""

    def __init__(self, report: Path):
        self.path = report
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
