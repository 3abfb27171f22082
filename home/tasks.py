"""Work that the clock starts again and again. Each drains rows, so that running it twice or late does no harm."""

from pathlib import Path

from django.conf import settings

from casework.clock import Phase, every_tick, hourly, mails

from . import scheduled
from .contact.messages import send_answers
from .library import reading
from .links.checking import check_due
from .links.noting import forget_addresses_of_nobody, note_all_links
from .pictures.making import make_missing
from .press import letters as press
from .site.address import follow_the_settings
from .site_search import catching_up
from .visits import counting


@every_tick(Phase.MOVE)
def publish_scheduled_pages() -> None:
    """Publish and unpublish pages at the time that an editor set."""
    scheduled.unpublish_due()
    scheduled.publish_due()


@every_tick(Phase.MOVE)
def keep_the_address() -> None:
    """Wagtail's links say the address of the settings."""
    follow_the_settings()


@every_tick(Phase.INDEX)
def read_documents() -> int:
    """What the PDFs of the editors say, for the search."""
    return reading.read_documents()


@every_tick(Phase.INDEX)
def make_pictures() -> int:
    """The sizes and formats of pictures that readers may ask for."""
    return make_missing()


@every_tick(Phase.INDEX)
def keep_the_index() -> int:
    """What the search knows of pages and PDFs."""
    return catching_up.catch_up()


@hourly
def count_views() -> None:
    """How often readers opened each page, from the log of the proxy where there is one."""
    if settings.PROXY_LOG:
        counting.count_rotating(Path(settings.PROXY_LOG))


@mails()
def send_contact_answers() -> int:
    """Answers to the contact form that wait to be mailed."""
    return send_answers()


@mails()
def send_press_letters() -> int:
    """Press releases for the press list."""
    return press.send_press_letters()


@hourly
def look_after_links() -> None:
    """Whether the links of published pages still lead somewhere; each address is asked for once a week."""
    note_all_links()
    forget_addresses_of_nobody()
    if settings.CHECK_LINKS:
        check_due()
