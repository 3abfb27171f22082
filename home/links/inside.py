"""Addresses of this portal, looked up without asking anybody."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import Resolver404, resolve
from django.utils.translation import override
from wagtail.models import Site

from ..enums import LinkFault


def fault_inside(address: str) -> LinkFault | None:
    """Whether an address as editors type it (`/assignments/`, with or without the language) leads to a page."""
    try:
        path = urlsplit(address).path
    except ValueError:  # “http://[”: what names no website comes here too
        return LinkFault.MALFORMED
    code = path.split("/")[1] if path.count("/") > 1 else ""
    codes = [name for name, _label in settings.LANGUAGES]
    path, code = (path, code) if code in codes else (f"/{codes[0]}{path}", codes[0])
    with override(code):
        return None if _leads_somewhere(path) or _leads_somewhere(urlsplit(address).path) else LinkFault.GONE


def _leads_somewhere(path: str) -> bool:
    try:
        match = resolve(path)
    except Resolver404:
        return False
    return match.url_name != "wagtail_serve" or _is_page(path)


def _is_page(path: str) -> bool:
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    request = HttpRequest()
    try:
        return bool(
            site and site.root_page.localized.specific.route(request, [part for part in path.split("/")[2:] if part])
        )
    except Http404:
        return False
