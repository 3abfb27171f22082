"""What auditors take away: a claim as one ZIP, and a sample of claims that anybody can draw again."""

import datetime
import hashlib
import io
import zipfile
from contextlib import suppress
from pathlib import PurePath
from typing import Any

from django.db.models import QuerySet

from casework.exported import Table
from casework.money import from_minor
from diaspora.files.store import path_of
from office.cells import plain_cell
from office.history import history_of
from office.spreadsheets import as_csv

from ..models import Claim
from .export import claims_table


def audit_file(claim: Claim) -> bytes:
    """Lines, payments, history and receipts. No name of a person stands in a file name; what the disk has lost is left
    out."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        lines = claims_table(Claim.objects.for_pages().filter(pk=claim.pk))
        archive.writestr("lines.csv", _as_text(lines))
        archive.writestr("payments.csv", _as_text(_payments(claim)))
        archive.writestr("history.csv", _as_text(_history(claim)))
        for number, line in enumerate(claim.lines.all(), start=1):
            if receipt := getattr(line, "receipt", None):
                with suppress(FileNotFoundError):
                    archive.write(path_of(receipt), f"receipt-{number}{PurePath(receipt.original_name).suffix}")
    return file.getvalue()


def _payments(claim: Claim) -> Table:
    """What was paid and came back, and how an advance was settled."""

    def cells(what: str, day: datetime.date, amount: int, reference: str, *rest: Any) -> list[Any]:
        told = (what, day, from_minor(amount, claim.currency), claim.currency, reference, *rest)
        return [plain_cell(cell) for cell in told]

    rows = [
        cells("paid", row.paid_on, row.amount_minor, row.reference, row.came_back_on or "", row.came_back_reason)
        for row in claim.payments.all()
    ]
    rows += [
        cells("by advance", row.day, row.amount_minor, row.advance.reference, "", "")
        for row in claim.taken_off.select_related("advance__placement")
    ]
    rows += [
        cells("taken off" if row.claim else "paid back", row.day, row.amount_minor, str(row), "", "")
        for row in claim.settlements.select_related("claim__placement")
    ]
    return Table("payments", ["what", "day", "amount", "currency", "reference", "came_back_on", "why"], iter(rows))


def _history(claim: Claim) -> Table:
    rows = ([event.at.isoformat(), event.title, event.by, event.text] for event in reversed(history_of(claim)))
    return Table("history", ["at", "what", "by", "text"], rows)


def _as_text(table: Table) -> bytes:
    return b"".join(as_csv(table, "").streaming_content)  # type: ignore[arg-type]


def sample(claims: QuerySet[Claim], *, number: int, word: str) -> QuerySet[Claim]:
    """`number` of `claims`, chosen by `word` alone: the same word draws the same claims, whoever asks, and nobody can
    know before which these are."""
    keys = sorted(
        claims.order_by().values_list("pk", flat=True), key=lambda pk: hashlib.sha256(f"{word} {pk}".encode()).digest()
    )
    return claims.filter(pk__in=keys[:number])
