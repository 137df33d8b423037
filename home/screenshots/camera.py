"""Real Chromium, driven by Playwright: tools of the developer's environment, not of the site's."""

import shutil
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from django.core.management.base import CommandError

WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
LOAD_ALL = """() => document.querySelectorAll('img[loading=lazy]').forEach(
    (picture) => { picture.loading = 'eager'; })"""
SETTLE = 300  # milliseconds: pictures below the first screen are decoded late


def take_pictures(address: str, pages: dict[str, str], folder: Path) -> Iterator[Path]:
    """Take every page in every width and scheme into ``folder``; yield each file when it is there.

    Raises ``CommandError`` where Playwright or Chromium is missing.
    """
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as missing:
        raise CommandError("Thiếu Playwright: chạy `make test` một lần để cài.") from missing
    chromium = shutil.which("chromium")
    if chromium is None:
        raise CommandError("Thiếu Chromium: cài gói `chromium` của Debian.")
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for width, scheme in product(WIDTHS, SCHEMES):
            context = browser.new_context(
                base_url=address,
                locale="vi-VN",
                color_scheme=scheme,
                viewport={"width": width, "height": 800},
            )
            tab = context.new_page()
            for name, path in pages.items():
                file = folder / f"{name}-{width}-{scheme}.png"
                tab.goto(path, wait_until="networkidle")
                tab.evaluate(LOAD_ALL)
                tab.wait_for_load_state("networkidle")
                tab.wait_for_timeout(SETTLE)
                tab.screenshot(path=file, full_page=True)
                yield file
            context.close()
        browser.close()
