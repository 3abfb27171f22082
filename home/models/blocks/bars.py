"""Numbers of a table as bars."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MOST_BARS = 20
#: More than anything that is counted, and a number that can be calculated with.
LARGEST = 10**15
#: Units of the drawing: height of a row, where the bars begin, the longest of them.
ROW, START, LONGEST = 28, 160, 300


@dataclass(frozen=True)
class Bar:
    """`written` is the number as the editor wrote it; the others are units of the drawing."""

    name: str
    written: str
    width: int
    y: int

    @property
    def end(self) -> int:
        """Where the number is written."""
        return START + self.width + 6


def bars(rows: list[list[str]]) -> list[Bar]:
    """Raises ValidationError for rows that are no name and number, or a number below zero."""
    if len(rows) > MOST_BARS:
        raise ValidationError(_("A chart has at most %(most)s bars."), params={"most": MOST_BARS})
    numbers = [_number(row) for row in rows]
    most = max(numbers, default=Decimal(0)) or Decimal(1)
    return [
        Bar(row[0], row[1], round(LONGEST * number / most), place * ROW)
        for place, (row, number) in enumerate(zip(rows, numbers, strict=True))
    ]


def _number(row: list[str]) -> Decimal:
    """As people write it: 12,500 or 12 500 or 3.5 or 40%."""
    wrong = ValidationError(_("“%(row)s” is no name and number."), params={"row": " | ".join(row)})
    if len(row) != 2:
        raise wrong
    try:
        number = Decimal(row[1].replace(",", "").replace("\u00a0", "").replace(" ", "").removesuffix("%"))
    except InvalidOperation as error:
        raise wrong from error
    if not number.is_finite() or not 0 <= number <= LARGEST:
        raise wrong
    return number
