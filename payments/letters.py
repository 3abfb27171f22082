"""What payers read by e-mail. Each says something about their money, so no choice of theirs stops it."""

from typing import Any

from casework.languages import text_in
from diaspora.notices.notify import Foot, render_text
from diaspora.notices.written_emails import write_message

from .models import Payment


def write_to_payer(payment: Payment, kind: str, **values: Any) -> None:
    """Write the letter `templates/notices/<kind>.txt` in the payer's language, in the transaction of its cause.

    Nothing is written where no address is known: a payer in cash may have none.
    """
    if not payment.payer_email:
        return
    title = text_in(payment.language, payment.titles) or payment.title
    told = {"title": title, "reference": payment.reference, "amount": payment.written, **values}
    message = render_text(kind=kind, values=told, path=payment.get_absolute_url(), language=payment.language)
    name = payment.payer_name or payment.payer_email
    write_message(message, to=payment.payer_email, name=name, language=payment.language, foot=Foot.PAYER)
