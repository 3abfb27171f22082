"""Why money went back where nobody of finance wrote it: what Stripe knows of it, or what the portal itself found."""

from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

#: What was paid for has ended, and this is what the payer read before they paid.
AS_PROMISED = gettext_noop("As it was promised to the giver.")
#: How the reason of a refund begins that was made at Stripe itself; Stripe's own word follows.
AT_STRIPE = "Stripe"
#: Stripe's words, of refunds that were made there and of those that did not arrive.
_WORDS = {
    "duplicate": _("it was paid twice"),
    "fraudulent": _("the card was misused"),
    "requested_by_customer": _("the payer asked for it"),
    "lost_or_stolen_card": _("the card was lost or stolen"),
    "expired_or_canceled_card": _("the card is not valid any more"),
    "charge_for_pending_refund_disputed": _("the payer’s bank disputes the payment"),
    "insufficient_funds": _("there was too little in the account at Stripe"),
    "declined": _("the payer’s bank did not take it"),
    "merchant_request": _("taken back in Stripe’s dashboard"),
    "unknown": _("Stripe does not say why"),
}


def made_at_stripe(word: str) -> str:
    return f"{AT_STRIPE}: {word}" if word else AT_STRIPE


def in_words(reason: str) -> str:
    """In the language of the reader. What the portal wrote by itself is a text that it translates; a word of Stripe
    that is new to us stays as it is."""
    beginning, _colon, word = reason.partition(": ")
    if beginning == AT_STRIPE:
        made = gettext("Made in Stripe’s dashboard, where no reason is asked for")
        return gettext("Made in Stripe’s dashboard: %(reason)s") % {"reason": _WORDS.get(word, word)} if word else made
    return str(_WORDS[reason]) if reason in _WORDS else gettext(reason) if reason else ""
