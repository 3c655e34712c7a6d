"""A Chromium of this machine, started for one measurement."""

from __future__ import annotations

import shutil

from playwright.sync_api import Browser, Playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")


def launched(playwright: Playwright) -> Browser:
    """With a profile of its own, so nothing is in its cache; use it in a `with` block."""
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    return playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
