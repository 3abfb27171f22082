"""Which sign a bank file writes before the decimals: told by the whole file, never guessed line by line."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from casework.refusals import Refused

#: What stands between groups of three, besides the point or the comma: a blank, also one that never breaks, or `'`.
_BLANKS = " \u00a0\u202f'\u2019"
_SIGN = r"[+\-\u2212]?\s?"
#: `(150.00)` and `150.00-`, as some programs write what went out.
_WENT_OUT = re.compile(r"\((?P<in_brackets>\d[^()]*)\)|(?P<before>\d(?:.*\d)?)\s?[-\u2212]")
_GROUPS = re.compile(r"\d{1,3}([.,])\d{3}(?:\1\d{3})+")
_BOTH = re.compile(rf"[\d{_BLANKS}.,]*[.,][\d{_BLANKS}.,]*([.,])\d*")
#: Other than three digits behind it; nothing but nought, four digits or groups of another kind before it.
_ALONE = [
    re.compile(rf"[\d{_BLANKS}]*([.,])(?:\d{{1,2}}|\d{{4,}})"),
    re.compile(r"(?:0+|\d{4,})([.,])\d+"),
    re.compile(rf"\d{{1,3}}(?:[{_BLANKS}]\d{{3}})+([.,])\d+"),
]
_ONE_GROUP = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
POINT, COMMA = ".", ","


class AmountsUnclear(Refused):
    """A sum that may be two sums, or two lines that write decimals in different ways."""


@dataclass(frozen=True)
class WrittenAmount:
    """A sum as it stands in line `number` of the file."""

    number: int
    text: str

    @property
    def figures(self) -> str:
        return re.sub(f"^{_SIGN}", "", _in_front(self.text))

    @property
    def shows(self) -> str:
        """The decimal sign that this sum tells of; empty for one that tells nothing."""
        text = self.figures
        if found := _GROUPS.fullmatch(text):
            return _other(found[1])
        if {POINT, COMMA} <= set(text) and (found := _BOTH.fullmatch(text)):
            return found[1]
        return next((found[1] for each in _ALONE if (found := each.fullmatch(text))), "")

    @property
    def is_unclear(self) -> bool:
        """`1.234` is one and a bit, or more than a thousand."""
        return bool(_ONE_GROUP.fullmatch(self.figures))


def decimal_sign(amounts: Iterable[WrittenAmount], *, said: str = "") -> str:
    """`.` or `,`. What a person has `said` holds; else the file shows it. Raises AmountsUnclear with the line."""
    if said:
        return said
    listed = list(amounts)
    shown = next((each for each in listed if each.shows), None)
    if shown is None:
        for each in _unclear(listed):
            raise AmountsUnclear(
                _(
                    "Line %(number)s: “%(amount)s” may be read in two ways, and no line of the file tells in which. "
                    "Say above how the file writes decimals. Nothing was kept."
                )
                % {"number": each.number, "amount": each.text}
            )
        return POINT
    for each in listed:
        if each.shows and each.shows != shown.shows:
            values = {"number": each.number, "amount": each.text, "first": shown.number, "other": shown.text}
            raise AmountsUnclear(
                _(
                    "Line %(number)s writes “%(amount)s”, and line %(first)s “%(other)s”: decimals are written in two "
                    "ways in this file. Nothing was kept."
                )
                % values
            )
    return shown.shows


def amount_of(text: str, sign: str) -> Decimal:
    """`text` with `sign` before its decimals. Raises ValueError for what is no sum written like that."""
    group = f"[{re.escape(_other(sign))}{_BLANKS}]"
    figures = rf"(?:\d+|[1-9]\d{{0,2}}(?:{group}\d{{3}})+)(?:{re.escape(sign)}\d+)?"
    text = _in_front(text)
    if not re.fullmatch(_SIGN + figures, text, re.ASCII):
        raise ValueError(text)
    plain = re.sub(rf"{group}|\s", "", text).replace("\u2212", "-").replace(sign, POINT)
    return Decimal(plain)


def _in_front(text: str) -> str:
    """With the minus sign before the figures."""
    found = _WENT_OUT.fullmatch(text)
    return f"-{found['in_brackets'] or found['before']}" if found else text


def _unclear(amounts: list[WrittenAmount]) -> Iterator[WrittenAmount]:
    return (each for each in amounts if each.is_unclear)


def _other(sign: str) -> str:
    return COMMA if sign == POINT else POINT
