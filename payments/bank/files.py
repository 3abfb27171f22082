"""A bank statement is read, looked at, and only then taken into the books; read wrongly, it is undone."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.refusals import Refused

from ..enums import PaymentState
from ..models import BankFile, BankLine, Payment
from .matching import match
from .payouts import match_payouts
from .receiving import send_back
from .rows import BankRow, rows_of
from .suspense import enter_all, forget


class FileDecided(Refused):
    text = _("Somebody was quicker: read again how this file stands.")


class FileConfirmed(Refused):
    text = _("A line of this file is confirmed by a second person: what is wrong with it is given back, not undone.")


@dataclass(frozen=True)
class FileTaken:
    new: int
    matched: int
    payouts: int
    went_out: int


@transaction.atomic
def read_statement(*, content: bytes, by: Any, decimals: str = "") -> BankFile:
    """Keep each line of a file once. Nothing is booked, no invoice is touched before somebody has looked at the sums.

    A line over nothing is left out, and counted. What the same person read before and did not take gives way.
    `decimals` as in `rows_of`. Raises StatementRefused.
    """
    rows = rows_of(content, decimals=decimals)
    for waiting in BankFile.objects.waiting().filter(read_by=by):
        undo_file(file=waiting, by=by)
    file = BankFile.objects.create(read_by=by)
    seen: Counter[BankRow] = Counter()
    for row in rows:
        if not row.amount_minor:
            file.empty += 1
            continue
        seen[row] += 1
        line = _kept(row, row.fingerprint(seen[row]), file)
        file.known += line.file_id != file.pk
        file.not_taken += line.file_id != file.pk and line.file is not None and line.file.taken_at is None
    file.save()
    log(instance=file, action="bank_file.read", user=by)
    return file


def _kept(row: BankRow, fingerprint: str, file: BankFile) -> BankLine:
    values = {"booked_on": row.day, "amount_minor": row.amount_minor, "currency": row.currency, "text": row.text}
    lines = BankLine.objects.select_related("file")
    return lines.get_or_create(fingerprint=fingerprint, defaults={"file": file, **values})[0]


@transaction.atomic
def take_file(*, file: BankFile, by: Any) -> FileTaken:
    """Take the lines into the books. An invoice whose reference and sum one names is reported, and a colleague confirms
    each; what belongs to nothing, and what went out, stands on the account of what is not decided. Raises FileDecided.
    """
    file = _held(file)
    if file.taken_at or file.undone_at:
        raise FileDecided
    file.taken_at = timezone.now()
    file.save(update_fields=["taken_at"])
    lines = list(file.lines.order_by("pk"))
    matched = sum(match(line, by=by) for line in lines if line.amount_minor > 0)
    match_payouts()
    enter_all()
    log(instance=file, action="bank_file.taken", user=by)
    payouts = file.lines.exclude(payout=None).count()
    return FileTaken(len(lines), matched, payouts, sum(line.amount_minor < 0 for line in lines))


@transaction.atomic
def undo_file(*, file: BankFile, by: Any) -> None:
    """It was read wrongly: its lines go, also out of the books, and what it reported is open again, so that the right
    file can be read. Raises FileDecided, and FileConfirmed once a second person has confirmed anything of it."""
    file = _held(file)
    if file.undone_at:
        raise FileDecided
    payments, lines = _held_payments(file), _held_lines(file)
    if any(line.confirmed_at for line in lines) or _is_confirmed(payments, file):
        raise FileConfirmed
    file.lines.update(payment=None)
    reason = gettext("The bank file was read wrongly.")
    for payment in payments:
        if payment.state == PaymentState.REPORTED and _is_since(payment.reported_at, file):
            send_back(payment=payment, reason=reason, by=by)
    for line in lines:
        forget(line)
        line.delete()
    file.undone_at = timezone.now()
    file.save(update_fields=["undone_at"])
    log(instance=file, action="bank_file.undone", user=by)


def _held(file: BankFile) -> BankFile:
    return BankFile.objects.select_for_update(no_key=True).get(pk=file.pk)


def _held_payments(file: BankFile) -> list[Payment]:
    """Before their lines, as whoever sends an invoice back does."""
    named = BankLine.objects.filter(file=file).exclude(payment=None).values("payment")
    return list(Payment.objects.select_for_update(no_key=True).filter(pk__in=named).order_by("pk"))


def _held_lines(file: BankFile) -> list[BankLine]:
    return list(BankLine.objects.select_for_update(no_key=True).filter(file=file).order_by("pk"))


def _is_confirmed(payments: list[Payment], file: BankFile) -> bool:
    return any(payment.state == PaymentState.PAID and _is_since(payment.confirmed_at, file) for payment in payments)


def _is_since(moment: Any, file: BankFile) -> bool:
    """Not what people had done before the file was taken."""
    return moment is not None and file.taken_at is not None and moment >= file.taken_at


def state_of(file: BankFile) -> str:
    """As people read it."""
    if file.undone_at:
        return pgettext("bank file", "Undone: nothing of it is in the books")
    return pgettext("bank file", "In the books") if file.taken_at else pgettext("bank file", "Not in the books yet")


def shown_files() -> QuerySet[BankFile]:
    """The newest files that brought lines."""
    return BankFile.objects.with_lines().select_related("read_by")
