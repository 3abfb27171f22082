"""Every address says who may, and nothing of ours is left out by accident."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

#: Packages whose views guard themselves.
FOREIGN = ("allauth.", "anymail.", "wagtail.", "wagtail_localize.", "django.", "modeltranslation.")


def our_views(patterns=None, prefix=""):
    """Pairs of address and view, of all views that are written in this project."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from our_views(pattern.url_patterns, address)
        elif isinstance(pattern, URLPattern) and not pattern.callback.__module__.startswith(FOREIGN):
            yield address, pattern.callback


def test_every_view_declares_who_may():
    undeclared = [address for address, view in our_views() if not callable(getattr(view, "who_may", None))]

    assert undeclared == []


@pytest.mark.django_db
def test_no_address_of_the_office_lets_a_visitor_or_a_professional_in(client, professional):
    offices = [address for address, view in our_views() if "office/" in address]

    rules = {view.who_may.__name__ for address, view in our_views() if "office/" in address}

    assert offices
    assert rules == {"office", "administrator", "finance"}
