"""The short address of a page, to say on the telephone and to print."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from wagtail.models import Page

from diaspora.who_may import anyone, who_may


@who_may(anyone)
def short_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The page in its own language; who shared it chose that one."""
    page = get_object_or_404(Page.objects.live().public().filter(depth__gt=1), pk=pk)
    return HttpResponseRedirect(page.get_url(request) or "/")
