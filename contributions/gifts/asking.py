"""Whoever asks for a link to their gifts gets it by e-mail, if there are any."""

from ..models import Gift
from .letters import write_to_giver
from .links import path_to_all


def send_link(*, email: str, language: str) -> None:
    """To whoever gave from this address, in the language in which they ask. Nothing is sent, and nothing is said, where
    nobody did."""
    gift = Gift.objects.of_address(email).select_related("appeal").order_by("-pk").first()
    if gift is not None:
        write_to_giver(gift, "gift_link", path=path_to_all(gift), language=language)
