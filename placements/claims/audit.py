"""What auditors take away: a claim as one ZIP, and a sample of claims that anybody can draw again."""

import hashlib
import io
import zipfile
from contextlib import suppress
from pathlib import PurePath

from django.db.models import QuerySet

from casework.exported import Table
from diaspora.files.store import path_of
from office.history import history_of
from office.spreadsheets import as_csv

from ..models import Claim
from .export import claims_table


def audit_file(claim: Claim) -> bytes:
    """Lines, history and receipts. No name of a person stands in a file name; what the disk has lost is left out."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        lines = claims_table(Claim.objects.for_pages().filter(pk=claim.pk))
        archive.writestr("lines.csv", _as_text(lines))
        archive.writestr("history.csv", _as_text(_history(claim)))
        for number, line in enumerate(claim.lines.all(), start=1):
            if receipt := getattr(line, "receipt", None):
                with suppress(FileNotFoundError):
                    archive.write(path_of(receipt), f"receipt-{number}{PurePath(receipt.original_name).suffix}")
    return file.getvalue()


def _history(claim: Claim) -> Table:
    rows = ([event.at.isoformat(), event.title, event.by, event.text] for event in reversed(history_of(claim)))
    return Table(["at", "what", "by", "text"], rows)


def _as_text(table: Table) -> bytes:
    return b"".join(as_csv(table, "").streaming_content)  # type: ignore[arg-type]


def sample(claims: QuerySet[Claim], *, number: int, word: str) -> QuerySet[Claim]:
    """`number` of `claims`, chosen by `word` alone: the same word draws the same claims, whoever asks, and nobody can
    know before which these are."""
    keys = sorted(
        claims.order_by().values_list("pk", flat=True), key=lambda pk: hashlib.sha256(f"{word} {pk}".encode()).digest()
    )
    return claims.filter(pk__in=keys[:number])
