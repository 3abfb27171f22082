"""What givers read about an appeal by e-mail. It is about their money: no choice of theirs stops it."""

from django.utils import translation

from payments.letters import write_to_payer
from payments.models import Payment

from ..models import Appeal


def write_about_move(payment: Payment, appeal: Appeal) -> None:
    """A gift went to the other appeal, as promised."""
    with translation.override(payment.language):
        titles = {"from_title": appeal.title, "other": str(appeal.fallback)}
    write_to_payer(payment, "gift_moved", **titles)
