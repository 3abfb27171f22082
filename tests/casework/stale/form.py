"""A form that decides, and what is typed into most of them."""

import datetime
from dataclasses import dataclass, field

from django.utils import timezone

SOON = timezone.localdate() + datetime.timedelta(days=40)


@dataclass(frozen=True)
class Form:
    """A form that decides: where its page is, what is typed into it, and what happens to the row meanwhile.

    `meanwhile` is the state that the row gets behind the back of the reader. Where the table of moves would still
    allow the decision from there, only what the page showed can refuse it: the control.
    """

    name: str
    page: str
    shown: str
    meanwhile: str
    who: str = "officer"
    typed: dict[str, str] = field(default_factory=dict)
    part: str = ""
    is_allowed_from_there: bool = True

    @property
    def title(self) -> str:
        return f"{self.name} {self.part}".strip()


REASON = {"reason": "The budget was cut."}


def decision(slug: str, shown: str, meanwhile: str, *, allowed: bool = True, **typed) -> Form:
    page = "office:decide"
    return Form("office:decide", page, shown, meanwhile, typed=typed, part=slug, is_allowed_from_there=allowed)
