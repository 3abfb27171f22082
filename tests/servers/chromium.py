"""The system's Chromium, driven by Playwright."""

import shutil

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
#: The first is Chromium without windows and menus, which takes a third less of the processor.
PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


def program() -> str | None:
    """Where Chromium (or Chrome) is; None without one."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)
