"""The first page of the programme office: what waits, before the piles that are empty, and one box to find anything."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from casework.waiting import Recipient, lines_for, oldest_for
from diaspora.who_may import office, who_may

from ..navigation import add_tab

add_tab(gettext_lazy("Start"), "office:home", pages={"office:search"}, order=10, is_daily=True)


@who_may(office)
def home(request: HttpRequest) -> HttpResponse:
    lines = lines_for(Recipient.OFFICE, user=request.user)
    piles = [line for line in lines if line.is_pressing]
    context = {
        "lines": [line for line in piles if line.waiting],
        "empty": [line for line in piles if not line.waiting],
        "rules": [line.rule for line in piles if line.rule],
        "others": [line for line in lines if not line.is_pressing and line.waiting],
        "oldest": [oldest for oldest in oldest_for(Recipient.OFFICE, user=request.user) if oldest.lines],
    }
    return render(request, "office/home.html", context)
