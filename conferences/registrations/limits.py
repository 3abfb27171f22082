"""How often tickets are sent to one address: anybody may have typed it, and it may be a stranger's."""

from collections.abc import Iterable

from allauth.core import ratelimit
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

OFTEN = _("Many tickets went to %(email)s in a short while. Leave this address out, or try again in an hour.")


def too_often(request: HttpRequest, addresses: Iterable[str], *, payer: str) -> str:
    """An address to which nothing more goes for an hour; empty where there is none. Counts this time too, each address
    as often as it stands there. Whoever registered gets no letter about their own ticket."""
    for email in (address.lower() for address in addresses if address):
        if email != payer.lower() and not ratelimit.consume(request, action="ticket_letter", key=email):
            return email
    return ""
