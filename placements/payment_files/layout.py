"""The columns of a payment file: chosen by the office for each programme, read from a row."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from casework.money import from_minor
from skills_match.models import Programme

from ..enums import USUAL_FIELDS, PayField
from ..models import PaymentFileRow, PaymentLayout

_F = PayField


def layout_of(programme: Programme) -> PaymentLayout:
    """As it is stored, or the usual one."""
    stored = PaymentLayout.objects.filter(programme=programme).first()
    usual = [{"field": name, "heading": ""} for name in USUAL_FIELDS]
    return stored or PaymentLayout(programme=programme, columns=usual)


def heading_of(column: dict[str, str]) -> str:
    return column["heading"] or str(_F(column["field"]).label)


def _account(name: str) -> Callable[[PaymentFileRow], Any]:
    return lambda row: getattr(row.account, name) if row.account else ""


READERS: dict[str, Callable[[PaymentFileRow], Any]] = {
    _F.CLAIM: lambda row: row.claim.reference,
    _F.HOLDER: _account("holder"),
    _F.EXPERT: lambda row: str(row.claim.expert),
    _F.WAY: lambda row: row.account.get_way_display() if row.account else "",
    _F.PROVIDER: _account("provider"),
    # A plus would be taken for a formula, and get an apostrophe that no bank reads.
    _F.NUMBER: lambda row: row.account.number.lstrip("+ ") if row.account else "",
    _F.CODE: _account("code"),
    _F.AMOUNT: lambda row: from_minor(row.amount_minor, row.claim.currency),
    _F.CURRENCY: lambda row: row.claim.currency,
    _F.DAY: lambda row: timezone.localdate(row.file.made_at),
    _F.PROGRAMME: lambda row: row.claim.programme.title,
    _F.GRANTS: lambda row: _grants(row),
}


def _grants(row: PaymentFileRow) -> str:
    codes = [share.grant.code for line in row.claim.lines.all() for share in line.shares.all()]
    return " ".join(dict.fromkeys(codes))
