"""Whether a receipt that somebody shows is genuine: its code states number, sum and day."""

from casework.documents.codes import CheckCodes

from ..enums import ReceiptKind
from ..models import Receipt

_CODES = CheckCodes("payments.receipts")


def code_of(receipt: Receipt) -> str:
    return _CODES.code(*_stated(receipt))


def genuine(number: str, code: str) -> Receipt | None:
    """The receipt with this number and code; None for one that the portal did not issue like that."""
    year, _hyphen, count = number.strip().upper().removeprefix("C").partition("-")
    if not _is_a_number(year, count):
        return None
    kind = ReceiptKind.CREDIT if number.strip().upper().startswith("C") else ReceiptKind.RECEIPT
    receipt = Receipt.objects.filter(kind=kind, year=int(year), number=int(count)).first()
    return receipt if receipt and _CODES.is_genuine(code, *_stated(receipt)) else None


def _is_a_number(year: str, count: str) -> bool:
    return f"{year}{count}".isascii() and year.isdecimal() and count.isdecimal() and len(year) == 4 and len(count) <= 9


def _stated(receipt: Receipt) -> tuple[str | int, ...]:
    return receipt.written_number, receipt.amount_minor, receipt.currency, receipt.issued_at.isoformat()
