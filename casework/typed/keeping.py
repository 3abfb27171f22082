"""Texts that could not be saved, kept for a day for the browser and the account in which they were typed.

Nobody's text is kept: whoever has no account may share the screen with the next reader, and gets it back in the answer.
Keeping writes nothing but the row that is kept, and giving back fills in a form that its reader has to send again.
Passwords, codes of signing in, tokens and files are never kept, nor a form whose page promises not to keep its text.
"""

import datetime
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from typing import Any, TypeVar

from allauth.core import ratelimit
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import get_random_string

from ..models import KeptText
from .doors import is_door
from .line_ends import with_one_line_end
from .owner import FIELD, mark_in, mark_of, page_in

KEPT_FOR = datetime.timedelta(days=1)
#: What is kept of one form: the longest of the portal has about 60,000 letters.
LETTERS_AT_MOST = 150_000
PAGES_AT_MOST = 3
#: Of one account in all its browsers: whoever sends a form without a cookie is a new browser each time.
ROWS_AT_MOST = 10
#: How many forms of people who are signed out are kept from one address: see ACCOUNT_RATE_LIMITS.
ACTION = "typed"
#: Where a session remembers its browser.
BROWSER = "typed"
_NEVER_KEPT = re.compile(r"pass|token|secret|credential|^typed|^by_enter$|^q$", re.IGNORECASE)
#: Of the second factor, on a page about signing in. Elsewhere it opens nothing that its writer may not open.
_CODE = "code"
#: A number, a day, a word of a list: nobody has to type that again.
_CHOSEN = re.compile(r"[a-z0-9_:.-]*")
_LANGUAGE = re.compile(rf"^/({'|'.join(code for code, _name in settings.LANGUAGES)})(?=/)")


View = TypeVar("View", bound=Callable[..., Any])


class WhyKept(StrEnum):
    """Why a text is given back."""

    SIGNED_OUT = "signed_out"
    TOO_OLD = "too_old"
    REFUSED = "refused"
    FAILED = "failed"
    CLASHED = "clashed"
    LANGUAGE = "language"
    LOOKED_UP = "looked_up"
    ALONG = "along"


#: The reader asked for the page again, and knows that the text is still there.
UNASTONISHING = (WhyKept.LANGUAGE, WhyKept.LOOKED_UP)


def page_of(address: str) -> str:
    """The address of a page, the same in every language and whatever was looked up there."""
    return _LANGUAGE.sub("", address.partition("?")[0]).replace("\0", "")[:500]


def is_chosen(value: str) -> bool:
    """Whether a value is one of a list rather than a text."""
    return bool(_CHOSEN.fullmatch(value))


def typed_in(request: HttpRequest) -> dict[str, list[str]]:
    """What may be kept of the form that was sent: what its address says too was not typed, such as the page after."""
    secret = {_CODE} if is_door(request.path) else set()
    return {
        name: [with_one_line_end(value).replace("\0", "") for value in values]
        for name, values in request.POST.lists()
        if not _NEVER_KEPT.search(name) and name not in secret and any(values) and values != request.GET.getlist(name)
    }


def unkept(view: View) -> View:
    """Mark a view whose page promises not to keep what is typed there: it is looked at and forgotten."""
    view.is_unkept = True  # type: ignore[attr-defined]
    return view


def is_unkept(request: HttpRequest) -> bool:
    """Whether what was sent belongs to such a page. Known before the view is called, at every door."""
    found = request.resolver_match
    return found is not None and getattr(found.func, "is_unkept", False)


def has_texts(values: dict[str, list[str]]) -> bool:
    """Whether a person wrote something of it."""
    return any(not is_chosen(text) for texts in values.values() for text in texts)


def hidden_texts(kept: KeptText) -> list[str]:
    """What a person wrote and the page does not show."""
    hidden = {name: values for name, values in kept.values.items() if name not in kept.shown}
    return [value for values in hidden.values() for value in values if not is_chosen(value)]


def is_nobodys(request: HttpRequest) -> bool:
    """Whether a form was made for somebody without an account and is sent by one."""
    return not request.user.is_authenticated and mark_in(request.POST.get(FIELD, "")) == mark_of(request.user)


def keep(request: HttpRequest, reason: WhyKept, values: dict[str, list[str]] | None = None) -> bool:
    """Keep what was sent, or `values` of it, for the account that had the page. False when there is nothing to keep,
    or too much of it, or nobody to keep it for, or a promise not to."""
    if is_unkept(request):
        return False
    values = typed_in(request) if values is None else values
    owner, nobody = mark_in(request.POST.get(FIELD, "")), mark_of(AnonymousUser())
    if request.user.is_authenticated:
        mark = mark_of(request.user)
        if owner not in (mark, nobody):
            return False
        owner = mark
    if not owner or owner == nobody:
        return False
    if not values or sum(len(text) for texts in values.values() for text in texts) > LETTERS_AT_MOST:
        return False
    if not request.user.is_authenticated and not ratelimit.consume(request, action=ACTION):
        return False
    browser = request.session.get(BROWSER) or get_random_string(32)
    KeptText.objects.update_or_create(
        browser=browser,
        page=page_of(page_in(request)),
        defaults={
            "owner": owner,
            "reason": reason,
            "sent": list(values.items()),
            "has_files": bool(request.FILES),
            "kept_at": timezone.now(),
        },
    )
    _drop_all_but(PAGES_AT_MOST, browser=browser)
    _drop_all_but(ROWS_AT_MOST, owner=owner)
    if request.session.get(BROWSER) != browser:
        request.session[BROWSER] = browser
    return True


def _drop_all_but(most: int, **of: str) -> None:
    newest = KeptText.objects.filter(**of).order_by("-kept_at", "-pk").values_list("pk", flat=True)
    KeptText.objects.filter(pk__in=list(newest[most : most + 100])).delete()


def kept_for(request: HttpRequest) -> KeptText | None:
    """What the reader typed into the form with this address and could not save. Old texts and others' are dropped."""
    if not (browser := request.session.get(BROWSER)):
        return None
    row = KeptText.objects.filter(browser=browser, page=page_of(request.path)).first()
    if row is None:
        return None
    is_past = timezone.now() > row.kept_at + KEPT_FOR
    if not is_past and request.user.is_authenticated and row.owner == mark_of(request.user):
        return row
    if is_past or request.user.is_authenticated:
        row.delete()
    return None


def forget(request: HttpRequest) -> None:
    """It is saved, or its writer does not want it any more."""
    if browser := request.session.get(BROWSER):
        KeptText.objects.filter(browser=browser, page=page_of(page_in(request))).delete()


def forget_of_browser(session: SessionBase) -> None:
    """Whoever signs out leaves nothing behind for the next reader of this screen."""
    if browser := session.get(BROWSER):
        KeptText.objects.filter(browser=browser).delete()


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


_read: ContextVar[set[str] | None] = ContextVar("read", default=None)


@contextmanager
def noting_what_is_read() -> Iterator[set[str]]:
    """The names of the fields that a form reads while it lasts: what no form reads was typed into another one."""
    names: set[str] = set()
    token = _read.set(names)
    try:
        yield names
    finally:
        _read.reset(token)


def note_read(name: str) -> None:
    if (names := _read.get()) is not None:
        names.add(name)
