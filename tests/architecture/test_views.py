"""Every address says who may, and nothing of ours is left out by accident."""

import re

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from ..ours import ROOT, sources

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
    assert rules == {
        "office",
        "administrator",
        "finance",
        "event_team",
        "event_founder",
        "claims_desk",
        "claims_preparer",
        "payees_desk",
        "safeguarding_officer",
        "watches_names",
    }


#: Where addresses are given to views; Wagtail's hooks give those of the editor.
GIVE_ADDRESSES = {"urls", "urls.py", "wagtail_hooks", "wagtail_hooks.py"}


def test_views_are_imported_by_addresses_only():
    """What two rooms share is no page: it has a module of its own, which names the idea."""
    imports = re.compile(
        r"^from (\.\.[\w.]*\bviews\b[\w.]*|(?!django|wagtail|allauth)\w[\w.]*\.views\b[\w.]*) import", re.M
    )
    shared = {
        str(file.relative_to(ROOT)): found
        for file in sources()
        if not GIVE_ADDRESSES & set(file.relative_to(ROOT).parts) and (found := imports.findall(file.read_text()))
    }

    assert shared == {}


def test_a_page_that_takes_a_form_also_answers_who_asks_for_its_head_alone():
    """Programs that look whether a link leads somewhere read no page: a 405 tells them that it does not."""
    listed = re.compile(r"@require_http_methods\(\[([^\]]*)\]\)")
    headless = {
        str(file.relative_to(ROOT))
        for file in sources()
        for methods in listed.findall(file.read_text())
        if '"GET"' in methods and '"HEAD"' not in methods
    }

    assert headless == set()
