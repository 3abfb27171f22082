"""Tickets: the picture holds an address of ours, so that the camera of any telephone opens it; who is signed in at the
gate gets the page of the check-in, everybody else a page that says what it is."""

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from casework.documents.qr import qr_svg

from ..models import Delegate, Event


def ticket_address(event: Event, delegate: Delegate) -> str:
    return f"{settings.PORTAL_URL}{reverse('events:ticket', args=[event.slug, delegate.code])}"


def ticket_qr(event: Event, delegate: Delegate) -> SafeString:
    return qr_svg(ticket_address(event, delegate), title=_("Code of the ticket: %(code)s") % {"code": delegate.code})
