"""A person talks with the office, and with the institution, about an application."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from diaspora.who_may import signed_in, who_may
from skills_match.models import Application

from ..kind import PERSON
from .page import messages_page


@who_may(signed_in)
def thread(request: HttpRequest, pk: int) -> HttpResponse:
    mine = get_object_or_404(Application.objects.of_applicant(request.user).for_lists(), pk=pk)
    return messages_page(request, mine, PERSON, "my/application_messages.html")
