"""Lists that Wagtail serves say what they left out of an address, as the lists of views do (tests/bad_input)."""

import re

import pytest
from django.core.management import call_command

from home.models import CallIndexPage, LibraryIndexPage, NewsIndexPage, PressIndexPage, ProjectIndexPage

#: Every index page, and what its address can choose.
CHOICES = {
    CallIndexPage: ["page"],
    LibraryIndexPage: ["kind", "topic", "region", "language", "year", "page"],
    NewsIndexPage: ["year", "topic", "page"],
    PressIndexPage: ["page"],
    ProjectIndexPage: ["time", "topic", "region", "page"],
}


@pytest.mark.once
@pytest.mark.django_db
def test_every_list_of_pages_says_what_it_does_not_know(client):
    call_command("set_up_site", verbosity=0)
    told, left = {}, {}

    for kind, names in CHOICES.items():
        url = kind.objects.get(locale__language_code="en").url
        page = client.get(f"{url}?{'&'.join(f'{name}=nonsense' for name in names)}&q=wells").content.decode()
        told[kind] = re.findall(r'data-left-out="(\w+)"', page)
        left[kind] = f'href="{url}?q=wells"' in page

    assert told == CHOICES
    assert all(left.values())
