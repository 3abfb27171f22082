"""Newsletters that were sent, for everybody to read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from casework.pages import page_of
from casework.sharing import Sharing, in_one_sentence
from diaspora.who_may import anyone, who_may

from ...models import Newsletter


@who_may(anyone)
def newsletter_list(request: HttpRequest) -> HttpResponse:
    listed = page_of(request, Newsletter.objects.public().order_by("-finished_at", "-pk"))
    lines = [{"newsletter": each, **each.content[get_language()]} for each in listed["page"]]
    sharing = Sharing(title=_("Newsletters so far"), description="", path=reverse("newsletters:list"))
    return render(request, "newsletters/list.html", {"lines": lines, "sharing": sharing, **listed})


@who_may(anyone)
def newsletter(request: HttpRequest, pk: int) -> HttpResponse:
    """As it was sent. Before it was, nobody finds it here."""
    found = get_object_or_404(Newsletter.objects.public(), pk=pk)
    content = found.content[get_language()]
    sharing = Sharing(
        title=content["subject"],
        description=in_one_sentence(content["intro"]),
        path=found.get_absolute_url(),
        kind="article",
    )
    return render(request, "newsletters/newsletter.html", {"newsletter": found, "sharing": sharing, **content})
