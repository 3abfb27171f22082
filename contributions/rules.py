"""Who gives under which conditions, and who looks after names of givers."""

from django.http import HttpRequest

from diaspora.rules import is_editor
from payments.currencies import CURRENCIES
from payments.rules import works_in_finance

#: An anonymous gift above so many times what one person may give back alone is accepted by finance first: USD 500,
#: TZS 1,000,000.
ANONYMOUS_TIMES = 10
#: The same for an invoice that somebody asks for on the portal: USD 50,000, TZS 100,000,000.
INVOICE_TIMES = 1000


def invoiced_at_most(currency: str) -> int:
    """The most, in the smallest unit, for which an invoice is written without anybody of finance."""
    return CURRENCIES[currency].alone * INVOICE_TIMES


def anonymous_at_most(currency: str) -> int:
    """The most, in the smallest unit, that one address gives anonymously without anybody who accepts it first."""
    return CURRENCIES[currency].alone * ANONYMOUS_TIMES


def watches_names(request: HttpRequest) -> bool:
    """Finance, and whoever writes appeals: what stands publicly on their page is theirs to look after. Amounts and
    addresses are for finance alone."""
    user = request.user
    return works_in_finance(user) or (is_editor(user) and user.has_perm("contributions.change_appeal"))
