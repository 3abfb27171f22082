"""Links that work without an account: whoever has the link may do one thing with one row, for a time.

    MANAGE = TokenLinks("newsletters.manage", lifetime=datetime.timedelta(days=365))
    token = MANAGE.token(subscriber.pk, key=subscriber.link_key)

    path("manage/<str:token>/", manage, name="manage")

    @opened_by_link(ask_again="newsletters:link")
    @who_may(anyone)
    def manage(request, token):
        [pk] = MANAGE.read(token, key_of=lambda pk: Subscriber.objects.link_key(pk))

A token opens nothing but what it was made for: it is signed for one purpose. What is in it can be read by whoever has
the link, so it holds numbers of rows, never a name or an address.

Programs open links only to look at them (scanners of mail servers, previews of messengers): a view shows what a button
would do on GET, and does it on POST.

The log of the portal and that of the proxy cut a token off the path; the parameter of the route is called `token`.
"""

import datetime
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .refusals import Refused

#: What browsers, proxies and crawlers are told of a page behind such a link. Not `no-referrer`: with it browsers send
#: forms without saying from where, and the protection against forged requests refuses them.
PRIVATE = {
    "Cache-Control": "no-store, private",
    "Referrer-Policy": "strict-origin",
    "X-Robots-Tag": "noindex, nofollow",
}


class LinkRefused(Refused):
    """The link opens nothing. Its text says why, `advice` says what to do."""

    text = _("This link does not work.")
    advice: str | Promise = _("Open the link in the message once more, or copy the whole of it.")
    status = HTTPStatus.NOT_FOUND


class LinkTooOld(LinkRefused):
    text = _("This link is too old.")
    advice = _("For your safety such a link works for a limited time only. A newer one may be among your messages.")
    status = HTTPStatus.GONE


class LinkWithdrawn(LinkRefused):
    text = _("This link no longer works.")
    advice = _("It was used, or a newer one was sent since.")
    status = HTTPStatus.GONE


class TokenLinks:
    """Links for one purpose. Its name is part of what is signed: it is unique in the portal and never changes."""

    def __init__(self, purpose: str, *, lifetime: datetime.timedelta | None) -> None:
        """`lifetime` None: the links of old messages must work too, such as one that stops them."""
        self._purpose, self._lifetime = purpose, lifetime

    def token(self, *subject: int | str, key: str = "") -> str:
        """For the address of a link about `subject`: the numbers of its rows. `key` is something about them that
        changes when older links shall end; it is not readable in the token."""
        return signing.dumps([*subject, *([self._mark(key)] if key else [])], salt=self._purpose)

    def read(self, token: str, *, key_of: Callable[..., str | None] | None = None) -> list:
        """The subject. Raises LinkRefused.

        `key_of` gets the subject and returns its present key, or None when there is no such row any more. It is
        required for links that were made with a key.
        """
        try:
            subject = signing.loads(token, salt=self._purpose, max_age=self._lifetime)
        except signing.SignatureExpired as error:
            raise LinkTooOld from error
        except signing.BadSignature as error:
            raise LinkRefused from error
        subject = subject if isinstance(subject, list) else [subject]  # in old messages it stands alone
        if key_of is None:
            return subject
        *subject, mark = subject
        key = key_of(*subject)
        if not key or not constant_time_compare(mark, self._mark(key)):
            raise LinkWithdrawn
        return subject

    def _mark(self, key: str) -> str:
        return salted_hmac(self._purpose, key).hexdigest()[:20]


def private(view):
    """For a view whose address is the key to it: nothing keeps the page or passes its address on."""

    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        for name, value in PRIVATE.items():
            response[name] = value
        return response

    answer.is_private = True  # type: ignore[attr-defined]
    return answer


def opened_by_link(*, ask_again: str = ""):
    """For a view behind such a link: nothing keeps or passes on its address, and a refused link gets a page that says
    what to do. `ask_again` names the address where a new link can be asked for."""

    def decorate(view):
        @wraps(view)
        def opened(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            try:
                return view(request, *args, **kwargs)
            except LinkRefused as refusal:
                way = reverse(ask_again) if ask_again else ""
                values = {"refusal": refusal, "ask_again": way}
                return render(request, "links/refused.html", values, status=refusal.status)

        return private(opened)

    return decorate
