"""What is paid for: an app above registers each kind, and this app knows no more of it than this.

register_purpose(Purpose("gift", title=…, return_to=…, still_free=…))
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from casework.languages import in_every_language, text_in

#: Between these a session of Stripe may end, counted from its beginning; a minute is for clocks that differ.
SHORTEST_HOLD = datetime.timedelta(minutes=31)
LONGEST_HOLD = datetime.timedelta(hours=23, minutes=59)


def _always(_payment: Any) -> bool:
    return True


def _nothing(_payment: Any) -> str:
    return ""


def _for_nobody(_payment: Any) -> tuple[str, str] | None:
    return None


def _none_open() -> list[tuple[str, str]]:
    return []


@dataclass(frozen=True)
class Purpose:
    """One kind of thing that is paid for. The functions get a `Payment`, whose `purpose_reference` names the thing.

    `title` is what the payer and finance call it, in the language of the moment; `return_to` a page of the portal for
    the payer; `still_free` is asked, in the transaction that settles, when money comes after the hold has ended: no
    means that all of it goes back. `notes` is what was promised with the money, as its receipt says it; `open_things`
    are reference and title of everything that finance may write an invoice for. `hold` says how long a payer may take;
    `statement` is added to our name on the statement of the payer's card (Latin letters, ten at most). `again` is the
    page on which somebody begins again, whose payment ended; empty where nobody can. `refuses` says why nobody begins
    to pay for the thing any more, and is empty while they may. `given_for` is how somebody is honoured by it, and the
    name, as they stand on the receipt: read each time, so that a name that was erased stands nowhere.
    """

    kind: str
    title: Callable[[Any], str]
    return_to: Callable[[Any], str]
    still_free: Callable[[Any], bool] = _always
    notes: Callable[[Any], str] = _nothing
    open_things: Callable[[], list[tuple[str, str]]] = _none_open
    is_gift: bool = False
    hold: datetime.timedelta = SHORTEST_HOLD
    statement: str = ""
    again: Callable[[Any], str] = _nothing
    refuses: Callable[[Any], str] = _nothing
    given_for: Callable[[Any], tuple[str, str] | None] = _for_nobody

    def __post_init__(self) -> None:
        if not SHORTEST_HOLD <= self.hold <= LONGEST_HOLD:
            raise ValueError(f"{self.kind}: a hold lies between {SHORTEST_HOLD} and {LONGEST_HOLD}")


_purposes: dict[str, Purpose] = {}


def register_purpose(purpose: Purpose) -> None:
    _purposes[purpose.kind] = purpose


def purpose_of(payment: Any) -> Purpose:
    """Raises KeyError for a kind that nobody registered."""
    return _purposes[payment.purpose]


def name_thing(asked: Any) -> None:
    """Write what is asked for into `title` and `titles`, as they are called today. Raises KeyError as `purpose_of`."""
    purpose, most = purpose_of(asked), asked._meta.get_field("title").max_length
    asked.titles = {code: text[:most] for code, text in in_every_language(lambda: purpose.title(asked)).items()}
    asked.title = text_in(asked.language, asked.titles)


def called(kind: str, reference: str) -> str:
    """What a thing is called, in the language of the moment; of a kind that nobody registered, its kind and number."""
    if not is_registered(kind):
        return f"{kind} {reference}"
    return _purposes[kind].title(SimpleNamespace(purpose=kind, purpose_reference=reference))


def purposes() -> list[Purpose]:
    return list(_purposes.values())


def is_registered(kind: str) -> bool:
    return kind in _purposes
