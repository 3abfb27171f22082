"""What givers read by e-mail about a gift. It is about their money: no choice of theirs stops it."""

from typing import Any

from django.utils import translation

from diaspora.notices.notify import render_text
from diaspora.notices.written_emails import write_message

from ..models import Gift


def write_to_giver(gift: Gift, kind: str, *, path: str = "", **values: Any) -> None:
    """Write `templates/notices/<kind>.txt` in the giver's language. `path` is a page of the portal; the gift's own
    without it."""
    if not gift.email:
        return
    with translation.override(gift.language):
        told = {"title": str(gift.appeal), "amount": gift.written, **values}
        path = path or gift.get_absolute_url()
    message = render_text(kind=kind, values=told, path=path, language=gift.language)
    write_message(message, to=gift.email, name=gift.name or gift.email, language=gift.language)
