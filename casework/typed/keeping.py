"""Texts that could not be saved, kept for a day in the session of the browser on which they were typed.

Keeping writes nothing but the session, and giving back fills in a form that its reader has to send again. Passwords,
codes, tokens and files are never kept.
"""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass, field
from enum import StrEnum

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, QueryDict

from .line_ends import with_one_line_end
from .owner import FIELD, mark_in, mark_of

SECONDS_KEPT = 24 * 3600
#: What a session holds: the longest form of the portal has about 60,000 letters.
LETTERS_AT_MOST = 150_000
PAGES_AT_MOST = 3
_KEY = "typed"
_NEVER_KEPT = re.compile(r"pass|token|secret|credential|^code$|^typed", re.IGNORECASE)
#: A number, a day, a word of a list: nobody has to type that again.
_CHOSEN = re.compile(r"[a-z0-9_:.-]*")
_LANGUAGE = re.compile(rf"^/({'|'.join(code for code, _name in settings.LANGUAGES)})(?=/)")


class WhyKept(StrEnum):
    """Why a text is given back."""

    SIGNED_OUT = "signed_out"
    TOO_OLD = "too_old"
    REFUSED = "refused"
    LANGUAGE = "language"


@dataclass
class KeptText:
    """What was typed into the form with one address."""

    owner: str
    reason: str
    values: dict[str, list[str]]
    has_files: bool
    at: float
    #: Names of fields that the page of this moment shows; not kept.
    shown: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.data = QueryDict(mutable=True)
        for name, values in self.values.items():
            self.data.setlist(name, values)

    @property
    def is_past(self) -> bool:
        return time.time() > self.at + SECONDS_KEPT

    @property
    def hidden_texts(self) -> list[str]:
        """What a person wrote and the page does not show."""
        return [
            value
            for name, values in self.values.items()
            for value in values
            if name not in self.shown and not is_chosen(value)
        ]


def _page_of(request: HttpRequest) -> str:
    """The address of a page, the same in every language."""
    return _LANGUAGE.sub("", request.path)


def is_chosen(value: str) -> bool:
    """Whether a value is one of a list rather than a text."""
    return bool(_CHOSEN.fullmatch(value))


def typed_in(request: HttpRequest) -> dict[str, list[str]]:
    """What may be kept of the form that was sent."""
    return {
        name: [with_one_line_end(value) for value in values]
        for name, values in request.POST.lists()
        if not _NEVER_KEPT.search(name) and any(values)
    }


def has_texts(request: HttpRequest) -> bool:
    """Whether a person wrote something into the form that was sent."""
    return any(not is_chosen(text) for texts in typed_in(request).values() for text in texts)


def keep(request: HttpRequest, reason: WhyKept) -> bool:
    """Keep what was sent, for the account that had the page. False when there is nothing to keep, or too much of it."""
    values = typed_in(request)
    owner = mark_in(request.POST.get(FIELD, ""))
    nobody = mark_of(AnonymousUser())
    if request.user.is_authenticated:
        mark = mark_of(request.user)
        if owner not in (mark, nobody):
            return False
        owner = mark
    if not owner or not values or sum(len(text) for texts in values.values() for text in texts) > LETTERS_AT_MOST:
        return False
    kept = KeptText(owner, reason, values, bool(request.FILES), time.time())
    others = _others(request)
    newest = dict(list(others.items())[-PAGES_AT_MOST + 1 :])
    row = {name: value for name, value in asdict(kept).items() if name != "shown"}
    request.session[_KEY] = {**newest, _page_of(request): row}
    return True


def kept_for(request: HttpRequest) -> KeptText | None:
    """What the reader typed into the form with this address and could not save. Old texts and others' are dropped."""
    row = request.session.get(_KEY, {}).get(_page_of(request))
    if row is None:
        return None
    kept = KeptText(**row)
    if not kept.is_past and kept.owner == mark_of(request.user):
        return kept
    if kept.is_past or request.user.is_authenticated:
        forget(request)
    return None


def forget(request: HttpRequest) -> None:
    """It is saved, or its writer does not want it any more."""
    if _page_of(request) in request.session.get(_KEY, {}):
        request.session[_KEY] = _others(request)


def _others(request: HttpRequest) -> dict[str, dict]:
    """What is kept for other pages, in the order in which it was kept."""
    return {page: row for page, row in request.session.get(_KEY, {}).items() if page != _page_of(request)}


_given_back: ContextVar[KeptText | None] = ContextVar("given_back", default=None)


@contextmanager
def giving_back(kept: KeptText | None) -> Iterator[None]:
    """While a page is made, its unbound forms show what was kept instead of what is stored."""
    token = _given_back.set(kept)
    try:
        yield
    finally:
        _given_back.reset(token)


def given_back() -> KeptText | None:
    return _given_back.get()
