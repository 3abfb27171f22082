"""The dispute that the demonstration begins with: the played Stripe knows it, and can decide it."""

from . import shapes
from .books import Books

INTENT, DISPUTE = "pi_demonstration", "du_demonstration"
#: Cents.
AMOUNT = 15_000
_AGE = 3 * 86400


def know_dispute(books: Books) -> None:
    """With its charge, and without a line: what it took has left the account before these books begin."""
    if DISPUTE in books.objects:
        return
    at = books.now() - _AGE
    intent = books.keep(shapes.intent(number=INTENT, amount=AMOUNT, currency="usd", metadata={}, now=at))
    charge = books.keep(shapes.charge(number="ch_demonstration", intent=intent, now=at))
    intent |= {"status": "succeeded", "latest_charge": charge["id"]}
    charge["disputed"] = True
    books.keep(shapes.dispute(number=DISPUTE, charge=charge, now=at) | {"reason": "unrecognized"})
