"""The short address of a page, to say on the telephone and to print."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_list_or_404
from wagtail.models import Page

from diaspora.who_may import anyone, who_may

from ..models import GoneAddress
from ..withdrawn.answering import answer_in_its_language


@who_may(anyone)
def short_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The page in its own language; who shared it chose that one."""
    page = Page.objects.live().public().filter(depth__gt=1, pk=pk).first()
    if page is None:
        return answer_in_its_language(request, get_list_or_404(GoneAddress, page_pk=pk)[0])
    return HttpResponseRedirect(page.get_url(request) or "/")
