"""Addresses that always lead to a planted page, wherever editors have moved it."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from wagtail.models import Page

from casework.languages import reading_language
from diaspora.who_may import anyone, who_may

from .planting import key_of


@who_may(anyone)
def is_this_real(request: HttpRequest) -> HttpResponse:
    """Short enough to be said on the telephone, and linked from the foot of every page without a query."""
    return _to_planted(request, "is-this-site-real")


@who_may(anyone)
def privacy_notice(request: HttpRequest) -> HttpResponse:
    """What happens with data of people: for forms that ask for some."""
    return _to_planted(request, "privacy")


def _to_planted(request: HttpRequest, name: str) -> HttpResponse:
    pages = Page.objects.live().public().filter(translation_key=key_of(name))
    page = pages.filter(locale__language_code=reading_language()).first()
    return HttpResponseRedirect(page.get_url(request) or "/") if page else redirect("home:contact")
