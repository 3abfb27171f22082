"""A ledger of its own, in whole numbers and fractions: what claims come to, without what the portal computes."""

from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction

#: Units for one dollar, and the smallest amount that is paid, in hundredths.
PER_DOLLAR = {"USD": Fraction(1), "TZS": Fraction("2480.5"), "EUR": Fraction("0.91")}
STEP = {"USD": 1, "EUR": 1, "TZS": 100}


def exchanged(amount: int, currency: str, to: str) -> int:
    """By a rate of ten digits, to what can be paid; halves up."""
    rate = Fraction(_half_up(PER_DOLLAR[to] / PER_DOLLAR[currency] * 10**10), 10**10)
    return _half_up(amount * rate / STEP[to]) * STEP[to]


def _half_up(number: Fraction) -> int:
    return int(number + Fraction(1, 2))


def parts_of(amount: int, parts: list[int], currency: str) -> list[int]:
    """Each its proportion; what is left over goes one by one to who lost most."""
    step, whole = STEP[currency], sum(parts)
    exact = [Fraction(amount, step) * part / whole if whole else Fraction(0) for part in parts]
    floors = [int(number) for number in exact]
    left = amount // step * bool(whole) - sum(floors)
    losers = sorted(range(len(parts)), key=lambda number: floors[number] - exact[number])
    return [(floor + (number in losers[:left])) * step for number, floor in enumerate(floors)]


@dataclass
class Book:
    """Of one claim, or of one advance."""

    keys: dict[str, str]
    currency: str
    is_advance: bool = False
    approved: int = 0
    taken: int = 0
    paid: int = 0
    settled: int = 0
    carried: dict[tuple[str, str], int] = field(default_factory=dict)

    @property
    def open(self) -> int:
        return self.approved - self.taken - self.paid

    def figures(self) -> tuple[int, ...]:
        """Approved, in advance, to pay, paid, open, advances, to settle."""
        if self.is_advance:
            return (0, 0, 0, 0, 0, self.paid, self.paid - self.settled)
        return (self.approved, self.taken, self.approved - self.taken, self.paid, self.open, 0, 0)


class Ledger:
    def __init__(self) -> None:
        self.books: dict[int, Book] = {}

    def totals(self, by: str) -> dict[tuple[str, str], tuple[int, ...]]:
        sums: dict[tuple[str, str], tuple[int, ...]] = defaultdict(lambda: (0,) * 7)
        for book in self.books.values():
            key = (book.keys[by], book.currency)
            sums[key] = tuple(one + two for one, two in zip(sums[key], book.figures(), strict=True))
        return dict(sums)

    def carried(self, by: str) -> dict[tuple[str, str], tuple[int, ...]]:
        """What each budget line, or each grant, carries."""
        sums: dict[tuple[str, str], int] = defaultdict(int)
        for book in self.books.values():
            for keys, amount in book.carried.items():
                sums[keys[by == "grant"], book.currency] += amount
        return {key: (amount,) for key, amount in sums.items()}

    def by_currency(self, of) -> dict[str, int]:
        sums: dict[str, int] = defaultdict(int)
        for book in self.books.values():
            sums[book.currency] += of(book)
        return {currency: amount for currency, amount in sums.items() if amount}
