"""The links to one's own rooms in the header, by role."""

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import gettext as _

from diaspora import rules
from diaspora.inbox.number import number_for
from payments.rules import works_in_finance


def account_links(user) -> list[dict]:
    """What `user` may enter, as {title, url} and, where something waits or is unread, {count}. Asks the database once
    per user object."""
    if not user.is_authenticated:
        return [_link(_("Sign in"), "account_login"), _link(_("Join"), "account_signup")]
    if not hasattr(user, "_account_links"):
        user._account_links = _rooms(user)
    return user._account_links


def _rooms(user) -> list[dict]:
    unread = user.notices.filter(read_at=None).count()
    rooms = [
        _link(_("My page"), "my:home"),
        {**_link(_("What waits"), "diaspora:inbox"), "count": number_for(user), "waits": True},
        {**_link(_("Notices"), "diaspora:notices"), "count": unread},
    ]
    if rules.membership_of(user):
        rooms.append(_link(_("Institution"), "institution:home"))
    if rules.is_office(user):
        rooms.append(_link(_("Programme office"), "office:home"))
    if works_in_finance(user):
        rooms.append(_link(_("Finance"), "finance:desk"))
    if rules.is_editor(user):
        rooms.append(_link(_("Editor"), "wagtailadmin_home"))
    return [*rooms, _link(_("Account"), "diaspora:account")]


def _link(title: str, name: str) -> dict:
    return {"title": title, "url": reverse(name)}


def reader(request):
    """Who reads. An error before the sign-in is known counts as nobody."""
    return getattr(request, "user", AnonymousUser())
