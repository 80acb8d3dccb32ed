"""Draws the picture at the top of the README: pages of the example, as they are now."""

import base64
import os
import pathlib
import sys
import tempfile

from conftest import PASSWORD, Server
from playwright.sync_api import sync_playwright

FRAME = """
<style>
  body {{ margin: 0; padding: 40px; background: #e9e4d8; display: flex; gap: 32px; width: 1480px;
    align-items: flex-end; justify-content: center; box-sizing: border-box; }}
  img {{ border-radius: 18px; box-shadow: 0 18px 50px rgb(40 30 10 / .22); display: block; }}
</style>
<img src="data:image/png;base64,{desktop}" width="980"><img src="data:image/png;base64,{phone}" width="330">
"""


def picture(browser, url, person, path, viewport, scheme):
    context = browser.new_context(
        viewport=viewport, color_scheme=scheme, base_url=url, device_scale_factor=1.5,
        locale="en-GB",
    )
    page = context.new_page()
    page.goto("/sign-in")
    page.locator("[name=email]").fill(f"{person}@example.org")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main form button").first.click()
    page.wait_for_url(lambda address: "/sign-in" not in address)
    for step in path:
        page.locator(step).first.click()
        page.wait_for_load_state()
    page.wait_for_timeout(500)
    shot = page.screenshot()
    context.close()
    return base64.b64encode(shot).decode()


def main(target):
    with tempfile.TemporaryDirectory() as directory:
        os.chmod(directory, 0o711)
        server = Server(directory)
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(
                    executable_path="/usr/bin/chromium", args=["--no-sandbox"])
                desktop = picture(
                    browser, server.url, "chiara",
                    ["text=Canal House", ".tabs a[href$='/expenses']"],
                    {"width": 1120, "height": 800}, "light")
                phone = picture(
                    browser, server.url, "ada", [], {"width": 390, "height": 800}, "dark")
                page = browser.new_page(viewport={"width": 1480, "height": 820})
                page.set_content(FRAME.format(desktop=desktop, phone=phone))
                page.locator("body").screenshot(path=target)
                browser.close()
        finally:
            server.stop()


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]).resolve())
