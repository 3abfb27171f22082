"""What givers read by e-mail about a gift. It is about their money: no choice of theirs stops it."""

from typing import Any

from django.utils import translation

from diaspora.accounts.addresses import confirmed_addresses
from diaspora.notices.notify import Foot, render_text
from diaspora.notices.written_emails import write_message

from ..models import Gift
from .standing import payments_of


def write_to_giver(gift: Gift, kind: str, *, path: str = "", language: str = "", **values: Any) -> None:
    """Write `templates/notices/<kind>.txt` in `language`, else in that of the gift. `path` is a page of the portal; the
    gift's own without it.

    Until money came from there, anybody may have typed the address: then nothing that was typed with it goes there.
    """
    if not gift.email:
        return
    language = language or gift.language
    with translation.override(language):
        told = {"title": str(gift.appeal), "amount": gift.written, **values}
        path = path or gift.get_absolute_url()
    message = render_text(kind=kind, values=told, path=path, language=language)
    name = gift.name if _is_theirs(gift) else ""
    write_message(message, to=gift.email, name=name, language=language, foot=Foot.PAYER)


def _is_theirs(gift: Gift) -> bool:
    """Whether we know that the giver reads what is sent to this address."""
    if gift.giver and gift.email in confirmed_addresses(gift.giver):
        return True
    return payments_of([gift]).exclude(paid_at=None).exists()
