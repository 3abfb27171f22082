"""What an approval writes into a line and its shares, and what stays from then on."""

from casework.money import written_step

from ..models import ClaimLine, LineShare
from .exchange import RatesOfMonths


def freeze_line(line: ClaimLine, currency: str, rates: RatesOfMonths) -> None:
    """Its exchange rate, and what is paid in `currency`; the shares are together exactly that."""
    exchange = rates.between(line.currency, currency, line.first_on)
    line.rate, line.exchange_source, line.exchange_day = exchange.rate, exchange.source, exchange.day
    line.pay_minor = exchange.applied(line.accepted_minor or 0, currency=line.currency, to=currency)
    line.save(update_fields=["rate", "exchange_source", "exchange_day", "pay_minor"])
    shares = list(line.shares.all())
    parts = [share.amount_minor for share in shares]
    for share, amount in zip(shares, split(line.pay_minor, parts, step=written_step(currency)), strict=True):
        share.pay_minor = amount
    LineShare.objects.bulk_update(shares, ["pay_minor"])


def split(amount: int, parts: list[int], *, step: int = 1) -> list[int]:
    """`amount` in the proportions of `parts`, to the smallest that is paid (`step` of its units): who is cut most by
    rounding down gets one more."""
    if step > 1:
        return [part * step for part in split(amount // step, parts)]
    whole = sum(parts)
    if not whole:
        return [0] * len(parts)
    floors = [amount * part // whole for part in parts]
    by_rest = sorted(range(len(parts)), key=lambda number: -(amount * parts[number] % whole))
    for number in by_rest[: amount - sum(floors)]:
        floors[number] += 1
    return floors
