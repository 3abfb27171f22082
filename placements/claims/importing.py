"""Payments as the bank or whoever pays reports them: a table with claim, amount, currency, reference and day.

The same file may be read again: what is paid by the same reference already stays as it is.
"""

import datetime
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.money import to_minor, written
from casework.refusals import Refused
from diaspora.files.csv_tables import read_csv
from diaspora.models import User

from ..models import Claim
from .paying import record_payment
from .rights import claims_for

COLUMNS = {name: (name,) for name in ("claim", "amount", "currency", "reference", "paid_on")}
MOST_ROWS = 2000
#: Digits of a number of a row: with more of them no column could hold it.
_LONGEST_KEY = 18
#: Signs of a reference of a payment, as the claim keeps it.
_LONGEST_REFERENCE = 60


class NotATable(Refused):
    text = gettext_lazy("This is no CSV file with the columns claim, amount, currency, reference, paid_on.")


class TooManyRows(Refused):
    text = gettext_lazy("At most 2,000 payments a file: split it.")


@dataclass(frozen=True)
class ImportedRow:
    """What became of one line of the file, which is number `line` in it. Its `text` says why nothing was done."""

    line: int
    claim: str
    is_paid: bool
    is_known: bool = False
    text: str = ""


def import_payments(*, content: bytes, by: User) -> list[ImportedRow]:
    """Report each payment of the file, one by one: a line that cannot be done leaves the others alone.

    Raises NotATable, TooManyRows; then nothing was done.
    """
    rows = read_csv(content, columns=COLUMNS, refused=NotATable)
    if len(rows) > MOST_ROWS:
        raise TooManyRows
    return [_imported(number, row, by) for number, row in rows]


def _imported(number: int, row: dict[str, str], by: User) -> ImportedRow:
    told = row["claim"]
    claim = _claim(told, by)
    if claim is None:
        return ImportedRow(number, told, is_paid=False, text=_("You work on no claim with this reference."))
    if claim.payments.filter(reference=row["reference"]).exists():
        return ImportedRow(number, told, is_paid=True, is_known=True)
    try:
        _compare(claim, row)
        record_payment(claim=claim, by=by, reference=row["reference"], paid_on=_day(row["paid_on"]))
    except Refused as refusal:
        return ImportedRow(number, told, is_paid=False, text=str(refusal))
    return ImportedRow(number, told, is_paid=True)


def _claim(reference: str, by: User) -> Claim | None:
    """By the number at the end of the reference, when all of it is that of the claim."""
    number = reference.rpartition("/A")[2]
    if not (number.isascii() and number.isdigit() and len(number) <= _LONGEST_KEY):
        return None
    claim = claims_for(by).for_lists().filter(pk=int(number)).first()
    return claim if claim and claim.reference == reference else None


def _compare(claim: Claim, row: dict[str, str]) -> None:
    """The amount of the bank is what is open, to the cent, and there is a reference."""
    if not 0 < len(row["reference"]) <= _LONGEST_REFERENCE:
        raise Refused(_("The reference of the payment is missing, or too long."))
    owed = claim.open_minor
    try:
        paid = to_minor(Decimal(row["amount"]), claim.currency)
    except (InvalidOperation, ValueError) as error:
        raise Refused(_("The amount is no number.")) from error
    if row["currency"] != claim.currency or paid != owed:
        raise Refused(_("The claim is %(owed)s, the file says otherwise.") % {"owed": written(owed, claim.currency)})


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise Refused(_("Write the day as 2026-11-29.")) from error
