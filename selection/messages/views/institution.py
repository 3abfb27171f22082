"""A host talks with the office, and with an applicant, about an application."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from diaspora.who_may import member, who_may
from skills_match.models import Application

from ..kind import HOST
from .page import messages_page


@who_may(member)
def thread(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    readable = Application.objects.for_host(request.user).for_lists()
    sent = get_object_or_404(readable, pk=pk, assignment__reference=reference)
    return messages_page(request, sent, HOST, "institution/application_messages.html")
