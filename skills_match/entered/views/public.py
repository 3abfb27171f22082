"""The page behind the link: read what was typed, and say that it is right. Looking changes nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from casework.refusals import may_be_refused
from casework.token_links import opened_by_link
from diaspora.who_may import anyone, who_may

from ..asking import read_link
from ..confirming import confirm_by_link
from ..showing import sections_of


@opened_by_link()
@who_may(anyone)
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    entered = read_link(token)
    if request.method == "POST":
        with may_be_refused(request):
            confirm_by_link(entered=entered)
        return redirect("assignments:confirm_entered", token)
    values = {"entered": entered, "assignment": entered.assignment}
    values["sections"] = sections_of(entered) if entered.is_waiting else []
    return render(request, "entered/confirm.html", values)
