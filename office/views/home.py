"""The first page of the programme office: what waits, and one box to find anything."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from casework.waiting import Recipient, lines_for, oldest_for
from diaspora.who_may import office, who_may

from ..navigation import add_tab

add_tab(gettext_lazy("Start"), "office:home", pages={"office:search"}, order=10)


@who_may(office)
def home(request: HttpRequest) -> HttpResponse:
    lines = lines_for(Recipient.OFFICE, user=request.user)
    context = {
        "lines": [line for line in lines if line.is_pressing],
        "others": [line for line in lines if not line.is_pressing],
        "oldest": oldest_for(Recipient.OFFICE, user=request.user),
    }
    return render(request, "office/home.html", context)
