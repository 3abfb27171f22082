"""What the frame around every page needs."""

from django.conf import settings
from django.urls import translate_url
from django.utils.translation import get_language


def site_chrome(request) -> dict:
    """Site name and the same page's address in each language (a Wagtail page overrides the addresses)."""
    return {
        "site_name": settings.SITE_NAME,
        "language_links": [
            {
                "code": code,
                "name": name,
                "url": translate_url(request.get_full_path(), code),
                "is_current": code == (get_language() or "")[:2],
            }
            for code, name in settings.LANGUAGES
        ],
    }
