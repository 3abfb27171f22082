"""The rows of a bank statement: a CSV file with the columns date, amount, currency and text, in any order.

A file in which anything may be read in two ways is refused, with its line and what stands there: a cell that moved to
the next column is another sum.
"""

import datetime
import hashlib
import time
from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.money import MINOR_DIGITS, to_minor
from casework.refusals import Refused
from diaspora.files.csv_tables import NamedLine, read_csv
from diaspora.name_fields import clean_line

from ..currencies import CURRENCIES
from .decimals import AmountsUnclear, WrittenAmount, amount_of, decimal_sign

#: As their header may call them.
COLUMNS = {
    "date": ("date", "tarehe"),
    "amount": ("amount", "kiasi"),
    "currency": ("currency", "sarafu"),
    "text": ("text", "maelezo"),
}
MOST_ROWS = 5000
#: Days of a statement that are taken: older ones are closed years, later ones have not come.
YEARS_BACK, AHEAD = 10, datetime.timedelta(days=1)
_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y")
_TEXT_AT_MOST = 300
_MOST_OF_A_LINE = 10**13


class StatementRefused(Refused):
    """The file is no statement, or one of its rows is none: nothing was read."""

    text = _("This is not a CSV file with the columns date, amount, currency and text.")


class NoLines(StatementRefused):
    text = _("The file has the columns, and no line below them.")


class TooManyLines(StatementRefused):
    text = _("The file has more than 5,000 lines: read it in parts. Nothing was kept.")


@dataclass(frozen=True)
class BankRow:
    """`told` is the text as the bank wrote it, of which the fingerprint is made; `text` what people read."""

    day: datetime.date
    amount_minor: int
    currency: str
    text: str
    told: str

    def fingerprint(self, count: int) -> str:
        """Two transfers of one day with the same sum and text are two: the second of a file is the second."""
        told = f"{self.day}|{self.amount_minor}|{self.currency}|{self.told}|{count}"
        return hashlib.sha256(told.encode()).hexdigest()


def rows_of(content: bytes, *, decimals: str = "") -> list[BankRow]:
    """Each row of a file. `decimals` is the sign before the decimals where a person says it; else the file has to show
    it. Raises StatementRefused with the line that cannot be read."""
    told = _told(content)
    amounts = [WrittenAmount(number, values["amount"]) for number, values in told]
    try:
        sign = decimal_sign(amounts, said=decimals)
    except AmountsUnclear as unclear:
        raise StatementRefused(str(unclear)) from unclear
    return [_row(number, values, sign) for number, values in told]


def _told(content: bytes) -> list[NamedLine]:
    """The number of each line, and what it says in each column."""
    rows = read_csv(content, columns=COLUMNS, refused=StatementRefused)
    if not rows:
        raise NoLines
    if len(rows) > MOST_ROWS:
        raise TooManyLines
    return rows


def _row(number: int, values: dict[str, str], sign: str) -> BankRow:
    currency = values["currency"].upper()
    if currency not in CURRENCIES:
        text = _("Line %(number)s: “%(cell)s” is no currency that the portal knows. Nothing was kept.")
        raise _refused(number, text, cell=values["currency"])
    # One line, whatever the bank put into the cell: as it was told before cells kept their breaks.
    told = "".join(values["text"].splitlines()).strip()[:_TEXT_AT_MOST]
    shown = clean_line(values["text"])[:_TEXT_AT_MOST]
    return BankRow(_day(number, values["date"]), _minor(number, values, currency, sign), currency, shown, told)


def _minor(number: int, values: dict[str, str], currency: str, sign: str) -> int:
    """To the cent, also in a currency that is written without: a bank has fees and interest."""
    try:
        amount = amount_of(values["amount"], sign)
        if abs(amount) >= _MOST_OF_A_LINE:
            raise ValueError(amount)
    except ValueError as error:
        text = _(
            "Line %(number)s: “%(cell)s” is no sum. Write figures alone, with a minus sign in front for money that "
            "went out. Nothing was kept."
        )
        raise _refused(number, text, cell=values["amount"]) from error
    try:
        return to_minor(abs(amount), currency, digits=MINOR_DIGITS[currency]) * (1 if amount > 0 else -1)
    except ValueError as error:
        text = _("Line %(number)s: “%(cell)s” has more decimals than %(currency)s. Nothing was kept.")
        raise _refused(number, text, cell=values["amount"], currency=currency) from error


def _day(number: int, text: str) -> datetime.date:
    for form in _DAYS:
        try:
            day = datetime.date(*time.strptime(text, form)[:3])
        except ValueError:
            continue
        if _is_booked(day):
            return day
        raise _refused(
            number, _("Line %(number)s: “%(cell)s” is too long ago, or has not come. Nothing was kept."), text
        )
    raise _refused(
        number,
        _("Line %(number)s: “%(cell)s” is no day, such as 2026-11-30, 30/11/2026 or 30.11.2026. Nothing was kept."),
        text,
    )


def _is_booked(day: datetime.date) -> bool:
    """A statement says what has happened; the clock of a bank may be a day ahead. Books are for ever."""
    today = timezone.localdate()
    return today.year - YEARS_BACK <= day.year and day <= today + AHEAD


def _refused(number: int, text: str | Promise, cell: str = "", **values: object) -> StatementRefused:
    """Of what stands in a cell as much as somebody needs to find it."""
    return StatementRefused(str(text) % {"number": number, "cell": clean_line(cell)[:60], **values})
