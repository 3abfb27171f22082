"""The office answers applicants and institutions."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.filters import one_of
from casework.pages import page_of
from casework.refusals import may_be_refused
from diaspora.threads.writing import owe_nothing
from diaspora.who_may import office, who_may
from skills_match.models import Application

from ..kind import OFFICE
from ..waiting import to_answer
from .page import messages_page


@who_may(office)
def list_threads(request: HttpRequest) -> HttpResponse:
    """Applications in which somebody waits for an answer, the oldest first."""
    rows = to_answer(request.user, mine_only=bool(one_of(request.GET, "officer", ["mine"])))
    return render(request, "office/messages_to_answer.html", page_of(request, rows.for_lists()))


@who_may(office)
def thread(request: HttpRequest, pk: int) -> HttpResponse:
    sent = get_object_or_404(Application.objects.for_office(request.user).for_lists(), pk=pk)
    waits = to_answer(request.user).filter(pk=pk).exists()
    return messages_page(request, sent, OFFICE, "office/application_messages.html", waits=waits)


@require_POST
@who_may(office)
def nothing_to_answer(request: HttpRequest, pk: int) -> HttpResponse:
    sent = get_object_or_404(Application.objects.for_office(request.user).for_lists(), pk=pk)
    with may_be_refused(request):
        owe_nothing(about=sent, by=request.user)
        messages.success(request, _("Nothing waits for an answer here any more."))
    return redirect("office:messages", pk)
