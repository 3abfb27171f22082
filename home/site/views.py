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
    pages = Page.objects.live().public().filter(translation_key=key_of("is-this-site-real"))
    page = pages.filter(locale__language_code=reading_language()).first()
    return HttpResponseRedirect(page.get_url(request) or "/") if page else redirect("home:contact")
