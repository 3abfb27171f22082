"""`make screenshots`: the main screens of each role as small pictures for the README, from the demonstration.

Day, content and sizes are fixed, so that a picture changes only when its screen does.
"""

import datetime
import io
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import time_machine

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "screenshots"
#: A Monday morning in Dar es Salaam.
MOMENT = datetime.datetime(2026, 11, 16, 7, tzinfo=datetime.UTC)
LARGEST = 60 * 1024
COLOURS = 48
PHONE, DESK = (360, 740), (1280, 900)


@dataclass(frozen=True)
class Shot:
    """`who` is a demonstration account, or empty for a visitor. `{reference}` is the first open assignment."""

    name: str
    who: str
    path: str
    size: tuple[int, int] = DESK
    #: The element at which the picture begins; without one, at the top of the page.
    begins_at: str = ""


SHOTS = [
    Shot("home", "", "/en/"),
    Shot("assignments-on-a-phone", "", "/sw/assignments/", PHONE),
    Shot("assignment", "", "/en/assignments/{reference}/"),
    Shot("my-page-on-a-phone", "professional", "/sw/my/", PHONE),
    Shot("institution", "ministry", "/en/institution/"),
    Shot("people-who-fit", "ministry", "/en/institution/assignments/{reference}/people/", begins_at=".matrix"),
    Shot("office", "office", "/en/office/"),
    Shot("editor", "editor", "/admin/reports/translation-status/"),
]


@contextmanager
def portal() -> Iterator[str]:
    """The portal with the demonstration, served by a thread of this process, whose clock began at MOMENT."""
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.management import call_command
    from django.test.testcases import LiveServerThread

    from portal.catalogues import compile_catalogues

    compile_catalogues()
    for command in ("prepare", "demonstration"):
        call_command(command, stdout=io.StringIO())
    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.terminate()


def sessions() -> dict[str, str]:
    """The session key of each demonstration account, signed in with its second factor."""
    from diaspora.models import User
    from portal.demonstration import ACCOUNTS

    from ..conftest import sign_in

    return {
        account.name: sign_in(User.objects.get(email=account.email)).cookies["sessionid"].value for account in ACCOUNTS
    }


def small(picture: bytes) -> bytes:
    """The picture in few colours: screens have few."""
    from PIL import Image

    written = io.BytesIO()
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()


def take(address: str) -> None:
    from playwright.sync_api import sync_playwright

    from skills_match.models import Assignment

    from ..servers import chromium

    reference = Assignment.objects.open().order_by("reference").values_list("reference", flat=True)[0]
    keys = sessions()
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.program(), args=chromium.ARGUMENTS)
        for shot in SHOTS:
            width, height = shot.size
            context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
            if shot.who:
                context.add_cookies([{"name": "sessionid", "value": keys[shot.who], "url": address}])
            page = context.new_page()
            page.goto(address + shot.path.format(reference=reference), wait_until="networkidle")
            if shot.begins_at:
                page.locator(shot.begins_at).first.evaluate("element => element.scrollIntoView()")
            picture = small(page.screenshot())
            if len(picture) > LARGEST:
                raise SystemExit(f"{shot.name} has {len(picture):,} bytes; {LARGEST:,} are allowed.")
            (FOLDER / f"{shot.name}.png").write_bytes(picture)
            print(f"{shot.name}: {len(picture) // 1024} KiB")
            context.close()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, time_machine.travel(MOMENT):
        os.environ |= {"DJANGO_SETTINGS_MODULE": "portal.settings.dev", "VAR_DIR": folder, "DEBUG": "false"}
        import django

        django.setup()
        with portal() as address:
            take(address)


if __name__ == "__main__":
    sys.exit(main())
