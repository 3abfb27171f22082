"""Check codes: eight signs on a document that only the portal can make, so that anybody can ask whether it is genuine.

RECEIPTS = CheckCodes("payments.receipts")
code = RECEIPTS.code("2026-000123", 15_000_000, "TZS")
RECEIPTS.is_genuine(code, "2026-000123", 15_000_000, "TZS")
"""

from django.utils.crypto import constant_time_compare, salted_hmac

#: Neither 0 nor O, neither 1 nor I nor L: codes are read to each other on the telephone.
SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 8


class CheckCodes:
    """Codes for one kind of document. Its name is part of what is signed and never changes."""

    def __init__(self, kind: str) -> None:
        self._kind = kind

    def code(self, *stated: str | int) -> str:
        """The code of a document that states this."""
        told = "\x1f".join(str(each) for each in stated)
        number = int.from_bytes(salted_hmac(self._kind, told, algorithm="sha256").digest(), "big")
        signs = []
        for _ in range(LENGTH):
            number, rest = divmod(number, len(SIGNS))
            signs.append(SIGNS[rest])
        return "".join(signs)

    def is_genuine(self, code: str, *stated: str | int) -> bool:
        return is_same(code, self.code(*stated))


def is_same(typed: str, code: str) -> bool:
    """Whether somebody typed this code: small letters, hyphens and blanks around it are forgiven."""
    return constant_time_compare(typed.strip().upper().replace("-", ""), code)
