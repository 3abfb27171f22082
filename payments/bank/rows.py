"""The rows of a bank statement: a CSV file with the columns date, amount, currency and text, in any order."""

import csv
import datetime
import hashlib
import time
from dataclasses import dataclass
from decimal import InvalidOperation

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.money import to_minor
from casework.refusals import Refused

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
_DELIMITERS = ",;\t"


class StatementRefused(Refused):
    """The file is no statement, or one of its rows is none: nothing was read."""

    text = _("This is not a CSV file with the columns date, amount, currency and text.")


class NoLines(StatementRefused):
    text = _("The file has the columns, and no line below them.")


@dataclass(frozen=True)
class BankRow:
    day: datetime.date
    amount_minor: int
    currency: str
    text: str

    def fingerprint(self, count: int) -> str:
        """Two transfers of one day with the same sum and text are two: the second of a file is the second."""
        told = f"{self.day}|{self.amount_minor}|{self.currency}|{self.text}|{count}"
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


def _told(content: bytes) -> list[tuple[int, dict[str, str]]]:
    """The number of each line, and what it says in each column."""
    try:
        lines = _decoded(content).splitlines()
        first = lines[0] if lines else ""
        reader = csv.DictReader(lines, delimiter=max(_DELIMITERS, key=first.count))
        names = {name.strip().lower(): name for name in reader.fieldnames or () if name}
        rows = [(reader.line_num, values) for values in reader]
    except csv.Error as error:
        raise StatementRefused from error
    columns = {
        column: next((names[name] for name in called if name in names), "") for column, called in COLUMNS.items()
    }
    if not all(columns.values()) or len(rows) > MOST_ROWS:
        raise StatementRefused
    if not rows:
        raise NoLines
    return [
        (number, {column: (values[name] or "").strip() for column, name in columns.items()}) for number, values in rows
    ]


def _decoded(content: bytes) -> str:
    """As most programs write today, or as older ones of Windows did."""
    if b"\x00" in content:
        raise StatementRefused
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _row(number: int, values: dict[str, str], sign: str) -> BankRow:
    currency = values["currency"].upper()
    try:
        if currency not in CURRENCIES:
            raise ValueError(currency)
        amount = amount_of(values["amount"], sign)
        if abs(amount) >= 10**13:
            raise ValueError(amount)
        minor = to_minor(abs(amount), currency) * (1 if amount > 0 else -1)
        return BankRow(_day(values["date"]), minor, currency, values["text"][:300])
    except (ValueError, InvalidOperation) as error:
        text = _(
            "Line %(number)s cannot be read: it needs a day that has come, an amount with the decimals of its "
            "currency, and a currency we know. Nothing was kept."
        )
        raise StatementRefused(text % {"number": number}) from error


def _day(text: str) -> datetime.date:
    for form in _DAYS:
        try:
            day = datetime.date(*time.strptime(text, form)[:3])
        except ValueError:
            continue
        if not _is_booked(day):
            break
        return day
    raise ValueError(text)


def _is_booked(day: datetime.date) -> bool:
    """A statement says what has happened; the clock of a bank may be a day ahead. Books are for ever."""
    today = timezone.localdate()
    return today.year - YEARS_BACK <= day.year and day <= today + AHEAD
