"""How often somebody may give: by what they typed, and only widely by the address of their network."""

from typing import Any

from allauth.core import ratelimit
from django.http import HttpRequest

from payments.enums import PaymentWay

from ..mailbox import mailbox


def may_ask(request: HttpRequest, said: dict[str, Any]) -> bool:
    """Counts this time too. An invoice writes to an address that may be somebody else's: three in an hour."""
    email = mailbox(said["email"])
    return (
        bool(ratelimit.consume(request, action="gift"))
        and bool(ratelimit.consume(request, action="gift_of_address", key=email))
        and (said["way"] != PaymentWay.INVOICE or bool(ratelimit.consume(request, action="gift_letter", key=email)))
    )
