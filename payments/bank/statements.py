"""Reading a bank statement: a CSV file with the columns date, amount, currency and text, in any order."""

import csv
import datetime
import hashlib
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.money import to_minor
from casework.refusals import Refused

from ..currencies import CURRENCIES
from ..enums import PaymentState, PaymentWay
from ..models import BankLine, Payment
from .payouts import match_payouts
from .receiving import report_money
from .suspense import enter_all

COLUMNS = ("date", "amount", "currency", "text")
MOST_ROWS = 5000
#: Days of a statement that are taken: older ones are closed years, later ones have not come.
YEARS_BACK, AHEAD = 10, datetime.timedelta(days=1)
_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y")
#: A reference as people write it: with blanks, hyphens, or in small letters.
_REFERENCE = re.compile(r"T\W?D\W?P\W?(?:[2-9A-HJKMNP-Z]\W?){8}", re.IGNORECASE)


class StatementRefused(Refused):
    """The file is no statement, or one of its rows is none: nothing was read."""

    text = _("This is not a CSV file with the columns date, amount, currency and text.")


@dataclass(frozen=True)
class BankRow:
    day: datetime.date
    amount_minor: int
    currency: str
    text: str


@dataclass(frozen=True)
class StatementRead:
    new: int
    known: int
    matched: int
    went_out: int
    empty: int


@transaction.atomic
def read_statement(*, content: bytes, by: Any) -> StatementRead:
    """Keep each line once, and report the invoices whose reference and sum one names; a colleague still confirms each.

    What belongs to nothing, and what went out, stands on the account of what is not decided. A line over nothing is
    left out, and counted. Raises StatementRefused.
    """
    seen: Counter[BankRow] = Counter()
    new = known = matched = went_out = empty = 0
    for row in _rows(content):
        if not row.amount_minor:
            empty += 1
            continue
        seen[row] += 1
        line, is_new = BankLine.objects.get_or_create(
            fingerprint=_fingerprint(row, seen[row]),
            defaults={
                "booked_on": row.day,
                "amount_minor": row.amount_minor,
                "currency": row.currency,
                "text": row.text,
            },
        )
        new, known = new + is_new, known + (not is_new)
        if is_new and line.amount_minor > 0:
            matched += match(line, by=by)
        went_out += is_new and line.amount_minor < 0
    match_payouts()
    enter_all()
    return StatementRead(new, known, matched, went_out, empty)


def match(line: BankLine, *, by: Any) -> bool:
    """Find the invoice whose reference or control number the text names, with just this sum, and report it."""
    named = {re.sub(r"\W", "", found).upper() for found in _REFERENCE.findall(line.text)}
    numbers = set(re.findall(r"\d{8,20}", line.text))
    invoices = Payment.objects.filter(way=PaymentWay.INVOICE, amount_minor=line.amount_minor, currency=line.currency)
    waiting = invoices.filter(state__in=[PaymentState.OPEN, PaymentState.EXPIRED])
    payment = waiting.filter(reference__in=named).first() or waiting.filter(control_number__in=numbers).first()
    if payment is None:
        return False
    report_money(payment=payment, evidence=f"{line.booked_on:%Y-%m-%d} {line.text}"[:200], by=by)
    line.payment = payment
    line.save(update_fields=["payment"])
    return True


def _rows(content: bytes) -> Iterator[BankRow]:
    try:
        text = content.decode("utf-8-sig")
        lines = text.splitlines()
        delimiter = ";" if lines and lines[0].count(";") > lines[0].count(",") else ","
        rows = list(csv.DictReader(lines, delimiter=delimiter))
    except (UnicodeDecodeError, csv.Error) as error:
        raise StatementRefused from error
    names = {name.strip().lower(): name for name in (rows[0] if rows else {}) if name}
    if "\x00" in text or not set(COLUMNS) <= set(names) or len(rows) > MOST_ROWS:
        raise StatementRefused
    for number, values in enumerate(rows, start=2):
        yield _row(number, {column: (values[names[column]] or "").strip() for column in COLUMNS})


def _row(number: int, values: dict[str, str]) -> BankRow:
    currency = values["currency"].upper()
    try:
        if currency not in CURRENCIES:
            raise ValueError(currency)
        amount = Decimal(values["amount"].replace(",", ""))
        if abs(amount) >= 10**13:
            raise ValueError(amount)
        minor = to_minor(round(abs(amount), CURRENCIES[currency].digits), currency) * (1 if amount > 0 else -1)
        return BankRow(_day(values["date"]), minor, currency, values["text"][:300])
    except (ValueError, InvalidOperation) as error:
        text = _(
            "Line %(number)s cannot be read: it needs a day that has come, an amount and a currency we know. "
            "Nothing was kept."
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


def _fingerprint(row: BankRow, count: int) -> str:
    """Two transfers of one day with the same sum and text are two: the second of a file is the second."""
    told = f"{row.day}|{row.amount_minor}|{row.currency}|{row.text}|{count}"
    return hashlib.sha256(told.encode()).hexdigest()
