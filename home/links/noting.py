"""The links of published pages as rows, so that a list of them costs no reading of texts."""

from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from ..models import LinkHost, LinkTarget, PageLink
from .finding import FoundLink, links_of

_LONGEST_TEXT, _LONGEST_ADDRESS = 250, 1000


@transaction.atomic
def note_links(page: Page) -> None:
    """Write down where the published text of `page` leads, in the place of what was noted before."""
    forget_links(page)
    rows = [_row(page, found) for found in links_of(page) if len(found.address) <= _LONGEST_ADDRESS]
    PageLink.objects.bulk_create(rows)


def forget_links(page: Page) -> None:
    """For a page that no reader sees. Addresses that no page names any more are forgotten with it."""
    PageLink.objects.filter(page_id=page.pk).delete()


def note_all_links() -> None:
    """For an installation whose pages are older than this list. One page after the other; safe to cut off."""
    if not PageLink.objects.exists():
        for page in Page.objects.live().filter(depth__gt=1).specific().iterator(chunk_size=100):
            note_links(page)


def forget_addresses_of_nobody() -> None:
    LinkTarget.objects.filter(links=None).delete()
    LinkHost.objects.filter(targets=None, taken_until=None).delete()


def _row(page: Page, found: FoundLink) -> PageLink:
    return PageLink(
        page_id=page.pk,
        text=found.text[:_LONGEST_TEXT],
        to_page=found.page,
        to_document=found.document,
        target=_target(found.address) if found.address else None,
    )


def _target(address: str) -> LinkTarget:
    """The row of an address, which is due at once when it is new."""
    known = LinkTarget.objects.filter(address=address).first()
    if known:
        return known
    host = LinkHost.objects.get_or_create(name=(_host_of(address))[:255])[0]
    return LinkTarget.objects.get_or_create(address=address, defaults={"host": host, "next_check_at": timezone.now()})[
        0
    ]


def _host_of(address: str) -> str:
    """Empty for this portal, and for what is no address at all: neither is asked over the network."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
